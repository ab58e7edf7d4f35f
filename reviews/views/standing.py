"""Where each article stands, for lists: the newest revision, the newest round, what the public reads."""

from typing import Any

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from articles.models import Article, Revision
from reviews.models import Review
from reviews.states import OPEN, State

DRAFT = "draft"
ARTICLE_STATES = {
    DRAFT: "Draft",
    State.SUBMITTED.value: State.SUBMITTED.label,
    State.UNDER_REVIEW.value: State.UNDER_REVIEW.label,
    State.CHANGES_REQUESTED.value: State.CHANGES_REQUESTED.label,
    "live": "Live",
    "retired": "Retired",
}


def articles_in(state: str = "", words: str = "") -> QuerySet[Any]:
    """Articles with what a line about them shows, in one query; `state` and `words` (title, address) narrow them.

    Each row has newest_number, newest_title, newest_at, newest_by (an id), round_id, and work_state: where its
    newest text stands, "" where that text is the live one.
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
            round_id=Subquery(last_round.values("pk")[:1]),
            round_state=Subquery(last_round.values("state")[:1]),
        )
        .annotate(work_state=_work_state())
    )
    if words:
        found = found.filter(Q(slug__icontains=words) | Q(newest_title__icontains=words))
    return _in_state(found, state)


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
    if state in OPEN:
        return found.filter(Exists(Review.objects.filter(article=OuterRef("pk"), state=state)))
    if state == State.CHANGES_REQUESTED:
        found = found.filter(pk__in=Review.objects.filter(state=state).values("article"))
    return found.filter(work_state=state) if state else found
