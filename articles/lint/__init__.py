"""Content checks: one small pure rule each, Document in, Findings out. Adding one is a file and a line here."""

from collections.abc import Callable, Iterable

from . import citation_unresolved, statement_missing, text_missing, urgent_missing
from .document import Document, Finding

Rule = Callable[[Document], Iterable[Finding]]

RULES: tuple[Rule, ...] = (
    text_missing.check,
    statement_missing.check,
    citation_unresolved.check,
    urgent_missing.check,
)

LEVELS = ("error", "warning", "question")


def check(document: Document) -> list[Finding]:
    """Run every rule over a document: the findings, errors first."""
    findings = [finding for rule in RULES for finding in rule(document)]
    return sorted(findings, key=lambda finding: (LEVELS.index(finding.level), finding.line or 0))


__all__ = ["LEVELS", "RULES", "Document", "Finding", "check"]
