"""Which signs of one Markdown segment are marks, and what a reader sees in their place. Pure."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .callouts import CALLOUTS
from .citations import CITATION, cited_in
from .segments import Segment

_ESCAPE = re.compile(r"\\(?=[!-/:-@\[-`{-~])")
_CODE = re.compile(r"(?<!`)(`{1,3})(?!`)([^\n]{1,400}?)(?<!`)\1(?!`)")
_LINK = re.compile(r"(\[)[^\[\]\n@]{1,300}(\]\(([^()\s]{1,600})\))")
_DELIMITER = re.compile(r"\*{1,3}|_{1,3}|~~")
LOOKS = ("bold", "italics", "code", "struck", "link")
_OF_STARS = {1: "italics", 2: "bold", 3: "bold italics"}

NESTED = 8
"""Marks of emphasis that may wait for their end at once."""

_QUOTED = re.compile(r"^(?:[ \t]{0,3}>[ \t]?)+", re.MULTILINE)
_BULLET = re.compile(r"[-*+](?=[ \t])")
_HEADING = re.compile(r"(#{1,6})([ \t]+|$)")
_CLOSING = re.compile(r"(?:[ \t]+#+)?[ \t]*(?:\n[ \t>]{0,5}(?:=+|-+))?[ \t]*$")
_DEFINITION = re.compile(r"(\*\[)[^\]\n]+(\]:[ \t]*)")
_PIPE = re.compile(r"(?<!\\)[ \t]*\|[ \t]*")


@dataclass(frozen=True, slots=True)
class Mark:
    """The characters from `start` to `end`, and what stands for them ("": nothing).

    `is_silent` where nothing on the page tells that it came, went or changed: no look of a word, no note.
    """

    start: int
    end: int
    shown: str = ""
    look: str = ""
    is_silent: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The characters from `start` to `end` look so: `name` is one of LOOKS."""

    start: int
    end: int
    name: str


@dataclass(frozen=True, slots=True)
class Marks:
    """Marks in order, none over another; and looks, which may lie in each other."""

    marks: tuple[Mark, ...] = ()
    looks: tuple[Look, ...] = ()


def marks_of(segment: Segment) -> Marks:
    """What in a segment is a mark, and how the words between them look. What is not surely a mark is none."""
    if segment.kind == "code":
        return Marks()
    if segment.kind == "callout":
        sign = segment.text.strip(" >\t")
        return Marks((Mark(0, len(segment.text), CALLOUTS[sign][1]),)) if sign in CALLOUTS else Marks()
    hidden, looks = _inline(segment.text)
    taken = _taken(segment.text, hidden, looks)
    emphasis = list(_emphasis(segment.text, taken))
    marks = [*_of_the_block(segment), *hidden, *(mark for one in emphasis for mark in one[:2])]
    return Marks(tuple(_apart(marks)), (*looks, *(look for one in emphasis for look in one[2])))


def _of_the_block(segment: Segment) -> Iterator[Mark]:
    """The marks of a heading, an item, a row, an abbreviation, a quotation."""
    text = segment.text
    yield from (Mark(*found.span()) for found in _QUOTED.finditer(text))
    quoted = _QUOTED.match(text)
    start = quoted.end() if quoted else 0
    start += len(text[start:]) - len(text[start:].lstrip(" \t"))
    if segment.kind == "heading":
        if head := _HEADING.match(text, start):
            yield from (Mark(*head.span(1)), Mark(*head.span(2)))
        closing = _CLOSING.search(text, start)
        if closing and closing[0]:
            yield Mark(closing.start(), len(text), is_silent=True)
    elif segment.kind == "item" and (bullet := _BULLET.match(text, start)):
        yield Mark(start, bullet.end(), "•")
    elif segment.kind == "definition" and (definition := _DEFINITION.match(text)):
        yield Mark(*definition.span(1))
        yield Mark(*definition.span(2), " – ")
    elif segment.kind in ("head", "row"):
        yield from _of_the_row(text, start)


def _of_the_row(text: str, start: int) -> Iterator[Mark]:
    first = text.find("\n", start)
    end = len(text) if first < 0 else first
    for pipe in _PIPE.finditer(text, start, end):
        at_edge = pipe.start() == start or pipe.end() == end
        yield Mark(pipe.start(), pipe.end(), "" if at_edge else " │ ")
    if first >= 0:
        yield Mark(first, len(text), is_silent=True)


def _inline(text: str) -> tuple[list[Mark], list[Look]]:
    """Code, citations, links, escaped signs."""
    marks: list[Mark] = []
    looks: list[Look] = []
    for code in _CODE.finditer(text):
        size = len(code[1])
        marks += [Mark(code.start(), code.start() + size), Mark(code.end() - size, code.end())]
        looks.append(Look(code.start() + size, code.end() - size, "code"))
    taken = _taken(text, marks, looks)
    marks += [Mark(*found.span(), cited_in(found), "citation") for found in _free(CITATION, text, taken)]
    for link in _free(_LINK, text, taken):
        marks += [Mark(*link.span(1)), Mark(*link.span(2), f" ({link[3]})", "address")]
        looks.append(Look(link.end(1), link.start(2), "link"))
    marks += [Mark(*found.span(), is_silent=True) for found in _free(_ESCAPE, text, taken)]
    return marks, looks


def _emphasis(text: str, taken: bytearray) -> Iterator[tuple[Mark, Mark, tuple[Look, ...]]]:
    """Bold, italics, strikethrough: a sign that opens and the next equal one that closes. A lone one is no mark."""
    waiting: list[re.Match[str]] = []
    for found in _free(_DELIMITER, text, taken):
        before, after = text[max(found.start() - 1, 0) : found.start()], text[found.end() : found.end() + 1]
        inner = "_" in found[0] and before.isalnum() and after.isalnum()
        opening = next((one for one in reversed(waiting[-NESTED:]) if one[0] == found[0]), None)
        if opening and before.strip() and opening.end() < found.start() and not inner:
            del waiting[waiting.index(opening) :]
            names = "struck" if found[0] == "~~" else _OF_STARS[len(found[0])]
            looks = tuple(Look(opening.end(), found.start(), name) for name in names.split())
            yield Mark(*opening.span()), Mark(*found.span()), looks
        elif after.strip() and not inner:
            waiting = [*waiting[1 - NESTED :], found]


def _taken(text: str, marks: Iterable[Mark], looks: Iterable[Look]) -> bytearray:
    """For each character whether it is part of a mark or of code; of an escape also the sign that it frees."""
    taken = bytearray(len(text) + 1)
    stretches: list[Mark | Look] = [*marks, *(look for look in looks if look.name == "code")]
    for one in stretches:
        end = one.end + (text[one.start : one.end] == "\\")
        taken[one.start : end] = b"\x01" * (end - one.start)
    return taken


def _free(pattern: re.Pattern[str], text: str, taken: bytearray) -> Iterator[re.Match[str]]:
    return (found for found in pattern.finditer(text) if not taken[found.start()])


def _apart(marks: list[Mark]) -> Iterator[Mark]:
    """In order; of two that overlap the first stays."""
    end = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        if mark.start >= end and mark.end > mark.start:
            yield mark
            end = mark.end
