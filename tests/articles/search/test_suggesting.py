"""Suggestions while typing, and what was meant where nothing is found."""

import pytest
from django.contrib.auth.models import User

from articles import search
from articles.models import Article
from reviews import workflow
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(editor: User, reviewer: User) -> Article:
    article = factories.live(
        editor, reviewer, slug="page", title="When is rituximab used?", summary="About cryoglobulinemia.",
        body="On ZQX, with cyclophosphamide.\n\n## Kidney involvement\n\nCold.\n\n*[ZQX]: zonal quartz xanthosis",
    )  # fmt: skip
    workflow.set_topics(by=editor, article=article, topics=[factories.topic("Treatment")])
    return article


@pytest.mark.parametrize(
    ("typed", "text", "kind"),
    [
        ("when is", "When is rituximab used?", "Article"),
        ("RITUXIMAB US", "When is rituximab used?", "Article"),
        ("kidn", "Kidney involvement", "Section"),
        ("treat", "Treatment", "Topic"),
        ("zqx", "ZQX", "Abbreviation"),
        ("zonal", "zonal quartz xanthosis", "Abbreviation"),
        ("cyclop", "cyclophosphamide", "Word"),
    ],
)
def test_titles_sections_topics_abbreviations_and_drugs_are_suggested(
    page: Article, typed: str, text: str, kind: str
) -> None:
    assert (text, kind) in [(one.text, one.kind) for one in search.suggest(typed)]


def test_an_abbreviation_is_suggested_with_what_it_stands_for(page: Article) -> None:
    assert search.suggest("zqx")[0].detail == "zonal quartz xanthosis"


@pytest.mark.parametrize("typed", ["", "r", " ", "-", '"', "unheard of", "%", "_"])
def test_nothing_is_suggested_for_too_little_or_nothing_known(page: Article, typed: str) -> None:
    assert search.suggest(typed) == []


def test_at_most_eight_are_suggested_each_once(editor: User, reviewer: User) -> None:
    for number in range(10):
        factories.live(editor, reviewer, title=f"Ribavirin {number}", body="Cold.\n\n## Ribavirin\n\nWarm.")
    texts = [one.text for one in search.suggest("riba")]
    assert len(texts) == len({text.lower() for text in texts}) == 8


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("rituxmab", "rituximab"),
        ("Ritiximab", "rituximab"),
        ("cryoglobulinema", "cryoglobulinemia"),
        ("kidny rituximab", "kidney rituximab"),
    ],
)
def test_a_misspelt_word_is_offered_as_the_live_word_that_it_resembles(page: Article, typed: str, meant: str) -> None:
    assert search.find(typed).total == 0 and search.did_you_mean(typed) == meant


@pytest.mark.parametrize("typed", ["", "-", "xylophone", "what is", "rituxmab xylophone", "-rituxmab"])
def test_nothing_is_offered_that_would_find_nothing(page: Article, typed: str) -> None:
    assert search.did_you_mean(typed) == ""
