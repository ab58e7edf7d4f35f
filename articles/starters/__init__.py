"""What a new article starts from: the sections that pages of its kind carry, with hints (rendering/hints.py)."""

from pathlib import Path

from articles.choices import Audience, Kind
from articles.drafting import Draft

AUDIENCES = {
    Kind.EXPLAINER: Audience.PATIENTS,
    Kind.CLINICAL_QUESTION: Audience.PROFESSIONALS,
    Kind.CASE_REPORT: Audience.PROFESSIONALS,
}

ABOUT = {
    Kind.EXPLAINER: "For patients: what it is, when to get help, what to ask at an appointment.",
    Kind.CLINICAL_QUESTION: "For professionals: what guidelines and research say on one question.",
    Kind.CASE_REPORT: "For professionals: a published case, retold with what it can and cannot show.",
}
"""A line for each kind, where an editor chooses one."""


def starter_of(kind: str) -> Draft:
    """The first text of an article of this kind. Raises ValueError for an unknown kind."""
    chosen = Kind(kind)
    body = (Path(__file__).parent / f"{chosen.value}.md").read_text(encoding="utf-8")
    return Draft(kind=chosen, audience=AUDIENCES[chosen], body=body)
