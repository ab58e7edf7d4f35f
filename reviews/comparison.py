"""What changed between two versions of an article, with the places and the numbers that a reviewer goes by."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from articles import changes
from articles.changes import Texts, differing, folded, is_same, shown_of, written
from articles.drafting import Draft
from articles.rendering.differences import Block, compare
from articles.rendering.material import TEXTS
from articles.rendering.shown import Shown

BLOCK_WORDS = {
    "changed": "changed",
    "added": "added",
    "removed": "removed",
    "moved": "moved",
    "formatting": "with other formatting",
}
TOUCH_WORDS = {
    "dose": ("dose", "doses"),
    "number": ("number", "numbers"),
    "unit": ("unit", "units"),
    "frequency": ("word on how often", "words on how often"),
    "drug name": ("drug name", "drug names"),
    "negation": ("negation", "negations"),
    "strength": ("word of recommendation", "words of recommendation"),
    "reference": ("citation", "citations"),
}


@dataclass(frozen=True)
class Placed:
    """A block with its address on the page, and where its other half stands if it moved."""

    shown: Shown
    anchor: str
    twin_anchor: str = ""
    twin_under: str = ""

    @property
    def block(self) -> Block:
        return self.shown.block


Change = changes.Change[Placed]
"""One field that differs."""


@dataclass(frozen=True)
class Tally:
    """How often something changed, and the anchors of the places."""

    words: str
    anchors: tuple[str, ...]
    is_weighty: bool = False


def texts_of_draft(draft: Draft) -> Texts:
    """Everything that a reader will read in a text that is not saved yet; its references are known only when it is."""
    return {**written(draft), "authors": "\n".join(author.printed for author in draft.authors)}


def compared(before: Texts, after: Texts, names: Collection[str] = frozenset()) -> list[Change]:
    """The fields that differ, in the order in which a page shows them. A field that one side lacks is left out.

    `names` are drugs beyond those that are known by their stem.
    """
    found = []
    for name, label in differing(before, after):
        placed = _placed(name, _blocks(name, before[name], after[name], names))
        found.append(Change(name, label, tuple(folded(placed, lambda one: is_same(one.shown)))))
    return found


def tallied(changes: Iterable[Change]) -> list[Tally]:
    """What changed in numbers: "3 paragraphs changed", "1 moved", then what must not be overlooked."""
    blocks: dict[str, list[str]] = {words: [] for words in BLOCK_WORDS.values()}
    touches: dict[str, list[str]] = {touch: [] for touch in TOUCH_WORDS}
    for placed in (one for change in changes for run in change.runs for one in run.blocks):
        if placed.block.change in BLOCK_WORDS:
            blocks[BLOCK_WORDS[placed.block.change]].append(placed.anchor)
        for touch, number in _touches(placed.block).items():
            touches[touch] += [placed.anchor] * number
    counted = [_tally(len(anchors), "paragraph", "paragraphs", words, anchors) for words, anchors in blocks.items()]
    weighty = [_tally(len(anchors), *TOUCH_WORDS[touch], "", anchors) for touch, anchors in touches.items()]
    return [tally for tally in (*counted, *(replace(one, is_weighty=True) for one in weighty)) if tally.anchors]


def _tally(number: int, one: str, many: str, what: str, anchors: list[str]) -> Tally:
    return Tally(f"{number} {one if number == 1 else many} {what}".strip(), tuple(dict.fromkeys(anchors)))


def _touches(block: Block) -> Counter[str]:
    """How many of each weighty kind changed in a block: "10 mg" that became "20 mg" is one dose."""
    if block.change in ("moved away", "same"):
        return Counter()
    sides: Iterator[Counter[str]] = (
        Counter(str(part.touch) for part in block.shown if part.operation == side and part.touch)
        for side in ("removed", "added")
    )
    removed, added = sides
    return removed | added


def _blocks(name: str, before: str, after: str, names: Collection[str]) -> list[Block]:
    """The blocks of a field; in a list of references no year or volume is set off."""
    blocks = compare(before, after, names)
    if name in TEXTS:
        return blocks
    return [replace(block, parts=tuple(replace(part, touch="") for part in block.parts)) for block in blocks]


def _placed(name: str, blocks: list[Block]) -> list[Placed]:
    anchors = [f"change-{name}-{place}" for place in range(1, len(blocks) + 1)]
    return [
        Placed(shown, anchor)
        if shown.block.twin is None
        else Placed(shown, anchor, anchors[shown.block.twin], blocks[shown.block.twin].under)
        for shown, anchor in zip(shown_of(name, blocks), anchors, strict=True)
    ]
