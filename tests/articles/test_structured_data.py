"""What machines read of a page: schema.org's own terms, the page's own dates, nothing that breaks out of its block."""

import json
import re
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.bodies import STORE
from articles.choices import Audience, Kind
from articles.models import Contributor, Reference
from articles.rendering.sanitise import structured_data
from articles.retractions import Changes
from reviews import workflow
from tests import factories
from tests.articles.vocabulary import faults_of

pytestmark = pytest.mark.django_db

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
NASTY = "</script><script>alert(1)</script> \"quoted\" & 'single' \u05e9\u05dc\u05d5\u05dd \u2028"


def page(client: Client, slug: str = "seen") -> str:
    return client.get(f"/articles/{slug}/").content.decode()


def graph(client: Client, slug: str = "seen") -> dict[str, Any]:
    (found,) = BLOCK.findall(page(client, slug))
    return dict(json.loads(found))


def node(graph: dict[str, Any], kind: str) -> dict[str, Any]:
    (found,) = [node for node in graph["@graph"] if node["@type"] == kind]
    return dict(found)


@pytest.mark.parametrize("kind", Kind.values)
def test_every_type_and_property_is_schema_orgs(client: Client, editor: User, reviewer: User, kind: str) -> None:
    article = factories.live(editor, reviewer, slug="seen", kind=kind)
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    factories.submitted(editor, factories.edited(article, editor))
    assert faults_of(graph(client)) == []


def test_the_vocabulary_sees_a_wrong_type_a_wrong_property_and_a_wrong_value() -> None:
    node = {"@type": "MedicalWebPage", "reviewer": "x", "lastReviewed": "soon", "citation": {"@type": "Paper"}}
    faults = faults_of({"@context": "https://schema.org", "@graph": [node, {"@type": "MedicalPage"}]})
    assert len(faults) == 4, faults


def test_the_page_names_its_reviewer_dates_audience_and_sources(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="seen", audience=Audience.PROFESSIONALS)
    found, live = node(graph(client), "MedicalWebPage"), article.live
    assert live is not None
    assert found["lastReviewed"] == live.last_reviewed.isoformat()
    assert found["dateModified"] == live.last_updated.isoformat() == found["datePublished"]
    assert found["reviewedBy"]["name"] == "Rita Reviewer" and found["reviewedBy"]["honorificSuffix"] == "MD"
    assert found["audience"]["audienceType"] == "Clinician"
    assert [work["name"] for work in found["citation"]] == ["An invented study (made2020up)"]
    assert found["creativeWorkStatus"]["termCode"] == "current"


def test_a_retracted_source_and_the_pages_validity_are_told(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="seen")
    Reference.objects.filter(citekey="made2020up").update(retraction="retraction")
    workflow.evidence_changed(by=None, changes=Changes(marked=[], unmarked=[], rows=0, matched=0))
    found = node(graph(client), "MedicalWebPage")
    assert found["creativeWorkStatus"]["termCode"] == "challenged"
    assert found["citation"][0]["creativeWorkStatus"] == "Retracted"


def test_the_question_list_is_a_list_of_questions_without_marks_of_citations(
    client: Client, editor: User, reviewer: User
) -> None:
    factories.live(editor, reviewer, slug="seen")
    (question,) = node(graph(client), "FAQPage")["mainEntity"]
    assert question["name"] == "Is it rare?" and question["acceptedAnswer"]["text"] == "Yes."
    assert question["url"].endswith("/articles/seen/#s-is-it-rare")


def test_a_page_without_questions_offers_none(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="seen", body=factories.BODY.split("## Frequently")[0])
    assert "FAQPage" not in page(client)


def test_a_case_report_is_a_scholarly_article_too(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="seen", kind=Kind.CASE_REPORT)
    found = node(graph(client), "MedicalScholarlyArticle")
    assert found["publicationType"] == "Case Reports" and found["headline"] == "What are cryoglobulins?"


