import pytest
from django.contrib.auth.models import User
from pytest_django.fixtures import SettingsWrapper

from articles.models import Article
from articles.trust import benchmarks_of, meets_all
from reviews.sample.load import load
from tests import factories


@pytest.mark.django_db
def test_every_sample_page_meets_all_four_benchmarks(settings: SettingsWrapper) -> None:
    settings.DEBUG = True
    load()
    live = list(Article.objects.live().with_text())
    assert len(live) >= 6
    assert {article.slug: [one.name for one in benchmarks_of(article.live) if not one.is_met] for article in live} == {
        article.slug: [] for article in live
    }


def test_a_page_whose_author_has_no_affiliation_lacks_authorship(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    assert [one.name for one in benchmarks_of(article.live) if not one.is_met] == ["Authorship"]
    assert not meets_all(article.live)


@pytest.mark.parametrize(
    ("name", "emptied"),
    [("Attribution", "references"), ("Attribution", "source"), ("Disclosure", "funding"), ("Authorship", "byline")],
)
def test_a_page_that_lacks_what_a_benchmark_asks_for_does_not_meet_it(
    editor: User, reviewer: User, name: str, emptied: str
) -> None:
    article = factories.live(editor, reviewer)
    revision = article.live.revision
    revision.byline = [{"name": "A", "credentials": "MD", "affiliation": "B"}]
    assert meets_all(article.live)
    setattr(revision, emptied, type(getattr(revision, emptied))())
    assert [one.name for one in benchmarks_of(article.live) if not one.is_met] == [name]


@pytest.mark.parametrize("field", ["reviewer_disclosures", "last_reviewed", "last_updated", "next_review_due"])
def test_interests_and_dates_count_too(editor: User, reviewer: User, field: str) -> None:
    article = factories.live(editor, reviewer)
    setattr(article.live, field, "")
    assert not next(
        one for one in benchmarks_of(article.live) if one.name == ("Disclosure" if "disc" in field else "Currency")
    ).is_met
