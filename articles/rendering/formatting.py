"""Changes of how a text looks and not of what it says, in words that a reviewer reads. Pure."""

import re
from collections import Counter
from dataclasses import dataclass

from .callouts import CALLOUTS
from .segments import Segment

_HEAD = re.compile(r"^[ \t>]*(#{1,6})\s")
_ITEM = re.compile(r"^([ \t>]*)([-*+•]|\d{1,9}[.)])\s")
_PREFIX = re.compile(r"^(?:[ \t]*(?:>|#{1,6}(?=\s|$)|[-*+•](?=\s)|\d{1,9}[.)](?=\s)))+[ \t]*", re.MULTILINE)
_LINK = re.compile(r"\[([^\[\]\n@]{0,300})\]\(([^()\n]{0,600})\)")
_MARKS = {
    "***": "Bold and italics",
    "**": "Bold",
    "__": "Bold",
    "*": "Italics",
    "_": "Italics",
    "`": "Code",
    "~~": "Strikethrough",
}
_INLINE = re.compile(r"\*{1,3}|(?<!\w)_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|~~|`+")
_KINDS = {"item": "an item of a list", "row": "a row of a table", "head": "the head of a table", "callout": "a box"}


@dataclass(frozen=True, slots=True)
class _Look:
    kind: str
    level: int
    marker: str
    indent: int
    quoted: bool
    links: tuple[str, ...]
    marks: Counter[str]


def words_of(segment: Segment) -> str:
    """What a segment says: without marks of headings, lists, quotations and emphasis, spaces made one."""
    text = _LINK.sub(r"\1", _PREFIX.sub("", segment.text))
    return " ".join(_INLINE.sub("", text).split()) if segment.kind != "code" else segment.text


def formatting_notes(old: Segment, new: Segment) -> tuple[str, ...]:
    """Each change of formatting between two segments, as a sentence without its stop: "Heading level 2 became 3"."""
    before, after = _look(old), _look(new)
    notes = [*_kind_notes(before, after)]
    if old.kind == new.kind == "callout" and old.text != new.text:
        notes.append(f"Box “{_box(old)}” became “{_box(new)}”")
    if before.quoted != after.quoted and "callout" not in (old.kind, new.kind):
        notes.append("Put into a box" if after.quoted else "Taken out of its box")
    if before.links != after.links:
        notes.append(_link_note(before.links, after.links))
    for name in dict.fromkeys(_MARKS.values()):
        number = after.marks[name] - before.marks[name]
        if number:
            notes.append(f"{name} {'added' if number > 0 else 'removed'}")
    if not notes and old.text != new.text and words_of(old) == words_of(new):
        moved_marks = old.text.split() == new.text.split()
        notes.append("Line breaks or spaces changed" if moved_marks else "Emphasis moved")
    return tuple(notes)


def _kind_notes(before: _Look, after: _Look) -> list[str]:
    if before.kind != after.kind:
        kinds = [_KINDS.get(kind, f"a {kind}") for kind in (before.kind, after.kind)]
        return [f"{kinds[0].capitalize()} became {kinds[1]}"]
    if before.level != after.level:
        return [f"Heading level {before.level} became {after.level}"]
    notes = []
    if before.marker != after.marker:
        notes.append(f"List mark “{before.marker}” became “{after.marker}”")
    if before.indent != after.indent:
        notes.append("Moved in by a level" if after.indent > before.indent else "Moved out by a level")
    return notes


def _look(segment: Segment) -> _Look:
    head, item = _HEAD.match(segment.text), _ITEM.match(segment.text)
    links = tuple(found[2] for found in _LINK.finditer(segment.text))
    marks = Counter(_MARKS.get(found[0], "Code") for found in _INLINE.finditer(_PREFIX.sub("", segment.text)))
    return _Look(
        kind=segment.kind,
        level=len(head[1]) if head else 0,
        marker=item[2] if item else "",
        indent=len(item[1].replace(">", "")) if item else 0,
        quoted=segment.text.lstrip().startswith(">"),
        links=links,
        marks=marks,
    )


def _link_note(before: tuple[str, ...], after: tuple[str, ...]) -> str:
    if len(before) != len(after):
        return "Link added" if len(after) > len(before) else "Link removed"
    return "Address of a link changed"


def _box(segment: Segment) -> str:
    mark = segment.text.strip(" >")
    return CALLOUTS[mark][1] if mark in CALLOUTS else mark
