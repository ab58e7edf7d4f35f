"""What an article's events say should be there: the rows they name, the live text, who withdrew and redacted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from reviews.states import TRANSITIONS

from .chain import Link

WRITING = ("create", "save")
SIGNING = ("approve", "reaffirm")
SAYING = ("comment", "reply", "resolve_comment", "reopen_comment")


Facts = Mapping[str, Any]

ROUND: Facts = {"review": int, "revision": int}
WRITTEN: Facts = {"revision": int, "columns": dict}
SIGNED: Facts = {
    "review": int, "revision": int, "signature": int, "publication": int, "scope": str,
    "content_hash": str, "html_hash": str, "columns": dict, "publication_columns": dict,
}  # fmt: skip
SAID: Facts = {"review": int, "comment": int}
REDACTION: Facts = {"redaction": int, "revision": int}
NEEDS: Mapping[str, Facts] = {
    **dict.fromkeys(TRANSITIONS, ROUND),
    **dict.fromkeys(WRITING, WRITTEN),
    **dict.fromkeys(SIGNING, SIGNED),
    "withdraw_signature": {"signature": int, "withdrawal": int, "publication": int | None, "columns": dict},
    "countersign": {"withdrawal": int},
    "request_redaction": REDACTION,
    "confirm_redaction": REDACTION,
    "purge": {"purge": int, "revision": int, "columns": dict},
    "show_warning": {"warning": int},
    "lift_warning": {"warning": int},
    "pair": {"other": int},
    "unpair": {"other": int},
    "name_subjects": {"subjects": str, "retold_case": int | None},
    "waive": {"review": int, "waiver": int, "columns": dict},
    "assign": {**ROUND, "reviewer": int},
    "hand_over": {**ROUND, "reviewer": int, "comment": int},
    "set_due": {**ROUND, "due_on": str},
    **dict.fromkeys(SAYING, SAID),
    "take_over": {"comment": int, "revision": int},
    "open_alert": {"alert": int, "concern": int},
    "answer_concern": {"concern": int},
    "reopen_concern": {"concern": int},
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
    purges: set[int] = field(default_factory=set)
    missing: set[int] = field(default_factory=set)
    requested: dict[int, Moment] = field(default_factory=dict)
    confirmed: dict[int, Moment] = field(default_factory=dict)
    rounds: dict[int, tuple[str, int]] = field(default_factory=dict)
    warnings: set[int] = field(default_factory=set)
    lifted: dict[int, Moment | None] = field(default_factory=dict)
    pair: int | None = None
    subjects: tuple[str, int | None] | None = None
    waivers: set[int] = field(default_factory=set)
    comments: set[int] = field(default_factory=set)
    resolved: dict[int, Moment | None] = field(default_factory=dict)
    taken: dict[int, tuple[Moment, int]] = field(default_factory=dict)
    alerted: set[int] = field(default_factory=set)
    answered: dict[int, Moment | None] = field(default_factory=dict)
    holders: dict[int, int | None] = field(default_factory=dict)
    due: dict[int, str] = field(default_factory=dict)
    altered: list[AlteredText] = field(default_factory=list)
    """`missing`: numbers of revisions that events told of, and that are not there; a purge accounts for them."""

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


def _purged(story: Story, link: Link) -> None:
    number = link.facts["revision"]
    story.purges.add(link.facts["purge"])
    story.revisions.discard(number)
    story.missing.discard(number)
    story.taken = {comment: taken for comment, taken in story.taken.items() if taken[1] != number}


def _redaction_requested(story: Story, link: Link) -> None:
    story.requested[link.facts["redaction"]] = Moment(link.by, link.at)


def _redaction_confirmed(story: Story, link: Link) -> None:
    story.confirmed[link.facts["redaction"]] = Moment(link.by, link.at)


def _warned(story: Story, link: Link) -> None:
    story.warnings.add(link.facts["warning"])


def _lifted(story: Story, link: Link) -> None:
    story.lifted[link.facts["warning"]] = Moment(link.by, link.at)


def _paired(story: Story, link: Link) -> None:
    story.pair = link.facts["other"] if link.verb == "pair" else None


def _subjects_named(story: Story, link: Link) -> None:
    story.subjects = (link.facts["subjects"], link.facts["retold_case"])


def _waived(story: Story, link: Link) -> None:
    story.waivers.add(link.facts["waiver"])


def _said(story: Story, link: Link) -> None:
    story.comments.add(link.facts["comment"])


def _resolved(story: Story, link: Link) -> None:
    story.resolved[link.facts["comment"]] = Moment(link.by, link.at) if link.verb == "resolve_comment" else None


def _taken_over(story: Story, link: Link) -> None:
    story.taken[link.facts["comment"]] = (Moment(link.by, link.at), link.facts["revision"])


def _alerted(story: Story, link: Link) -> None:
    story.alerted.add(link.facts["concern"])


def _answered(story: Story, link: Link) -> None:
    story.answered[link.facts["concern"]] = Moment(link.by, link.at) if link.verb == "answer_concern" else None


def _held(story: Story, link: Link) -> None:
    """Who holds a round now, or was asked to take it."""
    review = link.facts["review"]
    story.holders[review] = {"claim": link.by, "release": None}.get(link.verb, link.facts.get("reviewer"))
    if link.verb == "hand_over":
        _said(story, link)
    if link.verb == "assign":
        story.due.pop(review, None)


def _due_set(story: Story, link: Link) -> None:
    story.due[link.facts["review"]] = link.facts["due_on"]


TELLERS: dict[str, Callable[[Story, Link], None]] = {
    **dict.fromkeys(WRITING, _written),
    **dict.fromkeys(SIGNING, _signed),
    "withdraw_signature": _withdrawn,
    "countersign": _countersigned,
    "retire": _retired,
    "purge": _purged,
    "request_redaction": _redaction_requested,
    "confirm_redaction": _redaction_confirmed,
    "show_warning": _warned,
    "lift_warning": _lifted,
    **dict.fromkeys(("pair", "unpair"), _paired),
    "name_subjects": _subjects_named,
    "waive": _waived,
    **dict.fromkeys(("comment", "reply"), _said),
    **dict.fromkeys(("resolve_comment", "reopen_comment"), _resolved),
    "take_over": _taken_over,
    "open_alert": _alerted,
    **dict.fromkeys(("answer_concern", "reopen_concern"), _answered),
    **dict.fromkeys(("claim", "release", "assign", "hand_over"), _held),
    "set_due": _due_set,
}
