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


REVIEW_TERM_MONTHS = {Kind.CLINICAL_QUESTION: 12, Kind.EXPLAINER: 24, Kind.CASE_REPORT: 24}
"""Months from a whole-page review to the next (DESIGN 4: clinical question 12, others 24)."""
