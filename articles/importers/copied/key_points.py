"""How far the box of a key point goes: it has no frame once it is copied."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from articles.importers.copied.headings import KEY_POINT
from articles.importers.lines import Block, ends_sentence
from articles.importers.references.entries import is_reference

_LABELLED = re.compile(
    r"^(?:[A-Z]\w+\s(?:of\s)?)?(?:disclos\w+|interests?|funding|disclaimer|conflicts?)\s*:\s", re.IGNORECASE
)
LONGEST_POINT = 160
_INLINE = re.compile(r"^([A-Z][\w\s-]{2,24}:)\s+(?=\S)")


def box_length(heading: Block, content: Sequence[Block], *, opens: bool) -> int:
    """How many of the blocks below a key point's heading are its own: up to its last bullet; the paragraph on its
    own line; one, where it opens the page. At the end of a page all of it is the author's last word."""
    items = next((place for place, block in enumerate(content[:2]) if _is_item(block)), None)
    if items is not None:
        ends = (place for place, block in enumerate(content) if place > items and block.kind != content[items].kind)
        return next(ends, len(content))
    points = [*content[:1], *takewhile(lambda block: not block.gap, content[1:])] if opens else []
    if len(points) > 1 and all(map(_is_point, points)):
        return len(points)
    if opens or (content and content[0].line == heading.line):
        return 1
    own = takewhile(lambda block: block.kind == "text" and not _LABELLED.match(block.text), content)
    return max(1, sum(1 for _ in own)) if content else 0


def _is_point(block: Block) -> bool:
    """Tell whether a block is a single sentence, as a point of a list is that lost its bullets."""
    return block.kind == "text" and len(block.text) <= LONGEST_POINT and ends_sentence(block.text)


def _is_item(block: Block) -> bool:
    return block.kind in ("bullet", "numbered") and not is_reference(block.text[:3000])


def with_inline_label(blocks: Sequence[Block]) -> list[Block]:
    """Part the label from a paragraph that it opens ("Key point: Keep warm."), where the page has one such only."""
    labels = [_INLINE.match(block.text) if block.kind == "text" else None for block in blocks]
    places = [place for place, label in enumerate(labels) if label and KEY_POINT.match(label[1])]
    if len(places) != 1 or any(KEY_POINT.match(block.text) for block in blocks):
        return list(blocks)
    place, block = places[0], blocks[places[0]]
    label = _INLINE.match(block.text)
    parted = (
        [replace(block, text=label[1], kind="heading"), replace(block, text=block.text[label.end() :])] if label else []
    )
    return [*blocks[:place], *parted, *blocks[place + 1 :]]
