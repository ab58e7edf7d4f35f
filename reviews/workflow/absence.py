"""When somebody is away, and what mail they want."""

from datetime import date

from django.contrib.auth.models import User
from django.utils import timezone

from reviews.exceptions import Incomplete, NotAllowed
from reviews.models import Member
from reviews.permissions import check_can_set_absence, person


def set_absence(*, by: User, account: User, away_from: date | None, away_until: date | None) -> Member:
    """Say from which day until which day, both included, somebody is away; no days end an absence.

    Raises NotAllowed for who is neither that person nor a managing editor, Incomplete where a day is missing, the
    days are in the wrong order, or they have passed.
    """
    check_can_set_absence(person(by), account)
    if away_from is None and away_until is not None:
        raise Incomplete("Give the first day too.", "away_from")
    if away_until is None and away_from is not None:
        raise Incomplete("Give the last day too.", "away_until")
    if away_from and away_until and away_until < away_from:
        raise Incomplete("The last day comes before the first one.", "away_until")
    if away_until and away_until < timezone.localdate():
        raise Incomplete("This absence is over. Leave both days empty to end it.", "away_until")
    member, _ = Member.objects.update_or_create(
        user=account, defaults={"away_from": away_from, "away_until": away_until}
    )
    return member


def choose_mail(*, by: User, wants_digest: bool) -> Member:
    """Say whether one wants the weekly digest."""
    who = person(by)
    if not who.has_desk:
        raise NotAllowed("Your account has no part in the desk yet. Ask a managing editor to give it one.")
    return Member.objects.update_or_create(user=by, defaults={"wants_digest": wants_digest})[0]
