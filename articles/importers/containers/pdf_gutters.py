"""The gaps between the columns of a printed page: where they lie, and from which line to which."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

NARROWEST_GUTTER = 7.0
WIDEST_SPREAD = 12.0
WIDER = 1.8
SHARE_OF_ROWS = 0.15
FULL = 0.6
WORDS_OF_TEXT = 4
FEWEST_IN_BAND = 3
FEWEST_IN_BOX = 2
STEP = 3
MOST_ROWS = 400

_BESIDE = re.compile(r"^(?:articleinfo(?:rmation)?|articlehistory|history|keywords?):?(?:abstract|summary):?$", re.I)

Rule = tuple[float, float, float]
Chunk = tuple[float, float, int]
Rows = Sequence[Sequence["Word"]]


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


def gutter(rows: Rows, span: tuple[float, float], least: int) -> float | None:
    """The place that has most stretches of words on both its sides, and fewest across it, where running text is among
    them."""
    chunks = chunks_of(rows)
    starts, ends = sorted(start for start, *_ in chunks), sorted(end for _, end, _ in chunks)
    fitting: dict[int, tuple[int, int, int]] = {}
    for x in _places(span):
        left, right = bisect_right(ends, x), len(starts) - bisect_left(starts, x)
        fewest, across = min(left, right), len(chunks) - left - right
        fitting[x] = (fewest - across, left + right, fewest)
    best = max(fitting.values(), default=(0, 0, 0))
    if best[-1] < max(least, SHARE_OF_ROWS * len(rows)):
        return None
    x = _middle([place for place, fits in fitting.items() if fits == best])
    sides = ([chunk for chunk in chunks if chunk[1] <= x], [chunk for chunk in chunks if chunk[0] >= x])
    return float(x) if any(map(_is_text, sides)) else None


def empty_at(rows: Rows, place: float | None) -> float | None:
    """A place between columns that parts this page too, though it holds few lines."""
    chunks = chunks_of(rows)
    if place is None:
        return None
    fewest = min(sum(end <= place for _, end, _ in chunks), sum(start >= place for start, *_ in chunks))
    return place if fewest > 1 and sum(start < place < end for start, end, _ in chunks) <= fewest else None


def crosses(row: Sequence[Word], gutter: float) -> bool:
    """A row that runs over the gutter, or whose words stand no further apart there than words do."""
    if any(word.x0 < gutter < word.x1 for word in row):
        return True
    left = [word for word in row if word.x1 <= gutter]
    right = [word for word in row if word.x0 >= gutter]
    if not left or not right:
        return False
    return right[0].x0 - left[-1].x1 < max(NARROWEST_GUTTER - 1, 0.6 * left[-1].size)


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of a page from `first` until before `end`; two columns where there is a `gutter` between them."""

    first: int
    end: int
    gutter: float | None = None


def bands_of(rows: Rows, span: tuple[float, float], rules: Sequence[Rule]) -> list[Band]:
    """Cut a page whose columns are its lesser part into bands, from above to below: two columns as long as no row and
    no ruled line crosses the gap between them, and what stands around them."""
    if len(rows) > MOST_ROWS:
        return [Band(0, len(rows))]
    boxes = {at for at, row in enumerate(rows) if _BESIDE.match("".join(word.text for word in row))}
    cuts = _cuts(rows, rules) | {(at, (*span, 0.0)) for at in boxes}
    return _bands([chunks_of([row]) for row in rows], cuts, boxes, span, (0, len(rows)))


def _bands(
    chunks: Sequence[Sequence[Chunk]],
    cuts: set[tuple[int, Rule]],
    boxes: set[int],
    span: tuple[float, float],
    rows: tuple[int, int],
) -> list[Band]:
    first, end = rows
    best: tuple[int, int, Band] | None = None
    inside = [chunk for row in chunks[first:end] for chunk in row]
    starts, ends = sorted(start for start, *_ in inside), sorted(stop for _, stop, _ in inside)
    for x in _places(span)[::STEP]:
        if min(bisect_right(ends, x), len(starts) - bisect_left(starts, x)) < FEWEST_IN_BOX:
            continue
        for start, stop in _free(chunks, cuts, x, first, end):
            fewest, most = _fit(chunks[start:stop], x, start in boxes)
            if fewest and (best is None or (fewest, most) > best[:2]):
                best = fewest, most, Band(start, stop, float(x))
    if best is None:
        return [Band(first, end)] if first < end else []
    band = best[2]
    above, below = (first, band.first), (band.end, end)
    return [
        *_bands(chunks, cuts, boxes, span, above),
        _centred(chunks, band, span),
        *_bands(chunks, cuts, boxes, span, below),
    ]


