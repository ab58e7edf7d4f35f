import re
from collections.abc import Iterator

from articles.choices import Audience, Kind

from .document import Document, Finding
from .reading import ROW, Block, Sentence, sentences_of

_DOSE = re.compile(
    r"\b\d[\d.,]{0,9}(?:\s?(?:-|–|to)\s?\d[\d.,]{0,9})?\s?"
    r"(?:(?:mg|µg|μg|mcg|g|IU|units|ml|mL)\b(?:/(?:kg|m2|m²|d\b|day\b|dose\b|week\b))?)"
    r"(?!\s?/\s?(?:d?[lL]|m[lL]|min|mmol|24|g|hpf)\b)(?!\s(?:of\s)?(?:\w+\s){0,2}(?:per|in|over|within)\s(?:24|a\s(?:day|litre|liter)|day|litre|liter))"
    r"(?!\s(?:of\s)?(?:protein|urine|blood|serum|precipitate|tube))"
)
_RULING = re.compile(
    r"\bcontraindicated\b|\bcontra-indicated\b|\bfirst-line\b|\bfirst line (?:treatment|therapy|choice)\b"
    r"|\bshould (?:not |never |always )?(?:receive|be (?:given|administered|avoided))\b"
    r"|\bmust not (?:receive|be given)\b",
    re.IGNORECASE,
)
_COURSE = re.compile(r"\b(?:patient|case|course|history|presentation|description|progress)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """A dose, a ban, a first line or a "should receive" has its mark in the sentence or its bullet (check 7).

    An error for professionals. A warning for patients, and in a case report's own course, which needs no source.
    """
    for block in document.reading.text:
        sentences = [Sentence(block.text, block.line, block)] if block.kind == ROW else list(sentences_of(block))
        whole = block.kind != "paragraph"
        for sentence in sentences:
            found = _DOSE.search(sentence.text) or _RULING.search(sentence.text)
            cited = document.marks.support(block) if whole else document.marks.in_text(sentence.text)
            if found and not cited and not sentence.text.endswith("?"):
                yield _finding(document, block, sentence, found[0].strip())


def _finding(document: Document, block: Block, sentence: Sentence, words: str) -> Finding:
    narrated = document.kind == Kind.CASE_REPORT and bool(_COURSE.search(block.heading))
    strict = document.audience == Audience.PROFESSIONALS and not narrated
    return Finding(
        "dose_or_ban_uncited",
        "error" if strict else "warning",
        f"“{words}” has no citation in its sentence. Cite the source beside it, or take the statement out.",
        line=sentence.line,
    )
