"""The lock that every verb takes, and the conditional update by which it moves a round."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import F, Q

from articles.models import Article
from reviews.exceptions import NotPossible, Stale
from reviews.models import Review
from reviews.states import OPEN, TRANSITIONS, State

from .seen import Seen, check_seen


def lock_article(article: Article) -> Article:
    """Lock an article's row until the transaction ends, and read it with its live text."""
    _lock(article.pk)
    return Article.objects.with_text().get(pk=article.pk)


def lock_review(review: Review) -> Review:
    """Lock the round's article until the transaction ends, and read the round as it is now."""
    _lock(review.article_id)
    return Review.objects.with_text().get(pk=review.pk)


def lock_two(first: Article, second: Article) -> tuple[Article, Article]:
    """Lock two articles and the pages that they are paired with, and read the two with their live texts."""
    _lock(first.pk, second.pk)
    found = Article.objects.with_text().in_bulk([first.pk, second.pk])
    return found[first.pk], found[second.pk]


def _lock(*articles: int) -> None:
    """Lock rows with the pages they are paired with, always in the order of their ids: two never wait for each other.

    A change of one page is told on the other (articles.publishing.refresh_standing). Raises Stale where one was paired
    while this waited for it: its new pair, unlocked, may come before it in the order.
    """
    named = Q(pk__in=articles) | Q(paired_with__in=articles)
    locked = dict(Article.objects.filter(named).order_by("pk").select_for_update().values_list("pk", "paired_with"))
    if not set(articles) <= locked.keys():
        raise Article.DoesNotExist
    if not {locked[pk] for pk in articles} - {None} <= locked.keys():
        raise Stale("This page was paired with another one a moment ago. Nothing of yours was written: try again.")


def check_state(review: Review, verb: str) -> None:
    """Raise NotPossible unless `verb` starts from the round's state."""
    if review.state not in TRANSITIONS[verb].sources:
        raise NotPossible(f"This round is {State(review.state).label.lower()}: that is not possible any more.")


def check_possible(review: Review, verb: str, seen: Seen | None) -> None:
    """Raise NotPossible unless `verb` starts from the round's state, Stale unless it is what was seen."""
    check_state(review, verb)
    check_seen(seen, review)


def move(review: Review, verb: str, **changes: Any) -> None:
    """Move a round as TRANSITIONS says. Raises Stale where somebody was first: then zero rows match."""
    target = TRANSITIONS[verb].target
    updated = Review.objects.filter(pk=review.pk, state=review.state, version=review.version).update(
        state=target, version=F("version") + 1, **changes
    )
    if not updated:
        raise Stale("Somebody else decided this round a moment ago. Nothing of yours was written.")
    review.state, review.version = target, review.version + 1
    for name, value in changes.items():
        setattr(review, name, value)


def open_round(article: Article) -> Review | None:
    """The open round of an article, if there is one."""
    return (
        Review.objects.filter(article=article, state__in=OPEN)
        .select_related("revision", "submitted_by", "reviewer")
        .first()
    )


def refuse_while_open(article: Article, by: User) -> None:
    """Raise NotPossible while a round is open: its text must not move under the reviewer's eyes."""
    review = open_round(article)
    if review is None:
        return
    who = "you" if review.submitted_by_id == by.pk else review.submitted_by.get_username()
    raise NotPossible(
        f"Revision {review.revision.number} is {State(review.state).label.lower()} (submitted by {who}). "
        "Withdraw that round first; then you can go on writing."
    )
