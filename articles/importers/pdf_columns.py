"""The words of a printed page, by their places, as lines in the order in which they are read."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

NARROWEST_GUTTER = 7.0
FEWEST_ROWS = 6
SHARE_OF_ROWS = 0.25
GAP = 1.55
SIZE_STEP = 0.8
CLOSE = 0.12
INDENT = 5.0
MOST_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one column: its text, where it stands, the size of its letters."""

    text: str
    left: float
    top: float
    bottom: float
    size: float
    column: tuple[int, ...] = ()
    indented: bool = False

    def parted_from(self, before: "PrintedLine") -> bool:
        """Tell whether a gap, or another size of letters, parts this line from the one that is read before it."""
        if abs(self.size - before.size) > SIZE_STEP:
            return True
        if self.column != before.column or self.top < before.top:
            return False
        return self.top - before.bottom > (GAP - 1) * max(self.size, before.size)


def lines_of(words: Sequence[Word], width: float) -> list[PrintedLine]:
    """Make lines of a page's words: what spans the page as it stands, between it column after column."""
    return _ordered(words, (0.0, width), ())


def _ordered(words: Sequence[Word], span: tuple[float, float], column: tuple[int, ...]) -> list[PrintedLine]:
    rows = _rows(words)
    gutter = _gutter(rows, span) if len(column) < MOST_DEPTH else None
    if gutter is None:
        return _with_indents([_line(row, column) for row in rows])
    lines: list[PrintedLine] = []
    sides: tuple[list[Word], list[Word]] = ([], [])
    across: list[list[Word]] = []
    for row in rows:
        if _crosses(row, gutter):
            lines += _columns(sides, span, gutter, column)
            sides = ([], [])
            across.append(row)
            continue
        lines += _with_indents([_line(one, column) for one in across])
        across = []
        for word in row:
            sides[word.x0 >= gutter].append(word)
    lines += _with_indents([_line(one, column) for one in across])
    return lines + _columns(sides, span, gutter, column)


def _columns(
    sides: tuple[list[Word], list[Word]], span: tuple[float, float], gutter: float, column: tuple[int, ...]
) -> list[PrintedLine]:
    left, right = sides
    lines = _ordered(left, (span[0], gutter), (*column, 1)) if left else []
    return lines + (_ordered(right, (gutter, span[1]), (*column, 2)) if right else [])


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand at one height, from left to right; raised and lowered small ones stay with their row."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        base = max(rows[-1], key=lambda one: one.size) if rows else None
        if base is not None and word.middle - base.middle < 0.45 * max(base.size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _gutter(rows: Sequence[Sequence[Word]], span: tuple[float, float]) -> float | None:
    """The place that most rows leave free between words on both sides, if it is many of them."""
    low, high = span[0] + (span[1] - span[0]) * 0.2, span[1] - (span[1] - span[0]) * 0.2
    free: Counter[int] = Counter()
    for row in rows:
        for first, second in pairwise(row):
            if second.x0 - first.x1 >= NARROWEST_GUTTER:
                start, end = max(first.x1 + 2, low), min(second.x0 - 2, high)
                free.update(range(round(start), round(end) + 1))
    if not free:
        return None
    most = max(free.values())
    if most < max(FEWEST_ROWS, SHARE_OF_ROWS * len(rows)):
        return None
    places = [place for place, count in free.items() if count == most]
    return float(sorted(places)[len(places) // 2])


def _crosses(row: Sequence[Word], gutter: float) -> bool:
    """A row that runs over the gutter, or whose words stand no further apart there than words do."""
    if any(word.x0 < gutter < word.x1 for word in row):
        return True
    left = [word for word in row if word.x1 <= gutter]
    right = [word for word in row if word.x0 >= gutter]
    if not left or not right:
        return False
    return right[0].x0 - left[-1].x1 < max(NARROWEST_GUTTER - 1, 0.6 * left[-1].size)


def _line(row: Sequence[Word], column: tuple[int, ...]) -> PrintedLine:
    tallest = max(row, key=lambda word: (word.size, len(word.text)))
    sizes: Counter[float] = Counter()
    for word in row:
        sizes[round(word.size, 1)] += len(word.text)
    text = row[0].text
    for first, second in pairwise(row):
        apart = second.x0 - first.x1 > CLOSE * max(first.size, second.size)
        text += f" {second.text}" if apart else second.text
    return PrintedLine(text, row[0].x0, tallest.top, tallest.bottom, sizes.most_common(1)[0][0], column)


def _with_indents(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Mark the lines that are set in a little from where most lines of their column begin."""
    if not lines:
        return []
    margin = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    return [
        PrintedLine(
            line.text, line.left, line.top, line.bottom, line.size, line.column,
            indented=INDENT < line.left - margin < 5 * INDENT,
        )
        for line in lines
    ]  # fmt: skip
