"""The headings of a PDF, told by their letters: size, face and capitals beside those of its text."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from articles.importers.containers.pdf_lines import SIZE_STEP, Leading, PrintedLine
from articles.importers.typeset import BAR, CONTINUED

HEADING_WORDS = 18
SMALLER = 0.4
NONE: Leading = {}

_BOLD = re.compile(r"bold|black|heavy|demi|semi|medi|-b\b", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|slant|-it?\b", re.IGNORECASE)
_ENDS = re.compile(r"[.!?:][”\"’)\]]*$|[.,)\]”]?[\d,–-]{1,9}$|\)$")

Numbered = tuple[int, PrintedLine]
Style = tuple[float, bool, bool, bool]


def headings_of(
    lines: Sequence[Numbered], title: Collection[int], leading: Leading = NONE
) -> tuple[tuple[int, int], ...]:
    """The numbers of the lines that are set as headings, each with the place of its style among theirs, the highest 0,
    or CONTINUED for the second line of one. Small letters open one where most of a print's headings begin so."""
    size, face = _usual(line for _, line in lines)
    groups: list[list[Numbered]] = []
    apart = set()
    before: PrintedLine | None = None
    for number, line in lines:
        style = _style(line) if number not in title and _differs(line, size, face) else None
        if style is None:
            groups.append([])
        elif groups and groups[-1] and _goes_on(groups[-1], style) and not _apart(line, before, leading):
            groups[-1].append((number, line))
        elif _may_open(line, before, leading):
            groups.append([(number, line)])
            if _apart(line, before, leading):
                apart.add(number)
        before = line
    capital = [group for group in groups if _is_heading(group)]
    small = [group for group in groups if group and group[0][0] in apart and _is_heading(group, small=True)]
    headings = capital if len(small) <= len(capital) else [group for group in groups if group in capital + small]
    styles = sorted({_style(group[0][1]) for group in headings}, reverse=True)
    return tuple(
        (number, styles.index(_style(line)) if place == 0 else CONTINUED)
        for group in headings
        for place, (number, line) in enumerate(group)
    )


def small_of(lines: Sequence[Numbered]) -> tuple[int, ...]:
    """The numbers of the lines in a box, or in smaller letters than those of the text, as notes and tables are."""
    size, _ = _usual(line for _, line in lines)
    return tuple(number for number, line in lines if line.boxed or line.size < size - SMALLER)


def _usual(lines: Iterable[PrintedLine]) -> tuple[float, str]:
    letters: Counter[tuple[float, str]] = Counter()
    for line in lines:
        letters[round(line.size, 1), line.face] += len(line.text)
    return letters.most_common(1)[0][0] if letters else (0.0, "")


def _differs(line: PrintedLine, size: float, face: str) -> bool:
    """Larger letters than those of the text, or letters no smaller in a face of their own."""
    return line.size > size + SIZE_STEP or (bool(line.face) and line.face != face and line.size > size - SIZE_STEP)


def _style(line: PrintedLine) -> Style:
    bold, italic = bool(_BOLD.search(line.face)), bool(_ITALIC.search(line.face))
    return round(line.size * 2) / 2, line.text.isupper(), bold, not italic


def _goes_on(group: Sequence[Numbered], style: Style) -> bool:
    """A line in the style of the one above it, or one of short names such as "HCV" below one with small letters."""
    size, capitals, *face = _style(group[-1][1])
    return [size, *face] == [style[0], *style[2:]] and (capitals == style[1] or not capitals)


def _apart(line: PrintedLine, before: PrintedLine | None, leading: Leading) -> bool:
    """Tell whether more than the usual gap stands over a line, or a column that ended before it."""
    if before is None or line.top < before.top:
        return True
    return line.gapes_from(before, leading)


def _may_open(line: PrintedLine, before: PrintedLine | None, leading: Leading) -> bool:
    apart = _apart(line, before, leading)
    return apart or before is None or bool(_ENDS.search(before.text)) or len(before.text) < 40


def _is_heading(group: Sequence[Numbered], *, small: bool = False) -> bool:
    text = " ".join(line.text for _, line in group)
    if not group or len(text.split()) > HEADING_WORDS:
        return False
    if BAR in text or text[-1] in ".,;:-" or not any(map(str.isalpha, text)):
        return False
    return text[0].isalnum() and text[0].islower() == small
