"""How far a page can be relied on today: one line, the same on the page, in lists, JSON-LD, JSON and the ETag. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .models import Article

DUE_SOON = timedelta(days=30)
"""How long before its next review is due a page says so."""

Standing = Mapping[str, Any]


@dataclass(frozen=True)
class Condition:
    """One thing that holds: `code` for machines and styles, `label` for a tag, `sentence` for readers.

    `days` counts how long a review is overdue, 0 elsewhere.
    """

    code: str
    label: str
    sentence: str
    days: int = 0


@dataclass(frozen=True)
class Validity:
    """What holds of a page, the gravest first: never empty."""

    conditions: tuple[Condition, ...]

    @property
    def code(self) -> str:
        return self.conditions[0].code

    @property
    def label(self) -> str:
        return self.conditions[0].label

    @property
    def sentence(self) -> str:
        """Every condition in words, the gravest first."""
        return " ".join(condition.sentence for condition in self.conditions)

    @property
    def stamp(self) -> str:
        """A few letters that change whenever what readers are told does; for ETags."""
        return ".".join(f"{condition.code}{condition.days or ''}" for condition in self.conditions)


CURRENT = Condition("current", "Current", "The review of this page is in date.")
SUSPENDED = Condition("suspended", "Signature withdrawn", "The signature under this page was withdrawn.")
RETIRED = Condition("retired", "Retired", "This page is retired: its text is no longer offered as current.")
CHALLENGED = Condition(
    "challenged", "Evidence challenged", "A source that this page rests on has been called into question."
)
WARNED = Condition("warned", "Warning", "A warning stands above the text of this page.")


def validity_of(
    *,
    next_review_due: date | None,
    changes_checked: Sequence[Mapping[str, str]],
    standing: Standing,
    is_retired: bool,
    today: date,
) -> Validity:
    """What holds on the day `today` (UTC) of a page with these dates and this standing.

    `next_review_due` is None where no signature stands; `changes_checked` are the signatures over changes since the
    last whole review. Order of precedence: no signature, retired, evidence challenged, a warning, overdue, being
    checked against the paired page, due soon, changed since the last whole review, an update under review, current.
    """
    if next_review_due is None:
        return Validity((SUSPENDED,))
    if is_retired:
        return Validity((RETIRED,))
    found = [
        *_doubts(standing),
        *_overdue(next_review_due, today),
        *_checking(standing),
        *_due_soon(next_review_due, today),
        *_changed(changes_checked),
        *_pending(standing),
    ]
    return Validity(tuple(found) or (CURRENT,))


def validity_today(article: Article, today: date) -> Validity:
    """The same of an article with its live publication loaded."""
    live = article.live
    return validity_of(
        next_review_due=live.next_review_due if live else None,
        changes_checked=live.changes_checked if live else (),
        standing=article.standing,
        is_retired=article.retired_at is not None,
        today=today,
    )


def in_words(day: date) -> str:
    """ "3 May 2026": the form of every date on the site."""
    return f"{day.day} {day:%B} {day.year}"


def _doubts(standing: Standing) -> Iterator[Condition]:
    if standing.get("challenged"):
        yield CHALLENGED
    if standing.get("notices"):
        yield WARNED


def _overdue(due: date, today: date) -> Iterator[Condition]:
    days = (today - due).days
    if days > 0:
        count = f"{days} day{'' if days == 1 else 's'}"
        sentence = f"The review of this page is overdue by {count}: it was due by {in_words(due)}."
        yield Condition("overdue", f"Overdue by {count}", sentence, days)


def _due_soon(due: date, today: date) -> Iterator[Condition]:
    if timedelta(0) <= due - today <= DUE_SOON:
        yield Condition("due_soon", "Review due soon", f"The next review of this page is due by {in_words(due)}.")


def _checking(standing: Standing) -> Iterator[Condition]:
    since = (standing.get("pair") or {}).get("checking_since")
    if since:
        sentence = (
            f"The page for professionals on this subject changed on {in_words(date.fromisoformat(since))}. "
            "This page is being checked against it."
        )
        yield Condition("checking", "Being checked", sentence)


def _changed(checked: Sequence[Mapping[str, str]]) -> Iterator[Condition]:
    if checked:
        on = in_words(date.fromisoformat(checked[-1]["on"]))
        sentence = f"Parts of this page changed, last on {on}, since it was reviewed as a whole."
        yield Condition("changed", "Changed since the whole review", sentence)


def _pending(standing: Standing) -> Iterator[Condition]:
    pending = standing.get("pending")
    if pending and pending["state"] == "under_review":
        yield Condition("update_under_review", "Update under review", "An update of this page is under review.")
    elif pending:
        sentence = "An update of this page has been submitted for review."
        yield Condition("update_submitted", "Update submitted", sentence)
