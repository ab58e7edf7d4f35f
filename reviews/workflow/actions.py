from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import User

from reviews.exceptions import NotAllowed, NotPossible
from reviews.models import Review
from reviews.permissions import (
    Person,
    check_can_claim,
    check_can_decide,
    check_can_hand_over,
    check_can_manage,
    check_can_release,
    check_can_sign,
    check_can_withdraw,
    person,
    scopes_for,
)
from reviews.provenance import Provenance, provenance_of
from reviews.states import TRANSITIONS

from .locking import check_state
from .signing import check_reaffirmable, check_unblocked

Check = Callable[[Person, Review, Provenance], None]


@dataclass(frozen=True)
class Action:
    """One button: `refusal` is "" where the person may press it, else the sentence that says why not."""

    verb: str
    label: str
    refusal: str

    @property
    def allowed(self) -> bool:
        return not self.refusal


def actions_for(user: User, review: Review) -> list[Action]:
    """The verbs that the round's state allows, in the table's order, with a refusal where this person may not."""
    fresh = Review.objects.with_text().get(pk=review.pk)
    return actions_of(person(user), fresh, provenance_of(fresh.revision, fresh.article))


def actions_of(who: Person, review: Review, provenance: Provenance) -> list[Action]:
    """The same where person and provenance are read already."""
    return [
        Action(row.verb, row.label, _refusal(row.verb, who, review, provenance))
        for row in TRANSITIONS.values()
        if review.state in row.sources
    ]


def check_action(who: Person, review: Review, provenance: Provenance, verb: str) -> None:
    """Raise NotPossible where the round's state does not allow `verb`, NotAllowed where this person may not.

    For pages: it looks without a lock, so the verb checks again.
    """
    check_state(review, verb)
    CHECKS[verb](who, review, provenance)


def _refusal(verb: str, who: Person, review: Review, provenance: Provenance) -> str:
    try:
        CHECKS[verb](who, review, provenance)
    except (NotAllowed, NotPossible) as refused:
        return refused.message
    return ""


def _may_approve(who: Person, review: Review, provenance: Provenance) -> None:
    check_can_decide(who, review)
    if not scopes_for(who, provenance):
        check_can_sign(who, provenance, "whole")
    check_unblocked(review)


def _may_reaffirm(who: Person, review: Review, provenance: Provenance) -> None:
    check_reaffirmable(review)
    check_unblocked(review)
    check_can_sign(who, provenance, "whole")


CHECKS: dict[str, Check] = {
    "claim": check_can_claim,
    "release": lambda who, review, provenance: check_can_release(who, review),
    "assign": lambda who, review, provenance: check_can_manage(who),
    "hand_over": lambda who, review, provenance: check_can_hand_over(who, review),
    "withdraw": lambda who, review, provenance: check_can_withdraw(who, review),
    "request_changes": lambda who, review, provenance: check_can_decide(who, review),
    "approve": _may_approve,
    "reaffirm": _may_reaffirm,
}
