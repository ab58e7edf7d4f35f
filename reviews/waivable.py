"""Reviewers' interests that touch a text, for the managing editor who may waive them."""

from dataclasses import dataclass

from django.utils import timezone

from .exceptions import NotAllowed
from .matching import Match, matches
from .models import Interest, Review
from .permissions import Person, check_can_waive, reviewers
from .provenance import Provenance


@dataclass(frozen=True)
class Touching:
    """A reviewer's interest that touches a text; `may_waive` for the person who looks."""

    owner: Person
    match: Match
    may_waive: bool


def touching(who: Person, review: Review, provenance: Provenance) -> list[Touching]:
    """The interests of all reviewers that touch the round's text, waived ones too; none for who may not manage.

    At most two queries, however many there are.
    """
    if not who.may_manage:
        return []
    today = timezone.localdate()
    found = [
        (owner, match)
        for owner in reviewers()
        for match in matches(owner.credentials.entries, provenance.about, on=today)
    ]
    keys = [match.interest.pk for _, match in found]
    rows = Interest.objects.select_related("declaration").in_bulk(keys) if keys else {}
    return [
        Touching(owner, match, match.waived is None and _may_waive(who, review, provenance, rows[match.interest.pk]))
        for owner, match in found
    ]


def _may_waive(who: Person, review: Review, provenance: Provenance, interest: Interest) -> bool:
    try:
        check_can_waive(who, review, provenance, interest)
    except NotAllowed:
        return False
    return True
