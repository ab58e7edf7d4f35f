import re
from collections.abc import Iterator

from .document import Document, Finding
from .reading import ROW, Sentence
from .terms import TERMS, Term

_HISTORY = re.compile(
    r"\b(?:formerly|former|previously|previous|older|old|once|history|historical|historically|superseded|obsolete"
    r"|replaced|abandoned|no longer|used to be|also known as|era|earlier|at that time|of that time|until)\b",
    re.IGNORECASE,
)
_OFFERED = re.compile(r"\bstill\b|\bmay be (?:used|considered)\b|\bcan be (?:used|considered|given)\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^“”]{0,300}”|\"[^\"\n]{0,300}\"")


def check(document: Document) -> Iterator[Finding]:
    """A superseded name or treatment is used as history only (check 13): once a term, for an editor to confirm.

    Not counted: reference lists, quoted titles, a sentence that calls it former or names what replaced it.
    """
    reading = document.reading
    sentences = [*reading.sentences, *(Sentence(row.text, row.line, row) for row in reading.text if row.kind == ROW)]
    for term in TERMS:
        if not term.pattern.search(document.body) or (term.context and not term.context.search(document.body)):
            continue
        used = next((sentence for sentence in sentences if _uses(sentence, term)), None)
        if used:
            word = term.pattern.search(used.text)
            yield Finding(
                "outdated_term",
                "warning",
                f"“{word[0] if word else ''}” has been replaced by {term.replacement} since about {term.since} "
                f"({term.source}). Write the newer term, say that it is history, or confirm why it stands.",
                line=used.line,
            )


def _uses(sentence: Sentence, term: Term) -> bool:
    text = _QUOTED.sub("", sentence.text)
    if not term.pattern.search(text):
        return False
    if _OFFERED.search(text):
        return True
    return not _HISTORY.search(text) and term.replacement.casefold() not in sentence.block.text.casefold()
