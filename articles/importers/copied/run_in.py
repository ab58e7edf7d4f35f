"""Headings that run into their paragraphs ("Mild disease — Most patients …", "Methods: We asked …"), where a page
sets its headings so."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.abstracts import is_abstract_heading, names_part
from articles.importers.lines import PROSE_LENGTH, Block

FEWEST = 3
_RUN_IN = re.compile(r"^([A-Z][^.!?:;—]{2,70}?)\s—\s(?=[A-Z])")
_PART = re.compile(r"^([A-Z][\w/ ]{2,40}):\s(?=[A-Z])")


def with_run_in(blocks: Sequence[Block]) -> list[Block]:
    """Part run-in headings from their paragraphs, where there are three or more; those in capitals stand highest."""
    abstract = any(is_abstract_heading(block.text) for block in blocks)
    marks = [_mark(block, abstract=abstract) for block in blocks]
    if sum(mark is not None for mark in marks) < FEWEST:
        return list(blocks)
    capitals = any(mark[1].isupper() for mark in marks if mark)
    parted: list[Block] = []
    for block, mark in zip(blocks, marks, strict=True):
        if mark is None or len(block.text) < PROSE_LENGTH or len(mark[1].split()) > 8:
            parted.append(block)
            continue
        level = 3 if capitals and not mark[1].isupper() else 2
        parted.append(replace(block, text=mark[1], kind="heading", level=level))
        parted.append(replace(block, text=block.text[mark.end() :]))
    return parted


def _mark(block: Block, *, abstract: bool) -> re.Match[str] | None:
    """What runs in: a heading before a dash, or the name of an abstract's part where none is headed so."""
    if block.kind != "text":
        return None
    part = None if abstract else _PART.match(block.text[:60])
    return part if part and names_part(part[1]) else _RUN_IN.match(block.text[:200])
