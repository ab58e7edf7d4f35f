"""A redaction by two people accounts for a text that is no longer what was hashed; nothing else does."""

import json
from io import StringIO
from typing import Any

import pytest
import rfc8785
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection

from articles.models import Article, Publication, Revision
from reviews import ledger, triggers, workflow
from reviews.models import Event, Redaction, Signature
from reviews.verification import Findings, verify
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def live(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer, slug="live")


@pytest.fixture
def redaction(live: Article, managing_editor: User, administrator: User) -> Redaction:
    asked = workflow.request_redaction(by=managing_editor, revision=live.revisions.get(), notice="Gone.")
    return workflow.confirm_redaction(by=administrator, redaction=asked)


def as_owner(sql: str, *parameters: object) -> Findings:
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute(sql, list(parameters))  # type: ignore[arg-type]
    triggers.install()
    return verify()


def columns(findings: Findings) -> set[tuple[str, str]]:
    return {(fault.table, fault.column) for fault in findings.faults}


def test_a_redaction_is_told_and_is_no_fault(redaction: Redaction) -> None:
    findings = verify()
    assert findings.faults == []
    assert [(found.article, found.revision) for found in findings.redactions] == [("live", 1)]
    out = StringIO()
    call_command("verify_record", stdout=out, stderr=StringIO())
    assert "live: revision 1 was redacted by two people" in out.getvalue()


def test_one_that_was_only_asked_for_accounts_for_nothing(live: Article, managing_editor: User) -> None:
    workflow.request_redaction(by=managing_editor, revision=live.revisions.get(), notice="Gone.")
    assert ("articles_revision", "body") in columns(as_owner("UPDATE articles_revision SET body = ''"))


def test_a_row_without_its_events_accounts_for_nothing(
    live: Article, managing_editor: User, administrator: User
) -> None:
    row = Redaction.objects.create(
        revision=live.revisions.get(), notice="Gone.", html="<p>Gone.</p>",
        requested_by=managing_editor, requested_at=live.created_at,
        confirmed_by=administrator, confirmed_at=live.created_at,
    )  # fmt: skip
    found = columns(
        as_owner(
            "UPDATE articles_revision SET title = 'Redacted', body = '', summary = '', html = %s, outline = '[]', "
            "problems = '[]', \"references\" = '[]', source = ''",
            row.html,
        )
    )
    assert {("articles_revision", "body"), ("articles_revision", "html"), ("reviews_redaction", "revision_id")} <= found


@pytest.mark.parametrize(
    ("column", "value"),
    [("body", "Back again."), ("html", "<p>Other.</p>"), ("title", "x"), ("permission", "x"), ("kind", "case_report"),
     ("content_hash", "f" * 64)],
)  # fmt: skip
def test_what_a_redaction_does_not_account_for_is_named(redaction: Redaction, column: str, value: str) -> None:
    findings = as_owner(f"UPDATE articles_revision SET {column} = %s", value)
    assert ("articles_revision", column) in columns(findings)


def test_a_redaction_that_was_undone_is_named(live: Article, managing_editor: User, administrator: User) -> None:
    before: dict[str, Any] = dict(Revision.objects.values().get())
    asked = workflow.request_redaction(by=managing_editor, revision=live.revisions.get(), notice="Gone.")
    workflow.confirm_redaction(by=administrator, redaction=asked)
    names = ("title", "summary", "body", "html", "source", "permission", "ai_use", "funding")
    lists = ("outline", "problems", "references")
    change = ", ".join(f'"{name}" = %s' for name in (*names, *lists))
    values = [before[name] for name in names] + [json.dumps(before[name]) for name in lists]
    assert columns(as_owner(f"UPDATE articles_revision SET {change}", *values)) == {("articles_revision", "body")}


@pytest.mark.parametrize("sql", ["UPDATE reviews_redaction SET confirmed_by_id = NULL, confirmed_at = NULL",
                                 "DELETE FROM reviews_redaction"])  # fmt: skip
def test_a_redaction_whose_row_was_changed_no_longer_accounts_for_the_text(redaction: Redaction, sql: str) -> None:
    assert ("articles_revision", "body") in columns(as_owner(sql))


@pytest.mark.parametrize("facts", ["{}", '{"revision": "1", "columns": {}}', "[]", "null"])
def test_an_event_without_its_facts_is_named(editor: User, facts: str) -> None:
    factories.draft(editor)
    event = Event.objects.get()
    told = {**json.loads(event.canonical), "facts": json.loads(facts)}
    canonical = rfc8785.dumps(told)
    findings = as_owner(
        "UPDATE reviews_event SET canonical = %s, hash = %s", canonical.decode(), ledger.link_hash(canonical)
    )
    assert ("reviews_event", "canonical") in columns(findings)


@pytest.mark.parametrize(("column", "hashed"), [("title", "content_hash"), ("html", "html_hash")])
def test_a_chain_written_anew_still_has_to_fit_the_text(editor: User, column: str, hashed: str) -> None:
    revision = factories.draft(editor)
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE articles_revision SET {column} = 'x'")
        event = Event.objects.get()
        told = json.loads(event.canonical)
        told["facts"]["columns"] = ledger.fingerprint(Revision.objects.get(pk=revision.pk))
        canonical = rfc8785.dumps(told)
        cursor.execute(
            "UPDATE reviews_event SET canonical = %s, hash = %s", [canonical.decode(), ledger.link_hash(canonical)]
        )
    triggers.install()
    assert columns(verify()) == {("articles_revision", hashed)}


@pytest.mark.parametrize(
    ("table", "fact", "column"),
    [("articles_publication", "publication_columns", "published_at"), ("reviews_signature", "columns", "signed_at")],
)
def test_rows_that_a_chain_written_anew_agrees_with_still_have_to_fit_each_other(
    live: Article, table: str, fact: str, column: str
) -> None:
    triggers.remove()
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {table} SET {column} = %s", [live.created_at])
        event = Event.objects.get(verb="approve")
        told = json.loads(event.canonical)
        row = Publication.objects.get() if table == "articles_publication" else Signature.objects.get()
        told["facts"][fact] = ledger.fingerprint(row)
        canonical = rfc8785.dumps(told)
        cursor.execute(
            "UPDATE reviews_event SET canonical = %s, hash = %s WHERE id = %s",
            [canonical.decode(), ledger.link_hash(canonical), event.pk],
        )
    triggers.install()
    assert columns(verify()) == {(table, column)}
