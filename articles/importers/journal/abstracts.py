"""Where an abstract ends that no heading of the text follows: at its keywords, or where its letters or its box end."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import takewhile

from articles.importers.copied.abstracts import names_part
from articles.importers.journal.headings import opens_text, rank_of
from articles.importers.journal.paragraphs import Paragraph

OPENING = 6

_NAMED = re.compile(r"^(abstract|ABSTRACT|Abstract|Summary|SUMMARY)(?:\s*[:.—–]\s*|\s+)(?=[A-Z][\w-]*\s?[a-z:(])")


def with_named_abstract(
    paragraphs: Sequence[Paragraph], small: Collection[int], keywords: Collection[int]
) -> list[Paragraph]:
    """Set the name of an abstract that opens it ("Abstract: Cold proteins …") over it, where it is one paragraph above
    the first heading, or above the text."""
    for place, paragraph in enumerate(paragraphs[:OPENING]):
        named = _NAMED.match(paragraph.text) if paragraph.kind == "text" else None
        below = [one.kind for one in paragraphs[place + 1 : place + 2]]
        if named and (below == ["heading"] or _length(paragraphs[place:], small, keywords) == 1):
            heading = Paragraph("heading", named[1], paragraph.lines[:1])
            rest = replace(paragraph, text=paragraph.text[named.end() :])
            return [*paragraphs[:place], heading, rest, *paragraphs[place + 1 :]]
        if paragraph.kind == "heading":
            break
    return list(paragraphs)


def line_over_text(paragraphs: Sequence[Paragraph], small: Collection[int], keywords: Collection[int]) -> int | None:
    """The line between an abstract and the text, where no heading parts them. `small`: the lines in a box or in smaller
    letters; `keywords`: those that name the keywords."""
    start = next((place for place, one in enumerate(paragraphs[:OPENING]) if one.kind == "heading"), None)
    headed = start is not None and rank_of(paragraphs[start].text) == 1
    below = paragraphs[start + 1 :] if headed and start is not None else paragraphs
    named = headed or (bool(below) and opens_text(below[0].text))
    length = _length(below, small if named else (), keywords)
    return below[length].lines[0] - 1 if length else None


def _length(paragraphs: Sequence[Paragraph], small: Collection[int], keywords: Collection[int]) -> int:
    """How many paragraphs from the first one on are an abstract, above text without a heading; 0 where none parts
    them."""
    inside = list(takewhile(lambda one: one.kind != "heading", paragraphs))
    for place in range(1, len(inside)):
        last, first = max(inside[place - 1].lines), inside[place].lines[0]
        closed = any(last < line < first for line in keywords)
        left = first not in small and all(one.lines[0] in small for one in inside[:place])
        label, colon, _ = inside[place].text[:60].partition(":")
        if (closed or left) and not (colon and names_part(label)):
            return place
    return 0
