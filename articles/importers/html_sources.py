"""The entries of a page's reference list before they are read: their printed numbers, and where they stand."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.headings import is_named_part
from articles.importers.lines import Block
from articles.importers.references import LIST_HEADING, is_reference

_PRINTED = re.compile(
    r"^(?:\[(\d{1,3})\]|\((\d{1,3})\)|([¹²³⁴⁵⁶⁷⁸⁹⁰]{1,3})|(\d{1,3})[.):]|(\d{1,3})(?=\s+[^\W\d_]))[.:]?\s*(?=[^\W\d]|[“\"‘'\[(])"
)
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


def _end(blocks: Sequence[Block], start: int) -> int:
    for place in range(start, len(blocks)):
        if blocks[place].kind == "heading" or is_named_part(blocks[place]):
            return place
    return len(blocks)


def _counted(blocks: Sequence[Block]) -> list[Block]:
    counted: list[Block] = []
    for block in blocks:
        printed = _PRINTED.match(block.text) if block.kind in ("text", "bullet") else None
        number = int(next(filter(None, printed.groups())).translate(_RAISED)) if printed else 0
        expected = sum(one.number is not None for one in counted) + 1
        if printed and number == expected:
            block = replace(block, text=block.text[printed.end() :], kind="numbered", number=number)
        counted.append(block)
    return counted


def is_about_list(block: Block) -> bool:
    """Tell whether a line below a list only speaks of it ("Download references")."""
    return block.kind in ("text", "bullet") and bool(_TAIL.match(block.text)) and not is_reference(block.text)
