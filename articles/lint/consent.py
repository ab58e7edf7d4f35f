import re
from collections.abc import Iterator

from articles.choices import Kind

from .document import Document, Finding

_AGE = re.compile(
    r"\b\d{1,3}[\s-]{1,2}years?[\s-]{1,2}old\b|\b(?:aged|age of)\s+\d{1,3}\b|\b\d{1,3}\s?(?:yo|y/o)\b", re.I
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SEX = re.compile(r"\b(?:wom[ae]n|m[ae]n|male|female|girl|boy|lady|gentleman|she|he|her|his)\b", re.IGNORECASE)
_CONSENT = re.compile(r"\bconsent(?:s|ed|ing)?\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """A case report that gives age, years and sex says who holds the patient's consent (check 28)."""
    if document.kind != Kind.CASE_REPORT or document.consent.strip() or _CONSENT.search(document.body):
        return
    texts = [block.text for block in document.reading.text]
    aged = next((block for block in document.reading.text if _AGE.search(block.text)), None)
    if aged and any(map(_YEAR.search, texts)) and any(map(_SEX.search, texts)):
        yield Finding(
            "consent",
            "warning",
            "The page gives a patient’s age, sex and years, and says nothing of consent. State who holds it (for a "
            "published case, its journal), or leave such details out.",
            line=aged.line,
        )
