"""Plain Markdown, or plain paragraphs: `#` headings, nothing guessed from the look of a line."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.page import read_body
from articles.importers.found import Found
from articles.importers.lines import Block, blocks_of, split_lines
from articles.importers.record.taking import take_disclaimer, take_record
from articles.importers.references.lists import take_references

_HEADING = re.compile(r"^(#{1,6})\s+(\S.*?)(?:\s+#+)?$")


def read_plain(text: str, found: Found) -> None:
    """Read plain text into `found`: the first `#` heading is the title, the others are sections."""
    blocks = [_marked(block) for block in blocks_of(split_lines(text))]
    blocks = take_first_title(blocks, found)
    blocks = take_record(blocks, found)
    blocks = take_references(take_disclaimer(blocks, found), found)
    read_body(blocks, found)


def has_markdown_headings(text: str) -> bool:
    return bool(re.search(r"^#{1,6} +\S|^[^\W_][^\n]{0,200}\n(?:={3,}|-{3,})[ \t]*$", text, re.MULTILINE))


def _marked(block: Block) -> Block:
    heading = _HEADING.match(block.text[:400]) if block.kind == "text" else None
    if heading is None:
        return block
    depth = len(heading[1])
    return replace(block, text=heading[2], kind="heading", level=1 if depth == 1 else 2 if depth == 2 else 3)


def take_first_title(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take the first heading of the first rank as the title; no other heading stands above a section's."""
    title = next((block for block in blocks if block.kind == "heading" and block.level == 1), None)
    if title is None:
        return [replace(block, level=max(2, block.level)) if block.kind == "heading" else block for block in blocks]
    found.title, found.places["title"] = title.text, title.on
    rest = [block for block in blocks if block is not title]
    return [replace(block, level=max(2, block.level)) for block in rest]
