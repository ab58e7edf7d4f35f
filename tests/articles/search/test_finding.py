"""What search finds, the same on both databases. One test for each sentence of the promise."""

import pytest
from django.contrib.auth.models import User

from articles import search
from articles.models import Article
from articles.search.finding import matches
from articles.search.query import read
from reviews import workflow
from tests import factories

pytestmark = pytest.mark.django_db


def slugs(text: str, **filters: str) -> list[str]:
    return [result.article.slug for result in search.find(text, filters).results]


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    body = (
        "Patients were treated with anti-CD20 therapy; IL-6 was high in type II disease. After COVID-19 it relapsed.\n\n"
        "Sjögren syndrome and cryoglobulinaemia often stand together. Give intravenous immunoglobulin with care.\n\n"
        "## Kidney involvement\n\nWatch the creatinine."
    )
    return factories.live(
        editor, reviewer, slug="page", title="Rituximab and the skin", summary="About ulcers in winter.", body=body
    )


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("treat", id="stem"),
        pytest.param("treating", id="another ending"),
        pytest.param("treatment", id="the family of a word"),
        pytest.param("IL-6", id="hyphen and digit"),
        pytest.param("IL6", id="without the hyphen"),
        pytest.param("il 6", id="with a space"),
        pytest.param("anti-CD20", id="hyphen"),
        pytest.param("CD20", id="part of a compound"),
        pytest.param("type II", id="roman numeral"),
        pytest.param("COVID-19", id="digits"),
        pytest.param("covid19", id="digits, glued"),
        pytest.param("Sjogren", id="without the accent"),
        pytest.param("Sjögren's", id="accent and possessive"),
        pytest.param("Sjo\u0308gren", id="accent as a letter of its own"),
        pytest.param("cryoglobulinemia", id="American spelling"),
        pytest.param("cryoglobulinaemic", id="British spelling"),
        pytest.param("IVIG", id="abbreviation of what the page writes out"),
        pytest.param('"anti-CD20 therapy"', id="phrase"),
        pytest.param("“anti-CD20 therapy”", id="phrase in typographic quotes"),
        pytest.param("ulcers creatinine", id="words of different parts"),
        pytest.param("the rituximab", id="a word that is passed over"),
        pytest.param("CREATININE -ivermectin", id="exclusion of what is not there"),
    ],
)
def test_a_page_is_found_by(page: Article, asked: str) -> None:
    assert slugs(asked) == ["page"]


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("rituximab ivermectin", id="a word that is not there"),
        pytest.param('"therapy anti-CD20"', id="a phrase the other way round"),
        pytest.param("rituximab -creatinine", id="an excluded word"),
        pytest.param('rituximab -"type II"', id="an excluded phrase"),
        pytest.param("-ivermectin", id="an exclusion alone"),
        pytest.param("IL-17", id="another number"),
    ],
)
def test_a_page_is_not_found_by(page: Article, asked: str) -> None:
    assert slugs(asked) == []


def test_an_abbreviation_that_a_live_page_defines_finds_what_it_stands_for_elsewhere(
    editor: User, reviewer: User
) -> None:
    factories.live(editor, reviewer, slug="defines", body="ZQX is rare.\n\n*[ZQX]: zonal quartz xanthosis")
    factories.live(editor, reviewer, slug="writes-out", body="A case of zonal quartz xanthosis.")
    assert set(slugs("ZQX")) == {"defines", "writes-out"}
    assert set(slugs('"zonal quartz xanthosis"')) == {"defines", "writes-out"}


def test_title_stands_above_summary_above_headings_above_text(editor: User, reviewer: User) -> None:
    often = " ".join(["Ribavirin."] * 60)
    factories.live(editor, reviewer, slug="in-text", title="One", summary="One.", body=often)
    factories.live(
        editor, reviewer, slug="in-heading", title="Two", summary="Two.", body="Cold.\n\n## Ribavirin\n\nWarm."
    )
    factories.live(editor, reviewer, slug="in-summary", title="Three", summary="On ribavirin.", body="Cold.")
    factories.live(editor, reviewer, slug="in-title", title="Ribavirin", summary="Four.", body="Cold.")
    assert slugs("ribavirin") == ["in-title", "in-summary", "in-heading", "in-text"]
    best = [Article.objects.get(pk=pk).slug for pk, _, _ in matches(read("ribavirin"), most=2)]
    assert best == ["in-title", "in-summary"], "where only so many are ranked, the best are among them"


def test_a_page_is_counted_once_however_often_it_says_the_word(editor: User, reviewer: User) -> None:
    everywhere = {"title": "Ribavirin", "summary": "On ribavirin.", "body": "Ribavirin.\n\n## Ribavirin\n\nRibavirin."}
    page = factories.live(editor, reviewer, **everywhere)
    assert [pk for pk, _, _ in matches(read("ribavirin"))] == [page.pk]


def test_facets_count_audience_kind_and_topic_and_narrow_the_results(editor: User, reviewer: User) -> None:
    for number in range(3):
        article = factories.live(editor, reviewer, slug=f"for-patients-{number}", title="Ribavirin")
        workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    clinical = {"kind": "clinical_question", "audience": "professionals", "title": "Ribavirin"}
    factories.live(editor, reviewer, slug="for-professionals", **clinical)
    found = search.find("ribavirin")
    counts = {facet.name: {choice.value: choice.count for choice in facet.choices} for facet in found.facets}
    assert counts == {
        "audience": {"patients": 3, "professionals": 1},
        "kind": {"explainer": 3, "clinical_question": 1},
        "topic": {"basics": 3},
    }
    assert slugs("ribavirin", audience="professionals") == ["for-professionals"]
    assert slugs("ribavirin", kind="clinical_question") == ["for-professionals"]
    assert len(slugs("ribavirin", topic="basics")) == 3
    assert slugs("ribavirin", topic="nowhere") == slugs("ribavirin", audience="nobody") == []


def test_pages_of_results_turn_without_gaps(editor: User, reviewer: User) -> None:
    for number in range(23):
        factories.live(editor, reviewer, slug=f"page-{number}", title="Ribavirin")
    pages = [search.find("ribavirin", page=number) for number in (1, 2, 3)]
    seen = [result.article.slug for found in pages for result in found.results]
    assert len(seen) == len(set(seen)) == 23 and pages[0].pages == 3
    assert search.find("ribavirin", page=99).page == 3


def test_only_so_many_matches_are_counted(editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("articles.search.finding.MAX_COUNTED", 2)
    for number in range(3):
        factories.live(editor, reviewer, slug=f"page-{number}", title="Ribavirin")
    found = search.find("ribavirin")
    assert (found.total, found.has_more, len(found.results)) == (2, True, 2)
