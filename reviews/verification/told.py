"""What an article's events say should be there: the rows they name, the live text, who withdrew and redacted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reviews.states import TRANSITIONS

from .chain import Link

WRITING = ("create", "save")
SIGNING = ("approve", "reaffirm")


Facts = Mapping[str, Any]

ROUND: Facts = {"review": int, "revision": int}
WRITTEN: Facts = {"revision": int, "columns": dict}
SIGNED: Facts = {
    "review": int, "revision": int, "signature": int, "publication": int, "scope": str,
    "content_hash": str, "html_hash": str, "columns": dict, "publication_columns": dict,
}  # fmt: skip
REDACTION: Facts = {"redaction": int, "revision": int}
NEEDS: Mapping[str, Facts] = {
    **dict.fromkeys(TRANSITIONS, ROUND),
    **dict.fromkeys(WRITING, WRITTEN),
    **dict.fromkeys(SIGNING, SIGNED),
    "withdraw_signature": {"signature": int, "withdrawal": int, "publication": int | None, "columns": dict},
    "countersign": {"withdrawal": int},
    "request_redaction": REDACTION,
    "confirm_redaction": REDACTION,
    "show_warning": {"warning": int},
}
"""Verb → the facts that its events hold."""


class Moment(NamedTuple):
    """Who (a user's id) and when (ISO form, UTC)."""

    by: int
    at: str


@dataclass
class AlteredText:
    """A revision whose columns are not what was hashed, or do not have the hashes beside them.

    A redaction may account for it. `columns` and `hashes` give a sentence for each field.
    """

    row: int
    number: int
    columns: dict[str, str]
    hashes: dict[str, str]


@dataclass
class Story:
    """What the events of one article tell, ids and hashes only."""

    article: int
    slug: str
    created: Moment | None = None
    shown: int | None = None
    suspended: str | None = None
    retired: Moment | None = None
    revisions: set[int] = field(default_factory=set)
    signatures: set[int] = field(default_factory=set)
    publications: dict[int, int] = field(default_factory=dict)
    withdrawals: dict[int, int] = field(default_factory=dict)
    countersigned: dict[int, Moment] = field(default_factory=dict)
    requested: dict[int, Moment] = field(default_factory=dict)
    confirmed: dict[int, Moment] = field(default_factory=dict)
    rounds: dict[int, tuple[str, int]] = field(default_factory=dict)
    warnings: set[int] = field(default_factory=set)
    altered: list[AlteredText] = field(default_factory=list)
    lacks_revision: bool = False
    """A revision that an event tells of is not under its number."""

    @property
    def withdrawn(self) -> set[int]:
        """Signatures that stand no longer."""
        return set(self.withdrawals.values())


def lacking(link: Link) -> list[str]:
    """The facts that an event of this verb holds and this one does not."""
    needs = NEEDS.get(link.verb, {})
    return [name for name, kind in needs.items() if name not in link.facts or not isinstance(link.facts[name], kind)]


def tell(story: Story, link: Link) -> None:
    """Take one more event into a story."""
    teller = TELLERS.get(link.verb)
    if teller:
        teller(story, link)
    if link.verb in TRANSITIONS:
        story.rounds[link.facts["review"]] = (TRANSITIONS[link.verb].target, link.facts["revision"])


def _written(story: Story, link: Link) -> None:
    if link.verb == "create":
        story.created = Moment(link.by, link.at)
    story.revisions.add(link.facts["revision"])


def _signed(story: Story, link: Link) -> None:
    story.signatures.add(link.facts["signature"])
    story.publications[link.facts["publication"]] = link.facts["signature"]
    story.shown, story.suspended, story.retired = link.facts["publication"], None, None


def _withdrawn(story: Story, link: Link) -> None:
    story.withdrawals[link.facts["withdrawal"]] = link.facts["signature"]
    story.shown = link.facts["publication"]
    story.suspended = None if story.shown else link.at


def _countersigned(story: Story, link: Link) -> None:
    story.countersigned[link.facts["withdrawal"]] = Moment(link.by, link.at)


def _retired(story: Story, link: Link) -> None:
    story.retired = Moment(link.by, link.at)


def _redaction_requested(story: Story, link: Link) -> None:
    story.requested[link.facts["redaction"]] = Moment(link.by, link.at)


def _redaction_confirmed(story: Story, link: Link) -> None:
    story.confirmed[link.facts["redaction"]] = Moment(link.by, link.at)


def _warned(story: Story, link: Link) -> None:
    story.warnings.add(link.facts["warning"])


TELLERS: dict[str, Callable[[Story, Link], None]] = {
    **dict.fromkeys(WRITING, _written),
    **dict.fromkeys(SIGNING, _signed),
    "withdraw_signature": _withdrawn,
    "countersign": _countersigned,
    "retire": _retired,
    "request_redaction": _redaction_requested,
    "confirm_redaction": _redaction_confirmed,
    "show_warning": _warned,
}
