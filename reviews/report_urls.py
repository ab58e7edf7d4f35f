from django.urls import path

from . import public_reports

app_name = "report"

urlpatterns = [
    path("articles/<slug:slug>/report/", public_reports.report, name="form"),
    path("articles/<slug:slug>/report/thanks/", public_reports.thanks, name="thanks"),
]
