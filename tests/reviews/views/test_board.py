import csv
import io
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.models import Concern, Review, Signature
from reviews.views import board
from reviews.workflow import Seen
from tests import factories
from tests.reviews.views.desk import signed_in
from tests.reviews.views.test_home import queries, shown

BOARD, TOGETHER = "/desk/articles/", "/desk/together/"


def titles(user: User, query: str) -> list[str]:
    """The titles on every page of the board, in order."""
    client, found, after = signed_in(user), [], ""
    for _ in range(50):
        page = client.get(f"{BOARD}?{query}&after={after}").context["page"]
        found += [row.newest_title for row in page.rows]
        after = page.next
        if not after:
            return found
    raise AssertionError("the pages never end")


@pytest.fixture
def everything(editor: User, reviewer: User, managing_editor: User) -> None:
    """One article in each state."""
    factories.draft(editor, title="A draft")
    factories.submitted(editor, title="Submitted")
    factories.under_review(editor, reviewer, title="Under review", audience="professionals")
    sent_back = factories.under_review(editor, reviewer, title="Sent back")
    workflow.request_changes(by=reviewer, review=sent_back, seen=Seen.of(sent_back), reason="More.")
    factories.live(editor, reviewer, title="Live")
    factories.retired(editor, reviewer, managing_editor, title="Retired")
    challenged = factories.live(editor, reviewer, title="Challenged")
    Concern.objects.create(
        article=challenged, kind="retraction", reference=factories.reference(), opened_at=timezone.now(),
        due_on=timezone.localdate(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("state=draft", {"A draft"}),
        ("state=submitted", {"Submitted"}),
        ("state=under_review", {"Under review"}),
        ("state=changes_requested", {"Sent back"}),
        ("state=live", {"Live", "Challenged"}),
        ("state=challenged", {"Challenged"}),
        ("state=overdue", set()),
        ("state=retired", {"Retired"}),
        ("audience=professionals", {"Under review"}),
        ("kind=case_report", set()),
        ("q=sent", {"Sent back"}),
    ],
)
def test_the_board_narrows_to_a_state_or_a_field(
    everything: None, managing_editor: User, query: str, expected: set[str]
) -> None:
    assert set(titles(managing_editor, query)) == expected


def test_a_page_past_its_review_is_overdue(everything: None, managing_editor: User) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=3 * 366)):
        assert set(titles(managing_editor, "state=overdue&sort=due")) == {"Live", "Challenged"}


def test_editor_reviewer_and_topic_narrow_the_board(
    everything: None, editor: User, second_editor: User, reviewer: User
) -> None:
    other = factories.draft(second_editor, title="By Sven")
    workflow.set_topics(by=editor, article=other.article, topics=[factories.topic("Kidneys")])
    assert titles(editor, f"editor={second_editor.pk}") == titles(editor, "topic=kidneys") == ["By Sven"]
    assert set(titles(editor, f"reviewer={reviewer.pk}")) == {"Under review", "Live", "Retired", "Challenged"}


@pytest.mark.parametrize("sort", ["", "due", "updated", "reviewed", "title"])
def test_every_sorting_turns_all_pages_without_a_gap(
    everything: None, managing_editor: User, editor: User, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "PAGE_SIZE", 2)
    for title in ("A ~ in the title", "A ~ in the title"):
        factories.draft(editor, title=title)
    found = titles(managing_editor, f"sort={sort}")
    assert len(found) == 9 and len(set(found)) == 8
    if sort == "title":
        assert found == sorted(found, key=str.lower) or found == sorted(found)


def test_what_is_due_first_comes_first_and_drafts_last(everything: None, managing_editor: User) -> None:
    found = titles(managing_editor, "sort=due")
    assert set(found[:2]) == {"Submitted", "Under review"} and set(found[-2:]) == {"A draft", "Sent back"}


def test_the_export_holds_the_narrowed_list_and_runs_in_no_spreadsheet(everything: None, editor: User) -> None:
    factories.draft(editor, title="=HYPERLINK(1)")
    answer: Any = signed_in(editor).get("/desk/board.csv?state=draft&sort=title")
    assert answer["Content-Type"].startswith("text/csv") and "attachment" in answer["Content-Disposition"]
    text = b"".join(answer.streaming_content).decode()
    rows = list(csv.DictReader(io.StringIO(text)))
    assert {row["title"] for row in rows} == {"A draft", "'=HYPERLINK(1)"}
    assert {row["state"] for row in rows} == {"Draft"}


def post(user: User, articles: list[Article], **given: Any) -> Any:
    return signed_in(user).post(TOGETHER, {"pick": [article.pk for article in articles], **given}, follow=True)


def marks(text: str) -> dict[str, str]:
    """The hidden fields that say which rounds were seen."""
    parts = text.split('name="seen_')[1:]
    return {f"seen_{part.split(chr(34))[0]}": part.split('value="')[1].split('"')[0] for part in parts}


