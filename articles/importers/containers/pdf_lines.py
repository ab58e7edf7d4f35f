"""Lines of a printed page made of its words: raised figures, marks and indents told by their places."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.importers.containers.pdf_gutters import Word, gaps_of
from articles.importers.lines import starts_lower

GAP = 1.55
SPREAD = 1.15
WIDEST_STEP = 3
SIZE_STEP = 0.8
CLOSE = 0.12
INDENT = 5.0
SMALL = 0.8

_LATIN = re.compile(r"[A-Za-z\d]")
_EXPONENT = re.compile(r"^[-–−]?\d{1,2}$")
_BASE = re.compile(r"(?:^|[^.\d])10$|(?:^|[/\d])[cmkdµμ]?m$")
_MARKS_ONLY = re.compile(r"^\d{1,3}(?:[,–-]\d{1,3})*[.,;:]?$")
_RAISED = str.maketrans("0123456789-–−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁻⁻")

Leading = Mapping[float, float]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of one column: its text, where it stands, the size of its letters, wide gaps between words of text;
    `boxed`: a box is drawn around it."""

    text: str
    left: float
    top: float
    bottom: float
    size: float
    column: tuple[int, ...] = ()
    indented: bool = False
    face: str = ""
    heads: bool = False
    mark: str = ""
    gaps: tuple[tuple[float, float], ...] = ()
    boxed: bool = False

    def parted_from(self, before: "PrintedLine", leading: Leading) -> bool:
        """Tell whether a gap, or letters of another size or face, parts this line from the one read before it."""
        own = self.heads != before.heads and self.face != before.face
        if own or abs(self.size - before.size) > SIZE_STEP:
            return True
        if self.column != before.column or self.top < before.top:
            return False
        return self.gapes_from(before, leading)

    def gapes_from(self, before: "PrintedLine", leading: Leading) -> bool:
        """Tell whether more than the usual white stands between this line and the one above it."""
        size = max(self.size, before.size)
        return self.top - before.bottom > max((GAP - 1) * size, SPREAD * leading.get(round(size, 1), 0.0) - size)


def leading_of(pages: Iterable[Sequence[PrintedLine]]) -> Leading:
    """How far the lines of each size of letters usually stand below one another, inside a sentence."""
    steps: dict[float, Counter[float]] = {}
    for before, line in (pair for page in pages for pair in pairwise(page)):
        step = round(2 * (line.bottom - before.bottom)) / 2
        goes_on = line.column == before.column and line.size == before.size and starts_lower(line.text)
        if goes_on and 0 < step < WIDEST_STEP * line.size:
            steps.setdefault(round(line.size, 1), Counter())[step] += 1
    return {size: counted.most_common(1)[0][0] for size, counted in steps.items()}


def line_of(row: Sequence[Word], column: tuple[int, ...], usual: float) -> PrintedLine:
    tallest = max(row, key=lambda word: (word.size, len(word.text)))
    sizes: Counter[float] = Counter()
    for word in row:
        sizes[round(word.size, 1)] += len(word.text)
    text = row[0].text
    for first, second in pairwise(row):
        apart = second.x0 - first.x1 > CLOSE * max(first.size, second.size)
        parted = apart or _is_letter_mark(first, second)
        text += f" {second.text}" if parted else _as_exponent(first, second)
    alone = len(row) == 1 or row[0].middle < row[1].middle
    mark = (
        row[0].text
        if alone and row[0].size < SMALL * max(usual, tallest.size) and _MARKS_ONLY.match(row[0].text)
        else ""
    )
    faces = {word.face for word in row if word.size > SMALL * tallest.size and _LATIN.search(word.text)}
    face = faces.pop() if len(faces) == 1 else ""
    return PrintedLine(
        text,
        row[0].x0,
        tallest.top,
        tallest.bottom,
        sizes.most_common(1)[0][0],
        column,
        face=face,
        mark=mark,
        gaps=gaps_of(row),
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
    parts = second.text.split(",")
    return marks and first.text[:1].isupper() and parts[0].isalpha() and all(len(part) < 2 for part in parts)


def with_driven_marks(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """A raised mark that the end of a line drove to the next belongs to the word before it."""
    whole: list[PrintedLine] = []
    numbers = {int(line.mark.partition(",")[0].partition("–")[0]) for line in lines if line.mark.isdecimal()}
    for line in lines:
        mark = line.mark if whole and _is_driven(line, whole[-1], numbers) else ""
        if mark:
            whole[-1] = replace(whole[-1], text=whole[-1].text + mark)
        if line.text != mark:
            whole.append(replace(line, text=line.text[len(mark) :].lstrip()))
    return whole


def _is_driven(line: PrintedLine, before: PrintedLine, numbers: set[int]) -> bool:
    """A mark that opens a line is no number of a note, an institution or an entry: those count on."""
    right_below = line.column == before.column and 0 < line.bottom - before.bottom < 2 * before.size
    first = int(re.split(r"\D", line.mark)[0]) if line.mark else 0
    return bool(first) and right_below and not {first - 1, first + 1} & numbers and before.text[-1] not in "-,"


def with_indents(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Mark the lines that are set in a little from where most lines of their column begin."""
    if not lines:
        return []
    margin = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    return [replace(line, indented=line.left - margin > INDENT) for line in lines]


def with_boxes(lines: Sequence[PrintedLine], boxes: Iterable[Box]) -> list[PrintedLine]:
    """Mark the lines in a drawn box; they are set in beside those of the box (`boxes`: from, to, top, bottom)."""
    whole = list(lines)
    for box in boxes:
        inside = [at for at, line in enumerate(whole) if _is_in(line, box)]
        for column in {whole[at].column for at in inside}:
            places = [at for at in inside if whole[at].column == column]
            for at, line in zip(places, with_indents([whole[at] for at in places]), strict=True):
                whole[at] = replace(line, boxed=True)
    return whole


def _is_in(line: PrintedLine, box: Box) -> bool:
    x0, x1, top, bottom = box
    return x0 <= line.left < x1 and top - 1 < line.top and line.bottom < bottom + 1
