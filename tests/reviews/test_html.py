"""The pages of the sample corpus and of the desk are valid HTML, as the Nu HTML checker says."""

from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings

from articles.models import Article
from reviews.models import Concern, Review
from reviews.sample.load import load
from tests.articles.test_html import faults_of, saved

pytestmark = pytest.mark.django_db

LISTS = (
    "/", "/articles/", "/topics/basics/", "/people/rowan-sample/", "/search/?q=cold", "/editorial-policy/", "/about/",
    "/contact/", "/privacy/", "/accessibility/",
)  # fmt: skip
DESK = (
    "/desk/", "/desk/queue/", "/desk/articles/", "/desk/concerns/", "/desk/references/", "/desk/references/ferri2008mixed/",
    "/desk/credentials/", "/desk/articles/when-is-rituximab-used/", "/desk/trust/",
    "/desk/articles/how-cryoglobulins-are-tested/", "/desk/absence/",
)  # fmt: skip
WRITING = (
    "/desk/articles/new/", "/desk/import/", "/desk/articles/when-is-rituximab-used/edit/", "/desk/references/new/",
    "/desk/references/load/", "/desk/references/duplicates/", "/desk/articles/how-cryoglobulins-are-tested/pair/",
    "/desk/articles/when-is-rituximab-used/subjects/", "/desk/alerts/new/?words=rituximab",
)  # fmt: skip
MANAGING = ("/desk/people/",)


@pytest.fixture
def samples(settings: Settings) -> None:
    settings.DEBUG = True
    load()
    settings.DEBUG = False


def answered(client: Client, folder: Path, addresses: list[str]) -> list[Path]:
    """The pages at some addresses as files; each has to be there."""
    assert [address for address in addresses if client.get(address).status_code != 200] == []
    return saved(client, folder, addresses)


def test_every_page_of_the_samples_is_valid(samples: None, client: Client, tmp_path: Path) -> None:
    pages = [article.get_absolute_url() for article in Article.objects.live()]
    about = [f"{page}{part}" for page in pages for part in ("", "history/", "record/", "report/", "v/1/")]
    assert len(pages) == 7
    assert faults_of(answered(client, tmp_path, [*LISTS, *about])) == []


@pytest.mark.parametrize(("who", "more"), [("editor", WRITING), ("reviewer2", ()), ("manager", (*WRITING, *MANAGING))])
def test_every_page_of_the_desk_is_valid(
    samples: None, client: Client, tmp_path: Path, who: str, more: tuple[str, ...]
) -> None:
    client.force_login(User.objects.get(username=who))
    rounds = [f"/desk/reviews/{pk}/" for pk in Review.objects.values_list("pk", flat=True)]
    concerns = [f"/desk/concerns/{pk}/" for pk in Concern.objects.values_list("pk", flat=True)]
    assert len(rounds) >= 10 and len(concerns) >= 3
    assert faults_of(answered(client, tmp_path, [*DESK, *more, *rounds, *concerns])) == []
