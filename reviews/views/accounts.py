"""Joining by invitation, and why a second factor is asked for. Who opens these may have no part in the desk yet."""

from typing import cast

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from django.contrib.auth import login
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from reviews.accounts import lacks_second_factor
from reviews.exceptions import NotPossible
from reviews.forms import JoinForm
from reviews.invitations import invitation_of
from reviews.models import Invitation
from reviews.workflow.people import join


@never_cache
@login_required
@require_GET
def second_factor(request: HttpRequest) -> HttpResponse:
    """Why reviewers and managing editors need a second factor, and where to set one up."""
    needed = lacks_second_factor(cast(User, request.user))
    return render(request, "account/second_factor.html", {"needed": needed})


@never_cache
@require_http_methods(["GET", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link of an invitation leads. Altered links give 404; used, old and withdrawn ones 410."""
    found = invitation_of(token)
    if found is None or not found.is_open:
        status = 404 if found is None else 410
        return render(request, "account/invitation_closed.html", {"invitation": found}, status=status)
    if request.user.is_authenticated:
        return render(request, "account/invitation_elsewhere.html", {"invitation": found}, status=409)
    form = JoinForm(request.POST or None, invitation=found)
    if request.method == "POST" and form.is_valid():
        return _join(request, found, form)
    status = 422 if request.method == "POST" else 200
    return render(request, "account/invitation.html", {"invitation": found, "form": form}, status=status)


def _join(request: HttpRequest, found: Invitation, form: JoinForm) -> HttpResponse:
    """Make the account and sign it in: the guest has just proved the address and chosen the password."""
    try:
        user = join(invitation=found, **form.cleaned_data)
    except NotPossible as refused:
        found.refresh_from_db()
        context = {"invitation": found, "refusal": refused.message}
        return render(request, "account/invitation_closed.html", context, status=refused.status)
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    reauthenticate_by_password(request)
    return redirect("second_factor")
