"""What changed between two texts: by block, then by word; blocks that moved are moves. Pure."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from .alignment import equal_runs
from .formatting import formatting_notes, words_of
from .moves import Pairing, paired
from .segments import Kind, Segment, segments_of
from .tokens import Token, Touch, reversed_words, tokens_of

Operation = Literal["same", "added", "removed"]
Change = Literal["same", "added", "removed", "changed", "formatting", "moved", "moved away"]

SET_OFF: frozenset[Touch] = frozenset(
    {"number", "dose", "unit", "frequency", "drug name", "negation", "strength", "reference"}
)
"""What a reviewer must not overlook where it changed."""


SPACING = "Blank lines changed"


@dataclass(frozen=True, slots=True)
class Part:
    """A run of words, the same in both texts, added or removed; `touch` where it is one that must be seen."""

    operation: Operation
    text: str
    touch: Touch = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading, item of a list, row of a table.

    `parts` and then `gap` (what parts it from the next block) give the texts again: without the added ones the old,
    without the removed ones the new text, byte for byte, blocks in order. A moved block stands twice: "moved away"
    where it was, "moved" where it is; `twin` is the place of the other in the list, and `words` are the differences
    between the two where it was changed too. `notes` name changes of formatting. `kind` is the newer one's.
    """

    change: Change
    kind: Kind
    parts: tuple[Part, ...]
    gap: tuple[Part, ...] = ()
    notes: tuple[str, ...] = ()
    twin: int | None = None
    words: tuple[Part, ...] = ()
    under: str = ""

    @property
    def shown(self) -> tuple[Part, ...]:
        """What a page shows of it: where a block moved and changed, the words that changed."""
        return self.words or self.parts


def compare(before: str, after: str, names: Collection[str] = frozenset()) -> list[Block]:
    """The blocks of two texts, in the order of the new one. `names` are drugs beyond those that are known."""
    old, new = segments_of(before), segments_of(after)
    pairing = paired(old, new)
    return _twinned(list(_blocks(old, new, pairing, names)))


def changed_words(old: Segment, new: Segment, names: Collection[str] = frozenset()) -> tuple[Part, ...]:
    """The words of two segments that belong together, with what changed."""
    return tuple(_words(tokens_of(old.text, names), tokens_of(new.text, names)))


def _blocks(
    old: Sequence[Segment], new: Sequence[Segment], pairing: Pairing, names: Collection[str]
) -> Iterator[tuple[Block, int | None]]:
    """Each block, and for one that moved the place of its new segment."""
    left = 0
    moved_to = {i: j for j, i in pairing.moved.items()}
    for j, segment in enumerate(new):
        partner = pairing.kept.get(j)
        if partner is not None:
            yield from (_gone(old[i], moved_to.get(i), names) for i in range(left, partner))
            left = partner + 1
            yield _pair(old[partner], segment, names), None
        elif j in pairing.moved:
            yield _arrived(old[pairing.moved[j]], segment, names), j
        else:
            yield _whole(segment, "added", names), None
    yield from (_gone(old[i], moved_to.get(i), names) for i in range(left, len(old)))


def _twinned(found: list[tuple[Block, int | None]]) -> list[Block]:
    """The blocks, those that moved with the place of their other half; spacing counts only between blocks that stay."""
    ends: dict[int, list[int]] = {}
    for place, (_, move) in enumerate(found):
        if move is not None:
            ends.setdefault(move, []).append(place)
    twins = {one: other for pair in ends.values() for one, other in (pair, pair[::-1])}
    blocks = [replace(block, twin=twins.get(place)) for place, (block, _) in enumerate(found)]
    for place, block in enumerate(blocks):
        stays = place + 1 < len(blocks) and blocks[place + 1].change in ("same", "formatting", "changed")
        if block.notes == (SPACING,) and not stays:
            blocks[place] = replace(block, change="same", notes=())
    return blocks


