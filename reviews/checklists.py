"""What a reviewer confirms before signing: questions that managing editors keep, and a tick for each dose.

The wording that was confirmed is frozen into the signature. Each question has a mark, made of its key and its
wording, so that a tick never stands for words that the person did not read.
"""

from dataclasses import dataclass
from typing import Any

from articles.models import Article, Revision
from articles.rendering.doses import Dose, doses_of

from .models import ChecklistQuestion
from .questions import Question


@dataclass(frozen=True)
class DoseQuestion(Question):
    """A dose to confirm, with what the reviewer compares it with: its sentence, place and sources."""

    dose: Dose
    sources: tuple[dict[str, Any], ...]


def questions_for(kind: str) -> list[Question]:
    """The questions that are asked today for a kind of article, in order; one query."""
    asked = ChecklistQuestion.objects.filter(kind__in=("", kind), is_asked=True)
    return [Question(row.key, row.wording) for row in asked]


def dose_questions(revision: Revision, article: Article) -> list[DoseQuestion]:
    """One for each dose that is new or changed since the live text, which `article` comes with; all at first."""
    live = article.live
    before = live.revision.body if live else ""
    return [_dose_question(dose, revision) for dose in doses_of(before, revision.body)]


def checklist_for(kind: str) -> dict[str, str]:
    """The questions for a kind of article: mark → wording."""
    return {question.mark: question.wording for question in questions_for(kind)}


def _dose_question(dose: Dose, revision: Revision) -> DoseQuestion:
    sources = tuple(ref for ref in revision.references if ref["key"] in dose.citations)
    numbers = ", ".join(str(ref["number"]) for ref in sources)
    where = f" ({dose.heading})" if dose.heading else ""
    cited = f"reference {numbers}" if numbers else "no reference"
    return DoseQuestion("dose", f"{dose.text}, in “{dose.sentence}”{where}; {cited}", dose, sources)
