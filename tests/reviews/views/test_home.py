from datetime import timedelta

import time_machine
from django.contrib.auth.models import User
from django.utils import timezone

from reviews import workflow
from reviews.calendar import due_day
from reviews.models import Comment, Concern, Review
from reviews.workflow import Seen
from tests import factories
from tests.people import join
from tests.reviews.views.desk import queries, shown


def test_an_empty_desk_says_so(editor: User, reviewer: User, managing_editor: User) -> None:
    for user in (editor, reviewer, managing_editor):
        assert "Nothing waits for you" in shown(user)


def test_a_reviewer_sees_what_is_theirs_and_what_is_free(editor: User, reviewer: User) -> None:
    factories.under_review(editor, reviewer, title="Held by the reviewer")
    factories.submitted(editor, title="Free for anybody")
    text = shown(reviewer)
    assert text.index("Your reviews") < text.index("Held by the reviewer")
    assert text.index("Free to claim") < text.index("Free for anybody")


def test_what_a_reviewer_wrote_is_not_free_for_them_to_claim(administrator: User, editor: User) -> None:
    factories.submitted(administrator, title="Of my own hand")
    assert "Free to claim" not in shown(administrator)


def test_an_editor_sees_drafts_and_what_was_sent_back(editor: User, reviewer: User) -> None:
    factories.draft(editor, title="Half written")
    review = factories.under_review(editor, reviewer, title="Needs another look")
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="Cite the dose.")
    text = shown(editor)
    assert text.index("Sent back to you") < text.index("Needs another look")
    assert text.index("Your drafts") < text.index("Half written")


def test_a_managing_editor_sees_what_nobody_holds_and_what_is_late(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    monday = timezone.now() - timedelta(days=20 + (timezone.now() - timedelta(days=20)).weekday())
    late = (timezone.localdate() - due_day(monday.date())).days
    with time_machine.travel(monday):
        factories.submitted(editor, title="Weeks old")
    with time_machine.travel(timezone.now() - timedelta(days=800)):
        factories.live(editor, join("otto_old_hand", "Reviewers"), title="Signed long ago")
    text = shown(managing_editor)
    assert "Without a reviewer" in text and "Overdue rounds" in text and f"{late} day" in text and " late<" in text
    assert text.index("Live pages past their review") < text.index("Signed long ago")


def test_what_does_most_harm_comes_first(editor: User, reviewer: User, administrator: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=30)):
        page = factories.live(editor, join("otto_old_hand", "Reviewers"), title="In question")
        factories.submitted(editor, title="Overdue")
    sent_back = factories.under_review(administrator, reviewer, title="Sent back")
    workflow.request_changes(by=reviewer, review=sent_back, seen=Seen.of(sent_back), reason="More.")
    factories.submitted(editor, title="New")
    factories.draft(administrator, title="Half written")
    Concern.objects.create(
        article=page, kind="retraction", reference=factories.reference(), opened_at=timezone.now(),
        due_on=timezone.localdate(),
    )  # fmt: skip
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        text = shown(administrator)
    heads = ["Concerns to answer", "Overdue rounds", "Sent back to you", "Without a reviewer", "Your drafts"]
    places = [text.index(f">{head}</h2>") for head in heads]
    assert places == sorted(places)


def test_an_open_blocking_comment_is_told_to_who_submitted_the_text(
    editor: User, second_editor: User, reviewer: User
) -> None:
    review = factories.under_review(editor, reviewer, title="Held up")
    remark = Comment.objects.create(review=review, by=reviewer, at=timezone.now(), text="Wrong dose.", is_blocking=True)
    assert "Held up by a comment" in shown(editor) and "Held up by a comment" not in shown(second_editor)
    Comment.objects.filter(pk=remark.pk).update(resolved_at=timezone.now(), resolved_by=editor)
    assert "Held up by a comment" not in shown(editor)


def test_a_page_is_a_task_sixty_days_ahead_and_leads_to_its_reaffirmation(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    page = factories.live(editor, reviewer, title="Soon again")
    assert page.live is not None
    with time_machine.travel(page.live.next_review_due - timedelta(days=61)):
        assert "Soon again" not in shown(reviewer)
    with time_machine.travel(page.live.next_review_due - timedelta(days=60)):
        text = shown(reviewer)
        assert text.index("To be reviewed again soon") < text.index("Soon again")
        assert f"/desk/reviews/{Review.objects.get().pk}/?decide=reaffirm#decision-reaffirm" in text
        assert f"/desk/articles/{page.slug}/ask/" in shown(managing_editor)
        assert "Soon again" not in shown(second_reviewer)
    with time_machine.travel(page.live.next_review_due + timedelta(days=1)):
        assert "Live pages past their review" in shown(reviewer)


def test_lists_cost_the_same_for_few_and_for_many(editor: User, reviewer: User, administrator: User) -> None:
    most = {"/desk/": 15, "/desk/queue/": 6, "/desk/articles/": 6, "/desk/articles/?state=draft&q=a": 6}

    def some_of_each() -> dict[str, int]:
        factories.draft(administrator)
        factories.submitted(editor)
        factories.under_review(editor, reviewer)
        factories.live(editor, reviewer)
        return {address: queries(administrator, address) for address in most}

    few = some_of_each()
    for _ in range(3):
        many = some_of_each()
    assert few == many
    assert all(few[address] <= most[address] for address in most), few