def _pair(old: Segment, new: Segment, names: Collection[str]) -> Block:
    gap = tuple(_spaces(old.gap, new.gap))
    if old.text == new.text:
        notes: tuple[str, ...] = () if old.gap == new.gap else (SPACING,)
        change: Change = "formatting" if notes else "same"
        return Block(change, new.kind, tuple(_same(new.text)), gap, notes, under=new.under)
    notes = formatting_notes(old, new)
    change = "formatting" if notes and words_of(old) == words_of(new) else "changed"
    return Block(change, new.kind, changed_words(old, new, names), gap, notes, under=new.under)


def _whole(segment: Segment, operation: Literal["added", "removed"], names: Collection[str]) -> Block:
    parts = _set_off(operation, tokens_of(segment.text, names), set())
    return Block(operation, segment.kind, tuple(parts), tuple(_some(operation, segment.gap)), under=segment.under)


def _gone(segment: Segment, move: int | None, names: Collection[str]) -> tuple[Block, int | None]:
    if move is None:
        return _whole(segment, "removed", names), None
    parts, gap = tuple(_some("removed", segment.text)), tuple(_some("removed", segment.gap))
    return Block("moved away", segment.kind, parts, gap, under=segment.under), move


def _arrived(old: Segment, new: Segment, names: Collection[str]) -> Block:
    parts, gap = tuple(_some("added", new.text)), tuple(_some("added", new.gap))
    same = old.text == new.text
    words = tuple(_same(new.text)) if same else changed_words(old, new, names)
    notes = () if same else formatting_notes(old, new)
    return Block("moved", new.kind, parts, gap, notes, words=words, under=new.under)


def _words(old: list[Token], new: list[Token]) -> Iterator[Part]:
    i = j = 0
    pieces: list[Part] = []
    for a, b, size in equal_runs([token.text for token in old], [token.text for token in new]):
        pieces += _replaced(old[i:a], new[j:b])
        for one, other in zip(old[a : a + size], new[b : b + size], strict=True):
            pieces += _spaces(one.space, other.space)
            pieces += _same(other.text)
        i, j = a + size, b + size
    return _merged(pieces)


def _replaced(old: list[Token], new: list[Token]) -> Iterator[Part]:
    if old and new and old[0].space == new[0].space:
        yield from _same(new[0].space)
        old, new = [replace(old[0], space=""), *old[1:]], [replace(new[0], space=""), *new[1:]]
    denied = reversed_words((token.text for token in old), (token.text for token in new))
    yield from _set_off("removed", old, denied)
    yield from _set_off("added", new, denied)


def _set_off(operation: Operation, tokens: Iterable[Token], denied: Collection[str]) -> Iterator[Part]:
    """Words run together, each word that must be seen in a part of its own."""
    run = ""
    for token in tokens:
        touch: Touch = "negation" if token.text.casefold() in denied else token.touch
        if touch not in SET_OFF:
            run += token.space + token.text
            continue
        yield from _some(operation, run + token.space)
        yield Part(operation, token.text, touch)
        run = ""
    yield from _some(operation, run)


def _spaces(old: str, new: str) -> Iterator[Part]:
    if old == new:
        yield from _same(new)
    else:
        yield from _some("removed", old)
        yield from _some("added", new)


def _same(text: str) -> Iterator[Part]:
    return _some("same", text)


def _some(operation: Operation, text: str) -> Iterator[Part]:
    if text:
        yield Part(operation, text)


def _merged(parts: Iterable[Part]) -> Iterator[Part]:
    """Neighbouring parts of one kind as one."""
    held: Part | None = None
    for part in parts:
        if held and (held.operation, held.touch, part.touch) == (part.operation, "", ""):
            held = Part(held.operation, held.text + part.text)
            continue
        if held:
            yield held
        held = part
    if held:
        yield held


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but punctuation, white space, emphasis and capitals."""
    return _significant(before) == _significant(after)


def _significant(text: str) -> list[str]:
    significant = r"(?m)^#{1,4} |^> \[!\w+\]|\[@[^\]]+\]|\d+(?:[.,]\d+)*|[^\W\d_]+|[%µ<>≤≥±°=/+−–-]"
    return [token.casefold() for token in re.findall(significant, text)]
