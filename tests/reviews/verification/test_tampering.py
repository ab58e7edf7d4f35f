"""Each column of each protected table, changed by the database's owner, is named by table, row and column."""

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection, models, transaction

from articles.models import Article, Publication, Revision
from reviews import workflow
from reviews.models import Event, Purge, Signature, Withdrawal
from reviews.verification import Fault, verify
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("owner")]

Case = tuple[str, type[models.Model]]
CASES: list[Case] = [
    ("event", Event),
    ("signature", Signature),
    ("publication", Publication),
    ("submitted revision", Revision),
    ("unsubmitted revision", Revision),
    ("withdrawal", Withdrawal),
]
TOGETHER = {
    ("withdrawal", "is_emergency"): "is_emergency = false, countersign_by = NULL",
    ("withdrawal", "countersign_by"): "is_emergency = false, countersign_by = NULL",
    ("withdrawal", "escalated_at"): "escalated_at = at",
}
"""Columns that the table's own checks tie to others."""


def faults(slug: str | None = None) -> list[Fault]:
    """Every fault but the guards that the owner took off."""
    return [fault for fault in verify(slug).faults if fault.table != "(guards)"]


def places() -> set[tuple[str, str, str]]:
    return {(fault.table, fault.row, fault.column) for fault in faults()}


def victim(name: str, article: Article) -> models.Model:
    """The row that is tampered with: one that other rows come before and after, where the table has such."""
    rows: dict[str, Any] = {
        "event": Event.objects.filter(article=article, seq=3),
        "signature": Signature.objects.filter(review__article=article).order_by("pk")[:1],
        "publication": article.publications.order_by("-pk")[:1],
        "submitted revision": article.revisions.filter(number=2),
        "unsubmitted revision": Revision.objects.filter(article__slug="never-submitted", number=2),
        "withdrawal": Withdrawal.objects.all(),
    }
    row: models.Model = rows[name].get()
    return row


def another(field: "models.Field[Any, Any]", row: models.Model) -> Any:
    """A value that fits the column and is not the row's."""
    value = field.value_from_object(row)
    if field.remote_field:
        related = field.remote_field.model._default_manager.exclude(pk=value)
        if field.column == "article_id":  # one that has no row in the same place
            related = related.filter(slug="never-submitted" if isinstance(row, Event) else "another")
        if field.column == "review_id":
            related = related.filter(signatures=None)
        if isinstance(field, models.OneToOneField):
            related = related.filter(**{f"{field.remote_field.name}__isnull": True})
        return related.order_by("pk").values_list("pk", flat=True)[0]
    if isinstance(field, models.JSONField):
        return '["tampered"]'
    if isinstance(value, bool):
        return not value
    if isinstance(value, datetime | date):
        return value + timedelta(days=1)
    if isinstance(value, int):
        return value + 1000
    return "f" * 64 if field.max_length == 64 else "x"


