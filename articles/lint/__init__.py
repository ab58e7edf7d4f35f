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
    heading_skipped,
    hint_left,
    outdated_term,
    promotion,
    reading_level,
    reference_form,
    reference_retracted,
    reference_uncited,
    references_missing,
    references_off_topic,
    review_overdue,
    review_stale,
    reviewer_unnamed,
    scope_mismatch,
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
    hint_left.check,
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
    heading_skipped.check,
    count_mismatch.check,
    references_off_topic.check,
    scope_mismatch.check,
    single_case_claim.check,
    abbreviation.check,
    reference_form.check,
    reference_retracted.check,
    faq_pair.check,
    promotion.check,
    consent.check,
    reading_level.check,
)

LEVELS = ("error", "warning", "question")
MOST_OF_ONE_CODE = 100


def check(document: Document) -> list[Finding]:
    """Run every rule over a document: the findings, errors first, in the order of their lines.

    A text that is broken throughout is told so 100 times for each code, and then how many more there are.
    """
    findings: list[Finding] = []
    for rule in RULES:
        findings += _capped(list(rule(document)))
    return sorted(findings, key=lambda finding: (LEVELS.index(finding.level), finding.line or 0))


def _capped(findings: list[Finding]) -> list[Finding]:
    if len(findings) <= MOST_OF_ONE_CODE:
        return findings
    kept, rest = findings[:MOST_OF_ONE_CODE], findings[MOST_OF_ONE_CODE:]
    more = f"There are {len(rest)} more of this kind, from here on. Repair the first ones, then save again."
    return [*kept, Finding(rest[0].code, rest[0].level, more, line=rest[0].line, field=rest[0].field)]


__all__ = ["LEVELS", "MOST_OF_ONE_CODE", "RULES", "CitedWork", "Document", "Finding", "ReviewFacts", "check"]
