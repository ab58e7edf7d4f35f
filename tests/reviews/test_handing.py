"""A round goes from one reviewer to the next."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible, Stale
from reviews.models import Comment, Event, Message, Review
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_round_is_handed_over_with_a_note_that_becomes_a_comment(
    editor: User, reviewer: User, second_reviewer: User
) -> None:
    review = factories.under_review(editor, reviewer)
    due_on = review.due_on
    handed = workflow.hand_over(
        by=reviewer, review=review, seen=Seen.of(review), reviewer=second_reviewer, note="Read up to the dose."
    )
    assert (handed.state, handed.reviewer, handed.began_at, handed.due_on) == (
        "submitted", second_reviewer, None, due_on,
    )  # fmt: skip
    assert [(one.by, one.text) for one in Comment.objects.filter(review=review)] == [(reviewer, "Read up to the dose.")]
    asked = Message.objects.get(to=second_reviewer)
    assert f"/desk/reviews/{review.pk}/" in asked.body and "dose" not in asked.body
    assert Event.objects.latest("seq").verb == "hand_over"
    assert workflow.claim(by=second_reviewer, review=handed, seen=Seen.of(handed)).state == "under_review"


def test_handing_over_needs_a_note_and_somebody_else(editor: User, reviewer: User, second_reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    with pytest.raises(Incomplete, match="how far you came"):
        workflow.hand_over(by=reviewer, review=review, seen=Seen.of(review), reviewer=second_reviewer, note=" ")
    with pytest.raises(Incomplete, match="hold this round already"):
        workflow.hand_over(by=reviewer, review=review, seen=Seen.of(review), reviewer=reviewer, note="To me.")
    assert Review.objects.get().reviewer == reviewer and not Comment.objects.exists()


def test_a_round_is_not_handed_to_who_may_not_sign_it(editor: User, reviewer: User, administrator: User) -> None:
    revision = factories.draft(administrator)
    review = factories.under_review(editor, reviewer, revision)
    with pytest.raises(NotAllowed, match="Choose somebody else"):
        workflow.hand_over(by=reviewer, review=review, seen=Seen.of(review), reviewer=administrator, note="Yours.")


def test_a_stale_form_hands_nothing_over(editor: User, reviewer: User, second_reviewer: User) -> None:
    review = factories.submitted(editor)
    seen = Seen.of(review)
    held = workflow.claim(by=reviewer, review=review, seen=seen)
    with pytest.raises(Stale):
        workflow.hand_over(by=reviewer, review=held, seen=seen, reviewer=second_reviewer, note="Yours.")


def test_a_round_under_review_is_reassigned_with_its_comments(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    review = factories.under_review(editor, reviewer)
    workflow.comment(by=reviewer, review=review, text="The dose lacks its unit.")
    workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=second_reviewer)
    fresh = Review.objects.get(pk=review.pk)
    assert (fresh.state, fresh.reviewer) == ("submitted", second_reviewer)
    assert [one.text for one in workflow.comments_of(fresh)] == ["The dose lacks its unit."]


def test_no_round_is_due_on_a_day_that_has_passed(editor: User, reviewer: User, managing_editor: User) -> None:
    review = factories.submitted(editor)
    yesterday = timezone.localdate() - timedelta(days=1)
    with pytest.raises(Incomplete, match="has passed"):
        workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=reviewer, due_on=yesterday)
    with pytest.raises(Incomplete, match="has passed"):
        workflow.set_due(by=managing_editor, review=review, due_on=yesterday)
    assert Review.objects.get().due_on == review.due_on


def test_another_due_day_leaves_an_open_form_good(editor: User, reviewer: User, managing_editor: User) -> None:
    review = factories.under_review(editor, reviewer)
    seen = Seen.of(review)
    workflow.set_due(by=managing_editor, review=review, due_on=date(2099, 5, 4))
    assert Review.objects.get().due_on == date(2099, 5, 4)
    assert workflow.release(by=reviewer, review=review, seen=seen).state == "submitted"


def test_a_round_is_not_assigned_to_who_has_it(editor: User, reviewer: User, managing_editor: User) -> None:
    """It would throw a review back that has begun; another due day is the business of set_due."""
    review = factories.submitted(editor)
    later = review.due_on + timedelta(days=9)
    review = workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=reviewer)
    for state, sentence in (("submitted", "was asked to review this already"), ("under_review", "is reviewing this")):
        with pytest.raises(NotPossible, match=f"Rita Reviewer {sentence}.*another due day") as refused:
            workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=reviewer, due_on=later)
        fresh = Review.objects.get()
        assert refused.value.status == 409 and (fresh.state, fresh.version) == (state, review.version)
        assert fresh.due_on != later and Event.objects.latest("seq").verb != "set_due"
        if state == "submitted":
            review = workflow.claim(by=reviewer, review=review, seen=Seen.of(review))
    workflow.set_due(by=managing_editor, review=review, due_on=later)
    assert Review.objects.get().due_on == later
