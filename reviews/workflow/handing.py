"""How a round goes from one reviewer to the next, and by when it is due."""

from datetime import date

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from reviews import notifications
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import Comment, Review
from reviews.permissions import check_can_be_assigned, check_can_hand_over, check_can_manage, person
from reviews.provenance import provenance_of
from reviews.states import State

from .locking import check_possible, lock_review, move
from .rounds import record_round
from .seen import Seen


def assign(*, by: User, review: Review, seen: Seen | None, reviewer: User, due_on: date | None = None) -> Review:
    """Ask a reviewer to take a round; one under review goes back to Submitted, and its comments stay.

    Raises NotAllowed where that person may not sign the text, NotPossible where it is theirs already, Incomplete
    where the due day has passed.
    """
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_manage(person(by))
        check_possible(fresh, "assign", seen)
        if fresh.reviewer_id == reviewer.pk:
            raise NotPossible(its_already(fresh))
        _check_due(due_on, now.date())
        check_can_be_assigned(person(reviewer), provenance_of(fresh.revision, fresh.article))
        move(fresh, "assign", reviewer=reviewer, began_at=None, due_on=due_on or fresh.due_on)
        record_round("assign", fresh, by, now, reviewer=reviewer.pk)
        notifications.assigned(fresh, now)
    return fresh


def its_already(review: Review) -> str:
    """That a round is its reviewer's already, and where its due day is set. Assigning it again would throw it back."""
    name = review.reviewer and (review.reviewer.get_full_name() or review.reviewer.get_username())
    does = "is reviewing this" if review.state == State.UNDER_REVIEW else "was asked to review this"
    return f"{name} {does} already. To give the round another due day, choose it in the list of articles."


def hand_over(*, by: User, review: Review, seen: Seen | None, reviewer: User, note: str) -> Review:
    """Ask another reviewer to take the round that one holds; the note becomes a comment of the round.

    Raises NotAllowed where that person may not sign the text, Incomplete where the note is empty.
    """
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_hand_over(person(by), fresh)
        check_possible(fresh, "hand_over", seen)
        if reviewer.pk == by.pk:
            raise Incomplete("You hold this round already. Choose somebody else.", "reviewer")
        if not note.strip():
            raise Incomplete("Say how far you came: the next reviewer reads it.", "note")
        check_can_be_assigned(person(reviewer), provenance_of(fresh.revision, fresh.article))
        move(fresh, "hand_over", reviewer=reviewer, began_at=None)
        remark = Comment.objects.create(review=fresh, by=by, at=now, text=note.strip())
        record_round("hand_over", fresh, by, now, reviewer=reviewer.pk, comment=remark.pk)
        notifications.assigned(fresh, now)
    return fresh


def set_due(*, by: User, review: Review, due_on: date) -> Review:
    """Give an open round another due day. What the reviewer reads stays as it is, so open forms stay good."""
    now = timezone.now()
    with transaction.atomic():
        fresh = lock_review(review)
        check_can_manage(person(by))
        if not fresh.is_open:
            raise NotPossible("This round is closed: nothing is due any more.")
        _check_due(due_on, now.date())
        fresh.due_on = due_on
        fresh.save(update_fields=["due_on"])
        record_round("set_due", fresh, by, now, due_on=due_on.isoformat())
    return fresh


def _check_due(due_on: date | None, today: date) -> None:
    if due_on and due_on < today:
        raise Incomplete("This day has passed. Choose today or a later one.", "due_on")