def test_several_rounds_are_assigned_after_a_look_and_the_refused_ones_say_why(
    editor: User, reviewer: User, administrator: User, managing_editor: User
) -> None:
    first, second = factories.submitted(editor), factories.submitted(editor)
    own = factories.submitted(editor, factories.draft(administrator))
    plain = factories.draft(editor)
    articles = [first.article, second.article, own.article, plain.article]
    given = {"action": "assign", "reviewer": administrator.pk, "due_on": "2099-05-04"}
    look = post(managing_editor, articles, **given)
    text = look.content.decode()
    assert "wrote part of this text" in text and "It has no open round." in text and "Do it for 2 articles" in text
    assert not Review.objects.exclude(reviewer=None).exists()
    done = post(managing_editor, articles, **given, **marks(text), confirmed="yes").content.decode()
    assert "Done for 2 articles." in done and "wrote part of this text" in done
    assert set(Review.objects.filter(reviewer=administrator, due_on=date(2099, 5, 4))) == {first, second}


def test_a_round_that_moved_since_the_look_is_refused(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    review = factories.submitted(editor)
    given = {"action": "assign", "reviewer": reviewer.pk, "due_on": ""}
    text = post(managing_editor, [review.article], **given).content.decode()
    workflow.claim(by=second_reviewer, review=review, seen=Seen.of(review))
    done = post(managing_editor, [review.article], **given, **marks(text), confirmed="yes").content.decode()
    assert "has changed since you opened it" in done
    assert Review.objects.get().state == "under_review"


def test_a_round_that_is_with_the_reviewer_already_is_refused_in_the_look(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    held, free = factories.under_review(editor, reviewer), factories.submitted(editor)
    given = {"action": "assign", "reviewer": reviewer.pk, "due_on": ""}
    look = post(managing_editor, [held.article, free.article], **given).content.decode()
    assert "Rita Reviewer is reviewing this already." in look and "Do it for 1 article" in look
    post(managing_editor, [held.article, free.article], **given, **marks(look), confirmed="yes")
    assert {review.state for review in Review.objects.filter(reviewer=reviewer)} == {"under_review", "submitted"}


def test_due_days_and_topics_are_set_together(editor: User, managing_editor: User) -> None:
    reviews = [factories.submitted(editor) for _ in range(2)]
    articles = [review.article for review in reviews]
    post(managing_editor, articles, action="due", due_on="2099-05-04", confirmed="yes")
    assert {review.due_on for review in Review.objects.all()} == {date(2099, 5, 4)}
    first, second = factories.topic("Kidneys"), factories.topic("Skin")
    workflow.set_topics(by=editor, article=articles[0], topics=[first])
    post(editor, articles, action="topic", topic=second.pk, confirmed="yes")
    assert set(articles[0].topics.all()) == {first, second} and set(articles[1].topics.all()) == {second}


def test_an_editor_assigns_nothing_and_a_reviewer_changes_nothing_together(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    review = factories.submitted(editor)
    given = {"action": "assign", "reviewer": reviewer.pk, "confirmed": "yes"}
    assert post(editor, [review.article], **given).status_code == 422
    assert post(reviewer, [review.article], **given).status_code == 403
    assert Review.objects.get().reviewer is None


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"action": "assign"}, "Choose a reviewer."),
        ({"action": "due"}, "Choose a day."),
        ({"action": "due", "due_on": "soon"}, "Write the day as"),
        ({"action": "topic"}, "Choose a topic."),
        ({"action": ""}, "Choose what to do"),
    ],
)
def test_what_is_missing_is_asked_for_and_the_choice_kept(
    editor: User, managing_editor: User, given: dict[str, str], sentence: str
) -> None:
    review = factories.submitted(editor)
    answer = post(managing_editor, [review.article], **given)
    text = answer.content.decode()
    assert answer.status_code == 422 and sentence in text
    assert f'name="pick" value="{review.article_id}"' in text


@pytest.mark.parametrize("action", ["approve", "sign", "claim", "reaffirm"])
def test_nothing_is_signed_together(editor: User, administrator: User, reviewer: User, action: str) -> None:
    review = factories.under_review(editor, reviewer)
    answer = post(administrator, [review.article], action=action, reviewer=reviewer.pk, confirmed="yes")
    assert answer.status_code == 422 and not Signature.objects.exists()


def test_choosing_nothing_leads_back_with_a_word(managing_editor: User) -> None:
    assert "Choose the articles first" in post(managing_editor, []).content.decode()
    assert signed_in(managing_editor).get(TOGETHER).status_code == 302


def test_the_look_costs_the_same_for_few_and_for_many(editor: User, reviewer: User, managing_editor: User) -> None:
    def cost() -> int:
        client = signed_in(managing_editor)
        picks = list(Article.objects.values_list("pk", flat=True))
        client.get("/desk/")
        with CaptureQueriesContext(connection) as captured:
            client.post(TOGETHER, {"pick": picks, "action": "assign", "reviewer": reviewer.pk, "due_on": ""})
        return len(captured)

    factories.submitted(editor)
    few = cost()
    for _ in range(4):
        factories.submitted(editor)
    assert cost() == few


def test_the_board_costs_the_same_for_few_and_for_many(editor: User, reviewer: User, managing_editor: User) -> None:
    few = queries(managing_editor, f"{BOARD}?sort=due&q=a")
    for _ in range(3):
        factories.draft(editor)
        factories.under_review(editor, reviewer)
        factories.live(editor, reviewer)
    assert queries(managing_editor, f"{BOARD}?sort=due&q=a") == few <= 7
    assert "What are cryoglobulins?" in shown(managing_editor, BOARD)
