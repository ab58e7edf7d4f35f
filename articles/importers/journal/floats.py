"""Tables and figures of a printed article: lifted out of the sentences they cut, set behind their paragraphs."""

import re
from collections.abc import Collection, Sequence

from articles.importers.journal.columns import Run
from articles.importers.journal.headings import is_known, rank_of
from articles.importers.journal.hyphens import Vocabulary, join_lines
from articles.importers.journal.paragraphs import Paragraph, paragraphs_of
from articles.importers.lines import Line, ends_sentence, starts_lower
from articles.importers.references.entries import LIST_HEADING
from articles.importers.references.openings import opens_entry
from articles.importers.typeset import BAR, PLAIN, Typeset

MOST_LINES = 120
LONG_LINE = 0.7
PARAGRAPH_LINE = 0.8
FEWEST_CELLS = 2
FEWEST_CELLS_APART = 4
WORDS_OF_CELL = 6

_CAPTION = re.compile(
    r"^(?:(?:(?:e|supplementary\s+)?(?:fig(?:ure|\.)?|table|tab\.|box|scheme|chart))\s?(?:S?\d{1,2}|[IVX]{1,4})[a-z]?"
    r"|(?:figure|table)(?=[.:]\s+(?-i:[A-Z])))"
    r"(?P<mark>\s*[.:|–—]\s|\s*[.:]?$|\s+(?=(?-i:[A-Z(])))",
    re.IGNORECASE,
)
_TABLE = re.compile(r"^(?:e|supplementary\s+)?(?:table|tab\.|box)", re.IGNORECASE)
_BOX = re.compile(r"^box\b", re.IGNORECASE)
_SMALL_WORDS = re.compile(r"\b(?:the|of|and|was|were|with|in|a|an|to|for|is|are|that|by|had|has|we|she|he)\b")
_NOTE = re.compile(
    r"^(?:[*†‡§¶#]|[a-f]\s[A-Z]|abbreviations?\b|notes?\b|data\s+are\b|values\s+are\b|source\b)|^[A-Z][\w+/-]{0,9}\s?[,=:]\s",
    re.I,
)


def take_floats(
    lines: Sequence[Line], words: Vocabulary, typeset: Typeset = PLAIN
) -> tuple[list[Line], list[list[Paragraph]]]:
    """Lift captions and what belongs to them out of the lines, and what is printed in small letters between the halves
    of a sentence. Returns the other lines, and each float's paragraphs."""
    width = _width(lines)
    headings = {number for number, _ in typeset.headings}
    rest: list[Line] = []
    floats: list[list[Paragraph]] = []
    position = 0
    listed = next((place for place, line in enumerate(lines) if LIST_HEADING.match(line.text)), len(lines))
    while position < len(lines):
        small = _end_of_small(lines, position, typeset.small, in_list=position > listed)
        if not _opens_float(lines, position):
            apart = position > 0 and lines[position - 1].number not in typeset.small
            headed = _end_of_headed(lines, position, typeset) if apart else position
            note = apart and small > position and _cuts_sentence(lines, position, small)
            if headed > position:
                box = Run(tuple(lines[position:headed]), True, True, False)
                floats.append(paragraphs_of([box], headings, words, typeset))
            elif note:
                floats.append(_joined_lines(lines[position:small], words))
            else:
                rest.append(lines[position])
            position = max(headed, small if note else position + 1)
            continue
        caption = _end_of_caption(lines, position, width)
        table = bool(_TABLE.match(lines[position].text))
        if small > position:
            caption = min(caption, small)
        cut = position > 0 and not ends_sentence(lines[position - 1].text)
        end = _end_of_cells(lines, caption, width, headings, cut=cut) if table else caption
        if table and small > caption:
            end = small
        above = _cells_above(rest) if table and end == caption else []
        while above and end < len(lines) and _NOTE.match(lines[end].text) and not _is_prose(lines[end], width):
            end += 1
        floats.append(_paragraphs(lines[position:caption], [*above, *lines[caption:end]], words))
        position = end
    return rest, floats


def _end_of_small(lines: Sequence[Line], start: int, small: Collection[int], *, in_list: bool) -> int:
    """Where the small letters end that open on a line: the part of the page, the float or the article with them; in
    the reference list, whose letters may be as small, at its next entry."""
    end = start
    while end < len(lines) and lines[end].number in small:
        text = lines[end].text
        if end > start and (is_known(text) or _opens_float(lines, end) or (in_list and opens_entry(text))):
            break
        end += 1
    return end


def _end_of_headed(lines: Sequence[Line], start: int, typeset: Typeset) -> int:
    """Where a box ends, or small letters, below a heading that names no usual part, on which the text goes on without
    a heading of its own; its own place where none opens."""
    end = start
    while end < len(lines) and lines[end].number in typeset.small and not _opens_float(lines, end):
        end += 1
    if end <= start + 1 or end == len(lines) or typeset.style(lines[start].number) is None:
        return start
    return start if rank_of(lines[start].text) or typeset.style(lines[end].number) is not None else end


def _cuts_sentence(lines: Sequence[Line], start: int, end: int) -> bool:
    """Tell whether lines stand between one that ends inside a sentence and one that goes on with it."""
    return start > 0 and end < len(lines) and not ends_sentence(lines[start - 1].text) and starts_lower(lines[end].text)


def _cells_above(rest: list[Line]) -> list[Line]:
    """Take the cells out that stand over their caption, each on a line apart."""
    start = len(rest)
    while start and _may_be_cell(rest[start - 1]):
        start -= 1
    cells = rest[start:] if len(rest) - start >= FEWEST_CELLS_APART else []
    del rest[len(rest) - len(cells) :]
    return cells


