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
    "/desk/", "/desk/queue/", "/desk/board/", "/desk/concerns/", "/desk/references/", "/desk/articles/new/",
    "/desk/import/", "/desk/credentials/", "/desk/articles/when-is-rituximab-used/",
    "/desk/articles/when-is-rituximab-used/edit/", "/desk/articles/how-cryoglobulins-are-tested/pair/",
)  # fmt: skip


@pytest.fixture
def samples(settings: Settings) -> None:
    settings.DEBUG = True
    load()
    settings.DEBUG = False


def test_every_page_of_the_samples_is_valid(samples: None, client: Client, tmp_path: Path) -> None:
    pages = [article.get_absolute_url() for article in Article.objects.public()]
    about = [f"{page}{part}" for page in pages for part in ("", "history/", "record/", "report/", "v/1/")]
    assert faults_of(saved(client, tmp_path, [*LISTS, *about])) == []


@pytest.mark.parametrize("who", ["editor", "reviewer2", "manager"])
def test_every_page_of_the_desk_is_valid(samples: None, client: Client, tmp_path: Path, who: str) -> None:
    client.force_login(User.objects.get(username=who))
    rounds = [f"/desk/reviews/{pk}/" for pk in Review.objects.values_list("pk", flat=True)[:20]]
    concerns = [f"/desk/concerns/{pk}/" for pk in Concern.objects.values_list("pk", flat=True)]
    assert faults_of(saved(client, tmp_path, [*DESK, *rounds, *concerns])) == []
