from collections.abc import Mapping
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.choices import ChangeKind
from articles.models import Article, Revision
from articles.rendering.differences import same_words
from reviews import ledger, notifications
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Comment, Review
from reviews.permissions import (
    check_can_be_assigned,
    check_can_claim,
    check_can_comment,
    check_can_decide,
    check_can_manage,
    check_can_release,
    check_can_withdraw,
    check_can_write,
    person,
)
from reviews.provenance import provenance_of
from reviews.states import CLOSED, State

from .evidence import check_sources
from .locking import check_possible, lock_article, lock_review, move, open_round, refuse_while_open
from .seen import Seen

DAYS_TO_REVIEW = 14


def submit(
    *,
    by: User,
    revision: Revision,
    change_kind: str = ChangeKind.MAJOR,
    change_note: str = "",
    answers: Mapping[str, str] | None = None,
) -> Review:
    """Open a round on a revision; reviewer and comments of a round that asked for changes are carried over.

    `answers` gives a text for each warning's code. Raises NotPossible where a round is open or the revision is
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
        _check_change(article, revision, change_kind, change_note)
        previous = Review.objects.filter(article=article).order_by("-id").first()
        review = Review.objects.create(
            article=article,
            revision=revision,
            previous=previous,
            submitted_by=by,
            submitted_at=now,
            change_kind=change_kind,
            change_note=change_note.strip(),
            answers=dict(answers or {}),
            reviewer=_carried_reviewer(previous, by),
            due_on=now.date() + timedelta(days=DAYS_TO_REVIEW),
        )
        _record("submit", review, by, now)
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
        _record("claim", fresh, by, now)
    return fresh


def release(*, by: User, review: Review, seen: Seen | None) -> Review:
    """Give a round back to the queue."""
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_release(person(by), fresh)
        check_possible(fresh, "release", seen)
        move(fresh, "release", reviewer=None, began_at=None)
        _record("release", fresh, by, now)
    return fresh


def assign(*, by: User, review: Review, seen: Seen | None, reviewer: User, due_on: date | None = None) -> Review:
    """Ask a reviewer to take a round. Raises NotAllowed where that person may not sign the text."""
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_manage(person(by))
        check_possible(fresh, "assign", seen)
        check_can_be_assigned(person(reviewer), provenance_of(fresh.revision, fresh.article))
        move(fresh, "assign", reviewer=reviewer, began_at=None, due_on=due_on or fresh.due_on)
        _record("assign", fresh, by, now, reviewer=reviewer.pk)
        notifications.assigned(fresh, now)
    return fresh


def comment(*, by: User, review: Review, text: str) -> Comment:
    """Say something in an open round."""
    if not text.strip():
        raise Incomplete("The comment is empty.", "text")
    now = timezone.now()
    with transaction.atomic():
        lock_article(review.article)
        fresh = Review.objects.get(pk=review.pk)
        check_can_comment(person(by), fresh)
        if not fresh.is_open:
            raise NotPossible("This round is closed; comment on the next one.")
        remark = Comment.objects.create(review=fresh, by=by, at=now, text=text.strip())
        _record("comment", fresh, by, now, comment=remark.pk)
    return remark


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
        due_on=now.date() + timedelta(days=DAYS_TO_REVIEW),
    )
    return _pending(review)


def comments_of(review: Review) -> list[Comment]:
    """The comments of a round and of the rounds that it follows, the oldest first."""
    rounds = [review.pk]
    previous = dict(Review.objects.filter(article=review.article_id).values_list("pk", "previous"))
    while (earlier := previous.get(rounds[-1])) is not None:
        rounds.append(earlier)
    return list(Comment.objects.filter(review__in=rounds).select_related("by__member__contributor", "review__revision"))


def _close(review: Review, verb: str, by: User, reason: str) -> Review:
    now = timezone.now()
    move(review, verb, decided_by=by, decided_at=now, reason=reason.strip())
    _record(verb, review, by, now)
    return review


def _record(verb: str, review: Review, by: User, at: datetime, **facts: int | str) -> None:
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


def _check_change(article: Article, revision: Revision, change_kind: str, change_note: str) -> None:
    if change_kind not in ChangeKind.values:
        raise Incomplete("Choose the kind of change.", "change_kind")
    if article.live is None:
        if change_kind != ChangeKind.MAJOR:
            raise Incomplete("A first publication is a major change.", "change_kind")
        return
    if not change_note.strip():
        raise Incomplete("Tell readers in a sentence what changed.", "change_note")
    if change_kind == ChangeKind.MINOR and not same_words(article.live.revision.body, revision.body):
        raise Incomplete(
            "Words, numbers or headings changed, so this is not minor. Choose a major change or a correction.",
            "change_kind",
        )


def _carried_reviewer(previous: Review | None, submitter: User) -> User | None:
    if previous is None or previous.state != State.CHANGES_REQUESTED or previous.reviewer == submitter:
        return None
    return previous.reviewer
