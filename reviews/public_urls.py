from django.urls import path

from . import public

app_name = "record"

urlpatterns = [
    path("articles/<slug:slug>/record/", public.record, name="page"),
    path("articles/<slug:slug>/record.json", public.record_json, name="json"),
    path("articles/<slug:slug>/record.txt", public.record_text, name="text"),
    path("articles/<slug:slug>/record.sig", public.record_signature, name="signature"),
    path("articles/<slug:slug>/record.html.txt", public.record_html, name="html"),
    path(".well-known/jwks.json", public.key_set, name="keys"),
    path(".well-known/signing-key.pem", public.key_pem, name="key"),
]
