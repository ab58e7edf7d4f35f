"""An abstract printed beside a narrow column with the authors and their institutions, above the columns of a page."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from articles.importers.containers.pdf_gutters import NARROWEST_GUTTER, WORDS_OF_TEXT, Rows, Word, chunks_of

FEWEST_LINES = 3
WIDE = 0.5
GAP = 0.9
FARTHEST = 40.0

_OPENS = re.compile(r"^(?:abstract|summary)[:.]?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Beside:
    """The words of a page above such a box, in its narrow column and its wide one, and below it; `place`: the edge
    between its columns (points)."""

    above: list[Word]
    narrow: list[Word]
    wide: list[Word]
    below: list[Word]
    place: float


def abstract_beside(rows: Rows, rows_of: Callable[[Sequence[Word]], list[list[Word]]]) -> Beside | None:
    """Find the abstract that opens right of a narrow column and goes on, line by line, in most of the page's width;
    `rows_of` sets words in rows, for its columns keep no common height."""
    words = [word for row in rows for word in row]
    width = max((word.x1 for word in words), default=0.0) - min((word.x0 for word in words), default=0.0)
    for at, row in enumerate(rows):
        for place, word in enumerate(row):
            apart = not place or word.x0 - row[place - 1].x1 >= NARROWEST_GUTTER
            box = _beside(rows, at, word.x0 - 1, rows_of) if apart and _OPENS.match(word.text) else None
            if box is not None and _is_wide(rows_of(box.wide), width):
                return box
    return None


def _beside(rows: Rows, at: int, x: float, rows_of: Callable[[Sequence[Word]], list[list[Word]]]) -> Beside | None:
    """The box from a row on, to the first row that runs over its columns; what a gap parts from the narrow column,
    lower than the wide one, stands below the box."""
    crossing = (place for place in range(at, len(rows)) if _leaves(rows[place], x))
    end = next(crossing, len(rows))
    inside = [word for row in rows[at:end] for word in row]
    narrow, wide = rows_of([word for word in inside if word.x0 < x]), [word for word in inside if word.x0 >= x]
    lowest = max((word.bottom for word in wide), default=0.0)
    kept = next((place for place in range(1, len(narrow)) if _falls_off(narrow, place, lowest)), len(narrow))
    if kept < FEWEST_LINES:
        return None
    return Beside(
        [word for row in rows[:at] for word in row],
        [word for row in narrow[:kept] for word in row],
        wide,
        [word for row in (*narrow[kept:], *rows[end:]) for word in row],
        x,
    )


def _leaves(row: Sequence[Word], x: float) -> bool:
    """Tell whether a row runs over the edge of the wide column, or what stands right of it begins elsewhere."""
    chunks = chunks_of([row])
    first = next((x0 for x0, *_ in chunks if x0 >= x), x)
    return first - x > FARTHEST or any(x0 < x < x1 for x0, x1, _ in chunks)


def _falls_off(rows: Rows, place: int, lowest: float) -> bool:
    above, first = rows[place - 1], rows[place]
    top, size = min(word.top for word in first), max(word.size for word in first)
    return top > lowest and top - max(word.bottom for word in above) > GAP * size


def _is_wide(rows: Rows, width: float) -> bool:
    """Tell whether rows are lines of text, most of them wide."""
    counts = [len(row) for row in rows if len(row) >= WORDS_OF_TEXT]
    return len(counts) >= FEWEST_LINES and median(row[-1].x1 - row[0].x0 for row in rows) > WIDE * width
