"""Who has a part in the desk, for managing editors: the list, invitations, and closing an account."""

from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from reviews import credentials
from reviews.accounts import SECOND_FACTORS
from reviews.exceptions import Incomplete
from reviews.forms import InviteForm
from reviews.groups import MANAGE, REVIEW, WRITE
from reviews.models import Invitation, Registration
from reviews.permissions import Person, check_can_manage, holds
from reviews.workflow import check_registration as check_registration_of
from reviews.workflow import people as verbs

from .guard import DeskRequest, DeskView


@require_GET
def people(request: DeskRequest) -> HttpResponse:
    """Everybody with an account and everybody who is invited."""
    check_can_manage(request.person)
    invitations = Invitation.objects.open().select_related("invited_by")
    context = {"people": [_line(account, request.person) for account in _accounts()], "invitations": invitations}
    return render(request, "reviews/people.html", context)


@require_http_methods(["GET", "POST"])
def invite(request: DeskRequest) -> HttpResponse:
    """Ask somebody to join, by mail."""
    check_can_manage(request.person)
    roles = verbs.roles_for(request.person)
    form = InviteForm(request.POST or None, roles=roles)
    if request.method == "POST" and form.is_valid():
        try:
            invitation = verbs.invite(by=request.user, **form.cleaned_data)
        except Incomplete as incomplete:
            form.add_error(incomplete.field or None, incomplete.message)
        else:
            messages.success(request, f"{invitation.name} is invited: the mail is on its way to {invitation.email}.")
            return redirect("desk:people")
    status = 422 if request.method == "POST" else 200
    return render(request, "reviews/invite.html", {"form": form, "roles": roles}, status=status)


@require_POST
def withdraw_invitation(request: DeskRequest, pk: int) -> HttpResponse:
    check_can_manage(request.person)
    invitation = get_object_or_404(Invitation, pk=pk)
    verbs.withdraw_invitation(by=request.user, invitation=invitation)
    messages.success(request, f"The invitation of {invitation.name} is taken back: its link opens nothing any more.")
    return redirect("desk:people")


@require_POST
def check_registration(request: DeskRequest, pk: int) -> HttpResponse:
    """Confirm that the register lists somebody today."""
    check_can_manage(request.person)
    stated = get_object_or_404(Registration.objects.select_related("user__member__contributor"), pk=pk)
    check_registration_of(by=request.user, registration=stated)
    messages.success(request, f"The registration of {_name(stated.user)} is checked, as of today.")
    return redirect("desk:people")


def _on_account(press: Callable[..., object], done: str) -> DeskView:
    """The view of a button beside an account; `done` says with its {name} what happened."""

    @require_POST
    def view(request: DeskRequest, pk: int) -> HttpResponse:
        check_can_manage(request.person)
        account = get_object_or_404(User, pk=pk)
        press(by=request.user, account=account)
        messages.success(request, done.format(name=_name(account)))
        return redirect("desk:people")

    return view


deactivate = _on_account(verbs.deactivate, "{name} is deactivated and signed out everywhere. What they signed stays.")
activate = _on_account(verbs.activate, "{name} is active again.")
remove_second_factors = _on_account(
    verbs.remove_second_factors, "{name} signs in with the password alone until a new factor is set up."
)


def _accounts() -> QuerySet[User, Any]:
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    return (
        User.objects.select_related("member__contributor")
        .annotate(
            **credentials.columns(),
            has_second_factor=Exists(factors),
            writes=holds(WRITE),
            reviews_texts=holds(REVIEW),
            manages=holds(MANAGE),
        )
        .order_by("-is_active", "last_name", "first_name", "username")
    )


def _line(account: Any, who: Person) -> dict[str, Any]:
    """One account as the list prints it."""
    parts = {
        "Administrator": account.is_superuser,
        "Managing editor": account.manages,
        "Medical reviewer": account.reviews_texts,
        "Editor": account.writes and not account.manages,
    }
    return {
        "account": account,
        "name": _name(account),
        "role": ", ".join(name for name, has in parts.items() if has) or "No part in the desk",
        "may_remove": who.user.is_superuser and account.pk != who.user.pk and account.has_second_factor,
        "registration": _registration(account, who, parts["Medical reviewer"] or account.is_superuser),
        "may_switch": verbs.may_switch(who, account, account.manages),
    }


def _registration(account: Any, who: Person, reviews: bool) -> dict[str, Any] | None:
    """What the list says of a reviewer's registration and interests; None for who does not review."""
    if not reviews:
        return None
    held, today = credentials.credentials_of(account), timezone.localdate()
    stated = account.registration_id
    return {
        "pk": stated,
        "words": account.registration_words,
        "checked_on": held.checked_on,
        "is_current": held.has_current_check(today),
        "declared_on": held.declared_on,
        "is_declared": held.has_current_declaration(today),
        "may_check": stated is not None and account.pk != who.user.pk and held.checked_on != today,
    }


def _name(account: User) -> str:
    member = getattr(account, "member", None)
    return str(member) if member and member.contributor else account.get_full_name() or account.get_username()
