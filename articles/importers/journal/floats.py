"""Tables and figures of a printed article: lifted out of the sentences they cut, set behind their paragraphs."""

import re
from collections.abc import Sequence

from articles.importers.journal.headings import is_known
from articles.importers.journal.hyphens import Vocabulary, join_lines
from articles.importers.journal.paragraphs import Paragraph
from articles.importers.lines import Line, ends_sentence, starts_lower

MOST_LINES = 120
LONG_LINE = 0.7
FEWEST_CELLS = 2

_CAPTION = re.compile(
    r"^(?:(?:e|supplementary\s+)?(?:fig(?:ure|\.)?|table|tab\.|box|scheme|chart))\s?(?:S?\d{1,2}|[IVX]{1,4})[a-z]?"
    r"(?P<mark>\s*[.:|–—]\s|\s*[.:]?$|\s+(?=[A-Z(]))",
    re.IGNORECASE,
)
_TABLE = re.compile(r"^(?:e|supplementary\s+)?(?:table|tab\.|box)", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"\b(?:the|of|and|was|were|with|in|a|an|to|for|is|are|that|by|had|has|we|she|he)\b")
_NOTE = re.compile(
    r"^(?:[*†‡§¶#]|[a-f]\s[A-Z]|abbreviations?\b|notes?\b|data\s+are\b|values\s+are\b|source\b)|^[A-Z][\w+/-]{0,9}\s?[,=:]\s",
    re.I,
)


def take_floats(lines: Sequence[Line], words: Vocabulary) -> tuple[list[Line], list[list[Paragraph]]]:
    """Lift captions and what belongs to them out of the lines. Returns the other lines, and each float's paragraphs."""
    width = _width(lines)
    rest: list[Line] = []
    floats: list[list[Paragraph]] = []
    position = 0
    while position < len(lines):
        if not _opens_float(lines, position):
            rest.append(lines[position])
            position += 1
            continue
        caption = _end_of_caption(lines, position, width)
        table = bool(_TABLE.match(lines[position].text))
        end = _end_of_cells(lines, caption, width) if table else caption
        floats.append(_paragraphs(lines[position:caption], lines[caption:end], words))
        position = end
    return rest, floats


def with_floats(paragraphs: Sequence[Paragraph], floats: Sequence[Sequence[Paragraph]]) -> list[Paragraph]:
    """Set each float behind the paragraph whose lines stand before it on the page."""
    placed = list(paragraphs)
    for group in floats:
        before = [line for paragraph in placed for line in paragraph.lines if line < group[0].lines[0]]
        last = max(before, default=0)
        place = next((place for place, one in enumerate(placed, start=1) if last in one.lines), 0)
        while place < len(placed) and placed[place - 1].kind == "heading" and placed[place].kind != "heading":
            place += 1
        placed[place:place] = group
    return placed


def _opens_float(lines: Sequence[Line], position: int) -> bool:
    line = lines[position]
    caption = _CAPTION.match(line.text)
    if caption is None or len(line.text) > 600:
        return False
    if position == 0 or line.gap or line.number > lines[position - 1].number + 1:
        return True
    return ends_sentence(lines[position - 1].text) and caption["mark"].strip() != ""


def _end_of_caption(lines: Sequence[Line], start: int, width: int) -> int:
    """A caption ends at a gap, or where the sentence that it cuts goes on."""
    end = start + 1
    bare = len(lines[start].text.split()) <= 2
    cut = start > 0 and not ends_sentence(lines[start - 1].text)
    while end < len(lines) and end - start < 30:
        line, before = lines[end], lines[end - 1]
        if line.number > before.number + 1 + line.gap or is_known(line.text) or _opens_float(lines, end):
            break
        if line.gap and not (bare and end == start + 1):
            break
        if cut and ends_sentence(before.text) and starts_lower(line.text):
            break
        if not cut and ends_sentence(before.text) and len(before.text) < LONG_LINE * width and not bare:
            break
        end += 1
    return end


def _end_of_cells(lines: Sequence[Line], start: int, width: int) -> int:
    """Behind the caption of a table: its rows, and the notes below it."""
    end = start
    cells = 0
    while end < len(lines) and end - start < MOST_LINES:
        line = lines[end]
        if is_known(line.text) or _opens_float(lines, end):
            break
        following = lines[end + 1] if end + 1 < len(lines) else None
        if cells >= FEWEST_CELLS and following is not None and _heads(line, following, width):
            break
        note = cells >= FEWEST_CELLS and bool(_NOTE.match(line.text))
        if not note and _is_prose(line, width):
            break
        if not note and cells >= FEWEST_CELLS and starts_lower(line.text) and len(line.text.split()) > 5:
            break
        cells += not note
        end += 1
    return end if cells >= FEWEST_CELLS else start


def _heads(line: Line, following: Line, width: int) -> bool:
    """A short line apart, over a line of text that a gap parts from it, is the next heading."""
    return line.gap and following.gap and line.text[:1].isalnum() and _is_prose(following, width)


def _is_prose(line: Line, width: int) -> bool:
    """A line of running text: long, with small words among its own, few figures."""
    figures = sum(map(str.isdigit, line.text))
    return (
        len(line.text) >= LONG_LINE * width * 0.9
        and len(_SMALL_WORDS.findall(line.text)) >= 2
        and figures * 5 < len(line.text)
    ) or (ends_sentence(line.text) and len(_SMALL_WORDS.findall(line.text)) >= 3)


def _width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return min(lengths[len(lengths) * 3 // 4], 120) if lengths else 0


def _paragraphs(caption: Sequence[Line], cells: Sequence[Line], words: Vocabulary) -> list[Paragraph]:
    first = Paragraph("text", caption[0].text, [caption[0].number])
    for line in caption[1:]:
        first.text, join = join_lines(first.text, line.text, words)
        first.lines.append(line.number)
        if join is not None:
            first.joins.append((line.number, join, False))
    return [first, *(Paragraph("text", line.text, [line.number]) for line in cells)]
