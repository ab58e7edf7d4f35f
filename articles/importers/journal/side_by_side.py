"""Columns that stand side by side in lines of text, as programs that keep a page's layout write them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.importers.lines import ends_sentence, starts_lower
from articles.importers.references.openings import opens_entry

FEWEST_ROWS = 6
SHORTEST_COLUMN = 22
MOST_INDENT = 4
SHARE_GOING_ON = 4
LONGEST_LINE = 400
FEWEST_ENTRIES = 3
MOST_HUNG = 6
MOST_PLACES = 5

_PARTED = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_SPACED = re.compile(r"\S\s{3,}\S")


def one_after_another(text: str) -> str:
    """Set two columns that stand side by side one below the other, page by page and between the lines that span both.

    A text without such columns is given back as it is. Columns are told from tables by their lines, which are long and
    go on from one another, or open the entries of a reference list.
    """
    if len(_SPACED.findall(text[:200_000])) < FEWEST_ROWS:
        return text
    pages = text.expandtabs(8).split("\f") if "\t" in text else text.split("\f")
    read = [_page(page.split("\n")) for page in pages]
    changed = any(moved for _, moved in read)
    return "\f".join("\n".join(lines) for lines, _ in read) if changed else text


def _page(lines: Sequence[str]) -> tuple[list[str], bool]:
    gutter = _gutter(lines)
    if gutter is None:
        return list(lines), False
    ordered: list[str] = []
    left: list[str] = []
    right: list[str] = []
    for line in lines:
        if _spans(line, gutter):
            ordered += [*_below(left, right), line]
            left, right = [], []
            continue
        left.append(line[:gutter].rstrip())
        right.append(line[gutter:].rstrip())
    return ordered + _below(left, right), True


def _below(left: Sequence[str], right: Sequence[str]) -> list[str]:
    rows = [row for row, text in enumerate(right) if text.strip()]
    if not rows:
        return list(left)
    first, last = rows[0], rows[-1]
    below = next((text for text in left[last + 1 :] if text.strip()), "")
    leaves_off = _leaves_off(left[: last + 1], right[last]) and not starts_lower(below)
    under = last + 1 if leaves_off else len(left)
    return [*left[:under], "", *right[first : last + 1], "", *left[under:]]


def _leaves_off(left: Sequence[str], last_of_right: str) -> bool:
    """Tell whether the text goes on from the left column to the right and ends there: what stands below is apart."""
    ends = [text for text in left if text.strip()]
    return bool(ends) and not ends_sentence(ends[-1]) and ends_sentence(last_of_right)


def _gutter(lines: Sequence[str]) -> int | None:
    """Where the right column begins: the first of the places that most lines of two parts have in common which parts
    text from text, or that of the entries whose other lines are set in."""
    parted = [line for line in lines if len(line) <= LONGEST_LINE and _PARTED.search(line.strip())]
    starts = Counter(place for line in parted for place in _starts(line))
    likely = sorted(starts, key=lambda start: (starts[start], start), reverse=True)[:MOST_PLACES]
    for place in likely:
        hung = [start for start in starts if 0 < place - start <= MOST_HUNG and starts[start] >= FEWEST_ENTRIES]
        if _parts_columns(lines, gutter := min(hung, default=place)):
            return gutter
    return None


def _parts_columns(lines: Sequence[str], place: int) -> bool:
    """Tell whether text stands on both sides of a place in several lines, and fewer run over it between them."""
    rows = [
        at for at, line in enumerate(lines) if not _spans(line, place) and line[:place].strip() and line[place:].strip()
    ]
    if len(rows) < FEWEST_ROWS or sum(_spans(line, place) for line in lines[rows[0] : rows[-1]]) > len(rows):
        return False
    sides = [[lines[at][:place].strip() for at in rows], [lines[at][place:].strip() for at in rows]]
    return all(map(_is_running_text, sides))


def _starts(line: str) -> Iterator[int]:
    for parted in _PARTED.finditer(line):
        if line[: parted.start()].strip():
            yield parted.end()


def _is_running_text(side: Sequence[str]) -> bool:
    longest = sorted(len(text) for text in side)[len(side) // 2]
    going_on = sum(text[0].islower() for text in side)
    entries = sum(map(opens_entry, side))
    return longest >= SHORTEST_COLUMN and (going_on * SHARE_GOING_ON >= len(side) or entries >= FEWEST_ENTRIES)


def _spans(line: str, gutter: int) -> bool:
    """Tell whether a line runs over the gutter, or stands in its middle."""
    if not line[:gutter].strip() and line.strip():
        return len(line) - len(line.lstrip()) > gutter + MOST_INDENT
    if len(line) <= gutter:
        return len(line) > gutter - 2 and bool(line.strip())
    if line[gutter - 2 : gutter].strip():
        return True
    return len(line[gutter:]) - len(line[gutter:].lstrip()) > MOST_INDENT
