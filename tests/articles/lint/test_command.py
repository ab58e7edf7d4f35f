"""`lint_articles`: everything live, with what the record says of its review."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Reference
from tests import factories

pytestmark = pytest.mark.django_db


def run() -> str:
    out = StringIO()
    call_command("lint_articles", stdout=out)
    return out.getvalue()


def test_what_is_live_and_without_a_fault_is_counted_only(editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="cold")
    assert run().splitlines()[1:] == ["1 live article: 0 errors, 0 warnings, 0 questions."]


def test_drafts_are_not_looked_at(editor: User) -> None:
    factories.draft(editor, body="It is so [1].")
    assert "0 live articles" in run()


def test_an_overdue_review_is_a_row_of_the_table(editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    article = factories.live(editor, reviewer, slug="cold")
    assert article.live is not None
    late = article.live.next_review_due + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: late)
    row = next(line for line in run().splitlines() if line.startswith("cold"))
    assert row.split()[:3] == ["cold", "warning", "review_overdue"]


def test_an_error_ends_with_exit_status_1_after_the_whole_table(editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="cold")
    Reference.objects.filter(citekey="made2020up").update(
        retraction="retraction", retracted_on=date.today() + timedelta(days=3)
    )
    out = StringIO()
    with pytest.raises(CommandError) as error:
        call_command("lint_articles", stdout=out)
    assert error.value.returncode == 1 and "2 errors" in str(error.value)
    assert "review_stale" in out.getvalue() and "reference_retracted" in out.getvalue()


def test_ten_articles_take_as_many_queries_as_one(editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer)
    with CaptureQueriesContext(
        connection,
    ) as one:
        run()
    for _ in range(9):
        factories.live(editor, reviewer)
    with CaptureQueriesContext(connection) as ten:
        assert "10 live articles" in run()
    assert len(ten) == len(one) <= 2
