"""The states of a round of review, and one row for each verb that moves it."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    SUBMITTED = "submitted"
    UNDER_REVIEW = "under_review"
    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    WITHDRAWN = "withdrawn"

    @property
    def label(self) -> str:
        return self.value.replace("_", " ").capitalize()


OPEN = (State.SUBMITTED, State.UNDER_REVIEW)
CLOSED = (State.APPROVED, State.CHANGES_REQUESTED, State.WITHDRAWN)

CHOICES = [(state.value, state.label) for state in State]


@dataclass(frozen=True)
class Transition:
    """A verb, the states it starts from (none: it opens a round), the state it leads to, its label."""

    verb: str
    sources: tuple[State, ...]
    target: State
    label: str


TRANSITIONS = {
    row.verb: row
    for row in (
        Transition("submit", (), State.SUBMITTED, "Submit for review"),
        Transition("claim", (State.SUBMITTED,), State.UNDER_REVIEW, "Claim and start the review"),
        Transition("release", (State.UNDER_REVIEW,), State.SUBMITTED, "Release"),
        Transition("assign", OPEN, State.SUBMITTED, "Assign to a reviewer"),
        Transition("hand_over", (State.UNDER_REVIEW,), State.SUBMITTED, "Hand over to another reviewer"),
        Transition("withdraw", OPEN, State.WITHDRAWN, "Withdraw"),
        Transition("request_changes", (State.UNDER_REVIEW,), State.CHANGES_REQUESTED, "Request changes"),
        Transition("approve", (State.UNDER_REVIEW,), State.APPROVED, "Approve and sign"),
        Transition("reaffirm", (State.APPROVED,), State.APPROVED, "Reaffirm and sign"),
    )
}

ARTICLE_VERBS = {"save": "Save", "retire": "Retire", "purge": "Purge a text that was never submitted"}
"""Verbs on the article itself: they move no round, but an open round stands in their way."""
