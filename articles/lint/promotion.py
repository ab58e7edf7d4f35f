import re
from collections.abc import Iterator

from .document import Document, Finding

_CALL = r"(?:talk|chat|speak|explore|reach\s+out|learn\s+more|find\s+out\s+more|sign\s+up|get\s+started|subscribe|book)"
_INVITED = re.compile(
    rf"^(?:(?:want|ready|looking)\s+to\s+)?{_CALL}\b[^.!?]{{0,120}}?\b(?:with|to|at|on|via|through)\s+"
    r"(?!(?:Dr|Mr|Mrs|Ms|I|January|February|March|April|May|June|July|August|September|October|November|December|\w{3,6}day)\b)"
    r"((?-i:[A-Z])\w{2,30}(?:\.\w{2,6})?)(?:\s+(?:today|now|for\s+free|anytime))?\W{0,3}$",
    re.IGNORECASE,
)
_VERB = re.compile(rf"\b{_CALL}\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """The text does not advertise: no invitation to the site itself, or to a service by name (check 26)."""
    for sentence in document.reading.sentences:
        own = document.site and document.site in sentence.text and _VERB.search(sentence.text)
        if own or _INVITED.match(sentence.text):
            yield Finding(
                "promotion",
                "warning",
                f"“{' '.join(sentence.text.split()[:8])} …” invites readers to a service. Take the sentence out.",
                line=sentence.line,
            )