def _centred(chunks: Sequence[Sequence[Chunk]], band: Band, span: tuple[float, float]) -> Band:
    """The band with its gutter in the middle of the gap."""
    inside = [chunk for row in chunks[band.first : band.end] for chunk in row]
    x = band.gutter or 0.0
    left = max((end for _, end, _ in inside if end <= x), default=span[0])
    right = min((start for start, *_ in inside if start >= x), default=span[1])
    return Band(band.first, band.end, (left + right) / 2)


def rows_below(rows: Rows, place: float, rules: Sequence[Rule]) -> list[int]:
    """The rows right below a ruled line that runs over the gap between columns."""
    return sorted({at for at, (x0, x1, _) in _cuts(rows, rules) if x0 < place < x1})


def tables_of(rows: Rows, place: float, ends: Sequence[int]) -> set[int]:
    """The rows between two ruled lines over the gap between columns, where they are no columns of text."""
    found: set[int] = set()
    for first, end in pairwise(ends):
        chunks = chunks_of(rows[first:end])
        sides = ([chunk for chunk in chunks if chunk[1] <= place], [chunk for chunk in chunks if chunk[0] >= place])
        if not all(side and _is_text(side) for side in sides):
            found.update(range(first, end))
    return found


def _cuts(rows: Rows, rules: Sequence[Rule]) -> set[tuple[int, Rule]]:
    """The ruled lines, each with the number of the first row below it."""
    middles = [max(row, key=lambda word: word.size).middle for row in rows]
    return {(bisect_left(middles, rule[2]), rule) for rule in rules}


def _free(
    chunks: Sequence[Sequence[Chunk]], cuts: set[tuple[int, Rule]], x: int, first: int, end: int
) -> list[tuple[int, int]]:
    """The longest runs of rows that neither a row nor a ruled line parts at a place; each begins where something
    stands right of it."""
    parted = {number for number, (x0, x1, _) in cuts if x0 < x < x1}
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for number in range(first, end):
        crossed = any(x0 < x < x1 for x0, x1, _ in chunks[number])
        if start is not None and (crossed or number in parted):
            runs.append((start, number))
            start = None
        if start is None and not crossed and any(x0 >= x for x0, *_ in chunks[number]):
            start = number
    return runs if start is None else [*runs, (start, end)]


def _fit(rows: Sequence[Sequence[Chunk]], x: int, is_box: bool) -> tuple[int, int]:
    """How many lines stand on the lesser side of a place, and on both, where they are two columns: running text, or
    what stands beside an abstract; else none."""
    left = [chunk for row in rows for chunk in row if chunk[1] <= x]
    right = [chunk for row in rows for chunk in row if chunk[0] >= x]
    if is_box and min(len(left), len(right)) >= FEWEST_IN_BOX:
        return min(len(left), len(right)), len(left) + len(right)
    fewest = min(sum(count > 1 for *_, count in side) for side in (left, right))
    if fewest >= FEWEST_IN_BAND and _is_text(left) and _is_text(right):
        return fewest, len(left) + len(right)
    return 0, 0


def _places(span: tuple[float, float]) -> range:
    edge = (span[1] - span[0]) * 0.2
    return range(round(span[0] + edge), round(span[1] - edge) + 1)


def chunks_of(rows: Rows) -> list[Chunk]:
    """The stretches of a row's words that no gutter parts: where they begin and end, and their words."""
    chunks: list[Chunk] = []
    for row in rows:
        gaps = [second.x0 - first.x1 for first, second in pairwise(row)]
        start = 0
        for place in range(1, len(row) + 1):
            if place == len(row) or _parts(gaps, place - 1):
                chunks.append((row[start].x0, max(word.x1 for word in row[start:place]), place - start))
                start = place
    return chunks


def _parts(gaps: Sequence[float], place: int) -> bool:
    """Tell whether a gap is more than the white between the words of a line that was spread to fill its column."""
    gap = gaps[place]
    beside = [*gaps[max(0, place - 1) : place], *gaps[place + 1 : place + 2]]
    return gap >= NARROWEST_GUTTER and (gap >= WIDEST_SPREAD or gap >= WIDER * min(beside, default=0.0))


def gaps_of(row: Sequence[Word]) -> tuple[tuple[float, float], ...]:
    """The gaps in a line that may be the one between columns: several words stand on either side of each."""
    pairs = pairwise(chunks_of([row]))
    return tuple((one[1], two[0]) for one, two in pairs if min(one[2], two[2]) >= WORDS_OF_TEXT)


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


def _is_text(chunks: Sequence[Chunk]) -> bool:
    """Lines of text fill their column and hold several words; the cells of a table do not."""
    widths = sorted(end - start for start, end, _ in chunks)
    counts = sorted(count for *_, count in chunks)
    middle = len(chunks) // 2
    return widths[middle] >= FULL * widths[-1] and counts[middle] >= WORDS_OF_TEXT
