"""The pages that lead to pages: search, A to Z, people, home, related. Their cost is constant."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import views
from articles.models import Article, Topic
from reviews import workflow
from reviews.models import Signature
from tests import factories

pytestmark = pytest.mark.django_db

COSTS = {
    "/search/?q=rituximab": 4, "/search/?q=rituximab&topic=basics&audience=patients": 4, "/search/?q=": 0,
    "/search/?q=nowhere": 3, "/search/suggest?q=ri": 1, "/articles/a-z/": 2, "/people/": 1, "/": 3,
}  # fmt: skip
"""Statements of each address: search asks for expansions, matches, the page's rows, topics."""


def add(editor: User, reviewer: User, count: int) -> None:
    for _ in range(count):
        article = factories.live(editor, reviewer, title="Rituximab", body="Rituximab. *Cold* & <b>warm</b>.")
        workflow.set_topics(by=editor, article=article, topics=[factories.topic()])


@pytest.mark.parametrize(("address", "cost"), COSTS.items())
def test_the_cost_is_the_same_for_one_and_for_many(
    client: Client, editor: User, reviewer: User, address: str, cost: int
) -> None:
    for more in (1, 14):
        add(editor, reviewer, more)
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert response.status_code == 200 and not response.cookies
        assert "Cookie" not in response.headers.get("Vary", "")
        assert len(queries) == cost, "\n".join(query["sql"][:150] for query in queries)


def test_what_was_looked_for_is_marked_and_escaped(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, title="Rituximab <i>now</i>", body="Use rituximab <b>warm</b> & slowly.")
    page = client.get("/search/", {"q": "rituximab"}).content.decode()
    assert "<mark>Rituximab</mark> &lt;i&gt;now&lt;/i&gt;" in page
    assert "Use <mark>rituximab</mark> &lt;b&gt;warm&lt;/b&gt; &amp; slowly." in page


def test_facets_are_links_that_keep_the_question_and_can_be_undone(
    client: Client, editor: User, reviewer: User
) -> None:
    add(editor, reviewer, 1)
    page = client.get("/search/", {"q": "rituximab"}).content.decode()
    assert 'href="?q=rituximab&amp;topic=basics"' in page and 'href="?q=rituximab&amp;audience=patients"' in page
    narrowed = client.get("/search/", {"q": "rituximab", "audience": "patients"}).content.decode()
    assert 'href="?q=rituximab" aria-current="true"' in narrowed


def test_facets_keep_the_question_and_the_other_filters_and_lead_to_the_first_page(
    client: Client, editor: User, reviewer: User
) -> None:
    add(editor, reviewer, 12)
    asked = {"q": "rituximab", "audience": "patients", "page": "2"}
    links = {link.label: link for _, _, links in client.get("/search/", asked).context["facets"] for link in links}
    assert links["Explainer"].address == "?q=rituximab&audience=patients&kind=explainer"
    assert links["For patients"].is_chosen and links["For patients"].address == "?q=rituximab"
    page = client.get("/search/", asked).content.decode()
    assert 'href="?q=rituximab&amp;audience=patients&amp;kind=explainer"' in page
    assert page.count('aria-current="true"') == 1


