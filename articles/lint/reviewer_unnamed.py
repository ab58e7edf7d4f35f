import re
from collections.abc import Iterator

from .document import Document, Finding

_CLAIM = re.compile(
    r"""\b(?:medically|clinically|professionally|expert[ -])\s*reviewed\b
      | \breviewed\s+for\s+(?:\w+\s+)?accuracy\b
      | (?:^|\b(?:article|page|content|text|site|website|information|material|answer)s?
            \s+(?:(?:has|have|is|are|was|were|been|always|all|also)\s+){0,4})
        (?<!peer-)(?<!peer\s)reviewed\s+by\s
      | \breviewed\s+by\s+(?:our|the\s+site['’]s)\s""",
    re.IGNORECASE | re.VERBOSE,
)
_DENIED = re.compile(r"\b(?:not|never|no[rt]?|without)\b[^.]{0,40}$", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """No text claims its own review; the site prints the reviewer from a signature (lint.md, check 3)."""
    review = document.review
    if review and review.reviewer and review.credentials and review.reviewed_on:
        return
    if review:
        yield Finding(
            "reviewer_unnamed",
            "error",
            "The record of review lacks the reviewer’s name, credentials or date. Have the page reviewed again.",
        )
    for sentence in document.reading.sentences:
        claim = _CLAIM.search(sentence.text)
        if claim and not _DENIED.search(sentence.text[: claim.start()]):
            yield Finding(
                "reviewer_unnamed",
                "error",
                "The text says that it was reviewed, and no signed review stands behind it. Take the sentence out: "
                "the site prints the reviewer’s name, credentials and date once the page is signed.",
                line=sentence.line,
            )
