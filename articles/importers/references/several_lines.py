"""Entries that stand on several lines of a page: below their numbers, or down to "Journal, 2019"."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_named_part
from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.references.entries import is_reference

LINES_OF_ENTRY = 4

LINK_WORDS = re.compile(
    r"^(?:\[?(?:article|cas|(?:search\s+)?ads|world\s?cat|mathscinet|pub\s?med\s+(?:central|abstract)|cross\s?ref|pub\s?med|google\s+scholar"
    r"|medline|web\s+of\s+science|full\s+text|open\s?url|view(?:\s+(?:in\s+scopus|pdf|article))?)®?\]?[\s,.|·]*){1,8}$",
    re.I,
)
_SORT = re.compile(r"^(?:research|guidelines?|(?:systematic\s+)?review|(?:clinical\s+)?trial)$", re.IGNORECASE)
_LAST_LINE = re.compile(r"^\D{2,150}, (?:19|20)\d\d\.?$")


def below_numbers(blocks: Sequence[Block], start: int, found: Found) -> tuple[list[Block], int]:
    """Each entry stands below a line that holds its number only."""
    entries: list[Block] = []
    parts: list[str] = []
    position = start
    while position < len(blocks) and not is_named_part(blocks[position]):
        block = blocks[position]
        if block.text.strip(".[]()") == str(len(entries) + 1):
            entries.append(replace(block, text="", kind="numbered", number=len(entries) + 1))
            parts = []
        elif len(parts) == LINES_OF_ENTRY or _stands_behind(block, parts):
            break
        elif _SORT.match(block.text):
            found.label(block, "references")
        else:
            parts.append(block.printed)
            entries[-1] = replace(entries[-1], text=" ".join(parts))
        position += 1
    return entries, position


def _stands_behind(block: Block, parts: Sequence[str]) -> bool:
    """Tell whether a gap parts a line from an entry that is whole: it says where it was printed, the line does not."""
    return block.gap and bool(parts) and is_reference(" ".join(parts)) and not is_reference(block.text[:3000])


def down_to_journals(blocks: Sequence[Block], start: int, found: Found) -> tuple[list[Block], int]:
    """Each entry is a few lines, the last of them "Journal, 2019"."""
    entries: list[Block] = []
    position = start
    while length := lines_to_last(blocks, position):
        lines = blocks[position : position + length]
        parts = lines[1:] if length > 1 and _SORT.match(lines[0].text) else lines
        if parts is not lines:
            found.label(lines[0], "references")
        entries.append(replace(parts[0], text=" ".join(part.printed for part in parts), number=None))
        position += length
    return entries, position


def lines_to_last(blocks: Sequence[Block], start: int) -> int:
    """How many lines there are to the next "Journal, 2019"; 0 where none is near."""
    for length, block in enumerate(blocks[start : start + LINES_OF_ENTRY], start=1):
        if block.kind != "text" or is_named_part(block):
            return 0
        if _LAST_LINE.match(block.text):
            return length
    return 0


def parts_of(entries: Sequence[Block], blocks: Sequence[Block]) -> dict[int, list[str]]:
    """The lines of each entry, by the line where it begins, but for numbers and the labels of sorts."""
    parts: dict[int, list[str]] = {entry.line: [] for entry in entries}
    current: list[str] = []
    for block in blocks:
        current = parts.get(block.line, current)
        if not (block.text.strip(".[]()").isdigit() or _SORT.match(block.text) or LINK_WORDS.match(block.text)):
            current.append(block.text)
    return parts
