import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from articles.rendering.citations import CITATION, keys_of

from .document import CitedWork, Document, Finding, Level
from .reading import Reading

RETRACTION, CONCERN, CORRECTION = "retraction", "concern", "correction"

_WORK = r"(?:article|paper|study|trial|report|guideline|review)"
_RETRACTED = (
    r"(?<!not )(?<!never )\bretracted\b|\bits retraction\b"
    rf"|\bretraction (?:notice\b|of (?:the|this|that|its) {_WORK})"
)
_QUESTIONED = rf"{_RETRACTED}|\bexpressions? of concern\b"
_CORRECTED = (
    rf"{_QUESTIONED}|\b(?:since|later|been|was|were) corrected\b|\bcorrigend(?:um|a)\b|\berrat(?:um|a)\b"
    rf"|\bcorrection (?:notice\b|of (?:the|this|that|its) {_WORK})"
)
SAYS = {
    RETRACTION: re.compile(_RETRACTED, re.IGNORECASE),
    CONCERN: re.compile(_QUESTIONED, re.IGNORECASE),
    CORRECTION: re.compile(_CORRECTED, re.IGNORECASE),
}
CODES: dict[str, tuple[str, Level]] = {
    RETRACTION: ("reference_retracted", "error"),
    CONCERN: ("reference_questioned", "warning"),
    CORRECTION: ("reference_corrected", "question"),
}
TO_DO = {
    RETRACTION: "was retracted. Take out what rests on it, or say in this paragraph that it was retracted.",
    CONCERN: "carries an expression of concern by its publisher. Rest the sentence on another source, or say in this "
    "paragraph that there is an expression of concern.",
    CORRECTION: "was corrected after it appeared. Do these sentences still hold, as the correction has it?",
}


def check(document: Document) -> Iterator[Finding]:
    """What a retracted work supports is taken out, or the paragraph says that it was retracted.

    An expression of concern is a warning; a correction is a question for the reviewer.
    """
    for work in document.references:
        if work.retraction in CODES:
            keys = {work.key, *work.former_keys}
            lines = silent_lines(document.reading, keys, work.retraction)
            if lines:
                yield _finding(work, lines[0])


def silent_lines(reading: Reading, keys: Collection[str], kind: str) -> list[int]:
    """The lines of the blocks that cite one of `keys` and do not say what became of it."""
    return [
        block.line
        for block in reading.blocks
        if "[@" in block.text and _cites(block.text, keys) and not SAYS[kind].search(block.text)
    ]


def is_settled(body: str, keys: Collection[str], kind: str, problems: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a signed text has answered for a mark: it says so itself, or the check had asked about it.

    Only an expression of concern or a correction can be answered for; `problems` are the findings of the text.
    """
    if not silent_lines(Reading(body), keys, kind):
        return True
    code, level = CODES[kind]
    asked = [problem["message"] for problem in problems if problem["code"] == code]
    return level != "error" and any(f"[@{key}]" in message for key in keys for message in asked)


def _cites(text: str, keys: Collection[str]) -> bool:
    return any(key in keys for mark in CITATION.finditer(text) for key in keys_of(mark[1]))


def _finding(work: CitedWork, line: int) -> Finding:
    code, level = CODES[work.retraction]
    named = f"Reference {work.number}, “{work.title or work.key}” [@{work.key}],"
    return Finding(code, level, f"{named} {TO_DO[work.retraction]}", line=line)
