"""What a journal prints about itself behind the references: what it is, and where to submit a manuscript."""

import re
from collections.abc import Sequence

from articles.importers.found import Found
from articles.importers.journal.headings import is_known
from articles.importers.lines import Block, Line
from articles.importers.references.entries import LIST_HEADING

MOST_LINES = 20

_CALL = re.compile(
    r"^(?:publish\s+(?:your\s+(?:next\s+)?(?:work|research|paper|article)|with\s+us)"
    r"|(?:ready\s+to\s+)?submit\s+your\s+(?:next\s+)?(?:manuscript|research|work|paper|article))\b",
    re.IGNORECASE,
)
_JOURNAL = re.compile(
    r"\bis\s+an?\s+(?:[\w-]+,?\s+(?:and\s+)?){0,5}(?:peer[\s-]reviewed|open[\s-]access)\b.{0,60}\bjournal\b",
    re.IGNORECASE,
)
_ENTRY = re.compile(r"^\[?\d{1,3}[.\]]\s")


def take_advert(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set the journal's own advertisement aside, where it calls for manuscripts and nothing else follows it."""
    listed = next((place for place, line in enumerate(lines) if LIST_HEADING.match(line.text)), len(lines))
    behind = range(max(listed + 1, len(lines) - MOST_LINES), len(lines))
    start = next((place for place in behind if _CALL.match(lines[place].text) or _describes(lines[place])), len(lines))
    advert = lines[start:]
    if not any(_CALL.match(line.text) for line in advert) or any(_is_articles(line.text) for line in advert):
        return list(lines)
    whole = " ".join(line.text for line in advert)
    while start > listed + 1 and lines[start - 1].text in whole:
        start -= 1
    for line in lines[start:]:
        found.put_aside(Block(line.number, line.text), "furniture")
    return list(lines[:start])


def _describes(line: Line) -> bool:
    return bool(_JOURNAL.search(line.text[:300]))


def _is_articles(text: str) -> bool:
    return is_known(text) or bool(_ENTRY.match(text))
