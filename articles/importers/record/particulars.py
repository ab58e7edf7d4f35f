"""A table of what a document says of itself ("Author | Dr A B", "Date of review | 3 May 2024"), read as its labels."""

import re
from collections.abc import Sequence

from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.record.labels import read_labels

FEWEST_LABELS = 2
MOST_ROWS = 20
LONGEST_CELL = 200
_CELLS = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"^[\s|:-]+$")


def take_particulars(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set the rows of such a table as lines of labels; its other rows ("Version | 2") are set aside."""
    rest: list[Block] = []
    for block in blocks:
        rows = _rows(block) if block.kind in ("table", "verbatim") else []
        if not are_particulars([row.text for row in rows]):
            rest.append(block)
            continue
        for row in rows:
            if read_labels(row.text):
                rest.append(row)
            else:
                found.put_aside(row, "furniture")
    return rest


def are_particulars(rows: Sequence[str]) -> bool:
    """Tell whether rows ("Label: value") are a document's own record: labels that are known, two and half of them."""
    return len(rows) <= MOST_ROWS and sum(bool(read_labels(row)) for row in rows) >= max(FEWEST_LABELS, len(rows) / 2)


def _rows(block: Block) -> list[Block]:
    """Each row as one line, "Label: value"; none where a row has other than two cells."""
    lines = block.text.split("\n")
    numbers = block.on if len(block.on) == len(lines) else (block.line,) * len(lines)
    rows: list[Block] = []
    for number, line in zip(numbers, lines, strict=True):
        cells = [cell.strip(" *_") for cell in _CELLS.split(line.strip().removeprefix("|").removesuffix("|"))]
        if _RULE.match(line):
            continue
        if len(cells) != 2 or not all(0 < len(cell) <= LONGEST_CELL for cell in cells):
            return []
        rows.append(Block(number, f"{cells[0].rstrip(' :')}: {cells[1]}", lines=(number,)))
    return rows
