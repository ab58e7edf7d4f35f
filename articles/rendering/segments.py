"""A Markdown text in the pieces that a reader takes in one by one: a heading, a paragraph, an item, a table's row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Kind = Literal["blank", "heading", "paragraph", "item", "head", "row", "callout", "definition", "code"]

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_BLANK = re.compile(r"[\s>]*$")
_HEADING = re.compile(r"[ >]{0,5}#{1,6}(?:\s|$)")
_ITEM = re.compile(r"[ \t>]{0,16}(?:[-*+•]|\d{1,9}[.)])\s+\S")
_ROW = re.compile(r"[ >]{0,5}\|")
_SEPARATOR = re.compile(r"[ >]{0,5}\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?\s*$")
_CALLOUT = re.compile(r"\s{0,3}>\s?\[!\w+\]\s*$")
_DEFINITION = re.compile(r"\*\[[^\]\n]+\]:")
_FENCE = re.compile(r"[ >]{0,5}(?:```|~~~)")
_UNDERLINE = re.compile(r"\s{0,3}(?:=+|-+)\s*$")

_STARTS: tuple[tuple[re.Pattern[str], Kind], ...] = (
    (_HEADING, "heading"),
    (_CALLOUT, "callout"),
    (_DEFINITION, "definition"),
    (_ROW, "row"),
    (_ITEM, "item"),
)


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece with the blank lines after it: `text + gap` of all segments, in order, is the whole text again.

    `under` holds the words of the heading that it stands under, "" before the first one.
    """

    kind: Kind
    text: str
    gap: str = ""
    under: str = ""


def segments_of(text: str) -> list[Segment]:
    """The segments of a text, in order. No character is lost."""
    found: list[Segment] = []
    under = ""
    for kind, raw in _grouped(_LINE.findall(text)):
        words, gap = _parted(raw)
        if kind == "heading":
            found.append(Segment(kind, words, gap, heading_words(words)))
            under = heading_words(words)
        else:
            found.append(Segment(kind, words, gap, under))
    return found


def heading_words(text: str) -> str:
    """A heading's own words, without its marks: "## Dose ##" gives "Dose"."""
    first = text.lstrip(" >").split("\n", 1)[0]
    return re.sub(r"\s+#+\s*$", "", first.lstrip("#")).strip()


def _parted(raw: str) -> tuple[str, str]:
    """A segment's words and what only parts it from the next: blank lines, empty lines of a quotation."""
    lines = _LINE.findall(raw)
    end = len(lines)
    while end and _BLANK.match(lines[end - 1]):
        end -= 1
    body = "".join(lines[:end])
    words = body.rstrip()
    return words, body[len(words) :] + "".join(lines[end:])


def _grouped(lines: list[str]) -> Iterator[tuple[Kind, str]]:
    """Lines run together: kind and text of each segment, blank lines with the segment before them."""
    kind: Kind = "blank"
    held: list[str] = []
    closed = fenced = False
    for place, line in enumerate(lines):
        if fenced:
            held.append(line)
            fenced = not _FENCE.match(line)
            closed = not fenced
            continue
        if _BLANK.match(line):
            held.append(line)
            closed = True
            continue
        begins = _begins(kind, closed, line)
        if begins is None:
            kind = _joined(kind, line, held)
        else:
            if held:
                yield kind, "".join(held)
            held, kind = [], begins
            fenced = kind == "code"
        held.append(line)
        closed = kind in ("heading", "callout", "definition", "row", "head")
        if kind == "row" and _is_separator(lines, place + 1):
            kind, closed = "head", False
    if held:
        yield kind, "".join(held)


def _begins(kind: Kind, closed: bool, line: str) -> Kind | None:
    """The kind of the segment that a line begins, or None where it carries the open one on."""
    if _FENCE.match(line):
        return "code"
    if kind == "head" and not closed and _SEPARATOR.match(line):
        return None
    for pattern, starts in _STARTS:
        if pattern.match(line):
            return starts
    return "paragraph" if closed or kind == "blank" else None


def _joined(kind: Kind, line: str, held: list[str]) -> Kind:
    """A paragraph that is underlined is a heading."""
    underlined = kind == "paragraph" and len(held) == 1 and _UNDERLINE.match(line)
    return "heading" if underlined else kind


def _is_separator(lines: list[str], place: int) -> bool:
    return place < len(lines) and bool(_SEPARATOR.match(lines[place]))
