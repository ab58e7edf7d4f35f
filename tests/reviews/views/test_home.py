from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from reviews import workflow
from reviews.views import home
from reviews.workflow import Seen
from tests import factories
from tests.reviews.views.desk import signed_in


def shown(user: User, address: str = "/desk/") -> str:
    answer = signed_in(user).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def queries(user: User, address: str) -> int:
    client = signed_in(user)
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


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
    with time_machine.travel(timezone.now() - timedelta(days=20)):
        factories.submitted(editor, title="Twenty days old")
    with time_machine.travel(timezone.now() - timedelta(days=800)):
        factories.live(editor, reviewer, title="Signed long ago")
    text = shown(managing_editor)
    assert "Without a reviewer" in text and "Overdue rounds" in text and "6 days overdue" in text
    assert text.index("Live pages past their review") < text.index("Signed long ago")


def test_the_queue_shows_what_is_due_first_and_narrows(editor: User, reviewer: User) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=20)):
        factories.submitted(editor, title="Older")
    factories.under_review(editor, reviewer, title="Newer")
    everything = shown(reviewer, "/desk/queue/")
    assert everything.index("Older") < everything.index("Newer")
    assert "Older" not in shown(reviewer, "/desk/queue/?show=mine")
    assert "Newer" not in shown(reviewer, "/desk/queue/?show=unassigned")
    assert "Newer" not in shown(reviewer, "/desk/queue/?show=overdue")
    assert "Older" in shown(reviewer, "/desk/queue/?show=nonsense&after=nonsense")


def test_the_queue_turns_its_pages_by_key(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "PAGE_SIZE", 3)
    for number in range(5):
        factories.submitted(editor, title=f"Text number {number:02}")
    first = signed_in(editor).get("/desk/queue/")
    assert len(first.context["page"].rows) == 3
    second = signed_in(editor).get(f"/desk/queue/?after={first.context['page'].next}")
    assert len(second.context["page"].rows) == 2
    assert not {row.pk for row in first.context["page"].rows} & {row.pk for row in second.context["page"].rows}


def test_lists_cost_the_same_for_few_and_for_many(editor: User, reviewer: User, administrator: User) -> None:
    most = {"/desk/": 12, "/desk/queue/": 5, "/desk/articles/": 5, "/desk/articles/?state=draft&q=a": 5}

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