def test_a_topic_is_counted_up_to_a_hundred(
    client: Client, editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(editor, reviewer, 3)
    assert "3 articles" in client.get("/").content.decode()
    monkeypatch.setattr(views, "TOPIC_COUNTED", 2)
    assert "over 2 articles" in client.get("/").content.decode()
    add(editor, reviewer, 2)
    assert [topic.live_count for topic in Topic.objects.counted(2)] == [3]
    workflow.set_topics(by=editor, article=factories.draft(editor).article, topics=[factories.topic("Empty")])
    assert "Empty" not in client.get("/").content.decode()


def test_a_topic_counts_no_retired_page(client: Client, editor: User, reviewer: User, managing_editor: User) -> None:
    add(editor, reviewer, 1)
    topic = Topic.objects.get()
    retired = factories.retired(editor, reviewer, managing_editor)
    workflow.set_topics(by=editor, article=retired, topics=[topic, factories.topic("Bygone")])
    assert [(one.name, one.live_count) for one in Topic.objects.counted(9)] == [(topic.name, 1)]
    assert "Bygone" not in client.get("/").content.decode()


def test_nothing_found_offers_what_was_meant(client: Client, editor: User, reviewer: User) -> None:
    add(editor, reviewer, 1)
    page = client.get("/search/", {"q": "rituxmab"}).content.decode()
    assert "Did you mean" in page and 'href="?q=rituximab"' in page


def test_suggestions_are_json_without_markup(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, title="Rituximab <b>")
    response = client.get("/search/suggest", {"q": "ritux"})
    assert response.headers["Content-Type"] == "application/json"
    assert {"text": "Rituximab <b>", "kind": "Article", "detail": ""} in json.loads(response.content)


def test_titles_stand_from_a_to_z_without_their_articles(client: Client, editor: User, reviewer: User) -> None:
    for title in ("The zebra", "Ärger", "a bee", "2 cases", "“Cold” hands"):
        factories.live(editor, reviewer, title=title)
    rows = client.get("/articles/a-z/").context["rows"]
    assert [row.live.revision.title for row in rows] == ["2 cases", "Ärger", "a bee", "“Cold” hands", "The zebra"]
    for letter, title in (("Z", "The zebra"), ("z", "The zebra"), ("A", "Ärger"), ("0-9", "2 cases")):
        rows = client.get("/articles/a-z/", {"letter": letter}).context["rows"]
        assert [row.live.revision.title for row in rows] == [title]


def test_only_people_of_live_pages_are_listed(
    client: Client, editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    factories.live(editor, reviewer)
    factories.retired(editor, second_reviewer, managing_editor)
    page = client.get("/people/").content.decode()
    assert "Rita Reviewer" in page and "Paula Penwright" in page and "Ravi Second Reviewer" not in page


def update(article: Article, editor: User, reviewer: User, note: str) -> None:
    revision = factories.edited(article, editor, body=f"New words: {note}.")
    review = workflow.submit(
        by=editor, revision=revision, change_kind="major", change_note=note,
        answers={problem["code"]: "Looked at." for problem in revision.problems if problem["level"] == "warning"},
    )  # fmt: skip
    factories.approved(workflow.claim(by=reviewer, review=review, seen=workflow.Seen.of(review)))


def test_home_tells_what_changed_in_practice(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    changed, undone, gone = (factories.live(editor, reviewer) for _ in range(3))
    assert "What changed in practice" not in client.get("/").content.decode()
    for article, note in ((changed, "Dose advice is new"), (undone, "Taken back"), (gone, "Of a retired page")):
        update(article, editor, reviewer, note)
        article.refresh_from_db()
    signature = Signature.objects.filter(review__article=undone).latest("pk")
    workflow.withdraw_signature(by=reviewer, signature=signature, seen_publication=undone.live_id, reason="A mistake.")
    workflow.retire(by=managing_editor, article=gone, seen_publication=gone.live_id, reason="Superseded.")
    page = client.get("/").content.decode()
    assert "Dose advice is new" in page and "Taken back" not in page and "Of a retired page" not in page


def related(article: Article) -> list[str]:
    article.refresh_from_db()
    return [page["slug"] for page in article.standing["related"]]


def test_related_pages_share_references_topics_and_words(client: Client, editor: User, reviewer: User) -> None:
    factories.reference("other2019")
    factories.live(editor, reviewer, slug="far", title="Gloves", summary="Wool.", body="Knit [@other2019].")
    factories.live(editor, reviewer, slug="word", title="Zirconium", summary="Wool.", body="Knit [@other2019].")
    factories.live(editor, reviewer, slug="source", title="Hats", summary="Felt.", body="Cold [@made2020up].")
    article = factories.live(
        editor, reviewer, slug="this", title="Zirconium rings", summary="Gold.", body="X [@made2020up]."
    )
    assert related(article) == ["source", "word"]
    page = client.get("/articles/this/").content.decode()
    assert "Related pages" in page and 'href="/articles/source/"' in page


def test_a_page_that_is_retired_or_renamed_is_told_to_those_that_name_it(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    first = factories.live(editor, reviewer, slug="first", title="Zirconium")
    naming = factories.live(editor, reviewer, slug="naming", title="Zirconium again")
    assert related(naming) == ["first"]
    factories.approved(
        factories.under_review(editor, reviewer, factories.edited(first, editor, title="Zirconium renamed"))
    )
    naming.refresh_from_db()
    assert naming.standing["related"][0]["title"] == "Zirconium renamed"
    before = naming.standing_at
    first.refresh_from_db()
    workflow.retire(by=managing_editor, article=first, seen_publication=first.live_id, reason="Superseded.")
    assert related(naming) == [] and naming.standing_at != before
