"""Who may sign a text, how much each reviewer has to do already, and who is away: for pickers and lists.

The rule is that of reviews.permissions, asked of everybody who may review; here stands only what a person who
chooses wants to know beside it.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import User
from django.db.models import Count

from articles.choices import Scope
from articles.models import Article, Revision

from .exceptions import NotAllowed
from .models import Review
from .permissions import Person, check_can_review, check_can_sign, reviewers, scopes_for
from .provenance import Provenance, provenances_of, with_submitter
from .states import State


@dataclass(frozen=True)
class Candidate:
    """A reviewer beside the others: the open rounds that they hold and are asked to take, absence, and the refusal.

    `refusal` is "" where they may sign; else it says why not, to be read after their name.
    """

    user: User
    name: str
    held: int
    asked: int
    away_from: date | None
    away_until: date | None
    is_away: bool
    refusal: str

    @property
    def may_sign(self) -> bool:
        return not self.refusal

    @property
    def load(self) -> str:
        """The open rounds in words: "2 under review, 1 to begin"."""
        parts = [f"{self.held} under review"] * bool(self.held) + [f"{self.asked} to begin"] * bool(self.asked)
        return ", ".join(parts) or "no open round"


def candidates(revision: Revision, article: Article, *, on: date, submitter: User | None = None) -> list[Candidate]:
    """Everybody who may review, and whether they may sign this text: who may and is here first, the least busy on top.

    `article` comes with its live publication; `submitter` is who is about to submit the text.
    """
    provenance = provenances_of([(revision, article)])[revision.pk]
    if submitter:
        provenance = with_submitter(provenance, submitter.pk)
    return _listed(reviewers(), on, provenance)


def everybody(on: date) -> list[Candidate]:
    """Everybody who may review, whatever the text; `refusal` where they may sign none."""
    return _listed(reviewers(), on, None)


def refusals_of(reviewer: Person, texts: Sequence[tuple[Revision, Article]]) -> dict[int, str]:
    """For one reviewer and many texts, in two queries: id of the revision → why they may not sign it, or ""."""
    found = provenances_of(texts)
    return {pk: refusal_of(reviewer, provenance) for pk, provenance in found.items()}


def refusal_of(who: Person, provenance: Provenance | None) -> str:
    """Why this person may sign neither the whole text nor the changes, in words about them; "" where they may."""
    try:
        if provenance is None:
            check_can_review(who)
        elif not scopes_for(who, provenance):
            check_can_sign(who, provenance, Scope.WHOLE)
    except NotAllowed as refused:
        return refused.of_them
    return ""


def _listed(people: list[Person], on: date, provenance: Provenance | None) -> list[Candidate]:
    load = _load()
    found = [_candidate(who, on, load[who.user.pk], refusal_of(who, provenance)) for who in people]
    return sorted(found, key=lambda one: (not one.may_sign, one.is_away, one.held + one.asked, one.name))


def _load() -> dict[int, Counter[str]]:
    """Open rounds by reviewer and state, in one query."""
    load: dict[int, Counter[str]] = defaultdict(Counter)
    rows = Review.objects.open().exclude(reviewer=None).order_by().values_list("reviewer", "state")
    for reviewer, state, count in rows.annotate(count=Count("pk")):
        load[reviewer][state] = count
    return load


def _candidate(who: Person, on: date, load: Counter[str], refusal: str) -> Candidate:
    member = getattr(who.user, "member", None)
    return Candidate(
        user=who.user,
        name=str(member) if member else who.user.get_username(),
        held=load[State.UNDER_REVIEW],
        asked=load[State.SUBMITTED],
        away_from=member.away_from if member else None,
        away_until=member.away_until if member else None,
        is_away=member.is_away(on) if member else False,
        refusal=refusal,
    )