def _may_be_cell(line: Line) -> bool:
    short = len(line.text.split()) <= WORDS_OF_CELL and not ends_sentence(line.text)
    return short and line.gap and not is_known(line.text)


def with_floats(
    paragraphs: Sequence[Paragraph], floats: Sequence[Sequence[Paragraph]], lower: Collection[int] = ()
) -> list[Paragraph]:
    """Set each float behind the paragraph whose lines stand before it on the page; one among the entries of the
    reference list before the list; one with a heading of its own before the part that it stands in (`lower`: headings
    that open none)."""
    placed = list(paragraphs)
    for group in sorted(floats, key=lambda group: group[0].kind == "heading"):
        before = [line for paragraph in placed for line in paragraph.lines if line < group[0].lines[0]]
        last = max(before, default=0)
        place = next((place for place, one in enumerate(placed, start=1) if last in one.lines), 0)
        if group[0].kind == "heading":
            place = _before_part(placed, place, lower)
        while place < len(placed) and placed[place - 1].kind == "heading" and placed[place].kind != "heading":
            place += 1
        place = _before_list(placed, place)
        placed[place:place] = group
    return placed


def _before_part(placed: Sequence[Paragraph], place: int, lower: Collection[int]) -> int:
    """The place of the heading of the part that goes on at a place; of the next one where it has no heading."""
    parts = [at for at, one in enumerate(placed) if one.kind == "heading" and one.lines[0] not in lower]
    above = [at for at in parts if at < place]
    return max(above) if above else min(parts, default=len(placed))


def _before_list(placed: Sequence[Paragraph], place: int) -> int:
    """The place of the heading of the list that a float stands in the middle of; else its own."""
    heading = next((at for at, one in enumerate(placed) if LIST_HEADING.match(one.text)), place)
    end = next((at for at in range(heading + 1, len(placed)) if placed[at].kind == "heading"), len(placed))
    return heading if heading + 1 < place < end else place


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
    table = bool(_TABLE.match(lines[start].text))
    while end < len(lines) and end - start < 30:
        line, before = lines[end], lines[end - 1]
        if line.number > before.number + 1 + line.gap or is_known(line.text) or _opens_float(lines, end):
            break
        if BAR in line.text:
            break
        if line.gap and not (bare and end == start + 1):
            break
        if cut and ends_sentence(before.text) and starts_lower(line.text):
            break
        if table and not bare and len(before.text) < LONG_LINE * width:
            break
        full = PARAGRAPH_LINE if line.text[:1].isupper() else LONG_LINE
        if not cut and ends_sentence(before.text) and len(before.text) < full * width and not bare:
            break
        end += 1
    return end


def _end_of_cells(lines: Sequence[Line], start: int, width: int, headings: Collection[int], *, cut: bool) -> int:
    """Behind the caption of a table: its rows, and the notes below it; `cut`: a sentence goes on behind them."""
    end = start
    cells = 0
    while end < len(lines) and end - start < MOST_LINES:
        line = lines[end]
        begun = cells or not _CAPTION.match(lines[start - 1].text)
        if is_known(line.text) or _opens_float(lines, end) or (begun and line.number in headings):
            break
        following = lines[end + 1] if end + 1 < len(lines) else None
        note = cells >= FEWEST_CELLS and bool(_NOTE.match(line.text))
        if cells >= FEWEST_CELLS and not note and following is not None and _heads(line, following, width):
            break
        torn = following is not None and following.gap and not ends_sentence(line.text)
        if not note and not torn and _is_prose(line, width):
            break
        if cut and not note and cells >= FEWEST_CELLS and starts_lower(line.text) and len(line.text.split()) > 5:
            break
        cells += not note
        end += 1
    return end if cells >= FEWEST_CELLS else start


def _heads(line: Line, following: Line, width: int) -> bool:
    """A short line apart, over a line of text that a gap parts from it, is the next heading."""
    return line.gap and following.gap and line.text[:1].isalnum() and _is_prose(following, width)


def _is_prose(line: Line, width: int) -> bool:
    """A line of running text: long, with small words among its own, few figures."""
    if BAR in line.text:
        return False
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
    """The caption, joined; the cells below it a line each, the text in a box with its lines joined."""
    first = Paragraph("text", caption[0].text, [caption[0].number])
    for line in caption[1:]:
        _append(first, line, words)
    if _BOX.match(caption[0].text):
        return [first, *_joined_lines(cells, words)]
    return [first, *(Paragraph("text", line.text, [line.number]) for line in cells)]


def _joined_lines(lines: Sequence[Line], words: Vocabulary) -> list[Paragraph]:
    """Small text without the measure of the page's: a line goes on from a full one, or in small letters."""
    full = LONG_LINE * max((len(line.text) for line in lines), default=0)
    paragraphs: list[Paragraph] = []
    for place, line in enumerate(lines):
        before = lines[place - 1].text if place else "."
        goes_on = len(before) > full and not ends_sentence(before) and not line.gap and line.text[0].isalnum()
        if goes_on or (place and starts_lower(line.text)):
            _append(paragraphs[-1], line, words)
        else:
            paragraphs.append(Paragraph("text", line.text, [line.number]))
    return paragraphs


def _append(paragraph: Paragraph, line: Line, words: Vocabulary) -> None:
    paragraph.text, join = join_lines(paragraph.text, line.text, words)
    paragraph.lines.append(line.number)
    if join is not None:
        paragraph.joins.append((line.number, join, False))
