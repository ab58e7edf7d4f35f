from datetime import date

import pytest
import time_machine
from django.contrib.auth.models import User

from reviews.calendar import due_day, working_days_after, working_days_before
from tests import factories

FRIDAY, MONDAY = date(2026, 5, 8), date(2026, 5, 11)


def test_a_weekend_holds_no_working_day() -> None:
    assert working_days_after(FRIDAY, 1) == MONDAY
    assert working_days_after(date(2026, 5, 9), 1) == working_days_after(date(2026, 5, 10), 1) == MONDAY
    assert working_days_before(MONDAY, 1) == working_days_before(date(2026, 5, 10), 1) == FRIDAY


def test_a_year_s_end_is_crossed_like_any_other_week() -> None:
    wednesday = date(2026, 12, 30)
    assert working_days_after(wednesday, 3) == date(2027, 1, 4)
    assert working_days_before(date(2027, 1, 4), 3) == wednesday


def test_a_leap_day_counts() -> None:
    assert working_days_after(date(2028, 2, 28), 2) == date(2028, 3, 1)


@pytest.mark.parametrize("start", [date(2026, 12, day) for day in range(21, 28)])
@pytest.mark.parametrize("count", range(1, 12))
def test_back_and_forth_leads_to_the_same_working_day(start: date, count: int) -> None:
    there = working_days_after(start, count)
    back = working_days_before(there, count)
    assert there.weekday() < 5 and back.weekday() < 5
    assert working_days_after(back, count) == there


def test_ten_working_days_are_two_weeks() -> None:
    assert due_day(FRIDAY) == date(2026, 5, 22)


@pytest.mark.django_db
def test_a_round_is_due_ten_working_days_after_its_submission(editor: User) -> None:
    with time_machine.travel("2026-12-24 10:00"):
        assert factories.submitted(editor).due_on == date(2027, 1, 7)
