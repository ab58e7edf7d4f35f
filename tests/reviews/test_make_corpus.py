"""`make_corpus`: generated articles that are as live, and as provable, as any."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from articles import search
from articles.models import Article, Contributor
from articles.rendering.markdown import render
from reviews.sample.generated import generated
from reviews.verification import verify

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def debug(settings: object) -> None:
    settings.DEBUG = True  # type: ignore[attr-defined]


def test_generated_articles_are_live_found_and_verified(client: Client) -> None:
    told, progress = StringIO(), StringIO()
    call_command("make_corpus", 3, stdout=told, stderr=progress)
    call_command("make_corpus", 2, stdout=told, stderr=progress)
    slugs = Article.objects.live().filter(slug__startswith="generated-").values_list("slug", flat=True)
    assert sorted(slugs) == [f"generated-{number}" for number in range(5)]
    assert verify().faults == []
    assert "5 of 5 indexed" not in told.getvalue() and "2 of 2 written" in progress.getvalue()
    found = search.find(generated(4).title)
    assert found.results[0].article.slug == "generated-4"
    page = client.get("/articles/generated-4/").content.decode()
    assert "Sample page" in page and "Generated text for measuring" in page
    assert "5 of 5 given related pages" not in told.getvalue()
    for article in Article.objects.filter(slug__in=slugs):
        assert len(article.standing["related"]) == search.related.RELATED and article.standing["reading"]["minutes"] > 2
        assert article.slug not in [page["slug"] for page in article.standing["related"]]


def test_a_fast_corpus_is_found_but_has_no_related_pages() -> None:
    call_command("make_corpus", 3, fast=True, stdout=StringIO(), stderr=StringIO())
    made = Article.objects.live().filter(slug__startswith="generated-")
    assert [article.standing["related"] for article in made] == [[], [], []]
    assert search.find(generated(2).title).results[0].article.slug == "generated-2"


def test_generated_html_is_what_the_renderer_makes_of_the_text() -> None:
    text = generated(7)
    rendered = render(text.body, {})
    assert text.html == str(rendered.html)
    assert text.outline == [heading.as_dict() for heading in rendered.outline]
    assert 800 < len(text.body.split()) < 1000


def test_it_refuses_a_site_with_people_who_are_not_samples() -> None:
    Contributor.objects.create(slug="real", name="A Real Person")
    with pytest.raises(CommandError, match="not samples"):
        call_command("make_corpus", 1)
    assert not Article.objects.exists()


def test_it_refuses_without_debug(settings: object) -> None:
    settings.DEBUG = False  # type: ignore[attr-defined]
    with pytest.raises(CommandError, match="DEBUG"):
        call_command("make_corpus", 1)
