"""The words a row may carry."""

from django.db.models import TextChoices


class Kind(TextChoices):
    EXPLAINER = "explainer", "Explainer"
    CLINICAL_QUESTION = "clinical_question", "Clinical question"
    CASE_REPORT = "case_report", "Case report"


class Audience(TextChoices):
    PATIENTS = "patients", "For patients"
    PROFESSIONALS = "professionals", "For professionals"


class ChangeKind(TextChoices):
    MAJOR = "major", "Major change"
    MINOR = "minor", "Minor change"
    CORRECTION = "correction", "Correction"


class Scope(TextChoices):
    WHOLE = "whole", "The whole page"
    CHANGES = "changes", "The changes only"


class WarningKind(TextChoices):
    """The fixed warnings that may stand above a page: the label is what readers see, word for word."""

    BEING_CHECKED = "being_checked", "Part of this page is being checked. Ask a clinician before you act on it."
    SAFETY = "safety", "New safety information concerns this page. Ask a clinician or pharmacist before you act on it."
    EVIDENCE = "evidence", "A source that this page rests on has been called into question. It is being reviewed again."


REVIEW_TERM_MONTHS = {Kind.CLINICAL_QUESTION: 12, Kind.EXPLAINER: 24, Kind.CASE_REPORT: 24}
"""Months from a whole-page review to the next (DESIGN 4: clinical question 12, others 24)."""

REDACTED_TITLE = "Redacted"
"""The title that a redacted text gets."""

REDACTED: dict[str, object] = {
    "title": REDACTED_TITLE,
    "summary": "",
    "body": "",
    "outline": [],
    "problems": [],
    "references": [],
    "source": "",
    "permission": "",
    "ai_use": "",
    "funding": "",
}
"""What a redaction leaves in the columns that it empties; `html` becomes the notice."""
