"""A difference as a reader understands it: marks of Markdown in words and looks, no word of either text hidden. Pure.

What the marks say is never lost with them: one that changed shows in how words look ("bold added"), in the notes of
its block, or, where neither tells of it, as it is written.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from .differences import Block, Operation, Part
from .marks import LOOKS, Look, Mark, Marks, marks_of
from .segments import Segment, segments_of
from .tokens import Touch

_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")
FRAMES = {"Key point": "key-point", "Get help now": "urgent"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of a block: `source` as written, `text` as a reader sees them, `look` how.

    `became` names what changed of the look of words that stayed: "bold added".
    """

    operation: Operation
    source: str
    text: str
    touch: Touch = ""
    look: str = ""
    became: str = ""

    @property
    def css(self) -> str:
        """The classes of its looks."""
        looks = [f"look-{name}" for name in self.look.split()]
        return " ".join([*looks, "reformatted"] if self.became else looks)


@dataclass(frozen=True, slots=True)
class Shown:
    """A block and what is shown of it: its pieces, the level of a heading (0: none), and the box that it stands in.

    `frame` is "key-point", "urgent", "quote" or "".
    """

    block: Block
    pieces: tuple[Piece, ...]
    level: int = 0
    frame: str = ""

    @property
    def change(self) -> str:
        return self.block.change

    @property
    def css(self) -> str:
        """The classes of what it is: its kind, a heading's level, the box that it stands in."""
        level, frame = f"heading-{self.level}" if self.level else "", f"in-{self.frame}" if self.frame else ""
        return " ".join(filter(None, (f"block-{self.block.kind}", level, frame)))


def as_written(blocks: Iterable[Block]) -> list[Shown]:
    """The blocks of a plain text: what looks like a mark there is none."""
    return [Shown(block, tuple(Piece(p.operation, p.text, p.text, p.touch) for p in block.shown)) for block in blocks]


def as_read(blocks: Iterable[Block]) -> list[Shown]:
    """The blocks of a Markdown text."""
    shown: list[Shown] = []
    frames = {"added": "", "removed": ""}
    for block in blocks:
        gone = block.change in ("removed", "moved away")
        sides = {lacks: _segment(block, lacks) for lacks in frames}
        for lacks, segment in sides.items():
            if segment.text:
                frames[lacks] = _frame(segment, frames[lacks])
        lacks = "added" if gone else "removed"
        pieces = tuple(_pieces(block, sides["added"], sides["removed"]))
        shown.append(Shown(block, pieces, _level(sides[lacks]), frames[lacks]))
        frames = {
            lacks: "" if _BLANK_LINE.search(_side(block.gap, lacks)) else frame for lacks, frame in frames.items()
        }
    return shown


def _segment(block: Block, lacks: str) -> Segment:
    """What the block is in the old text (without what was added) or in the new one."""
    text = _side(block.shown, lacks)
    if len(block.shown) > 1 and lacks == "added":
        alone = segments_of(text)
        return alone[0] if len(alone) == 1 and not alone[0].gap else Segment(block.kind, text)
    return Segment(block.kind, text)


def _pieces(block: Block, old: Segment, new: Segment) -> Iterable[Piece]:
    if "callout" in (old.kind, new.kind) and old.text != new.text and old.text and new.text:
        return [*_label("removed", old), *_label("added", new)]
    marks = marks_of(old)
    cut = _cut(block, _Side(old.text, marks), _Side(new.text, marks if new == old else marks_of(new)))
    return _joined(_without_spaces(list(cut)))


def _label(operation: Operation, segment: Segment) -> Iterator[Piece]:
    (mark, *_) = marks_of(segment).marks or (Mark(0, 0, segment.text),)
    yield Piece(operation, segment.text, mark.shown if segment.kind == "callout" else segment.text)


