"""Ruled tables of a printed page: read row by row, each row one line whose cells are parted by bars."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.importers.containers.pdf_gutters import Rule, Word, chunks_of
from articles.importers.typeset import BAR

SAME = 4.0
TOUCHING = 3.0
SHORTEST_RULE = 60.0
FARTHEST_CAPTION = 45.0
RULES_OF_ROWS = 4
NARROWEST_STRIP = 4.0
SHARE_ACROSS = 0.1
MOST_COLUMNS = 15
FEWEST_PARTED = 3
NARROW = 0.6

_CAPTION = re.compile(r"^(?:e|s)?table$|^tab\.$", re.IGNORECASE)
_NUMBER = re.compile(r"^(?:S?\d{1,2}|[IVX]{1,4})[a-z]?[.:]?$")

Lines = list[list[Word]]


def with_tables(words: Sequence[Word], strokes: Sequence[Rule]) -> list[Word]:
    """Set each row of a table in the place of its words. A table stands between ruled lines of one width (`strokes`:
    from, to, height; points) right below or above "Table 1"; other words stay as they are."""
    rules = _merged(strokes)
    whole = list(words)
    for caption, number in pairwise(words):
        if not _is_caption(caption, number):
            continue
        box = _ruled(caption, rules, words)
        inside = [word for word in whole if box and _is_in(word, box)]
        rows = _rows_of(inside, [rule[2] for rule in box]) if inside else []
        if rows:
            whole = [word for word in whole if word not in inside] + rows
    return whole


def with_unruled(rows: Lines, span: tuple[float, float]) -> Lines:
    """The same for the rows of one column, where a table stands below its caption without ruled lines: as long as its
    rows are parted by gaps, or narrow."""
    whole: Lines = []
    place = 0
    while place < len(rows):
        whole.append(rows[place])
        place += 1
        if not (len(whole[-1]) > 1 and _is_caption(*whole[-1][:2])):
            continue
        end = place
        while end < len(rows) and (_is_parted(rows[end]) or _is_narrow(rows[end], span)):
            end += 1
        left = min((row[0].x0 for row in rows[place:end]), default=0.0)
        while end > place and not _is_parted(rows[end - 1]) and rows[end - 1][0].x0 - left < SAME:
            end -= 1
        inside = [word for row in rows[place:end] for word in row]
        parted = sum(_is_parted(row) for row in rows[place:end])
        table = _rows_of(inside, []) if parted >= FEWEST_PARTED else []
        whole += [[row] for row in table] or rows[place:end]
        place = end
    return whole


def _is_parted(row: Sequence[Word]) -> bool:
    return len(chunks_of([row])) > 1


def _is_narrow(row: Sequence[Word], span: tuple[float, float]) -> bool:
    return row[-1].x1 - row[0].x0 < NARROW * (span[1] - span[0])


def _is_caption(first: Word, second: Word) -> bool:
    return bool(_CAPTION.match(first.text) and _NUMBER.match(second.text))


def _merged(strokes: Sequence[Rule]) -> list[Rule]:
    """Ruled lines made whole where cells draw them piece by piece."""
    merged: list[Rule] = []
    for x0, x1, y in sorted(strokes, key=lambda one: (round(one[2]), one[0])):
        last = merged[-1] if merged else None
        if last is not None and abs(last[2] - y) < 1.5 and x0 - last[1] < TOUCHING:
            merged[-1] = (last[0], max(last[1], x1), last[2])
        else:
            merged.append((x0, x1, y))
    return [rule for rule in merged if rule[1] - rule[0] > SHORTEST_RULE]


def _ruled(caption: Word, rules: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The ruled lines of the table that a caption names, from above to below; none where there are fewer than two."""
    over = [rule for rule in rules if rule[0] - SAME < caption.x0 < rule[1]]
    below = sorted((rule for rule in over if rule[2] > caption.middle), key=lambda rule: rule[2])
    if not below or below[0][2] - caption.bottom > FARTHEST_CAPTION:
        return []
    first = below[0]
    others = sorted(
        word.top for one, word in pairwise(words)
        if _is_caption(one, word) and word.top > first[2] and first[0] - SAME < one.x0 < first[1]
    )  # fmt: skip
    end = others[0] if others else float("inf")
    same = [rule for rule in below if abs(rule[0] - first[0]) < SAME and abs(rule[1] - first[1]) < SAME]
    box = [rule for rule in same if rule[2] < end]
    return box if len(box) > 1 else []


def _is_in(word: Word, box: Sequence[Rule]) -> bool:
    return box[0][2] < word.middle < box[-1][2] and box[0][0] - SAME < word.x0 and word.x1 < box[0][1] + SAME


def _rows_of(words: Sequence[Word], heights: Sequence[float]) -> list[Word]:
    """The rows of a table as one word each; none where no strip of white parts its columns."""
    lines = _lines(words)
    strips = _strips(lines)
    if not 1 <= len(strips) < MOST_COLUMNS:
        return []
    cells = [_cells(line, strips) for line in lines]
    rows: list[list[int]] = []
    for place, line in enumerate(lines):
        if not rows or _opens_row(lines[place - 1], line, cells[place], heights):
            rows.append([])
        rows[-1].append(place)
    return [_row([cells[place] for place in row]) for row in rows]


def _lines(words: Sequence[Word]) -> Lines:
    lines: Lines = []
    for word in sorted(words, key=lambda word: (word.middle, word.x0)):
        if lines and word.middle - lines[-1][0].middle < 0.45 * max(word.size, lines[-1][0].size):
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.x0) for line in lines]


def _strips(lines: Lines) -> list[float]:
    """The middles of the strips of white that run down between the columns."""
    left = min(word.x0 for line in lines for word in line)
    right = max(word.x1 for line in lines for word in line)
    size = max(word.size for line in lines for word in line)
    covered = [0] * (int(right - left) + 2)
    for line in lines:
        for word in line:
            for x in range(int(word.x0 - left), int(word.x1 - left) + 1):
                covered[x] += 1
    free = [x for x, count in enumerate(covered) if count <= SHARE_ACROSS * len(lines)]
    runs: list[list[int]] = []
    for x in free:
        if runs and x == runs[-1][-1] + 1:
            runs[-1].append(x)
        else:
            runs.append([x])
    least = max(NARROWEST_STRIP, 0.5 * size)
    return [left + run[len(run) // 2] for run in runs if len(run) >= least and run[0] > 0 and run[-1] < right - left]


def _cells(line: Sequence[Word], strips: Sequence[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(strips) + 1)]
    for word in line:
        cells[sum(word.x0 > strip for strip in strips)].append(word)
    return cells


def _opens_row(
    before: Sequence[Word], line: Sequence[Word], cells: Sequence[Sequence[Word]], heights: Sequence[float]
) -> bool:
    """A row opens below a ruled line; where few are drawn, with words in the first column."""
    ruled = any(before[0].middle < height < line[0].middle for height in heights)
    if len(heights) >= RULES_OF_ROWS or ruled:
        return ruled
    return bool(cells[0]) and not cells[0][0].text[:1].islower()


def _row(lines: Sequence[Sequence[Sequence[Word]]]) -> Word:
    columns = range(len(lines[0]))
    texts = [" ".join(word.text for line in lines for word in line[column]) for column in columns]
    words = [word for line in lines for cell in line for word in cell]
    return replace(
        words[0],
        text=BAR.join(text for text in texts if text),
        x0=min(word.x0 for word in words),
        x1=max(word.x1 for word in words),
        top=min(word.top for word in words),
        bottom=max(word.bottom for word in words),
    )
