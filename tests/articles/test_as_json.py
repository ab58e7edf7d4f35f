"""What the JSON form of a page adds to its text: how new its sources are, which grades it gives, where its record is."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

GRADED = """Cold clumps proteins [@made2020up]{grade=1C}.

> [!URGENT]
> Call your local emergency number.

Two sources say so [@made2020up; @newer2024]{grade=IIa}.
"""


def described(client: Client, article: Article) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(client.get(f"/articles/{article.slug}.json").content)
    return found


def test_it_tells_the_year_of_the_newest_source_and_every_grade_with_its_place(
    client: Client, editor: User, reviewer: User
) -> None:
    factories.reference("newer2024", issued={"date-parts": [[2024]]})
    article = factories.live(editor, reviewer, body=GRADED)
    found = described(client, article)
    assert found["newest_source"] == 2024
    assert found["grades"] == [
        {"grade": "1C", "references": [1], "anchor": "cite-1-1"},
        {"grade": "IIa", "references": [1, 2], "anchor": "cite-1-2"},
    ]
    for grade in found["grades"]:
        assert f'id="{grade["anchor"]}"' in found["html"]


def test_a_page_without_sources_says_null_and_gives_no_grade(client: Client, editor: User, reviewer: User) -> None:
    body = "Cold.\n\n> [!URGENT]\n> Call your local emergency number."
    found = described(client, factories.live(editor, reviewer, body=body))
    assert found["newest_source"] is None and found["grades"] == []


def test_the_addresses_that_articles_only_link_to_are_where_reviews_answers(
    client: Client, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    assert article.record_url == reverse("record:page", args=["seen"])
    assert article.signed_record_url == reverse("record:json", args=["seen"])
    assert article.report_url == reverse("report:form", args=["seen"])
    links = described(client, article)["links"]
    assert links["record"].endswith(article.record_url) and links["signed_record"].endswith(article.signed_record_url)
