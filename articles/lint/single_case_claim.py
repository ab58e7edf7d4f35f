import re
from collections.abc import Iterator

from articles.choices import Kind

from .document import Document, Finding

_ADVICE = re.compile(
    r"\bshould\s+(?:\w+\s+){0,2}?be\s+(?:\w+\s+)?(?:considered|given|used|offered|tried|administered|recommended|preferred)\b"
    r"|\b(?:may|might|could|can)\s+be\s+(?:considered|recommended|(?:a\s+)?(?:reasonable|safe|useful|good|promising))\b"
    r"|\bwe\s+(?:therefore\s+)?(?:recommend|advise|suggest\s+(?:that\s+)?(?:using|giving|treating))\b",
    re.IGNORECASE,
)
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,3})"
_LABEL = re.compile(rf"\bEvidence\s*:\s*(?:a\s+single|{_NUMBER})\s+(?:patients?|cases?)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """A case report that advises says on how many patients that rests (check 20)."""
    if document.kind != Kind.CASE_REPORT or _LABEL.search(document.body.replace("*", "")):
        return
    for sentence in document.reading.sentences:
        advice = _ADVICE.search(sentence.text)
        if advice:
            yield Finding(
                "single_case_claim",
                "warning",
                f"“{advice[0]}” advises, and the page rests on a case. Open the text with the label "
                "“Evidence: one patient.”, or take the advice out.",
                line=sentence.line,
            )
