"""The words of a printed page, by their places, as lines in the order in which they are read."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.importers.containers.pdf_gutters import (
    Band,
    Rule,
    Word,
    bands_of,
    crosses,
    empty_at,
    gaps_of,
    gutter,
    rows_below,
    tables_of,
)

FEWEST_ROWS = 6
FEWEST_ROWS_ACROSS = 4
GAP = 1.55
SIZE_STEP = 0.8
CLOSE = 0.12
INDENT = 5.0
MOST_DEPTH = 3
SMALL = 0.8
CAPITAL = 1.6
HEADING_WORDS = 10

_EXPONENT = re.compile(r"^[-–−]?\d{1,2}$")
_BASE = re.compile(r"(?:^|[^.\d])10$|(?:^|[/\d])[cmkdµμ]?m$")
_RAISED = str.maketrans("0123456789-–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one column: its text, where it stands, the size of its letters, wide gaps between words of text."""

    text: str
    left: float
    top: float
    bottom: float
    size: float
    column: tuple[int, ...] = ()
    indented: bool = False
    face: str = ""
    heads: bool = False
    gaps: tuple[tuple[float, float], ...] = ()

    def parted_from(self, before: "PrintedLine") -> bool:
        """Tell whether a gap, or letters of another size or face, parts this line from the one read before it."""
        if abs(self.size - before.size) > SIZE_STEP or self.heads != before.heads:
            return True
        if self.column != before.column or self.top < before.top:
            return False
        return self.top - before.bottom > (GAP - 1) * max(self.size, before.size)


def lines_of(
    words: Sequence[Word], width: float, usual: float | None = None, rules: Sequence[Rule] = ()
) -> list[PrintedLine]:
    """Make lines of a page's words: what spans the page as it stands, between it column after column; `usual`: the
    place between the columns of the pages before, for one that is nearly empty; `rules`: its ruled lines, which part
    what stands above them from what stands below (from, to, height; points)."""
    joined = _with_capitals(words)
    lines = _ordered(joined, (0.0, width), (), usual, rules)
    return [replace(line, heads=_heads(line, lines)) for line in lines]


def gutter_of(words: Sequence[Word], width: float, usual: float | None, rules: Sequence[Rule]) -> float | None:
    """The place between a page's two columns, if it has them; where they are its lesser part, that of most lines."""
    rows, span = _rows(words), (0.0, width)
    place = gutter(rows, span, FEWEST_ROWS)
    place = empty_at(rows, usual) if place is None else place
    if place is not None:
        return place
    parted = [band for band in bands_of(rows, span, rules) if band.gutter is not None]
    return max(parted, key=lambda band: band.end - band.first).gutter if parted else None


