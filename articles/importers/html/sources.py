"""The entries of a page's reference list before they are read: their printed numbers, and where they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_named_part
from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.references.entries import LIST_HEADING, is_reference

_PRINTED = re.compile(
    r"^(?:\\?\[(\d{1,3})\\?\]|\((\d{1,3})\)|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})|(\d{1,3})\\?[.):]|(\d{1,3})(?=\s+[^\W\d_]|[A-Z][a-z]))[.:]?\s*(?=[^\W\d]|[“\"‘'\[(])"
)
_ALONE = re.compile(r"^[\[(]?\d{1,3}[\])]?[.:]?$")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TAIL = re.compile(r"^(?:download|show|hide|view|see)\s+(?:all\s+)?(?:references|citations)\b.{0,20}$", re.IGNORECASE)


def numbered_entries(blocks: Sequence[Block]) -> list[Block]:
    """Give the entries below each heading of a list the numbers that they print, where these count 1, 2, 3 …"""
    rest = list(blocks)
    for start, block in enumerate(blocks):
        if block.kind in ("text", "heading") and LIST_HEADING.match(block.text):
            end = _end(blocks, start + 1)
            rest[start + 1 : end] = _counted(blocks[start + 1 : end])
    return rest


def with_one_list(blocks: Sequence[Block], found: Found) -> list[Block]:
    """A reference list without what speaks of it above its items, and without headings that part it ("Guidelines")."""
    rest: list[Block] = []
    level = 0
    for place, block in enumerate(blocks):
        below = blocks[place + 1 : place + 2]
        over_items = rest and LIST_HEADING.match(rest[-1].text) and below and below[0].kind in ("bullet", "numbered")
        if over_items and block.kind == "text" and not is_reference(block.text[:3000]):
            found.put_aside(block, "furniture")
            continue
        if block.kind == "heading":
            parts = level and block.level > level and below and is_reference(below[0].text[:3000])
            if parts and not is_named_part(block):
                found.label(block, "references")
                continue
            level = block.level if LIST_HEADING.match(block.text) else 0
        rest.append(block)
    return rest


def _end(blocks: Sequence[Block], start: int) -> int:
    for place in range(start, len(blocks)):
        if blocks[place].kind == "heading" or is_named_part(blocks[place]):
            return place
    return len(blocks)


def _counted(blocks: Sequence[Block]) -> list[Block]:
    counted: list[Block] = []
    waiting: Block | None = None
    for block in blocks:
        expected = sum(one.number is not None for one in counted) + 1
        if (
            waiting is None
            and block.kind in ("text", "bullet")
            and _ALONE.match(block.text)
            and _number(block.text) == expected
        ):
            waiting = block
        elif waiting is not None and block.number is None:
            counted.append(
                replace(block, line=waiting.line, kind="numbered", number=expected, lines=(*waiting.on, *block.on))
            )
            waiting = None
        else:
            counted += [_numbered(block, expected)] if waiting is None else [waiting, block]
            waiting = None
    return counted if waiting is None else [*counted, waiting]


def _numbered(block: Block, expected: int) -> Block:
    printed = _PRINTED.match(block.text) if block.kind in ("text", "bullet") or block.number == expected else None
    if printed is None or (block.number is not None and printed[5]) or _number(printed[0]) != expected:
        return block
    return replace(block, text=block.text[printed.end() :], kind="numbered", number=expected)


def _number(printed: str) -> int:
    return int("".join(re.findall(r"\d+", printed.translate(_RAISED))[:1]) or 0)


def is_about_list(block: Block) -> bool:
    """Tell whether a line below a list only speaks of it ("Download references")."""
    return block.kind in ("text", "bullet") and bool(_TAIL.match(block.text)) and not is_reference(block.text)


def with_notes_above(blocks: Sequence[Block], notes: Sequence[Block]) -> list[Block]:
    """Where a page has footnotes beside its references: the notes, as text, above the list that they are no part of."""
    printed = [replace(note, text=note.printed, kind="text", number=None) for note in notes]
    rest = [block for block in blocks if block not in notes]
    listed = (place for place, block in enumerate(rest) if block.kind == "heading" and LIST_HEADING.match(block.text))
    place = next(listed, len(rest))
    return [*rest[:place], *printed, *rest[place:]]
