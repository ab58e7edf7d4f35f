"""How far a page can be relied on today: one order of precedence, a sentence for each thing that holds."""

from datetime import date, timedelta
from typing import Any

import pytest

from articles.validity import DUE_SOON, Validity, in_words, validity_of

DUE = date(2026, 6, 1)
TODAY = date(2026, 3, 1)
CHECKED = [{"on": "2026-02-03", "name": "Ravi", "credentials": "MD"}]
UNDER_REVIEW = {"state": "under_review", "since": "2026-02-20"}
PAIR = {"slug": "other", "title": "Other", "audience": "professionals", "checking_since": "2026-02-10"}


def validity(
    today: date = TODAY, *, checked: Any = (), retired: bool = False, due: Any = DUE, **standing: Any
) -> Validity:
    return validity_of(next_review_due=due, changes_checked=checked, standing=standing, is_retired=retired, today=today)


def test_a_page_of_which_nothing_else_holds_is_current() -> None:
    assert validity().code == "current" and validity().stamp == "current"


@pytest.mark.parametrize(
    ("graver", "lesser"),
    [
        ({"due": None}, {"retired": True}),
        ({"retired": True}, {"challenged": True}),
        ({"challenged": True}, {"notices": [{"text": "x", "since": "2026-01-01"}]}),
        ({"notices": [{"text": "x", "since": "2026-01-01"}]}, {"today": DUE + timedelta(days=3)}),
        ({"today": DUE + timedelta(days=3)}, {"pair": PAIR}),
        ({"pair": PAIR}, {"today": DUE - DUE_SOON}),
        ({"today": DUE - DUE_SOON}, {"checked": CHECKED}),
        ({"checked": CHECKED}, {"pending": UNDER_REVIEW}),
    ],
)
def test_the_graver_comes_first(graver: dict[str, Any], lesser: dict[str, Any]) -> None:
    assert validity(**graver, **lesser).code == validity(**graver).code != validity(**lesser).code


def test_every_condition_is_told_not_only_the_gravest() -> None:
    found = validity(DUE + timedelta(days=1), challenged=True, checked=CHECKED, pending=UNDER_REVIEW)
    assert [row.code for row in found.conditions] == ["challenged", "overdue", "changed", "update_under_review"]
    assert "overdue by 1 day:" in found.sentence and "3 February 2026" in found.sentence


@pytest.mark.parametrize(
    ("today", "code", "days"),
    [
        (DUE - DUE_SOON - timedelta(days=1), "current", 0),
        (DUE - DUE_SOON, "due_soon", 0),
        (DUE, "due_soon", 0),
        (DUE + timedelta(days=1), "overdue", 1),
        (DUE + timedelta(days=400), "overdue", 400),
    ],
)
def test_due_soon_and_overdue_begin_on_their_days(today: date, code: str, days: int) -> None:
    found = validity(today)
    assert (found.code, found.conditions[0].days) == (code, days)


def test_the_stamp_changes_with_each_day_overdue_and_stays_where_nothing_does() -> None:
    assert validity(TODAY).stamp == validity(TODAY + timedelta(days=1)).stamp
    assert validity(DUE + timedelta(days=1)).stamp != validity(DUE + timedelta(days=2)).stamp


def test_a_submitted_update_is_not_called_under_review() -> None:
    assert validity(pending={"state": "submitted", "since": "2026-02-20"}).code == "update_submitted"
    assert validity(pending=UNDER_REVIEW).code == "update_under_review"


def test_days_are_written_in_words() -> None:
    assert in_words(date(2028, 2, 29)) == "29 February 2028"
