"""The desk's list of concerns, one concern, and an alert: what is shown, who may do it, what it costs."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.models import Concern, Review
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="reported")


def reported(page: Article, text: str = "The <dose> is wrong.") -> Concern:
    assert page.live
    return Concern.objects.get(report=workflow.report_mistake(publication=page.live, text=text, exact="some proteins"))


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def cost(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


def test_a_concern_shows_the_readers_words_as_plain_text(page: Article, editor: User) -> None:
    text = signed_in(editor).get(f"/desk/concerns/{reported(page).pk}/").content.decode()
    assert "The &lt;dose&gt; is wrong." in text and "<mark>some proteins</mark>" in text


def test_an_answer_closes_it_and_moves_it_to_the_closed_ones(page: Article, editor: User) -> None:
    concern, client = reported(page), signed_in(editor)
    url = f"/desk/concerns/{concern.pk}/"
    refused = client.post(url, {"note": " "})
    assert refused.status_code == 422 and "Say what was done" in refused.content.decode()
    assert client.post(url, {"note": "The source says so."}).status_code == 302
    title = "What are cryoglobulins?"
    assert title not in client.get("/desk/concerns/").content.decode()
    assert title in client.get("/desk/concerns/?show=closed").content.decode()
    assert "The source says so." in client.get(url).content.decode()
    again = client.post(url, {"note": "Once more."})
    assert again.status_code == 409 and "answered already" in again.content.decode()


def test_lists_narrow_by_kind(page: Article, editor: User) -> None:
    reported(page)
    client = signed_in(editor)
    assert "some proteins" in client.get("/desk/concerns/?kind=report").content.decode()
    assert "some proteins" not in client.get("/desk/concerns/?kind=alert").content.decode()
    assert client.get("/desk/concerns/?kind=%00&show=x&after=~").status_code == 200


def test_the_list_costs_the_same_for_many_and_turns_its_pages(page: Article, editor: User, reviewer: User) -> None:
    client = signed_in(editor)
    reported(page)
    few = cost(client, "/desk/concerns/"), cost(client, "/desk/")
    for at in range(35):
        reported(page, f"Mistake {at}.")
    assert (cost(client, "/desk/concerns/"), cost(client, "/desk/")) == few and few[0] <= 4
    first = client.get("/desk/concerns/")
    assert len(first.context["page"].rows) == 30 and first.context["page"].next
    second = client.get("/desk/concerns/", {"after": first.context["page"].next})
    seen = [row.pk for answer in (first, second) for row in answer.context["page"].rows]
    assert len(seen) == len(set(seen)) == 36


def test_an_alert_is_searched_looked_at_and_opened_in_one_action(page: Article, editor: User) -> None:
    client = signed_in(editor)
    text = client.get("/desk/alerts/new/?q=PROTEINS").content.decode()
    assert "1 of 1 live page" in text and "Proteins that clump together in the cold." in text
    sent = {"words": "PROTEINS", "pages": [page.pk], "reason": "Made up.", "due_on": timezone.localdate()}
    assert client.post("/desk/alerts/new/", sent).status_code == 302
    assert Concern.objects.get().kind == "alert"
    assert client.post("/desk/alerts/new/", sent).status_code == 302
    assert Concern.objects.count() == 1
    assert "this alert is open already" in client.get("/desk/alerts/new/?q=PROTEINS").content.decode()


def test_what_is_missing_in_an_alert_comes_back_with_the_choice(page: Article, editor: User, reviewer: User) -> None:
    other = factories.live(editor, reviewer)
    client = signed_in(editor)
    yesterday = timezone.localdate() - timedelta(days=1)
    sent = {"words": "proteins", "pages": [page.pk], "reason": "", "due_on": yesterday}
    answer = client.post("/desk/alerts/new/", sent)
    text = answer.content.decode()
    assert answer.status_code == 422 and "Say what the alert is about" in text
    assert f'value="{page.pk}" id="page-{page.pk}" checked' in text and f'id="page-{other.pk}" checked' not in text
    sent = {"words": "proteins", "pages": [99_999], "reason": "x", "due_on": timezone.localdate()}
    assert client.post("/desk/alerts/new/", sent).status_code == 422
    assert not Concern.objects.exists()


def test_alerts_are_for_editors(page: Article, reviewer: User) -> None:
    assert signed_in(reviewer).get("/desk/alerts/new/").status_code == 403


def test_a_submission_names_what_it_answers_and_the_reviewer_reads_it(
    page: Article, editor: User, reviewer: User
) -> None:
    concern = reported(page)
    revision = factories.edited(page, editor)
    client = signed_in(editor)
    assert (
        "Reader’s report: The &lt;dose&gt; is wrong." in client.get("/desk/articles/reported/submit/").content.decode()
    )
    sent = {
        "number": revision.number, "change_kind": "correction", "change_note": "A dose was corrected.",
        "concerns": [concern.pk],
        **{f"answer_{problem['code']}": "Stands." for problem in revision.problems if problem["level"] == "warning"},
    }  # fmt: skip
    assert client.post("/desk/articles/reported/submit/", sent).status_code == 302
    review = Review.objects.latest("pk")
    assert "This text answers" in signed_in(reviewer).get(f"/desk/reviews/{review.pk}/").content.decode()
    assert review.answers["concerns"] == [concern.pk]
