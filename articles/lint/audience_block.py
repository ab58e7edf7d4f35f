import re
from collections.abc import Iterator

from articles.choices import Audience

from .document import Document, Finding

_INTENDED = re.compile(
    r"\b(?:(?:is|are)\s+)?(?:intended|meant|written|designed)\s+(?:only\s+|solely\s+|exclusively\s+)?for\s+(?:use\s+by\s+)?"
    r"(?:[\w-]+\s+){0,3}?(patients|the\s+public|consumers|lay\s+readers|professionals|clinicians|physicians|doctors)\b",
    re.IGNORECASE,
)
_LAY = ("patients", "the public", "consumers", "lay readers")


def check(document: Document) -> Iterator[Finding]:
    """A page carries its disclaimer and says for whom it is, and its text says nothing else (check 15).

    On this site both are printed around the text. That a patients' page says when to seek help is urgent_missing.
    """
    if not document.disclaimer:
        yield Finding("audience_block", "error", "The page carries no disclaimer. Add the one for its readers.")
    if document.audience == Audience.PROFESSIONALS and not document.intended_reader:
        yield Finding("audience_block", "error", "The page does not say that it is intended for professionals. Say so.")
    for sentence in document.reading.sentences:
        stated = _INTENDED.search(sentence.text)
        if stated and ("page" in sentence.text or "information" in sentence.text or "article" in sentence.text):
            reader = " ".join(stated[1].lower().split())
            meant = Audience.PATIENTS if reader in _LAY else Audience.PROFESSIONALS
            if meant != document.audience:
                yield Finding(
                    "audience_block",
                    "error",
                    f"The text says that it is for {reader}, and the page is set as one "
                    f"{Audience(document.audience).label.lower() if document.audience in Audience.values else ''}. "
                    "Take the sentence out, or change the audience.",
                    line=sentence.line,
                )
