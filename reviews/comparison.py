"""What changed between two versions of an article, field by field, as pages show it."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.utils.html import strip_tags

from articles.choices import Audience, Kind
from articles.drafting import Draft
from articles.models import Revision
from articles.rendering.differences import Block, compare
from articles.rendering.material import TEXTS

LABELS = {
    "title": "Title",
    "kind": "Kind of article",
    "audience": "Audience",
    "summary": "Summary",
    "authors": "Authors",
    "body": "Text",
    "source": "Source",
    "permission": "Permission",
    "ai_use": "AI tools used",
    "funding": "Funding",
    "references": "References",
}

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

Texts = dict[str, str]


@dataclass(frozen=True)
class Placed:
    """A block with its address on the page, and where its other half stands if it moved."""

    block: Block
    anchor: str
    twin_anchor: str = ""
    twin_under: str = ""


@dataclass(frozen=True)
class Run:
    """Neighbouring blocks; `folded` where they are the same in both and far from any change."""

    folded: bool
    blocks: tuple[Placed, ...]


@dataclass(frozen=True)
class Change:
    """One field that differs."""

    name: str
    label: str
    runs: tuple[Run, ...]


@dataclass(frozen=True)
class Tally:
    """How often something changed, and the anchors of the places."""

    words: str
    anchors: tuple[str, ...]
    is_weighty: bool = False


def texts_of(revision: Revision) -> Texts:
    """Everything that a reader can read in a revision, field by field."""
    authors = "\n".join(", ".join(filter(None, (author["name"], author["credentials"]))) for author in revision.byline)
    references = "\n\n".join(f"{item['number']}. {strip_tags(item['html'])}" for item in revision.references)
    return {**_written(revision), "authors": authors, "references": references}


def texts_of_draft(draft: Draft) -> Texts:
    """The same of a text that is not saved yet; its references are known only when it is."""
    return {**_written(draft), "authors": "\n".join(author.printed for author in draft.authors)}


def compared(before: Texts, after: Texts, names: Collection[str] = frozenset()) -> list[Change]:
    """The fields that differ, in the order in which a page shows them. A field that one side lacks is left out.

    `names` are drugs beyond those that are known by their stem.
    """
    return [
        Change(name, label, tuple(_runs(_placed(name, _blocks(name, before[name], after[name], names)))))
        for name, label in LABELS.items()
        if name in before and name in after and before[name] != after[name]
    ]


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
        Placed(block, anchor)
        if block.twin is None
        else Placed(block, anchor, anchors[block.twin], blocks[block.twin].under)
        for block, anchor in zip(blocks, anchors, strict=True)
    ]


def _written(text: Revision | Draft) -> Texts:
    return {
        "title": text.title,
        "kind": str(Kind(text.kind).label),
        "audience": str(Audience(text.audience).label),
        "summary": text.summary,
        "body": text.body.replace("\r\n", "\n").rstrip(),
        "source": text.source,
        "permission": text.permission,
        "ai_use": text.ai_use,
        "funding": text.funding,
    }


def _runs(blocks: list[Placed]) -> Iterable[Run]:
    """Fold what is the same, but one block on either side of a change."""
    near = {
        place + step for place, one in enumerate(blocks) if one.block.change != "same" for step in (-1, 0, 1)
    }  # fmt: skip
    for is_near, run in groupby(enumerate(blocks), key=lambda item: item[0] in near):
        found = tuple(block for _, block in run)
        yield Run(not is_near and len(found) > 1, found)