def test_a_retired_page_offers_its_state_and_no_text(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    factories.retired(editor, reviewer, managing_editor, slug="gone")
    found = graph(client, "gone")
    assert faults_of(found) == [] and "citation" not in str(found)
    assert node(found, "MedicalWebPage")["creativeWorkStatus"]["termCode"] == "retired"


def test_nothing_in_a_title_ends_the_block_or_leaves_an_attribute(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="seen", title=NASTY, summary=NASTY)
    text = page(client)
    assert "<script>alert" not in text and text.count("</script>") == text.count("<script")
    assert node(graph(client), "MedicalWebPage")["name"] == NASTY.strip()
    assert 'content="&lt;/script&gt;' in text


def test_a_data_block_holds_no_sign_that_html_reads() -> None:
    block = structured_data({"name": "</script><!-- &amp; <script>"})
    inside = block.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert not set("<>&") & set(inside) and json.loads(inside) == {"name": "</script><!-- &amp; <script>"}


def test_reference_managers_find_title_authors_and_day(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    text = page(client)
    assert article.live is not None
    day = article.live.last_updated.strftime("%Y/%m/%d")
    for name, content in (
        ("citation_title", "What are cryoglobulins?"), ("citation_author", "Paula Penwright"),
        ("citation_publication_date", day), ("citation_public_url", "http://localhost:8000/articles/seen/"),
    ):  # fmt: skip
        assert f'<meta name="{name}" content="{content}">' in text


def test_an_authors_institution_follows_the_author_and_a_pdf_is_named_where_there_is_one(
    client: Client, editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_by = Contributor.objects.create(slug="ina", name="Ina", credentials="MD", affiliation="A hospital")
    factories.live(editor, reviewer, slug="seen", authors=(written_by, factories.author()))
    text = page(client)
    tags = re.findall(r'<meta name="(citation_author\w*)" content="([^"]+)">', text)
    assert tags == [
        ("citation_author", "Ina"), ("citation_author_institution", "A hospital"), ("citation_author", "Paula Penwright"),
    ]  # fmt: skip
    assert "citation_pdf_url" not in text
    STORE.clear()
    monkeypatch.setattr("articles.views.offered", lambda article: "a file")
    address = "http://localhost:8000/articles/seen/article.pdf"
    assert f'<meta name="citation_pdf_url" content="{address}">' in page(client)


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/", "CryoSite: cryoglobulinemia, reviewed word for word"), ("/articles/", "Articles"), ("/people/", "People"),
        ("/topics/basics/", "Basics"), ("/people/rita-reviewer/", "Rita Reviewer, MD"), ("/about/", "About CryoSite"),
        ("/articles/a-z/", "Articles from A to Z"),
    ],
)  # fmt: skip
def test_pages_that_are_no_article_say_what_they_are_too(
    client: Client, editor: User, reviewer: User, address: str, title: str
) -> None:
    article = factories.live(editor, reviewer)
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    text = client.get(address).content.decode()
    assert f'<meta property="og:title" content="{title}">' in text
    assert f'<link rel="canonical" href="http://localhost:8000{address}">' in text
    assert "canonical" not in client.get(address, {"after": "x"}).content.decode()


def test_the_head_names_the_pages_own_address_and_its_other_forms(client: Client, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="seen")
    text = client.get("/articles/seen/?utm=x", headers={"host": "localhost"}).content.decode()
    assert '<link rel="canonical" href="http://localhost:8000/articles/seen/">' in text
    for part in ('type="application/json" href="/articles/seen.json"', 'href="/articles/seen/cite.ris"',
                 '<meta property="og:title" content="What are cryoglobulins?">', 'href="/feed/"'):  # fmt: skip
        assert part in text


def test_samples_are_marked_for_machines_too(client: Client, editor: User, reviewer: User) -> None:
    factories.author()
    Contributor.objects.filter(slug="paula-penwright").update(is_sample=True)
    factories.live(editor, reviewer, slug="seen")
    found = node(graph(client), "MedicalWebPage")
    assert "No real clinician" in found["disambiguatingDescription"]
    assert "invented" in found["author"][0]["disambiguatingDescription"]
