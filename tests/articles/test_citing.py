"""Out of a live page: how it is cited, and what it cites. Only what is live, without a cookie."""

import json

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import library
from articles.importers import reference_files
from articles.importers.reference_files import ReadReference
from articles.models import Article, Reference
from tests import factories

pytestmark = pytest.mark.django_db

TYPES = {
    "ris": "application/x-research-info-systems",
    "bib": "application/x-bibtex",
    "json": "application/vnd.citationstyles.csl+json",
}


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="seen")


@pytest.mark.parametrize("form", TYPES)
@pytest.mark.parametrize("what", ["cite", "references"])
def test_a_file_comes_as_an_attachment_of_its_type_in_one_query_without_a_cookie(
    client: Client, page: Article, what: str, form: str
) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(f"/articles/seen/{what}.{form}")
    assert (response.status_code, len(queries)) == (200, 1)
    assert response.headers["Content-Type"] == f"{TYPES[form]}; charset=utf-8"
    name = "seen" if what == "cite" else "seen-references"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{name}.{form}"'
    assert not response.cookies and "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize("form", TYPES)
def test_the_article_is_cited_with_author_version_day_and_address(client: Client, page: Article, form: str) -> None:
    file = client.get(f"/articles/seen/cite.{form}").content
    result = reference_files.parse(file)[0]
    assert isinstance(result, ReadReference)
    record = result.record
    assert page.live is not None
    day = page.live.last_updated
    assert record["title"] == "What are cryoglobulins?"
    assert record["author"] == [{"family": "Penwright", "given": "Paula"}]
    assert record["issued"] == {"date-parts": [[day.year, day.month, day.day]]}
    assert record["URL"].endswith("/articles/seen/")
    assert {"ris": "ET  - 1\r\n", "bib": "version = {1}", "json": '"version": "1"'}[form] in file.decode()


@pytest.mark.parametrize("form", TYPES)
def test_the_references_are_those_of_the_signed_text(client: Client, page: Article, form: str) -> None:
    reference = Reference.objects.get(citekey="made2020up")
    library.edit(reference=reference, csl={**reference.csl, "title": "Edited after the signature"})
    results = reference_files.parse(client.get(f"/articles/seen/references.{form}").content)
    assert [result.record["title"] for result in results if isinstance(result, ReadReference)] == [
        "An invented study (made2020up)"
    ]


def test_the_key_of_a_reference_is_the_one_that_the_text_cites(client: Client, page: Article) -> None:
    records = json.loads(client.get("/articles/seen/references.json").content)
    assert [record["id"] for record in records] == ["made2020up"]


@pytest.mark.parametrize("what", ["cite.ris", "cite.bib", "cite.json", "references.ris"])
def test_a_draft_and_a_retired_page_answer_as_an_unknown_one(
    client: Client, editor: User, reviewer: User, managing_editor: User, what: str
) -> None:
    factories.draft(editor, slug="draft")
    factories.retired(editor, reviewer, managing_editor, slug="gone")
    answers = [client.get(f"/articles/{slug}/{what}") for slug in ("draft", "gone", "nowhere")]
    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert answers[0].content.replace(b"draft", b"") == answers[2].content.replace(b"nowhere", b"")


def test_a_newer_draft_is_not_what_is_cited(client: Client, page: Article, editor: User) -> None:
    factories.edited(page, editor, title="A title that nobody signed")
    for what in ("cite.json", "references.json"):
        assert b"nobody signed" not in client.get(f"/articles/seen/{what}").content


def test_the_page_offers_the_line_to_cite_and_the_files(client: Client, page: Article) -> None:
    text = client.get("/articles/seen/").content.decode()
    assert "Cite this article" in text and "Version 1, updated" in text
    for what in ("cite", "references"):
        for form in TYPES:
            assert f'href="/articles/seen/{what}.{form}"' in text
