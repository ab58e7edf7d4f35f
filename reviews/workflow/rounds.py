from collections.abc import Collection, Mapping
from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.choices import ChangeKind
from articles.models import Article, Revision
from reviews import ledger, notifications
from reviews.calendar import due_day
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Review
from reviews.permissions import (
    check_can_claim,
    check_can_decide,
    check_can_release,
    check_can_withdraw,
    check_can_write,
    person,
)
from reviews.provenance import provenance_of
from reviews.states import CLOSED, State

from .change_kinds import check_change
from .concerns import named
from .evidence import check_sources
from .locking import check_possible, lock_article, lock_review, move, open_round, refuse_while_open
from .seen import Seen


def submit(
    *,
    by: User,
    revision: Revision,
    change_kind: str = ChangeKind.MAJOR,
    change_note: str = "",
    answers: Mapping[str, str] | None = None,
    answering: Collection[int] = (),
) -> Review:
    """Open a round on a revision; reviewer and comments of a round that asked for changes are carried over.

    `answers` gives a text for each warning's code, `answering` the concerns (ids) that the text answers: they are
    closed when it is signed. Raises NotPossible where a round is open or the revision is
    not the newest, Incomplete where the content checks or the change note stand in the way.
    """
    check_can_write(person(by))
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(revision.article)
        refuse_while_open(article, by)
        _check_newest(article, revision)
        _check_findings(revision, answers or {})
        check_sources(revision)
        check_change(article, revision, change_kind, change_note)
        previous = Review.objects.filter(article=article).order_by("-id").first()
        review = Review.objects.create(
            article=article,
            revision=revision,
            previous=previous,
            submitted_by=by,
            submitted_at=now,
            change_kind=change_kind,
            change_note=change_note.strip(),
            answers={**(answers or {}), **named(article, answering)},
            reviewer=_carried_reviewer(previous, by),
            due_on=due_day(now.date()),
        )
        record_round("submit", review, by, now)
        notifications.submitted(review, now)
    return review


def withdraw(*, by: User, review: Review, seen: Seen | None, reason: str = "") -> Review:
    """Close an open round without a decision, so that the text can be changed."""
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_withdraw(person(by), fresh)
        check_possible(fresh, "withdraw", seen)
        return _close(fresh, "withdraw", by, reason)


def request_changes(*, by: User, review: Review, seen: Seen | None, reason: str) -> Review:
    """Send a text back to its editor with a reason."""
    if not reason.strip():
        raise Incomplete("Say what has to change: the editor reads it.", "reason")
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_decide(person(by), fresh)
        check_possible(fresh, "request_changes", seen)
        closed = _close(fresh, "request_changes", by, reason)
        notifications.changes_requested(closed, closed.decided_at or timezone.now())
    return closed


def claim(*, by: User, review: Review, seen: Seen | None) -> Review:
    """Take a submitted round under review."""
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_claim(person(by), fresh, provenance_of(fresh.revision, fresh.article))
        check_possible(fresh, "claim", seen)
        move(fresh, "claim", reviewer=by, began_at=now)
        record_round("claim", fresh, by, now)
    return fresh


def release(*, by: User, review: Review, seen: Seen | None) -> Review:
    """Give a round back to the queue."""
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_release(person(by), fresh)
        check_possible(fresh, "release", seen)
        move(fresh, "release", reviewer=None, began_at=None)
        record_round("release", fresh, by, now)
    return fresh


def reopen(article: Article, ended: Review, *, now: datetime) -> dict[str, str] | None:
    """Open a round on a text whose signature was withdrawn, unless one is open: what readers may know of it."""
    review = open_round(article) or Review.objects.create(
        article=article,
        revision=ended.revision,
        previous=ended,
        submitted_by=ended.submitted_by,
        submitted_at=now,
        change_kind=ended.change_kind,
        change_note=ended.change_note,
        answers=ended.answers,
        due_on=due_day(now.date()),
    )
    return _pending(review)


def _close(review: Review, verb: str, by: User, reason: str) -> Review:
    now = timezone.now()
    move(review, verb, decided_by=by, decided_at=now, reason=reason.strip())
    record_round(verb, review, by, now)
    return review


def record_round(verb: str, review: Review, by: User, at: datetime, **facts: int | str) -> None:
    """Write the event and what readers of a live page may know of the round."""
    ledger.append(
        article=review.article,
        verb=verb,
        by=by,
        at=at,
        facts={"review": review.pk, "revision": review.revision.number,
               "content_hash": review.revision.content_hash, **facts},
    )  # fmt: skip
    publishing.refresh_standing(review.article, pending=_pending(review), now=at)


def _pending(review: Review) -> dict[str, str] | None:
    since = review.submitted_at.date().isoformat()
    return None if review.state in CLOSED else {"state": review.state, "since": since}


def _check_newest(article: Article, revision: Revision) -> None:
    newest = article.revisions.order_by("-number").values_list("number", flat=True).first()
    if newest != revision.number:
        raise NotPossible(f"Revision {newest} is newer. Read it, and submit that one.")
    if article.live and article.live.revision_id == revision.pk and not article.retired_at:
        raise NotPossible("This text is live already. Change it first, or ask a reviewer to reaffirm it.")


def _check_findings(revision: Revision, answers: Mapping[str, str]) -> None:
    errors = [problem["message"] for problem in revision.problems if problem["level"] == "error"]
    if errors:
        raise Incomplete("This cannot be submitted yet. " + " ".join(errors))
    for problem in revision.problems:
        if problem["level"] == "warning" and not answers.get(problem["code"], "").strip():
            raise Incomplete(f"Answer this warning: {problem['message']}", f"answer_{problem['code']}")


def _carried_reviewer(previous: Review | None, submitter: User) -> User | None:
    if previous is None or previous.state != State.CHANGES_REQUESTED or previous.reviewer == submitter:
        return None
    return previous.reviewer
