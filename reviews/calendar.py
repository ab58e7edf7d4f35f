"""Working days: Monday to Friday. Public holidays differ between the places where people work, so none is counted."""

from datetime import date, timedelta

MONDAY, SATURDAY = 0, 5
DAYS_TO_REVIEW = 10
"""Working days from the submission of a text, or from asking a reviewer, to the day when the round is due."""


def is_working_day(day: date) -> bool:
    return day.weekday() < SATURDAY


def working_days_after(day: date, count: int) -> date:
    """The day that comes `count` working days after `day`."""
    return _step(day, count, timedelta(days=1))


def working_days_before(day: date, count: int) -> date:
    """The day that comes `count` working days before `day`."""
    return _step(day, count, timedelta(days=-1))


def due_day(today: date) -> date:
    """When a review that begins to wait today is due."""
    return working_days_after(today, DAYS_TO_REVIEW)


def _step(day: date, count: int, step: timedelta) -> date:
    while count > 0:
        day += step
        if is_working_day(day):
            count -= 1
    return day
