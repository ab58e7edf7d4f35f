"""Where each article stands, for lists: the newest revision, the newest round, what the public reads."""

from datetime import date
from typing import Any

from django.db.models import Case, DateField, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from articles.models import Article, Revision
from reviews.models import Concern, Review
from reviews.states import OPEN, State

DRAFT = "draft"
ARTICLE_STATES = {
    DRAFT: "Draft",
    State.SUBMITTED.value: State.SUBMITTED.label,
    State.UNDER_REVIEW.value: State.UNDER_REVIEW.label,
    State.CHANGES_REQUESTED.value: State.CHANGES_REQUESTED.label,
    "live": "Live",
    "overdue": "Live, review overdue",
    "challenged": "Live, evidence challenged",
    "retired": "Retired",
}

NEVER, LONG_AGO = date(9999, 12, 31), date(1, 1, 1)
"""In the place of a day that an article has not: at the end of every list."""


def articles_in(state: str = "", words: str = "") -> QuerySet[Any]:
    """Articles with what a line about them shows, in one query; `state` and `words` (title, address) narrow them.

    Each row has newest_number, newest_title, newest_at, newest_by (an id), round_id, round_reviewer (an id), and
    work_state: where its newest text stands, "" where that text is the live one.
    """
    newest = Revision.objects.filter(article=OuterRef("pk")).order_by("-number")
    last_round = Review.objects.filter(article=OuterRef("pk")).order_by("-pk")
    found: QuerySet[Any] = (
        Article.objects.select_related("live")
        .annotate(
            newest_id=Subquery(newest.values("pk")[:1]),
            newest_number=Subquery(newest.values("number")[:1]),
            newest_title=Subquery(newest.values("title")[:1]),
            newest_at=Subquery(newest.values("created_at")[:1]),
            newest_by=Subquery(newest.values("created_by")[:1]),
            newest_kind=Subquery(newest.values("kind")[:1]),
            newest_audience=Subquery(newest.values("audience")[:1]),
            round_id=Subquery(last_round.values("pk")[:1]),
            round_state=Subquery(last_round.values("state")[:1]),
            round_due=Subquery(last_round.filter(state__in=OPEN).values("due_on")[:1]),
            round_reviewer=Subquery(last_round.filter(state__in=OPEN).values("reviewer")[:1]),
        )
        .annotate(work_state=_work_state())
    )
    if words:
        found = found.filter(Q(slug__icontains=words) | Q(newest_title__icontains=words))
    return _in_state(found, state)


def with_days(found: QuerySet[Any]) -> QuerySet[Any]:
    """Add what lists are sorted by: due (the open round's day, else the page's next review), reviewed, updated."""
    return found.annotate(
        due=Coalesce("round_due", "live__next_review_due", Value(NEVER), output_field=DateField()),
        reviewed=Coalesce("live__last_reviewed", Value(NEVER), output_field=DateField()),
        updated=Coalesce("live__last_updated", Value(LONG_AGO), output_field=DateField()),
    )


def _work_state() -> Case:
    return Case(
        When(round_state__in=OPEN, then=F("round_state")),
        When(newest_id=F("live__revision_id"), then=Value("")),
        When(round_state=State.CHANGES_REQUESTED.value, then=Value(State.CHANGES_REQUESTED.value)),
        default=Value(DRAFT),
    )


def _in_state(found: QuerySet[Any], state: str) -> QuerySet[Any]:
    if state == "live":
        return found.filter(live__isnull=False, retired_at=None)
    if state == "retired":
        return found.filter(retired_at__isnull=False)
    if state == "overdue":
        return found.filter(live__next_review_due__lt=timezone.localdate(), retired_at=None)
    if state == "challenged":
        return found.filter(Exists(Concern.objects.open().filter(article=OuterRef("pk"))))
    if state in OPEN:
        return found.filter(Exists(Review.objects.filter(article=OuterRef("pk"), state=state)))
    if state == State.CHANGES_REQUESTED:
        found = found.filter(pk__in=Review.objects.filter(state=state).values("article"))
    return found.filter(work_state=state) if state else found
