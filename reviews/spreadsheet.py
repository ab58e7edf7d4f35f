"""Rows as CSV that a spreadsheet shows and never runs."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

STARTS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell may not begin with: spreadsheets take it for a formula (OWASP, "CSV injection")."""


class _Line:
    """A file that hands back what is written to it."""

    def write(self, text: str) -> str:
        return text


def safe(cell: Any) -> str:
    """The cell as text; one that a spreadsheet would run begins with an apostrophe."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(STARTS) else text


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """The lines one by one, so that a long list needs no more memory than a short one."""
    writer = csv.writer(_Line())
    yield writer.writerow(head)
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])
