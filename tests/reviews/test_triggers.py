"""The last line of defence: each thing that no verb ever does is refused by the database itself."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article, Revision
from reviews import triggers, workflow
from reviews.models import Interest, Redaction, Signature, Withdrawal
from tests import factories
from tests.reviews.interests import about, declare, entry

pytestmark = pytest.mark.django_db


def attack(sql: str, *parameters: str | int | None) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql, parameters)


def refused(sql: str, *parameters: str | int | None) -> bool:
    try:
        attack(sql, *parameters)
    except IntegrityError:
        return True
    return False


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer)


@pytest.mark.parametrize("table", ["reviews_event", "reviews_signature", "articles_publication"])
def test_append_only_rows_are_neither_changed_nor_deleted(article: Article, table: str) -> None:
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    for column in columns:
        assert refused(f"UPDATE {table} SET {column} = {column}"), column
    assert refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", ["reviews_interests", "reviews_interest", "reviews_waiver"])
def test_what_was_declared_and_waived_is_neither_changed_nor_deleted(
    editor: User, reviewer: User, managing_editor: User, table: str
) -> None:
    declare(reviewer, entry())
    review = about(editor, ("manufacturer", "Example Pharma"))
    workflow.waive(by=managing_editor, review=review, interest=Interest.objects.get(), reason="The only expert.")
    with connection.cursor() as cursor:
        columns = [column.name for column in connection.introspection.get_table_description(cursor, table)]
    for column in columns:
        assert refused(f"UPDATE {table} SET {column} = {column}"), column
    assert refused(f"DELETE FROM {table}")


@pytest.mark.parametrize("table", ["articles_revision", "articles_authorship", "articles_citation"])
def test_a_submitted_text_is_neither_changed_nor_deleted(article: Article, table: str) -> None:
    assert refused(f"UPDATE {table} SET id = id")
    assert refused(f"DELETE FROM {table}")


def test_a_revision_is_not_changed_before_it_is_submitted_either(editor: User) -> None:
    revision = factories.draft(editor)
    assert refused("UPDATE articles_revision SET title = 'x' WHERE id = %s", revision.pk)


def test_a_revision_that_was_never_submitted_can_be_purged(editor: User) -> None:
    revision = factories.draft(editor)
    attack("DELETE FROM articles_authorship WHERE revision_id = %s", revision.pk)
    attack("DELETE FROM articles_citation WHERE revision_id = %s", revision.pk)
    attack("DELETE FROM articles_revision WHERE id = %s", revision.pk)
    assert not Revision.objects.filter(pk=revision.pk).exists()


def test_replacing_a_row_is_a_change_too(article: Article) -> None:
    if connection.vendor != "sqlite":
        sql = "INSERT INTO reviews_event SELECT * FROM reviews_event ON CONFLICT (id) DO UPDATE SET verb = 'x'"
    else:
        sql = "INSERT OR REPLACE INTO reviews_event SELECT * FROM reviews_event"
    assert refused(sql)


def test_a_live_pointer_needs_a_publication_of_its_own_article(article: Article, editor: User) -> None:
    other = factories.draft(editor).article
    assert refused("UPDATE articles_article SET live_id = %s WHERE id = %s", article.live_id, other.pk)


def test_a_live_pointer_does_not_go_back_to_a_withdrawn_signature(
    article: Article, editor: User, reviewer: User
) -> None:
    first = article.live_id
    article = factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    signature = Signature.objects.order_by("signed_at").first()
    assert signature is not None
    Withdrawal.objects.create(signature=signature, by=reviewer, at=timezone.now(), reason="Wrong.")
    assert refused("UPDATE articles_article SET live_id = %s WHERE id = %s", first, article.pk)


@pytest.mark.parametrize("column", ["content_hash", "html_hash"])
def test_a_publication_needs_a_signature_of_that_very_text(article: Article, column: str) -> None:
    publication = article.live
    assert publication is not None
    publication.pk, publication.signature_id = None, 999
    publication._state.adding = True
    with pytest.raises(IntegrityError), transaction.atomic():
        publication.save(force_insert=True)
    publication.signature_id = Signature.objects.get().pk
    setattr(publication, column, "0" * 64)
    with pytest.raises(IntegrityError), transaction.atomic():
        publication.save(force_insert=True)


def test_rounds_and_withdrawals_are_never_deleted(article: Article, reviewer: User) -> None:
    Withdrawal.objects.create(signature=Signature.objects.get(), by=reviewer, at=timezone.now(), reason="Wrong.")
    assert refused("DELETE FROM reviews_review")
    assert refused("DELETE FROM reviews_withdrawal")
    assert refused("UPDATE reviews_withdrawal SET reason = 'x'")


def redact(revision: Revision, html: str = "<p>Gone.</p>") -> bool:
    """Try the one change that a redaction makes: whether the database refuses it."""
    return refused("UPDATE articles_revision SET body = '', summary = '', html = %s WHERE id = %s", html, revision.pk)


def test_only_what_two_people_decided_redacts_a_text(
    article: Article, managing_editor: User, administrator: User
) -> None:
    revision = Revision.objects.get()
    assert redact(revision)
    row = Redaction.objects.create(
        revision=revision,
        notice="Gone.",
        html="<p>Gone.</p>",
        requested_by=managing_editor,
        requested_at=timezone.now(),
    )
    assert redact(revision)
    row.confirmed_by, row.confirmed_at = administrator, timezone.now()
    row.save()
    assert redact(revision, html="<p>Something else.</p>")
    assert refused("UPDATE articles_revision SET body='', summary='', html=%s, content_hash='x'", row.html)
    assert not redact(revision)


def test_what_is_installed_is_what_should_be() -> None:
    assert triggers.differences() == []


def test_a_missing_guard_is_named_and_healthz_says_so(client: Client) -> None:
    table = " ON reviews_event" if connection.vendor == "postgresql" else ""
    attack(f"DROP TRIGGER guard_event_update{table}")
    assert triggers.differences() == ["The database guard guard_event_update is missing."]
    response = client.get("/healthz")
    assert response.status_code == 503 and b"guard_event_update" in response.content


def test_an_altered_guard_is_named() -> None:
    if connection.vendor == "postgresql":
        attack("ALTER TABLE reviews_event DISABLE TRIGGER guard_event_update")
    else:
        attack("DROP TRIGGER guard_event_update")
        attack("CREATE TRIGGER guard_event_update BEFORE UPDATE ON reviews_event WHEN 1 = 0 BEGIN SELECT 1; END")
    assert triggers.differences() == ["The database guard guard_event_update is not what it should be."]


@pytest.mark.postgres
@pytest.mark.parametrize(
    "table",
    ["reviews_event", "reviews_signature", "articles_publication", "articles_revision", "reviews_interests",
     "reviews_interest", "reviews_waiver"],
)  # fmt: skip
def test_a_table_is_not_truncated(article: Article, table: str) -> None:
    attack("SET CONSTRAINTS ALL IMMEDIATE")
    assert refused(f"TRUNCATE {table} CASCADE")
