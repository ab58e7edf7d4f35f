"""The sitemap: one file while one holds all, then an index of parts with the day on which each last changed."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import etree

from articles import sitemaps
from articles.models import Article
from tests import factories

pytestmark = pytest.mark.django_db

MARCH, MAY = datetime(2026, 3, 15, 9, tzinfo=UTC), datetime(2026, 5, 3, 9, tzinfo=UTC)


def read(client: Client, address: str = "/sitemap.xml") -> tuple[str, list[tuple[str, str]]]:
    """What kind of file it is, and its addresses with their days."""
    response = client.get(address)
    assert response.status_code == 200 and response.headers["Content-Type"] == "application/xml"
    root = etree.fromstring(response.content)
    rows = [(str(row.findtext("{*}loc")), str(row.findtext("{*}lastmod"))) for row in root]
    return etree.QName(root).localname, rows


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """It is March, until something moves it on."""
    with time_machine.travel(MARCH, tick=False) as moving:
        yield moving


@pytest.fixture
def two(clock: time_machine.Traveller, editor: User, reviewer: User) -> list[Article]:
    """One of March and one of May."""
    one = factories.live(editor, reviewer, slug="one")
    clock.move_to(MAY)
    return [one, factories.live(editor, reviewer, slug="two")]


def test_while_one_file_holds_all_it_is_no_index(client: Client, two: list[Article]) -> None:
    site = "http://localhost:8000/articles"
    assert read(client) == ("urlset", [(f"{site}/one/", "2026-03-15"), (f"{site}/two/", "2026-05-03")])


def test_what_one_file_cannot_hold_is_an_index_of_parts_each_with_its_own_day(
    client: Client, two: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps, "PART", 1)
    first, second = (f"http://localhost:8000/sitemap-{article.pk}.xml" for article in two)
    assert read(client) == ("sitemapindex", [(first, "2026-03-15"), (second, "2026-05-03")])
    one = read(client, f"/sitemap-{two[0].pk}.xml")
    assert one == ("urlset", [("http://localhost:8000/articles/one/", "2026-03-15")])


def test_a_part_that_holds_nothing_does_not_exist(client: Client, two: list[Article], editor: User) -> None:
    assert read(client, "/sitemap-1.xml")[0] == "urlset"
    assert client.get("/sitemap-0.xml").status_code == client.get("/sitemap-2.xml").status_code == 404


def test_what_is_retired_or_not_approved_stands_in_no_part_and_makes_none(
    client: Client, editor: User, reviewer: User, managing_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = factories.live(editor, reviewer)
    factories.retired(editor, reviewer, managing_editor)
    factories.submitted(editor)
    assert [address for address, _ in read(client)[1]] == [f"http://localhost:8000{shown.get_absolute_url()}"]
    monkeypatch.setattr(sitemaps, "PART", 1)
    assert read(client)[0] == "urlset"
    for article in Article.objects.exclude(pk=shown.pk):
        assert client.get(f"/sitemap-{article.pk}.xml").status_code == 404


def test_an_empty_site_has_an_empty_sitemap(client: Client) -> None:
    assert read(client) == ("urlset", [])


def test_a_file_and_an_index_cost_the_same_however_much_they_hold(
    client: Client, two: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    with CaptureQueriesContext(connection) as file:
        client.get("/sitemap.xml")
    monkeypatch.setattr(sitemaps, "PART", 1)
    with CaptureQueriesContext(connection) as index:
        client.get("/sitemap.xml")
    assert (len(file), len(index)) == (3, 1)
