"""The words of a printed page, by their places, as lines in the order in which they are read."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

NARROWEST_GUTTER = 7.0
FEWEST_ROWS = 6
FEWEST_ROWS_ACROSS = 4
SHARE_OF_ROWS = 0.15
FULL = 0.6
WORDS_OF_TEXT = 4
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
class Word:
    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    face: str = ""

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
    face: str = ""
    heads: bool = False

    def parted_from(self, before: "PrintedLine") -> bool:
        """Tell whether a gap, or letters of another size or face, parts this line from the one read before it."""
        if abs(self.size - before.size) > SIZE_STEP or self.heads != before.heads:
            return True
        if self.column != before.column or self.top < before.top:
            return False
        return self.top - before.bottom > (GAP - 1) * max(self.size, before.size)


def lines_of(words: Sequence[Word], width: float, usual: float | None = None) -> list[PrintedLine]:
    """Make lines of a page's words: what spans the page as it stands, between it column after column; `usual`: the
    place between the columns of the pages before, for one that is nearly empty."""
    joined = _with_capitals(words)
    lines = _ordered(joined, (0.0, width), (), usual)
    return [replace(line, heads=_heads(line, lines)) for line in lines]


def gutter_of(words: Sequence[Word], width: float) -> float | None:
    """The place between a page's two columns, if it has them."""
    return _gutter(_rows(words), (0.0, width), FEWEST_ROWS)


def _heads(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    """A short line all in a face of its own, bold or italic, is set as a heading is."""
    usual = Counter(one.face for one in lines if one.face).most_common(1)
    own = bool(line.face) and bool(usual) and line.face != usual[0][0] and usual[0][1] * 2 > len(lines)
    return own and len(line.text.split()) <= HEADING_WORDS and line.text[:1].isalnum() and line.text[-1] not in ".,;:-"


def _empty_at(rows: Sequence[Sequence[Word]], place: float | None) -> float | None:
    """A place between columns that parts this page too, though it holds few lines."""
    chunks = _chunks(rows)
    if place is None:
        return None
    fewest = min(sum(end <= place for _, end, _ in chunks), sum(start >= place for start, *_ in chunks))
    return place if fewest > 1 and sum(start < place < end for start, end, _ in chunks) <= fewest else None


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
    words: Sequence[Word], span: tuple[float, float], column: tuple[int, ...], usual: float | None = None
) -> list[PrintedLine]:
    rows = _rows(words)
    least = FEWEST_ROWS if column[-1:] != (0,) else FEWEST_ROWS_ACROSS
    gutter = _gutter(rows, span, least) if len(column) < MOST_DEPTH else None
    gutter = _empty_at(rows, usual) if gutter is None else gutter
    if gutter is None:
        return _with_indents([_line(row, column) for row in rows])
    lines: list[PrintedLine] = []
    sides: tuple[list[Word], list[Word]] = ([], [])
    across: list[Word] = []
    for row in rows:
        if _crosses(row, gutter):
            lines += _columns(sides, span, gutter, column)
            sides = ([], [])
            across += row
            continue
        if across:
            lines += _ordered(across, span, (*column, 0))
            across = []
        for word in row:
            sides[word.x0 >= gutter].append(word)
    if across:
        lines += _ordered(across, span, (*column, 0))
    return lines + _columns(sides, span, gutter, column)


def _columns(
    sides: tuple[list[Word], list[Word]], span: tuple[float, float], gutter: float, column: tuple[int, ...]
) -> list[PrintedLine]:
    left, right = sides
    lines = _ordered(left, (span[0], gutter), (*column, 1)) if left else []
    return lines + (_ordered(right, (gutter, span[1]), (*column, 2)) if right else [])


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


def _chunks(rows: Sequence[Sequence[Word]]) -> list[tuple[float, float, int]]:
    """The stretches of a row's words that no gutter parts: where they begin and end, and their words."""
    chunks: list[tuple[float, float, int]] = []
    for row in rows:
        start = 0
        for place in range(1, len(row) + 1):
            if place == len(row) or row[place].x0 - row[place - 1].x1 >= NARROWEST_GUTTER:
                chunks.append((row[start].x0, max(word.x1 for word in row[start:place]), place - start))
                start = place
    return chunks


def _gutter(rows: Sequence[Sequence[Word]], span: tuple[float, float], least: int) -> float | None:
    """The place that has most stretches of words on both its sides, where running text is among them."""
    chunks = _chunks(rows)
    starts, ends = sorted(start for start, *_ in chunks), sorted(end for _, end, _ in chunks)
    low, high = round(span[0] + (span[1] - span[0]) * 0.2), round(span[1] - (span[1] - span[0]) * 0.2)
    fitting: dict[int, tuple[int, int]] = {}
    for x in range(low, high + 1):
        left, right = bisect_right(ends, x), len(starts) - bisect_left(starts, x)
        fitting[x] = (min(left, right), left + right)
    best = max(fitting.values(), default=(0, 0))
    if best[0] < max(least, SHARE_OF_ROWS * len(rows)):
        return None
    x = _middle([place for place, fits in fitting.items() if fits == best])
    sides = ([chunk for chunk in chunks if chunk[1] <= x], [chunk for chunk in chunks if chunk[0] >= x])
    return float(x) if any(map(_is_text, sides)) else None


def _middle(places: Sequence[int]) -> int:
    """The middle of the longest run of neighbouring places."""
    runs: list[list[int]] = []
    for x in places:
        if runs and x == runs[-1][-1] + 1:
            runs[-1].append(x)
        else:
            runs.append([x])
    longest = max(runs, key=len)
    return longest[len(longest) // 2]


def _is_text(chunks: Sequence[tuple[float, float, int]]) -> bool:
    """Lines of text fill their column and hold several words; the cells of a table do not."""
    widths = sorted(end - start for start, end, _ in chunks)
    counts = sorted(count for *_, count in chunks)
    middle = len(chunks) // 2
    return widths[middle] >= FULL * widths[-1] and counts[middle] >= WORDS_OF_TEXT


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
        parted = apart or _is_letter_mark(first, second)
        text += f" {second.text}" if parted else _as_exponent(first, second)
    faces = {word.face for word in row if word.size > SMALL * tallest.size}
    face = faces.pop() if len(faces) == 1 else ""
    return PrintedLine(text, row[0].x0, tallest.top, tallest.bottom, sizes.most_common(1)[0][0], column, face=face)


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
