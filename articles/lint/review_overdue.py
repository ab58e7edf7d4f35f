from collections.abc import Iterator
from datetime import date

from articles.choices import REVIEW_TERM_MONTHS, Kind

from .document import Document, Finding
from .wording import in_words

LONGEST_TERM_MONTHS = 36


def check(document: Document) -> Iterator[Finding]:
    """A live page is reviewed again in time: by the day set, else by its kind's term (lint.md, check 6)."""
    review, today = document.review, document.today
    if review is None or review.reviewed_on is None:
        return
    months = REVIEW_TERM_MONTHS[Kind(document.kind)] if document.kind in Kind.values else LONGEST_TERM_MONTHS
    due = review.next_due or _months_after(review.reviewed_on, months)
    if today and today > due:
        yield Finding(
            "review_overdue",
            "warning",
            f"The next review was due on {in_words(due)}. Ask a reviewer to read the whole page again.",
        )
    if due > _months_after(review.reviewed_on, LONGEST_TERM_MONTHS):
        yield Finding(
            "review_term_long",
            "warning",
            f"The next review is set for {in_words(due)}, more than {LONGEST_TERM_MONTHS} months after the last. "
            "Set a shorter term.",
        )


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's 28th where it might have none."""
    years, month = divmod(day.month - 1 + months, 12)
    return day.replace(year=day.year + years, month=month + 1, day=min(day.day, 28))
