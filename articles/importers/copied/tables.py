"""Tables of a copied page: a browser copies their rows as lines, their cells parted by tabs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.lines import Block

FEWEST_ROWS = 2
LONGEST_CAPTION = 600
_LONE_LABEL = re.compile(r"^(?:fig(?:ure)?|table|box)\.?\s?\d{1,2}[.:]?$", re.IGNORECASE)


def with_tables(blocks: Sequence[Block]) -> list[Block]:
    """Set rows that stand together as one table in Markdown, the first of them its head; a row alone is text."""
    made: list[Block] = []
    rows: list[Block] = []
    for block in [*blocks, None]:
        if block is not None and block.kind == "text" and block.cells and not (rows and block.gap):
            rows.append(block)
            continue
        made += [_table(rows)] if len(rows) >= FEWEST_ROWS else rows
        rows = [block] if block is not None and block.kind == "text" and block.cells else []
        made += [block] if block is not None and not rows else []
    return made


def _table(rows: Sequence[Block]) -> Block:
    width = max(len(row.cells) for row in rows)
    lines = [_row([*row.cells, *[""] * (width - len(row.cells))]) for row in rows]
    lines.insert(1, f"|{' --- |' * width}")
    on = tuple(line for row in rows for line in row.on)
    return replace(rows[0], text="\n".join(lines), kind="table", lines=on, cells=())


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cell.replace(chr(92), chr(92) * 2).replace('|', chr(92) + '|') for cell in cells)} |"


def with_captions(blocks: Sequence[Block]) -> list[Block]:
    """Set "Figure 1." and the words on its next line as one."""
    joined: list[Block] = []
    for block in blocks:
        if joined and block.kind == "text" and _LONE_LABEL.match(joined[-1].text) and len(block.text) < LONGEST_CAPTION:
            label = joined[-1]
            joined[-1] = replace(label, text=f"{label.text} {block.text}", lines=(*label.on, *block.on))
        else:
            joined.append(block)
    return joined