@contextmanager
def tampered(sql: str, *parameters: Any) -> Iterator[None]:
    """Run some SQL, look, and take it back."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(sql, parameters)
        yield
        transaction.set_rollback(True)


def test_an_untouched_record_has_no_fault(article: Article) -> None:
    assert faults() == []


@pytest.mark.parametrize(("name", "model"), CASES, ids=[name for name, _ in CASES])
def test_each_changed_column_is_named(article: Article, name: str, model: type[models.Model]) -> None:
    row = victim(name, article)
    not_named = [field.column for field in model._meta.concrete_fields if not is_named(name, row, field)]
    assert not_named == []


def is_named(name: str, row: models.Model, field: "models.Field[Any, Any]") -> bool:
    """Change one column of a row: whether a fault names table, row and column."""
    table, column = row._meta.db_table, str(field.column)
    change, values = TOGETHER.get((name, column)), []
    if change is None:
        change, values = f'"{column}" = %s', [another(field, row)]
    rows = {str(row.pk), *map(str, values)} if column == "id" else {str(row.pk)}
    if column == "number":
        rows.add(f"number {row.number}")  # type: ignore[attr-defined]
    with tampered(f"UPDATE {table} SET {change} WHERE id = %s", *values, row.pk):
        named = places()
    return any((table, one, column) in named for one in rows)


@pytest.mark.parametrize("column", ["checklist", "signed_at", "name", "signer_id"])
def test_a_value_that_cannot_be_read_is_named_too(article: Article, column: str) -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL itself refuses values that do not fit their column")
    row = victim("signature", article)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = ON")
    with tampered(f"UPDATE reviews_signature SET {column} = %s WHERE id = %s", b"\xff{", row.pk):
        assert ("reviews_signature", str(row.pk), column) in places()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA ignore_check_constraints = OFF")


UNTIL_SWAPPED = {
    "reviews_event": "seq = 9999, prev = 'x', hash = 'x'",
    "reviews_signature": "review_version = 9999",
    "articles_publication": "signature_id = 9999",
    "articles_revision": "number = 9999",
}


@pytest.mark.parametrize("table", UNTIL_SWAPPED)
def test_two_rows_that_swapped_their_content_are_both_named(article: Article, table: str) -> None:
    model = next(model for _, model in CASES if model._meta.db_table == table)
    if model is Event:
        first, second = (Event.objects.get(article=article, seq=seq).pk for seq in (2, 3))
    else:
        first, second = model._default_manager.order_by("pk").values_list("pk", flat=True)[:2]
    columns = [f'"{field.column}"' for field in model._meta.concrete_fields if field.column != "id"]
    change = ", ".join(f"{column} = %s" for column in columns)
    with tampered(f"UPDATE {table} SET id = id"), connection.cursor() as cursor:
        contents = []
        for pk in (first, second):
            cursor.execute(f"SELECT {', '.join(columns)} FROM {table} WHERE id = %s", [pk])
            contents.append(cursor.fetchone())
        cursor.execute(f"UPDATE {table} SET {UNTIL_SWAPPED[table]} WHERE id = %s", [first])
        for pk, content in ((second, contents[0]), (first, contents[1])):
            cursor.execute(f"UPDATE {table} SET {change} WHERE id = %s", [*content, pk])
        named = {row for where, row, _ in places() if where == table}
        assert {str(first), str(second)} <= named


@pytest.mark.parametrize(
    ("sql", "table", "column"),
    [
        ("DELETE FROM reviews_event WHERE seq = 2", "reviews_event", "seq"),
        ("DELETE FROM reviews_withdrawal", "reviews_withdrawal", "id"),
        ("UPDATE articles_article SET live_id = (SELECT max(id) FROM articles_publication)", "articles_article", "live_id"),
        ("UPDATE articles_article SET live_id = NULL", "articles_article", "live_id"),
        ("UPDATE articles_article SET suspended_at = created_at", "articles_article", "suspended_at"),
        ("UPDATE articles_article SET retired_at = created_at, retired_by_id = created_by_id, retired_reason = 'x'", "articles_article", "retired_at"),
        ("UPDATE reviews_review SET state = 'withdrawn' WHERE state = 'approved'", "reviews_review", "state"),
        ("DELETE FROM reviews_event WHERE verb = 'approve'", "reviews_signature", "review_id"),
        ("DELETE FROM reviews_event WHERE verb = 'approve'", "articles_publication", "article_id"),
        ("DELETE FROM reviews_event WHERE verb = 'withdraw_signature'", "reviews_withdrawal", "signature_id"),
        ("DELETE FROM reviews_event WHERE verb = 'create'", "articles_revision", "article_id"),
        ("UPDATE reviews_withdrawal SET countersigned_by_id = signature_id WHERE 1 = 0", "", ""),
    ],
)  # fmt: skip
def test_rows_without_events_and_events_without_rows_are_named(sql: str, table: str, column: str) -> None:
    with tampered(sql):
        found = {(where, name) for where, _, name in places()}
        assert (table, column) in found if table else found == set()


def test_a_purge_is_named_that_was_changed_is_not_there_or_has_no_event(
    article: Article, editor: User, managing_editor: User
) -> None:
    mistaken = factories.edited(Article.objects.get(slug="never-submitted"), editor)
    row = workflow.purge(by=managing_editor, revision=mistaken, reason="By mistake.")
    assert faults() == []
    assert [field.column for field in Purge._meta.concrete_fields if not is_named("purge", row, field)] == []
    with tampered("DELETE FROM reviews_purge"):
        assert ("reviews_purge", str(row.pk), "id") in places()
    with tampered("DELETE FROM reviews_event WHERE verb = 'purge'"):
        assert ("reviews_purge", str(row.pk), "article_id") in places()


def test_one_article_is_verified_alone(article: Article) -> None:
    with tampered("UPDATE reviews_event SET verb = 'x' WHERE seq = 1"):
        assert {fault.article for fault in faults()} == {"another", "never-submitted", "twice-signed"}
        assert {fault.article for fault in faults("another")} == {"another"}


def test_what_is_read_at_once_has_no_say(article: Article, monkeypatch: pytest.MonkeyPatch) -> None:
    with tampered("UPDATE articles_revision SET title = 'x' WHERE number = 2"):
        whole = places()
        for size, at_once in itertools.product((1, 2), (1, 3)):
            monkeypatch.setattr("reviews.verification.ARTICLES_AT_ONCE", size)
            monkeypatch.setattr("reviews.verification.EVENTS_AT_ONCE", at_once)
            assert places() == whole and whole


def test_a_guard_that_was_taken_off_is_a_fault() -> None:
    assert {fault.table for fault in verify().faults} == {"(guards)"}