def _heads(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """A short line all in a face of its own, bold or italic, is set as a heading is."""
    usual = Counter(one.face for one in lines if one.face).most_common(1)
    own = bool(line.face) and bool(usual) and line.face != usual[0][0] and usual[0][1] * 2 > len(lines)
    return own and len(line.text.split()) <= HEADING_WORDS and line.text[:1].isalnum() and line.text[-1] not in ".,;:-"


def _with_capitals(words: Sequence[Word]) -> list[Word]:
    """A large capital that opens a text over two lines or more belongs to the first word right of it."""
    usual = _usual_size(words)
    joined = list(words)
    for capital in words:
        if len(capital.text) > 1 or not capital.text.isupper() or capital.size < CAPITAL * usual:
            continue
        beside = [
            word for word in joined
            if capital.top - usual < word.middle < capital.bottom and word.size < capital.size
            and -1 < word.x0 - capital.x1 < capital.size
        ]  # fmt: skip
        if beside and capital in joined:
            first = min(beside, key=lambda word: word.top)
            joined[joined.index(first)] = replace(first, text=capital.text + first.text, x0=capital.x0)
            joined.remove(capital)
    return joined


def _usual_size(words: Sequence[Word]) -> float:
    sizes: Counter[float] = Counter()
    for word in words:
        sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _ordered(
    words: Sequence[Word],
    span: tuple[float, float],
    column: tuple[int, ...],
    usual: float | None = None,
    rules: Sequence[Rule] = (),
) -> list[PrintedLine]:
    rows = _rows(words)
    least = FEWEST_ROWS if column[-1:] != (0,) else FEWEST_ROWS_ACROSS
    place = gutter(rows, span, least) if len(column) < MOST_DEPTH else None
    place = empty_at(rows, usual) if place is None else place
    if place is not None:
        return _parted(rows, span, place, column, rules)
    bands = bands_of(rows, span, rules) if len(column) < MOST_DEPTH else [Band(0, len(rows))]
    lines: list[PrintedLine] = []
    for band in bands:
        inside = rows[band.first : band.end]
        if band.gutter is None:
            lines += _with_indents([_line(row, column) for row in inside])
        else:
            lines += _parted(inside, span, band.gutter, column)
    return lines


def _parted(
    rows: Sequence[list[Word]],
    span: tuple[float, float],
    place: float,
    column: tuple[int, ...],
    rules: Sequence[Rule] = (),
) -> list[PrintedLine]:
    """Column after column, between the rows that run over both."""
    lines: list[PrintedLine] = []
    sides: tuple[list[Word], list[Word]] = ([], [])
    across: list[Word] = []
    ends = rows_below(rows, place, rules)
    tables = tables_of(rows, place, ends)
    for number, row in enumerate(rows):
        if number in ends:
            lines += _columns(sides, span, place, column)
            sides = ([], [])
        if number in tables or crosses(row, place):
            lines += _columns(sides, span, place, column)
            sides = ([], [])
            across += row
            continue
        if across:
            lines += _ordered(across, span, (*column, 0))
            across = []
        for word in row:
            sides[word.x0 >= place].append(word)
    if across:
        lines += _ordered(across, span, (*column, 0))
    return lines + _columns(sides, span, place, column)


def _columns(
    sides: tuple[list[Word], list[Word]], span: tuple[float, float], place: float, column: tuple[int, ...]
) -> list[PrintedLine]:
    right = sides[1]
    left, below = _without_foot(*sides)
    lines = _ordered(left, (span[0], place), (*column, 1)) if left else []
    lines += _ordered(right, (place, span[1]), (*column, 2)) if right else []
    return lines + (_ordered(below, span, (*column, 0)) if below else [])


def _without_foot(left: list[Word], right: list[Word]) -> tuple[list[Word], list[Word]]:
    """Small letters below the end of both columns, such as footnotes and what stands over a wide table, apart from
    the left one, in which they begin."""
    usual = _usual_size(left)
    sizes = {round(word.size, 1) for word in right}
    lowest = max((word.bottom for word in right), default=0.0)
    rows = _rows(left)
    kept = len(rows)
    while right and kept and all(_is_foot(word, lowest, usual, sizes) for word in rows[kept - 1]):
        kept -= 1
    return [word for row in rows[:kept] for word in row], [word for row in rows[kept:] for word in row]


def _is_foot(word: Word, lowest: float, usual: float, sizes: set[float]) -> bool:
    return word.top > lowest and word.size <= usual - SIZE_STEP and round(word.size, 1) not in sizes


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Words that stand at one height, from left to right; raised and lowered small ones stay with the word before."""
    usual = _usual_size(words)
    raised = {id(word): base for word in words if word.size < SMALL * usual and (base := _before(word, words))}
    rows: list[list[Word]] = []
    for word in sorted((word for word in words if id(word) not in raised), key=lambda word: (word.middle, word.x0)):
        base = max(rows[-1], key=lambda one: one.size) if rows else None
        if base is not None and word.middle - base.middle < 0.45 * max(base.size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    places = {id(word): row for row in rows for word in row}
    for word in words:
        if id(word) in raised:
            places[id(raised[id(word)])].append(word)
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _before(small: Word, words: Sequence[Word]) -> Word | None:
    """The larger word that a small one is set right behind, at nearly its height."""
    near = (
        word for word in words
        if word.size * SMALL > small.size and abs(small.x0 - word.x1) < 3
        and word.top - 0.4 * word.size < small.middle < word.bottom + 0.3 * word.size
    )  # fmt: skip
    return min(near, key=lambda word: abs(word.middle - small.middle), default=None)


def _line(row: Sequence[Word], column: tuple[int, ...]) -> PrintedLine:
    tallest = max(row, key=lambda word: (word.size, len(word.text)))
    sizes: Counter[float] = Counter()
    for word in row:
        sizes[round(word.size, 1)] += len(word.text)
    text = row[0].text
    for first, second in pairwise(row):
        apart = second.x0 - first.x1 > CLOSE * max(first.size, second.size)
        parted = apart or _is_letter_mark(first, second)
        text += f" {second.text}" if parted else _as_exponent(first, second)
    faces = {word.face for word in row if word.size > SMALL * tallest.size}
    face = faces.pop() if len(faces) == 1 else ""
    return PrintedLine(
        text, row[0].x0, tallest.top, tallest.bottom, sizes.most_common(1)[0][0], column, face=face, gaps=gaps_of(row)
    )


def _as_exponent(first: Word, second: Word) -> str:
    """A small raised figure behind another figure or a measure of length is an exponent ("10⁶", "m²"): set on the
    line it would make another number."""
    raised = second.size < SMALL * first.size and second.middle < first.middle
    if raised and _EXPONENT.match(second.text) and _BASE.search(first.text):
        return second.text.translate(_RAISED)
    return second.text


def _is_letter_mark(first: Word, second: Word) -> bool:
    """Raised small letters behind a name are marks of institutions ("Rossi a,b"), not its ending."""
    marks = second.size < SMALL * first.size and second.middle < first.middle
    return marks and first.text[:1].isupper() and all(len(part) < 2 for part in second.text.split(","))


def _with_indents(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Mark the lines that are set in a little from where most lines of their column begin."""
    if not lines:
        return []
    margin = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    return [replace(line, indented=INDENT < line.left - margin < 5 * INDENT) for line in lines]
