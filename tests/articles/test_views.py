"""What the public reads: only what is live, at a constant cost, without cookies."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from tests import factories

pytestmark = pytest.mark.django_db

CANARY = "Zanzibarcanary"


def queries_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def many(count: int, editor: User, reviewer: User) -> None:
    """More live articles, by the real verbs, on the same topic."""
    for number in range(count):
        article = factories.live(editor, reviewer, slug=f"another-{number}")
        workflow.set_topics(by=editor, article=article, topics=[factories.topic()])


def test_an_article_costs_two_queries_and_no_cookie(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body=factories.BODY + "\n\nA long paragraph." * 2000)
    assert queries_of(client, article.get_absolute_url()) <= 2
    response = client.get(article.get_absolute_url())
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    policy = response.headers["Content-Security-Policy"]
    assert "unsafe" not in policy and "default-src 'none'" in policy


def test_an_article_says_who_reviewed_it_and_the_three_dates(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    assert article.live is not None
    page = client.get(article.get_absolute_url()).content.decode()
    for words in ("Rita Reviewer, MD", "Last reviewed", "Last updated", "Next review due", "View editorial policy"):
        assert words in page
    assert str(article.live.revision.html) in page


def test_an_unchanged_page_is_answered_by_304_in_one_query(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    etag = client.get(article.get_absolute_url()).headers["ETag"]
    with CaptureQueriesContext(connection) as queries:
        response = client.get(article.get_absolute_url(), headers={"if-none-match": etag})
    assert (response.status_code, len(queries)) == (304, 1)


def test_the_etag_changes_with_an_update_a_retirement_and_the_validity(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    article = factories.live(editor, reviewer)
    address = article.get_absolute_url()
    etags = [client.get(address).headers["ETag"]]
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        assert client.get(address).headers["ETag"] == etags[0]
    assert article.live is not None
    for days in (1, 2):
        with time_machine.travel(article.live.next_review_due + timedelta(days=days)):
            etags.append(client.get(address).headers["ETag"])
    factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    etags.append(client.get(address).headers["ETag"])
    article.refresh_from_db()
    workflow.retire(by=managing_editor, article=article, seen_publication=article.live_id, reason="Superseded.")
    etags.append(client.get(address).headers["ETag"])
    assert len(set(etags)) == 5


@pytest.mark.parametrize("address", ["/", "/articles/", "/topics/basics/", "/people/rita-reviewer/", "/sitemap.xml"])
def test_lists_cost_the_same_for_one_and_for_many(client: Client, editor: User, reviewer: User, address: str) -> None:
    article = factories.live(editor, reviewer)
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    article.refresh_from_db()
    few = queries_of(client, address)
    many(25, editor, reviewer)
    assert queries_of(client, address) == few
    assert few <= 4


def test_a_draft_answers_exactly_as_an_unknown_address_does(client: Client, editor: User) -> None:
    factories.draft(editor, slug="secret-draft")
    hidden, unknown = client.get("/articles/secret-draft/"), client.get("/articles/never-there/")
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content.replace(b"secret-draft", b"never-there") == unknown.content
    assert hidden.headers.keys() == unknown.headers.keys()


def test_no_public_page_shows_an_unapproved_word(
    client: Client, editor: User, reviewer: User, managing_editor: User
) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    factories.draft(editor, title=f"{CANARY} draft", summary=CANARY)
    update = factories.edited(article, editor, title=f"{CANARY} update", summary=CANARY, body=f"{CANARY}.")
    review = factories.submitted(editor, update)
    workflow.comment(by=editor, review=review, text=CANARY)
    factories.retired(editor, reviewer, managing_editor, slug="gone", body=f"{CANARY} retired.", title="Gone")
    for address in ("/", "/articles/", "/articles/seen/", "/articles/gone/", "/people/rita-reviewer/",
                    "/people/paula-penwright/", "/sitemap.xml", "/editorial-policy/"):  # fmt: skip
        response = client.get(address)
        assert response.status_code == 200, address
        assert CANARY not in response.content.decode(), address


def test_an_update_under_review_is_a_line_on_the_page(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    before = client.get(article.get_absolute_url()).content.decode()
    factories.submitted(editor, factories.edited(article, editor))
    after = client.get(article.get_absolute_url()).content.decode()
    assert "update" not in before.split("<article")[-1][:4000].lower() or before != after
    assert "submitted" in after.lower()


def test_a_retired_page_stays_and_says_why(client: Client, editor: User, reviewer: User, managing_editor: User) -> None:
    article = factories.retired(editor, reviewer, managing_editor)
    response = client.get(article.get_absolute_url())
    assert response.status_code == 200
    assert "Superseded by another page." in response.content.decode()
    assert article.slug not in client.get("/articles/").content.decode()
    assert article.slug not in client.get("/sitemap.xml").content.decode()


def test_an_overdue_page_says_so_from_the_day_after(client: Client, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    assert article.live is not None
    due = article.live.next_review_due
    with time_machine.travel(due):
        assert "overdue" not in client.get(article.get_absolute_url()).content.decode().lower()
    with time_machine.travel(due + timedelta(days=1)):
        assert "overdue" in client.get(article.get_absolute_url()).content.decode().lower()


def test_filters_narrow_the_list_and_pages_turn_without_gaps(client: Client, editor: User, reviewer: User) -> None:
    many(45, editor, reviewer)
    seen: list[str] = []
    after = ""
    for _ in range(4):
        page = client.get("/articles/", {"audience": "patients", "after": after}).context["page"]
        seen += [row.slug for row in page.rows]
        after = page.next
        if not after:
            break
    assert len(seen) == len(set(seen)) == 45
    assert not client.get("/articles/", {"audience": "professionals"}).context["page"].rows


@pytest.mark.parametrize("after", ["x", "~", "2026-01-01~x", "2026-13-45~1", "9" * 50 + "~" + "9" * 50, "\x00~1"])
def test_a_page_mark_that_nobody_gave_out_leads_to_the_first_page(client: Client, after: str) -> None:
    response = client.get("/articles/", {"after": after})
    assert response.status_code == 200 and response.context["page"].is_first


@pytest.mark.parametrize("address", ["/", "/articles/", "/editorial-policy/", "/robots.txt"])
def test_public_pages_take_no_post(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405


def test_the_sitemap_lists_live_articles_with_the_day_of_the_last_change(
    client: Client, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    page = client.get("/sitemap.xml").content.decode()
    assert f"/articles/{article.slug}/" in page and f"<lastmod>{timezone.localdate().isoformat()}</lastmod>" in page


def test_a_list_walks_the_index_of_days_instead_of_sorting_all_articles(editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # what it would choose anyway were the tables not so small
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off; SET LOCAL enable_hashjoin = off"
            )
    assert "articles_pu_last_re" in Article.objects.live().listed()[:20].explain()
