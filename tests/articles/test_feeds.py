"""Feeds, sitemap and the JSON form: only what is live, with the page's own dates, under the site's own address."""

import json
from datetime import UTC, datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree, html

from articles.choices import ChangeKind
from articles.models import Article
from reviews import workflow
from reviews.models import Signature
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

ATOM = {"a": "http://www.w3.org/2005/Atom"}
CANARY = "Zanzibarcanary"


def changed(article: Article, editor: User, reviewer: User, kind: str, note: str, **changes: str) -> Article:
    article.refresh_from_db()
    review = workflow.submit(
        by=editor, revision=factories.edited(article, editor, **changes), change_kind=kind, change_note=note
    )
    return factories.approved(workflow.claim(by=reviewer, review=review, seen=Seen.of(review)))


def titles(client: Client, address: str = "/feed/", what: str = "a:title") -> list[str]:
    response = client.get(address)
    assert response.status_code == 200 and response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    root = etree.fromstring(response.content)
    return [entry.findtext(what, namespaces=ATOM) or "" for entry in root.findall("a:entry", ATOM)]


def test_a_feed_tells_of_new_pages_major_changes_and_corrections(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    changed(article, editor, reviewer, ChangeKind.CORRECTION, "A unit was put right.")
    changed(article, editor, reviewer, ChangeKind.MINOR, "A comma.", body=f"{article.revisions.get(number=2).body}")
    told = titles(client, what="a:summary")
    assert len(told) == 2
    assert told[0].startswith("Correction: A unit was put right.") and told[1].startswith("New page.")
    assert len(titles(client, "/feed/major/")) == 1


def test_a_summary_says_the_same_where_it_is_read_as_html(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, summary="Levels <i>below</i> 5 mg & more.")
    root = etree.fromstring(client.get("/feed/").content)
    summary = root.find("a:entry/a:summary", ATOM)
    assert summary is not None and summary.get("type") == "html"
    assert "Levels <i>below</i> 5 mg & more." in str(html.fromstring(f"<p>{summary.text}</p>").xpath("string()"))


def test_every_feed_has_an_id_of_its_own_and_a_link_where_its_pages_stand(
    client: Client, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    feeds = ["/feed/", "/feed/major/", "/topics/basics/feed/"]
    ids = [etree.fromstring(client.get(feed).content).findtext("a:id", namespaces=ATOM) for feed in feeds]
    assert ids == [f"http://localhost:8000{feed}" for feed in feeds]
    assert client.get("/topics/basics/").content.decode().count('href="/topics/basics/feed/"') == 2


def test_a_topics_feed_holds_its_own_pages(client: Client, editor: User, reviewer: User) -> None:
    one = factories.live(editor, reviewer, title="One")
    factories.live(editor, reviewer, title="Other")
    workflow.set_topics(by=editor, article=one, topics=[factories.topic()])
    assert titles(client, "/topics/basics/feed/") == ["One"] and titles(client) == ["Other", "One"]
    assert client.get("/topics/nowhere/feed/").status_code == 404


def test_no_feed_tells_of_drafts_retired_pages_or_withdrawn_signatures(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    factories.draft(editor, title=CANARY)
    factories.retired(editor, reviewer, managing_editor, title=CANARY)
    article = factories.live(editor, reviewer, title="Stays")
    changed(article, editor, reviewer, ChangeKind.MAJOR, "More.", title=CANARY)
    article.refresh_from_db()
    assert article.live is not None
    signature = Signature.objects.get(pk=article.live.signature_id)
    workflow.withdraw_signature(by=reviewer, signature=signature, seen_publication=article.live_id, reason="Wrong.")
    assert titles(client) == ["Stays"]
    assert CANARY not in client.get("/sitemap.xml").content.decode()


def test_a_feed_costs_one_query_and_an_unchanged_one_is_answered_by_304(
    client: Client, editor: User, reviewer: User
) -> None:
    for _ in range(3):
        article = factories.live(editor, reviewer)
    with CaptureQueriesContext(connection) as queries:
        first = client.get("/feed/")
        second = client.get("/feed/", headers={"if-none-match": first.headers["ETag"]})
    assert (second.status_code, len(queries)) == (304, 2)
    factories.submitted(editor, factories.edited(article, editor))
    assert client.get("/feed/", headers={"if-none-match": first.headers["ETag"]}).status_code == 200


def test_an_empty_feed_is_a_feed_and_the_same_each_time(client: Client) -> None:
    assert titles(client) == [] and client.get("/feed/").content == client.get("/feed/").content


def test_addresses_are_the_sites_own_whatever_the_request_said(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="seen")
    for address in ("/feed/", "/sitemap.xml", "/robots.txt", "/articles/seen.json"):
        text = client.get(address, headers={"host": "127.0.0.1"}).content.decode()
        assert "http://localhost:8000/" in text and "127.0.0.1" not in text, address


def test_the_json_form_holds_the_signed_text_and_its_dates(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    factories.edited(article, editor, title=CANARY, body=CANARY)
    response = client.get("/articles/seen.json")
    found = json.loads(response.content)
    live = article.live
    assert live is not None and CANARY not in response.content.decode() and not response.cookies
    assert (found["type"], found["version"]) == ("cryosite-article", 1)
    assert (found["markdown"], found["html"]) == (live.revision.body, live.revision.html)
    assert found["hashes"] == {"content_sha256": live.content_hash, "html_sha256": live.html_hash}
    assert found["dates"]["last_reviewed"] == live.last_reviewed.isoformat()
    assert datetime.fromisoformat(found["dates"]["signed_at"]).tzinfo == UTC
    assert found["validity"]["code"] == "current" and found["references"][0]["key"] == "made2020up"


def test_the_json_form_of_a_retired_page_has_no_text_and_a_draft_has_none_at_all(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    factories.retired(editor, reviewer, managing_editor, slug="gone", body=f"{factories.BODY}\n{CANARY}.")
    factories.draft(editor, slug="draft")
    gone = client.get("/articles/gone.json").content.decode()
    assert json.loads(gone)["validity"]["code"] == "retired" and CANARY not in gone and "Superseded" in gone
    assert client.get("/articles/draft.json").status_code == client.get("/articles/nowhere.json").status_code == 404
