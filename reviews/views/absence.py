"""Who is away and when, who has how much to do, and the mail that a person wants."""

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from reviews.eligibility import everybody
from reviews.exceptions import Incomplete
from reviews.forms.absence import AbsenceForm, OwnAbsenceForm
from reviews.models import Member, Review
from reviews.permissions import check_can_set_absence
from reviews.workflow import choose_mail, set_absence

from .guard import DeskRequest


@require_http_methods(["GET", "POST"])
def absence(request: DeskRequest, pk: int | None = None) -> HttpResponse:
    """One's own absence, or for managing editors somebody else's (`pk`), with everybody's load."""
    own = pk is None or pk == request.user.pk
    account = request.person.user if own else get_object_or_404(User.objects.select_related("member"), pk=pk)
    check_can_set_absence(request.person, account)
    form = _form(request, account, own)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            set_absence(by=request.user, account=account, away_from=given["away_from"], away_until=given["away_until"])
        except Incomplete as incomplete:
            form.add_error(incomplete.field, incomplete.message)
        else:
            if own:
                choose_mail(by=request.user, wants_digest=given["wants_digest"])
            messages.success(request, "Saved.")
            return redirect(request.path)
    status = 422 if form.errors else 200
    return render(request, "reviews/absence.html", _context(request, account, own, form), status=status)


def _form(request: DeskRequest, account: User, own: bool) -> AbsenceForm:
    member = getattr(account, "member", None) or Member(user=account)
    initial = {name: getattr(member, name) for name in ("away_from", "away_until", "wants_digest")}
    kind = OwnAbsenceForm if own else AbsenceForm
    return kind(request.POST if request.method == "POST" else None, initial=initial)


def _context(request: DeskRequest, account: User, own: bool, form: AbsenceForm) -> dict[str, object]:
    today = timezone.localdate()
    member = getattr(account, "member", None)
    days = (member.away_from, member.away_until) if member and member.away_from else None
    meanwhile = Review.objects.mine(account).filter(due_on__range=days).listed() if days else []
    manages = request.person.may_manage
    return {
        "form": form,
        "account": account,
        "own": own,
        "meanwhile": list(meanwhile),
        "reviewers": everybody(today) if manages else [],
        "today": today,
    }
