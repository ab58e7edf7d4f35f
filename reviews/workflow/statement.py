"""What a signature says: its words, what has to be confirmed one by one, and what is printed of the signer."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format

from articles.choices import Scope
from reviews.checklists import DoseQuestion, dose_questions
from reviews.exceptions import Incomplete, NotAllowed
from reviews.interests import declared
from reviews.matching import About, Match, matches, own_references
from reviews.models import Review, Signature
from reviews.permissions import AUTHOR_OF_THE_CASE, Person
from reviews.provenance import Provenance
from reviews.questions import Question

MEANINGS = {
    Scope.WHOLE: "I have read the whole text as it will be published and approve it as medically accurate.",
    Scope.CHANGES: "I have read all changes to this page and approve them as medically accurate.",
}

TERMS = (3, 6, 12, 24)
"""Months to the next review that a signer may set, where they are shorter than the kind's own."""

NOT_SEEN = "What is printed of your interests is not what you saw. Read it below as it is now, and sign again."

OWN = "own_references"
OWN_QUESTION = "Which of the cited works are yours?"


@dataclass(frozen=True)
class Statement:
    """What a signer fills in: scope, a tick for each question and dose, own works among the references, a note.

    `checklist` says of each mark (reviews.checklists) whether it was confirmed; `disclosures` is the text of their
    interests that they saw; `own_references` are keys; `change_kind` the kind that they raise a minor change to (None:
    as proposed).
    """

    scope: str
    checklist: Mapping[str, bool]
    disclosures: str
    note: str = ""
    term_months: int | None = None
    own_references: Collection[str] = field(default_factory=tuple)
    change_kind: str | None = None


@dataclass(frozen=True)
class Asked:
    """What a person who signs a text has to confirm, and what is printed of them."""

    questions: list[Question]
    doses: list[DoseQuestion]
    references: tuple[Mapping[str, Any], ...]
    known_own: list[str]
    declared: str
    waived: list[Match]

    @property
    def all_questions(self) -> list[Question]:
        return [*self.questions, *self.doses]

    def disclosures(self, own: Collection[str] = ()) -> str:
        """What readers see of the signer's interests, a line for each; `own` are keys of works they call theirs."""
        keys = {*self.known_own, *own}
        numbers = [ref["number"] for ref in self.references if ref["key"] in keys]
        return "\n".join([self.declared, *_authorship(numbers), *map(_waiver_line, self.waived)])

    def was_seen(self, text: str) -> bool:
        """Whether a text is what readers see of the signer's interests, works that they name now left aside."""
        return text.split() == self.disclosures().split()

    def waivers(self) -> tuple[dict[str, str], ...]:
        """The waivers as a publication keeps them."""
        return tuple(
            {"interest": match.interest.words, "reason": one.reason, "by": one.by, "on": one.on.isoformat()}
            for match in self.waived
            if (one := match.waived)
        )


def asked_of(who: Person, review: Review, provenance: Provenance) -> Asked:
    """What this person has to confirm to sign the round's text; no query more than `provenance` took."""
    about, today = provenance.about, timezone.localdate()
    return Asked(
        questions=list(about.questions),
        doses=dose_questions(review.revision, review.article),
        references=about.references,
        known_own=own_references(about, who.contributor.orcid if who.contributor else ""),
        declared=_declared(who, today),
        waived=[match for match in matches(who.credentials.entries, about, on=today) if match.waived],
    )


def check_answers(asked: Asked, statement: Statement) -> None:
    """Raise Incomplete unless every question and dose is confirmed, and the interests are those that were seen."""
    for question in asked.all_questions:
        if not statement.checklist.get(question.mark):
            raise Incomplete(
                f"Not confirmed: “{question.wording}” Confirm it, or request changes instead.", f"check_{question.mark}"
            )
    if not asked.was_seen(statement.disclosures):
        raise Incomplete(NOT_SEEN, "disclosures")
    unknown = set(statement.own_references) - {ref["key"] for ref in asked.references}
    if unknown:
        raise Incomplete("This text does not cite all the works that you ticked. Look at them again.", OWN)


def check_not_the_case(who: Person, about: About, statement: Statement) -> None:
    """Raise NotAllowed where the signer says, or said when signing before, that the retold case is theirs."""
    if about.retold is None:
        return
    said = set(statement.own_references)
    for checklist in Signature.objects.filter(signer=who.user).values_list("checklist", flat=True):
        said.update(key for item in checklist if item["key"] == OWN for key in item["answer"])
    if about.retold_key in said:
        raise NotAllowed(AUTHOR_OF_THE_CASE)


def frozen(asked: Asked, statement: Statement) -> list[dict[str, object]]:
    """What was confirmed, with its wording, as the signature keeps it."""
    items: list[dict[str, object]] = [
        {"key": question.key, "question": question.wording, "answer": True} for question in asked.all_questions
    ]
    if statement.own_references:
        items.append({"key": OWN, "question": OWN_QUESTION, "answer": sorted(statement.own_references)})
    return items


def _declared(who: Person, today: date) -> str:
    credentials = who.credentials
    if credentials.declared_on is None:
        return ""
    is_sample = who.contributor is not None and who.contributor.is_sample
    return declared(credentials.entries, declared_on=credentials.declared_on, on=today, is_sample=is_sample)


def _authorship(numbers: list[int]) -> list[str]:
    if not numbers:
        return []
    *most, last = map(str, numbers)
    return [f"An author of references {', '.join(most)} and {last}." if most else f"An author of reference {last}."]


def _waiver_line(match: Match) -> str:
    waived = match.waived
    if waived is None:
        return ""
    on = date_format(waived.on, "j F Y")
    return (
        f"{match.interest.named} touches {match.touches}; waived for this page by {waived.by} on {on}: {waived.reason}"
    )
