"""Tables of a page as tables in Markdown (GitHub's form); tables that only lay a page out are none."""

from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from articles.importers.lines import Block
from articles.importers.record.particulars import MOST_ROWS as MOST_PARTICULARS
from articles.importers.record.particulars import are_particulars

MOST_COLUMNS = 60
MOST_ROWS = 2000
_PARTS = ("h1", "h2", "h3", "h4", "h5", "h6", "table", "form", "article", "main", "nav")


def is_data_table(element: Any) -> bool:
    """A table with rows of several cells, and no parts of a page inside them."""
    if element.get("role") in ("presentation", "none"):
        return False
    inside = element.iter(*_PARTS)
    next(inside, None)
    if next(inside, None) is not None:
        return False
    return any(len(row.findall("td")) + len(row.findall("th")) > 1 for row in element.iter("tr"))


def states_record(table: Any) -> bool:
    """Tell whether a table holds the page's own record: rows of a label and its value."""
    rows = [
        [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
        for row in islice(table.iter("tr"), MOST_PARTICULARS + 1)
    ]
    pairs = all(len(row) == 2 for row in rows)
    return pairs and are_particulars([f"{label.rstrip(' :')}: {value}" for label, value in rows])


@dataclass(slots=True)
class Table:
    """The cells of one table as they are met."""

    element: Any
    line: int
    rows: list[list[str]] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    _heads: list[bool] = field(default_factory=list)
    _below: dict[int, int] = field(default_factory=dict)

    def open_row(self, running: str) -> None:
        if running:
            self.loose.append(running)
        self.rows.append([])
        self._heads.append(True)
        self._skip_covered()

    def add(self, cell: Any, text: str) -> None:
        if not self.rows:
            self.open_row("")
        row = self.rows[-1]
        self._heads[-1] = self._heads[-1] and (cell.tag == "th" or (len(self.rows) == 1 and _is_bold(cell)))
        width, height = _span(cell.get("colspan")), _span(cell.get("rowspan"))
        first = len(row)
        row.append(text.replace("\\", "\\\\").replace("|", "\\|"))
        row.extend([""] * min(width - 1, max(0, MOST_COLUMNS - len(row))))
        for column in range(first, len(row)):
            if height > 1:
                self._below[column] = height - 1
        self._skip_covered()

    def blocks(self, running: str) -> list[Block]:
        """What stood between the cells, and the table."""
        loose = [Block(self.line, text) for text in [*self.loose, running] if text]
        heads = [head for head, row in zip(self._heads, self.rows, strict=True) if any(row)]
        rows = [row for row in self.rows if any(row)]
        if not rows:
            return loose
        width = max(len(row) for row in rows)
        if width > MOST_COLUMNS or len(rows) > MOST_ROWS:
            return [*loose, *(Block(self.line, " ".join(filter(None, row))) for row in rows)]
        if not heads[0]:
            rows.insert(0, [""] * width)
        lines = [_row(row, width) for row in rows]
        lines.insert(1, f"|{' --- |' * width}")
        return [*loose, Block(self.line, "\n".join(lines), "table")]

    def _skip_covered(self) -> None:
        """Leave the columns empty that a cell of a row above reaches down into."""
        row = self.rows[-1]
        while self._below.get(len(row), 0) > 0:
            self._below[len(row)] -= 1
            row.append("")


def _is_bold(cell: Any) -> bool:
    """Tell whether all words of a cell are bold."""
    return not any(text.strip() for text in cell.xpath(".//text()[not(ancestor::b or ancestor::strong)]"))


def _row(row: list[str], width: int) -> str:
    return f"| {' | '.join([*row, *[''] * (width - len(row))])} |"


def _span(stated: str | None) -> int:
    """How many rows or columns a cell takes: one, unless a sensible number is stated."""
    number = int(stated) if stated and stated.isdecimal() and len(stated) < 6 else 1
    return max(1, min(number, MOST_COLUMNS))
