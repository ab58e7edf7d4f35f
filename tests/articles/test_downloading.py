"""A page offers its PDF while it is live and the file is made; never a text that no longer stands."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.choices import WarningKind
from articles.models import Article
from articles.pdf_files import path_of
from reviews import workflow
from reviews.models import Signature
from tests import factories

pytestmark = pytest.mark.django_db

PAGE, PDF = "/articles/paper/", "/articles/paper/article.pdf"
LINK = f'href="{PDF}" type="application/pdf"'


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.PDF_ROOT = str(tmp_path)
    return tmp_path


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    """Live, with its PDF."""
    made = factories.live(editor, reviewer, slug="paper")
    write(made)
    return made


def write(article: Article, content: bytes = b"%PDF-1.7 of a page") -> Path:
    assert article.live is not None
    path = path_of(article.live.pk, article.live.content_hash)
    path.write_bytes(content)
    return path


def is_offered(client: Client) -> bool:
    """Whether the page shows the link and the file is served: one never without the other."""
    shown, served = LINK in client.get(PAGE).content.decode(), client.get(PDF).status_code == 200
    assert shown == served
    return served


def test_it_is_served_as_a_file_that_names_its_version_and_that_nobody_indexes(
    client: Client, article: Article
) -> None:
    with CaptureQueriesContext(connection) as queries:
        response = client.get(PDF)
    assert len(queries) == 1 and not response.cookies and "Cookie" not in response.headers.get("Vary", "")
    assert b"".join(response.streaming_content) == b"%PDF-1.7 of a page"  # type: ignore[attr-defined]
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == 'inline; filename="paper-v1.pdf"'
    assert response.headers["X-Robots-Tag"] == "noindex"
    assert response.headers["Content-Security-Policy"] == client.get(PAGE).headers["Content-Security-Policy"]
    head = client.head(PDF)
    assert head.status_code == 200 and head.headers["Content-Length"] == "18"
    assert Client(enforce_csrf_checks=False).post(PDF).status_code == 405


def test_an_unchanged_file_is_answered_by_304_until_it_is_made_again(client: Client, article: Article) -> None:
    etag = client.get(PDF).headers["ETag"]
    again = client.get(PDF, headers={"if-none-match": etag})
    assert again.status_code == 304 and again.headers["ETag"] == etag
    os.utime(write(article), ns=(1, 1))
    assert client.get(PDF, headers={"if-none-match": etag}).status_code == 200


def test_the_page_shows_the_link_only_once_the_file_is_there(client: Client, editor: User, reviewer: User) -> None:
    made = factories.live(editor, reviewer, slug="paper")
    etag = client.get(PAGE).headers["ETag"]
    assert not is_offered(client)
    write(made)
    assert client.get(PAGE, headers={"if-none-match": etag}).status_code == 200
    assert is_offered(client)
    with CaptureQueriesContext(connection) as queries:
        client.get(PAGE, headers={"accept-encoding": "br"})
    assert len(queries) <= 2


def test_a_superseded_version_is_served_no_more(client: Client, editor: User, reviewer: User, article: Article) -> None:
    assert is_offered(client)
    factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    assert not is_offered(client)


TAKEN_AWAY: dict[str, Callable[[Article, User, User], object]] = {
    "retired": lambda article, manager, _: workflow.retire(
        by=manager, article=article, seen_publication=article.live_id, reason="Old."
    ),
    "withdrawn": lambda article, manager, _: workflow.withdraw_signature(
        by=manager,
        signature=Signature.objects.get(review__article=article),
        seen_publication=article.live_id,
        reason="A wrong dose.",
    ),
    "warned": lambda article, manager, _: workflow.show_warning(
        by=manager, article=article, kind=WarningKind.SAFETY, reason="Told."
    ),
    "redacted": lambda article, manager, admin: workflow.confirm_redaction(
        by=admin,
        redaction=workflow.request_redaction(by=manager, revision=article.live.revision, notice="Taken out."),  # type: ignore[union-attr]
    ),
}


@pytest.mark.parametrize("how", TAKEN_AWAY)
def test_nothing_leaves_the_site_that_may_not_be_relied_on(
    client: Client, article: Article, managing_editor: User, administrator: User, how: str
) -> None:
    assert is_offered(client)
    TAKEN_AWAY[how](article, managing_editor, administrator)
    assert not is_offered(client)


def test_a_draft_has_no_pdf_and_answers_as_an_unknown_address_does(client: Client, editor: User) -> None:
    factories.draft(editor, slug="paper")
    assert client.get(PDF).status_code == client.get("/articles/nothing/article.pdf").status_code == 404
