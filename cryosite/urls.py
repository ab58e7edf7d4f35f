"""Every address, with the audience that it is declared for. The desk and the admin are wrapped here."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.urls import include, path
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_safe

from .audiences import View, declare
from .health import healthz


def public_page(view: View) -> View:
    """Anonymous GET and HEAD; anyone may store it, and asks again before showing it."""
    guarded: View = cache_control(public=True, max_age=0, must_revalidate=True)(require_safe(view))
    return guarded


def desk_page(view: View) -> View:
    """Signed in, never stored by anyone on the way."""
    guarded: View = never_cache(login_required(view))
    return guarded


def admin_page(view: View) -> View:
    guarded: View = secure_admin_login(view)
    return guarded


urlpatterns = [
    *declare("public", [path("", include("articles.urls"))], public_page),
    *declare("public", [path("healthz", healthz, name="healthz")], require_safe),
    *declare("accounts", [path("accounts/", include("allauth.account.urls"))]),
    *declare("desk", [path("desk/", include("reviews.urls"))], desk_page),
    *declare("admin", [path("admin/", admin.site.urls)], admin_page),
]
