"""Every address, with the audience that it is declared for. The desk and the admin are wrapped here."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.mfa.totp.views import activate_totp
from csp.decorators import csp_update
from django.contrib import admin
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods, require_safe
from django.views.generic import RedirectView

from reviews.accounts import lacks_second_factor
from reviews.views.accounts import invitation, second_factor

from .audiences import Pattern, View, declare
from .health import healthz


def public_page(view: View) -> View:
    """Anonymous GET and HEAD; anyone may store it, and asks again before showing it."""
    guarded: View = cache_control(public=True, max_age=0, must_revalidate=True)(require_safe(view))
    return guarded


def public_form(view: View) -> View:
    """Anonymous too, with a form: its CSRF cookie is its own, so nobody on the way may store it."""
    guarded: View = never_cache(require_http_methods(["GET", "HEAD", "POST"])(view))
    return guarded


def with_second_factor(view: View) -> Callable[..., HttpResponseBase]:
    """Who has to have a second factor and has none is led to set it up first (DESIGN 5.3)."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if lacks_second_factor(request.user):  # type: ignore[arg-type]
            return redirect("second_factor")
        return view(request, *args, **kwargs)

    return guarded


def desk_page(view: View) -> View:
    """Signed in, never stored by anyone on the way."""
    guarded: View = never_cache(login_required(with_second_factor(view)))
    return guarded


def admin_page(view: View) -> View:
    guarded: View = secure_admin_login(with_second_factor(view))
    return guarded


# allauth shows the key of an authenticator app as an image in the page; only this address may load such a one.
totp_page = path(
    "accounts/2fa/totp/activate/", csp_update({"img-src": ["data:"]})(activate_totp), name="mfa_activate_totp"
)
# A password that its owner changes is noted as such by allauth's page; the admin's own page would not.
admin_password = path("admin/password_change/", RedirectView.as_view(pattern_name="account_change_password"))
own_account_pages: list[Pattern] = [
    path("accounts/second-factor/", second_factor, name="second_factor"),
    path("accounts/invitation/<str:token>/", invitation, name="invitation"),
    totp_page,
]

urlpatterns = [
    *declare("public", [path("", include("articles.urls"))], public_page),
    *declare("public", [path("", include("reviews.public_urls"))], public_page),
    *declare("public-form", [path("", include("reviews.report_urls"))], public_form),
    *declare("public", [path("healthz", healthz, name="healthz")], require_safe),
    *declare("accounts", own_account_pages),
    *declare("accounts", [path("accounts/", include("allauth.account.urls"))]),
    *declare("accounts", [path("accounts/2fa/", include("allauth.mfa.urls"))]),
    *declare("desk", [path("desk/", include("reviews.urls"))], desk_page),
    *declare("admin", [admin_password], admin_page),
    *declare("admin", [path("admin/", admin.site.urls)], admin_page),
]
