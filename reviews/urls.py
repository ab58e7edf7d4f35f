from django.http import HttpRequest, HttpResponse
from django.urls import path

app_name = "desk"


def _later(request: HttpRequest, **kwargs: int) -> HttpResponse:
    return HttpResponse("later")


urlpatterns = [path("", _later, name="home"), path("reviews/<int:pk>/", _later, name="review")]
