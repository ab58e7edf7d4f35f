"""The questions of the checklist on a new site. From then on the rows count, which managing editors edit."""

import hashlib
from dataclasses import dataclass
from typing import Any

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import DEFAULT_DB_ALIAS

from articles.choices import Kind

COMMON = (
    ("sources", "Each statement that needs a source has one, and the source says what the text says."),
    ("doses", "Doses, numbers and units are right."),
)

BY_KIND = {
    Kind.EXPLAINER: (
        ("safety", "The page says when to get help, and nothing in it could delay that."),
        ("plain", "A patient can understand it, and it promises nothing that nobody can keep."),
    ),
    Kind.CLINICAL_QUESTION: (
        ("guidelines", "What is called guidance is current guidance; superseded treatment is marked so."),
        ("limits", "The limits of the evidence are stated."),
    ),
    Kind.CASE_REPORT: (
        ("consent", "The case was published before, and says that its patient consented."),
        ("one_patient", "Nothing is recommended on the strength of one patient."),
    ),
}
STEP = 10


@dataclass(frozen=True)
class Question:
    """Something to confirm: `key` stays when the wording changes, `mark` does not."""

    key: str
    wording: str

    @property
    def mark(self) -> str:
        return f"{self.key}-{hashlib.sha256(self.wording.encode()).hexdigest()[:10]}"


def first_questions(kind: str) -> list[Question]:
    """The questions that a new site asks for a kind of article, in order."""
    return [Question(key, wording) for key, wording in (*COMMON, *BY_KIND[Kind(kind)])]


def make_questions(using: str = DEFAULT_DB_ALIAS, apps: Apps = installed, **kwargs: Any) -> None:
    """Write the questions of a new site that have no row yet; what managing editors made of the others stays."""
    rows = apps.get_model("reviews", "ChecklistQuestion").objects.using(using)
    place = 0
    for kind, questions in (("", COMMON), *BY_KIND.items()):
        for key, wording in questions:
            place += STEP
            rows.get_or_create(kind=str(kind), key=key, defaults={"wording": wording, "position": place})
