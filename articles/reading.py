"""What a reader is told of a text before reading it: how long, how hard, which abbreviations it explains."""

from typing import Any

from . import lint
from .choices import Audience
from .lint.reading_level import level_of
from .models import Revision
from .rendering.abbreviations import take_definitions
from .rendering.length import length_of


def reading_of(revision: Revision) -> dict[str, Any]:
    """As JSON: `minutes`, `grade` and `abbreviations` (short, long).

    `grade` is the school grade of patients' pages in English; None for others, and where it cannot be told.
    """
    grade = None
    if revision.audience == Audience.PATIENTS and revision.language.startswith("en"):
        document = lint.Document(
            kind=revision.kind,
            audience=revision.audience,
            title=revision.title,
            summary=revision.summary,
            body=revision.body,
        )
        level = level_of(document)
        grade = max(1, round(level[1])) if level else None
    _, definitions = take_definitions(revision.body)
    return {
        "minutes": length_of(revision.body).minutes,
        "grade": grade,
        "abbreviations": sorted(definitions.items(), key=lambda pair: pair[0].casefold()),
    }
