import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from reviews import workflow
from reviews.models import Review
from reviews.workflow import Seen
from tests import factories
from tests.reviews.views.desk import page, signed_in


def titles(user: User, query: str) -> set[str]:
    return {row.newest_title for row in signed_in(user).get(f"/desk/articles/{query}").context["page"].rows}


def test_the_list_narrows_by_state_and_by_words(editor: User, reviewer: User, managing_editor: User) -> None:
    factories.draft(editor, title="A draft")
    factories.submitted(editor, title="A submitted text")
    factories.under_review(editor, reviewer, title="A text under review")
    live = factories.live(editor, reviewer, title="A live page")
    factories.retired(editor, reviewer, managing_editor, title="A retired page")
    sent_back = factories.under_review(editor, reviewer, title="A text sent back")
    workflow.request_changes(by=reviewer, review=sent_back, seen=Seen.of(sent_back), reason="Again, please.")
    assert len(titles(editor, "")) == 6
    for state, expected in {
        "draft": {"A draft"},
        "submitted": {"A submitted text"},
        "under_review": {"A text under review"},
        "changes_requested": {"A text sent back"},
        "live": {"A live page"},
        "retired": {"A retired page"},
    }.items():
        assert titles(editor, f"?state={state}") == expected
    assert titles(editor, "?q=SENT+back") == {"A text sent back"}
    assert titles(editor, f"?q={live.slug}") == {"A live page"}
    assert titles(editor, "?q=%00nothing%25") == set()
    factories.edited(live, editor, title="A live page, rewritten")
    assert titles(editor, "?state=draft") == {"A draft", "A live page, rewritten"}
    assert "A live page, rewritten" in titles(editor, "?state=live")


def test_the_workspace_tells_the_whole_story(editor: User, second_editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    factories.edited(article, second_editor)
    text = signed_in(editor).get(page(article)).content.decode()
    assert "Edith Editor started the article" in " ".join(text.split())
    assert "Rita Reviewer approved and signed it" in " ".join(text.split())
    assert "Rita Reviewer, MD" in text
    assert f"/desk/articles/{article.slug}/submit/" in text


def test_the_workspace_costs_the_same_for_one_and_for_many_revisions(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    client = signed_in(editor)

    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert client.get(page(article)).status_code == 200
        return len(captured)

    one = count()
    for _ in range(6):
        factories.edited(article, editor)
    assert count() == one <= 16


def test_any_two_revisions_can_be_compared(editor: User) -> None:
    revision = factories.draft(editor)
    factories.edited(revision.article, editor, title="Another title")
    text = signed_in(editor).get(page(revision.article, "compare/?from=1&to=2")).content.decode()
    assert "<ins>" in text and "<del>" in text
    same = signed_in(editor).get(page(revision.article, "compare/?from=1&to=1")).content.decode()
    assert "Nothing that a reader can see differs." in same


def test_a_revision_is_shown_as_it_would_be_published(editor: User) -> None:
    revision = factories.draft(editor)
    text = signed_in(editor).get(page(revision.article, "revisions/1/")).content.decode()
    assert revision.html in text


def test_submitting_opens_a_round(editor: User) -> None:
    revision = factories.draft(editor)
    answer = signed_in(editor).post(page(revision.article, "submit/"), {"number": 1})
    review = Review.objects.get()
    assert answer.headers["Location"] == f"/desk/reviews/{review.pk}/"


def test_errors_of_the_content_checks_stop_a_submission(editor: User) -> None:
    revision = factories.draft(editor, funding="")
    client = signed_in(editor)
    assert "State who paid for the work" in client.get(page(revision.article, "submit/")).content.decode()
    assert client.post(page(revision.article, "submit/"), {"number": 1}).status_code == 422
    assert not Review.objects.exists()


def test_a_warning_is_answered_before_submission(editor: User) -> None:
    revision = factories.draft(editor, body="A text without the box.")
    client = signed_in(editor)
    refused = client.post(page(revision.article, "submit/"), {"number": 1, "answer_urgent_missing": " "})
    assert refused.status_code == 422
    assert "Answer this warning" in refused.content.decode()
    answered = {"number": 1, "answer_urgent_missing": "Nothing in it is urgent."}
    assert client.post(page(revision.article, "submit/"), answered).status_code == 302
    assert Review.objects.get().answers == {"urgent_missing": "Nothing in it is urgent."}


def test_an_update_says_what_changed(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    factories.edited(article, editor)
    client = signed_in(editor)
    minor = {"number": 2, "change_kind": "minor", "change_note": "Only commas."}
    refused = client.post(page(article, "submit/"), minor)
    assert refused.status_code == 422
    assert "this is not minor" in refused.content.decode()
    assert "Only commas." in refused.content.decode()
    major = {"number": 2, "change_kind": "major", "change_note": "A sentence on cold."}
    assert client.post(page(article, "submit/"), major).status_code == 302


def test_a_revision_saved_meanwhile_stops_a_submission(editor: User, second_editor: User) -> None:
    revision = factories.draft(editor)
    factories.edited(revision.article, second_editor)
    answer = signed_in(editor).post(page(revision.article, "submit/"), {"number": 1})
    assert answer.status_code == 409
    assert "The newest text is revision 2 now." in answer.content.decode()
    assert not Review.objects.exists()


def test_a_second_submission_is_409(editor: User) -> None:
    review = factories.submitted(editor)
    answer = signed_in(editor).post(page(review.article, "submit/"), {"number": 1})
    assert answer.status_code == 409
    assert Review.objects.count() == 1


def test_a_managing_editor_retires_a_page_with_a_reason(editor: User, reviewer: User, managing_editor: User) -> None:
    article = factories.live(editor, reviewer)
    client = signed_in(managing_editor)
    missing = client.post(page(article, "retire/"), {"publication": article.live_id, "reason": " "})
    assert missing.status_code == 422 and "Say why" in missing.content.decode()
    stale = client.post(page(article, "retire/"), {"publication": 0, "reason": "Superseded."})
    assert stale.status_code == 409 and "Superseded." in stale.content.decode()
    done = client.post(page(article, "retire/"), {"publication": article.live_id, "reason": "Superseded."})
    assert done.status_code == 302
    assert Article.objects.get().retired_reason == "Superseded."


@pytest.mark.parametrize("what", ["get", "post"])
def test_an_editor_does_not_retire(editor: User, reviewer: User, what: str) -> None:
    article = factories.live(editor, reviewer)
    assert getattr(signed_in(editor), what)(page(article, "retire/")).status_code == 403


def test_topics_are_set_and_taken_off(editor: User) -> None:
    article = factories.draft(editor).article
    subject = factories.topic()
    client = signed_in(editor)
    assert client.post(page(article, "topics/"), {"topics": [subject.pk]}).status_code == 302
    assert list(article.topics.all()) == [subject]
    assert client.post(page(article, "topics/"), {"topics": [999]}).status_code == 422
    assert client.post(page(article, "topics/"), {}).status_code == 302
    assert not article.topics.exists()
