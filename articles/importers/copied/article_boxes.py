"""Boxes on an article's first page: how to cite it ("Citation: A B. Title. J X 2022, 1, 2. doi …"), the publisher's
note, the licence. They hold no title and no text of the article."""

import re
from collections.abc import Sequence

from articles.importers.found import Found
from articles.importers.lines import Block

MOST_LINES = 10
LONGEST = 1500
_OPENS = re.compile(
    r"^(?:(?:(?:how\s+)?to\s+)?cite\s+this\s+(?:article|paper)(?:\s+as)?|(?:suggested\s+)?citation)\s*:\s*\S", re.I
)
# What opens a box, and what its words end with.
_BOXES = (
    (_OPENS, re.compile(r"\b10\.\d{4,9}/\S+$")),
    (re.compile(r"^(?:disclaimer/)?publisher['’]s\s+note\s*:\s*\S", re.I), re.compile(r"\.$")),
    (re.compile(r"^copyright\s*:\s*(?:©|\(c\))", re.I), re.compile(r"/licen[cs]es/\S{0,40}\.$")),
)
_EMPTIED = re.compile(r"^(?:foot\s?notes?|(?:how\s+to\s+)?cite\s+this\s+article|rights\s+and\s+permissions)$", re.I)
_LABEL = re.compile(r"^[A-Z]\w+(?:\s\w+){0,2}:\s")


def take_boxes(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set the boxes aside, each from its label to the DOI or full stop some lines below that ends it."""
    rest: list[Block] = []
    position = 0
    while position < len(blocks):
        length = _length(blocks[position : position + MOST_LINES])
        if length and rest and _EMPTIED.match(rest[-1].text):
            found.put_aside(rest.pop(), "furniture")
        for block in blocks[position : position + length]:
            found.put_aside(block, "furniture")
        if not length:
            rest.append(blocks[position])
        position += length or 1
    return rest


def _length(blocks: Sequence[Block]) -> int:
    """How many lines the box has that opens with the first of these; 0 where none opens, or its end does not come."""
    end = next((end for opens, end in _BOXES if opens.match(blocks[0].text)), None)
    text = ""
    for place, block in enumerate(blocks if end else ()):
        if place and (block.gap or _LABEL.match(block.text) or len(text) > LONGEST):
            return 0
        text = f"{text} {block.text}"
        if end and end.search(text):
            return place + 1
    return 0
