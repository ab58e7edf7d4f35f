from typing import Any

import pytest
from django.contrib.auth.models import User

from articles.models import Article, Publication
from articles.trust import benchmarks_of, meets_all
from reviews.sample.load import load
from tests import factories


def published(article: Article) -> Publication:
    assert article.live is not None
    return article.live


def lacks(publication: Publication) -> list[str]:
    return [one.name for one in benchmarks_of(publication) if not one.is_met]


@pytest.mark.django_db
def test_every_sample_page_meets_all_four_benchmarks(settings: Any) -> None:
    settings.DEBUG = True
    load()
    live = Article.objects.live().with_text()
    lacking = {article.slug: lacks(published(article)) for article in live}
    assert len(lacking) >= 6 and {slug: [] for slug in lacking} == lacking


def test_a_page_whose_author_has_no_affiliation_lacks_authorship(editor: User, reviewer: User) -> None:
    publication = published(factories.live(editor, reviewer))
    assert lacks(publication) == ["Authorship"] and not meets_all(publication)


@pytest.mark.parametrize(
    ("name", "emptied"),
    [("Attribution", "references"), ("Attribution", "source"), ("Disclosure", "funding"), ("Authorship", "byline")],
)
def test_a_page_that_lacks_what_a_benchmark_asks_for_does_not_meet_it(
    editor: User, reviewer: User, name: str, emptied: str
) -> None:
    publication = published(factories.live(editor, reviewer))
    revision = publication.revision
    revision.byline = [{"name": "A", "credentials": "MD", "affiliation": "B"}]
    assert meets_all(publication)
    setattr(revision, emptied, type(getattr(revision, emptied))())
    assert lacks(publication) == [name]


@pytest.mark.parametrize("field", ["reviewer_disclosures", "last_reviewed", "last_updated", "next_review_due"])
def test_interests_and_dates_count_too(editor: User, reviewer: User, field: str) -> None:
    publication = published(factories.live(editor, reviewer))
    setattr(publication, field, "")
    assert ("Disclosure" if "disclosures" in field else "Currency") in lacks(publication)