def _cut(block: Block, before: "_Side", after: "_Side") -> Iterator[Piece]:
    """Each part, cut where a mark or a look begins or ends in the text that it is of."""
    i = j = 0
    is_whole = block.change in ("added", "removed", "moved away")
    for part in block.shown:
        size = len(part.text)
        sides = [(before, i)] if part.operation != "added" else []
        sides += [(after, j)] if part.operation != "removed" else []
        cuts = sorted({0, size, *(cut for side, start in sides for cut in side.cuts(start, size))})
        for a, b in pairwise(cuts):
            yield _piece(part, part.text[a:b], [(side, start + a, start + b) for side, start in sides], is_whole)
        i += size * (part.operation != "added")
        j += size * (part.operation != "removed")


def _piece(part: Part, text: str, sides: list[tuple["_Side", int, int]], is_whole: bool) -> Piece:
    marks = [side.marks.get((start, end)) for side, start, end in sides]
    looks = [side.looks[start] for side, start, _ in sides]
    was, now = marks[0], marks[-1]
    is_told = is_whole or part.operation == "same" or not (now and now.is_silent)
    if was and now and (was.shown, was.look) == (now.shown, now.look) and is_told:
        return Piece(part.operation, text, now.shown, part.touch, now.look)
    gone, come = (looks[0] & ~looks[-1], looks[-1] & ~looks[0]) if text.strip() else (0, 0)
    became = ", ".join([*(f"{name} added" for name in _names(come)), *(f"{name} removed" for name in _names(gone))])
    return Piece(part.operation, text, text, part.touch, " ".join(_names(looks[-1])), became)


def _without_spaces(pieces: list[Piece]) -> Iterator[Piece]:
    """A space that went before a mark and came after it is the same space."""
    for is_same, run in groupby(pieces, key=lambda piece: piece.operation == "same"):
        found = list(run)
        old, new = ([piece for piece in found if piece.operation == side] for side in ("removed", "added"))
        i, j = (next((place for place, piece in enumerate(side) if piece.text), None) for side in (old, new))
        if is_same or i is None or j is None or old[i].source != new[j].source or not old[i].text.isspace():
            yield from found
        else:
            yield from (*old[:i], *new[:j], replace(new[j], operation="same"), *old[i + 1 :], *new[j + 1 :])


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A piece that shows nothing goes with the one before it."""
    held: Piece | None = None
    for piece in pieces:
        if held and held.operation == piece.operation and not (held.text and piece.text):
            seen = held if held.text else piece
            held = replace(seen, source=held.source + piece.source)
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held


class _Side:
    """The marks of one of two texts, found by their places."""

    def __init__(self, text: str, marks: Marks) -> None:
        self.marks = {(mark.start, mark.end): mark for mark in marks.marks}
        self.looks = bytearray(len(text) + 1)
        for look in marks.looks:
            for place in range(look.start, look.end):
                self.looks[place] |= 1 << LOOKS.index(look.name)
        stretches: list[Mark | Look] = [*marks.marks, *marks.looks]
        self._places = sorted({place for one in stretches for place in (one.start, one.end)})

    def cuts(self, start: int, size: int) -> list[int]:
        """Where a stretch is cut, counted from its start."""
        first, last = bisect_right(self._places, start), bisect_right(self._places, start + size)
        return [place - start for place in self._places[first:last]]


def _names(looks: int) -> list[str]:
    return [name for place, name in enumerate(LOOKS) if looks >> place & 1]


def _side(parts: Iterable[Part], lacks: str) -> str:
    return "".join(part.text for part in parts if part.operation != lacks)


def _level(segment: Segment) -> int:
    if segment.kind != "heading":
        return 0
    first = segment.text.lstrip(" >")
    signs = len(first) - len(first.lstrip("#"))
    return min(max(signs or 2, 2), 4)


def _frame(segment: Segment, before: str) -> str:
    """The box that a segment stands in, after one in the box `before`."""
    if not segment.text.lstrip().startswith(">"):
        return ""
    if segment.kind == "callout":
        (mark, *_) = marks_of(segment).marks or (Mark(0, 0),)
        return FRAMES.get(mark.shown, "quote")
    return before or "quote"
