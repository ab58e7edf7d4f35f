"""Names over their institutions: the authors of a printed article whose names do not stand at its head."""

import re
from collections.abc import Sequence

from articles.importers.found import Found
from articles.importers.journal.headings import opens_text
from articles.importers.lines import Block, Line, starts_lower
from articles.importers.record.bylines import byline_names, has_marks
from articles.importers.record.institutions import INSTITUTION
from articles.importers.references.entries import LIST_HEADING

_INSTITUTION = re.compile(rf"\b{INSTITUTION}\b")


def names_institution(text: str) -> bool:
    return bool(_INSTITUTION.search(text))


def take_signatures(lines: Sequence[Line], found: Found) -> list[Line]:
    """Where no authors stand at the head: names with their degrees below the text, each over an institution."""
    if found.authors:
        return list(lines)
    rest: list[Line] = []
    position = 0
    end = next((place for place, line in enumerate(lines) if LIST_HEADING.match(line.text)), len(lines))
    while position < end:
        line = lines[position]
        names = byline_names(line.text) if len(line.text) < 200 and position > 3 else []
        following = lines[position + 1] if position + 1 < len(lines) else None
        cut = position > 0 and line.number > lines[position - 1].number + 1
        apart = line.gap or line.indented or cut or bool(found.authors)
        signed = names and has_marks(line.text) and _stands_over(following) and apart
        if not signed:
            rest.append(line)
            position += 1
            continue
        found.authors.extend(names)
        found.label(Block(line.number, line.text), "authors")
        position += 1
        while position < end and not lines[position].gap and not _ends_signature(lines[position].text):
            found.put_aside(Block(lines[position].number, lines[position].text), "furniture")
            position += 1
    return [*rest, *lines[position:]]


def _ends_signature(text: str) -> bool:
    return opens_text(text) or (has_marks(text) and bool(byline_names(text)))


def _stands_over(following: Line | None) -> bool:
    """Below a signature stands a short line: an institution, a town, the next signature."""
    return following is None or not (following.gap or len(following.text) >= 80 or starts_lower(following.text))
