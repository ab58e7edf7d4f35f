"""The words of a printed page, by their places, as lines in the order in which they are read."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.importers.containers.pdf_beside import abstract_beside
from articles.importers.containers.pdf_gutters import (
    Band,
    Rule,
    Word,
    bands_of,
    crosses,
    empty_at,
    gutter,
    rows_below,
    tables_of,
)
from articles.importers.containers.pdf_lines import (
    SIZE_STEP,
    SMALL,
    PrintedLine,
    line_of,
    with_driven_marks,
    with_indents,
)
from articles.importers.containers.pdf_tables import with_unruled

FEWEST_ROWS = 6
FEWEST_ROWS_ACROSS = 4
MOST_DEPTH = 3
CAPITAL = 1.6
SAME_LINE = 3.0
HEADING_WORDS = 10


def lines_of(
    words: Sequence[Word], width: float, usual: float | None = None, rules: Sequence[Rule] = ()
) -> list[PrintedLine]:
    """Make lines of a page's words: what spans the page as it stands, between it column after column; `usual`: the
    place between the columns of the pages before, for one that is nearly empty; `rules`: its ruled lines, which part
    what stands above them from what stands below (from, to, height; points)."""
    joined = _with_capitals(words)
    lines = with_driven_marks(_ordered(joined, (0.0, width), (), usual, rules))
    faces = Counter((line.size, line.face) for line in lines)
    return [replace(line, heads=_heads(line, faces)) for line in lines]


def gutter_of(words: Sequence[Word], width: float, usual: float | None, rules: Sequence[Rule]) -> float | None:
    """The place between a page's two columns, if it has them; where they are its lesser part, that of most lines."""
    rows, span = _rows(words), (0.0, width)
    place = gutter(rows, span, FEWEST_ROWS)
    place = empty_at(rows, usual) if place is None else place
    if place is not None:
        return place
    parted = [band for band in bands_of(rows, span, rules) if band.gutter is not None]
    return max(parted, key=lambda band: band.end - band.first).gutter if parted else None


def _heads(line: PrintedLine, faces: Mapping[tuple[float, str], int]) -> bool:
    """A short line all in a face of its own, bold or italic, is set as a heading is; beside text in letters of much
    its size."""
    near: Counter[str] = Counter()
    for (size, face), count in faces.items():
        near[face] += count if face and abs(size - line.size) < SIZE_STEP else 0
    usual, count = near.most_common(1)[0]
    own = bool(line.face) and line.face != usual and count * 2 > near.total()
    return own and len(line.text.split()) <= HEADING_WORDS and line.text[:1].isalnum() and line.text[-1] not in ".,;:-"


def _with_capitals(words: Sequence[Word]) -> list[Word]:
    """A large capital that opens a text over two lines or more belongs to the first word right of it; one among words
    of its own size is a word of theirs."""
    usual = _usual_size(words)
    joined = list(words)
    for capital in words:
        if len(capital.text) > 1 or not capital.text.isupper() or capital.size < CAPITAL * usual:
            continue
        if any(word.size == capital.size and 0 < word.x0 - capital.x1 < capital.size for word in words):
            continue
        beside = [
            word for word in joined
            if capital.top - usual < word.middle < capital.bottom and word.size < capital.size
            and -1 < word.x0 - capital.x1 < capital.size and not _follows_another(word, capital, words)
        ]  # fmt: skip
        if beside and capital in joined:
            first = min(beside, key=lambda word: word.top)
            joined[joined.index(first)] = replace(first, text=capital.text + first.text, x0=capital.x0)
            joined.remove(capital)
    return joined


def _follows_another(word: Word, capital: Word, words: Sequence[Word]) -> bool:
    """Tell whether a word beside a large capital stands in a line that begins left of it, as the one above it does."""
    return any(
        one is not capital and abs(one.middle - word.middle) < SAME_LINE and 0 < word.x0 - one.x1 < word.size
        for one in words
    )


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
    rows = _rows(words) if not column else with_unruled(_rows(words), span)
    box = None if column else abstract_beside(rows, _rows)
    if box is not None:
        return [
            *_ordered(box.above, span, (), usual),
            *_ordered(box.narrow, (span[0], box.place), (1,)),
            *_ordered(box.wide, (box.place, span[1]), (2,)),
            *_ordered(box.below, span, (), usual, rules),
        ]
    least = FEWEST_ROWS if column[-1:] != (0,) else FEWEST_ROWS_ACROSS
    place = gutter(rows, span, least) if len(column) < MOST_DEPTH else None
    place = empty_at(rows, usual) if place is None else place
    if place is not None:
        return _parted(rows, span, place, column, rules)
    rows = rows if column else with_unruled(rows, span)
    bands = bands_of(rows, span, rules) if len(column) < MOST_DEPTH else [Band(0, len(rows))]
    lines: list[PrintedLine] = []
    for band in bands:
        inside = rows[band.first : band.end]
        if band.gutter is None:
            size = _usual_size(words)
            lines += with_indents([line_of(row, column, size) for row in inside])
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
            sides, over = _without_heading(*sides)
            lines += _columns(sides, span, place, column)
            sides = ([], [])
            across += over + row
            continue
        if across:
            lines += _ordered(across, span, (*column, 0))
            across = []
        for word in row:
            sides[word.x0 >= place].append(word)
    if across:
        lines += _ordered(across, span, (*column, 0))
    return lines + _columns(sides, span, place, column)


def _without_heading(left: list[Word], right: list[Word]) -> tuple[tuple[list[Word], list[Word]], list[Word]]:
    """The columns without a line below both of them in letters of its own: it heads what runs across below it."""
    rows = _rows(left)
    usual = Counter((round(word.size, 1), word.face) for word in left).most_common(1)
    lowest = max((word.bottom for word in right), default=0.0)
    if len(rows) < 2 or not right or len(rows[-1]) > HEADING_WORDS:
        return (left, right), []
    if any(word.top < lowest or (round(word.size, 1), word.face) == usual[0][0] for word in rows[-1]):
        return (left, right), []
    return ([word for row in rows[:-1] for word in row], right), rows[-1]


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
