"""Content checks: one small pure rule each, Document in, Findings out. Adding one is a file and a line here."""

from collections.abc import Callable, Iterable

from . import (
    abbreviation,
    audience_block,
    broken_join,
    citation_unresolved,
    claim_uncited,
    consent,
    count_mismatch,
    dose_or_ban_uncited,
    duplicate_block,
    empty_label,
    faq_pair,
    outdated_term,
    promotion,
    reading_level,
    reference_form,
    reference_uncited,
    references_missing,
    references_off_topic,
    review_overdue,
    review_stale,
    reviewer_unnamed,
    single_case_claim,
    sources_old,
    statement_missing,
    status_unproven,
    text_missing,
    truncated,
    unrelated_block,
    urgent_missing,
)
from .document import CitedWork, Document, Finding, ReviewFacts

Rule = Callable[[Document], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    text_missing.check,
    statement_missing.check,
    citation_unresolved.check,
    references_missing.check,
    reviewer_unnamed.check,
    status_unproven.check,
    review_stale.check,
    review_overdue.check,
    dose_or_ban_uncited.check,
    claim_uncited.check,
    reference_uncited.check,
    truncated.check,
    broken_join.check,
    unrelated_block.check,
    outdated_term.check,
    sources_old.check,
    audience_block.check,
    urgent_missing.check,
    empty_label.check,
    duplicate_block.check,
    count_mismatch.check,
    references_off_topic.check,
    single_case_claim.check,
    abbreviation.check,
    reference_form.check,
    faq_pair.check,
    promotion.check,
    consent.check,
    reading_level.check,
)

LEVELS = ("error", "warning", "question")


def check(document: Document) -> list[Finding]:
    """Run every rule over a document: the findings, errors first."""
    findings = [finding for rule in RULES for finding in rule(document)]
    return sorted(findings, key=lambda finding: (LEVELS.index(finding.level), finding.line or 0))


__all__ = ["LEVELS", "RULES", "CitedWork", "Document", "Finding", "ReviewFacts", "check"]
