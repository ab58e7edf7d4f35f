"""Pages as they go out: compressed once, kept within bounds, 304 without rendering."""

import gzip

import brotli
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext

from articles.bodies import STORE, Store, encoding_for
from tests import factories


def rendered(client: Client, address: str, **headers: str) -> tuple[int, int, int]:
    """Status, templates rendered, queries."""
    names: list[object] = []

    def note(sender: object, **_: object) -> None:
        names.append(sender)

    template_rendered.connect(note)
    try:
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address, headers=headers)
    finally:
        template_rendered.disconnect(note)
    return response.status_code, len(names), len(queries)


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/articles/seen/", "/articles/seen.json", "/articles/seen/v/1/"])
def test_an_unchanged_page_is_neither_rendered_nor_read(
    client: Client, editor: User, reviewer: User, address: str
) -> None:
    factories.live(editor, reviewer, slug="seen")
    etag = client.get(address).headers["ETag"]
    assert rendered(client, address, **{"if-none-match": etag}) == (304, 0, 1)
    STORE.clear()
    assert rendered(client, address, **{"if-none-match": etag}) == (304, 0, 1)


@pytest.mark.django_db
def test_a_stored_page_is_sent_again_without_rendering(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    assert rendered(client, "/articles/seen/")[1] > 0
    assert rendered(client, "/articles/seen/") == (200, 0, 1)
    factories.submitted(editor, factories.edited(article, editor))
    assert rendered(client, "/articles/seen/")[1] > 0


@pytest.mark.django_db
def test_each_encoding_gives_the_same_page_with_an_etag_of_its_own(
    client: Client, editor: User, reviewer: User
) -> None:
    factories.live(editor, reviewer, slug="seen")
    plain = client.get("/articles/seen/")
    zipped = client.get("/articles/seen/", headers={"accept-encoding": "gzip"})
    brotlied = client.get("/articles/seen/", headers={"accept-encoding": "gzip, br"})
    again = client.get("/articles/seen/", headers={"accept-encoding": "gzip, br"})
    assert gzip.decompress(zipped.content) == brotli.decompress(brotlied.content) == plain.content
    assert again.content == brotlied.content and again.headers["Content-Encoding"] == "br"
    assert again.headers["Content-Type"] == plain.headers["Content-Type"] == "text/html; charset=utf-8"
    assert len({response.headers["ETag"] for response in (plain, zipped, brotlied)}) == 3
    assert all("Accept-Encoding" in response.headers["Vary"] for response in (plain, zipped, brotlied))
    assert "Content-Encoding" not in plain.headers
    head = client.head("/articles/seen/", headers={"accept-encoding": "br"})
    assert head.content == b"" and head.headers["ETag"] == brotlied.headers["ETag"]


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("", "identity"), ("br", "br"), ("gzip, deflate, br;q=0.9", "br"), ("gzip;q=1.0, br;q=0", "gzip"), ("*", "br"),
        ("identity", "identity"), ("BR", "br"), ("br;q=1.2.3,,;q=x", "identity"), ("*;q=0", "identity"),
    ],
)  # fmt: skip
def test_the_encoding_is_one_that_the_reader_takes(accepted: str, encoding: str) -> None:
    assert encoding_for(accepted) == encoding


def test_the_store_keeps_to_its_bound_and_gives_up_what_was_not_asked_for() -> None:
    store = Store(100)
    for name in "abcdefghijk":
        store.put(name, b"x" * 10, "text/plain")
        store.get("b")
    assert store.get("b") and store.get("k") and store.get("a") is None and store.get("c") is not None
    store.put("large", b"x" * 11, "text/plain")
    assert store.get("large") is None
    store.put("b", b"y" * 5, "text/plain")
    assert store.get("b") == (b"y" * 5, "text/plain")
