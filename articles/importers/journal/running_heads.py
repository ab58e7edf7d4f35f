"""Lines that a journal repeats at the edges of its pages: told by how they recur, and by the sentences they cut."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from articles.importers.journal.headings import is_known
from articles.importers.journal.hyphens import is_broken
from articles.importers.lines import Line, ends_sentence, starts_lower

LONGEST_HEAD = 120
PAGES_APART = 8
MOST_BETWEEN_PAGES = 4
SHORTEST_HALF = 20
FRONT = 10
WORDS_OF_PROSE = 3

OF_PAGE = re.compile(r"\bet\s+al\b.*\bdoi\b|\bdoi\b.*\s\d{1,4}$|[|•]", re.IGNORECASE)
_FLOAT = re.compile(r"^(?:fig(?:ure|\.)?|table|tab\.|box|scheme|chart)\b", re.IGNORECASE)
_PROSE = re.compile(r"\b(?:the|that|which|of|to|with|from|was|were|is|are|has|have|had|been|could|we)\b")
_WITH_FOLIO = re.compile(r"^(?:\d{1,4}\s+(?P<after>\D{4,})|(?P<before>\D{4,}?)\s+\d{1,4})$")
_NO_HEAD = re.compile(r"[=<>±@•▪]|^[^\w(“\"]|[,;:]$")


def running_heads(lines: Sequence[Line], sure: Sequence[bool]) -> set[int]:
    """Number the running heads. `sure`: the lines that are furniture by their own words."""
    cutting = _between_halves(lines, sure)
    named = {pattern_of(line.text) for line in lines if line.number in cutting and not line.text.isdecimal()}
    alone = _alone(lines)
    again = {line.number for line in lines[FRONT:] if line.number in alone and pattern_of(line.text) in named}
    return cutting | again | _recurring(lines, sure, alone)


def _between_halves(lines: Sequence[Line], sure: Sequence[bool]) -> set[int]:
    """Lines between one that ends inside a sentence and one that goes on with it: a page ends there."""
    found: set[int] = set()
    for start in range(FRONT, len(lines) - 1):
        before = lines[start - 1].text
        if len(before) < SHORTEST_HALF or (ends_sentence(before) and not is_broken(before)):
            continue
        for end in range(start + 1, min(start + MOST_BETWEEN_PAGES + 1, len(lines))):
            if not _may_cut(lines, end - 1, sure[end - 1]):
                break
            if starts_lower(lines[end].text):
                found |= {line.number for line in lines[start:end]}
                break
    return found


def _may_cut(lines: Sequence[Line], place: int, is_sure: bool) -> bool:
    """A line apart from those around it, or of capitals with a page's number; no sentence, formula or caption."""
    line, following = lines[place], lines[place + 1]
    if is_sure:
        return True
    if len(line.text) > LONGEST_HEAD or ends_sentence(line.text) or starts_lower(line.text):
        return False
    if _NO_HEAD.search(line.text) or _FLOAT.match(line.text) or len(_PROSE.findall(line.text)) >= WORDS_OF_PROSE:
        return False
    numbered = _WITH_FOLIO.match(line.text)
    name = (numbered["after"] or numbered["before"]) if numbered else ""
    return (line.gap and following.gap) or (bool(name) and _in_capitals(name))


def _in_capitals(name: str) -> bool:
    return all(word[:1].isupper() for word in name.split() if len(word) > 3) and "," not in name


def _alone(lines: Sequence[Line]) -> set[int]:
    """Lines with a gap on either side."""
    before_gap = {line.number for line, after in pairwise(lines) if after.gap} | {line.number for line in lines[-1:]}
    return {line.number for line in lines if line.gap} & before_gap


def _recurring(lines: Sequence[Line], sure: Sequence[bool], alone: set[int]) -> set[int]:
    """What comes again and again, but for its numbers, or stands twice beside what is furniture already."""
    times = Counter(line.text for line in lines if len(line.text) <= LONGEST_HEAD)
    beside = _beside(lines, sure)
    edges = {line.number for line in lines if line.number in alone or line.text in beside or OF_PAGE.search(line.text)}
    patterns = Counter(
        pattern_of(line.text) for line in lines if len(line.text) <= LONGEST_HEAD and line.number in edges
    )
    heads: set[int] = set()
    for line in lines:
        if ends_sentence(line.text) or is_known(line.text):
            continue
        twice = times[line.text] == 2 and line.text in beside and not line.text.isdecimal()
        if times[line.text] > 2 or twice or (line.number in edges and _comes_again(line.text, patterns)):
            heads.add(line.number)
    return heads


def _beside(lines: Sequence[Line], sure: Sequence[bool]) -> set[str]:
    """Lines next to a page number or another sure mark of a page's edge."""
    marks = [is_sure or (line.text.isdecimal() and line.gap) for line, is_sure in zip(lines, sure, strict=True)]
    return {
        lines[place].text
        for place in range(len(lines))
        if (place and marks[place - 1]) or (place + 1 < len(lines) and marks[place + 1])
    }


def folios(lines: Sequence[Line]) -> set[int]:
    """Lines that are a page's number: apart from the text, or the next one after the number some lines before."""
    folios = {line.number for line in lines if line.gap and line.text.isdecimal()}
    last: tuple[int, int] | None = None
    for line in lines:
        if not line.text.isdecimal() or len(line.text) > 5:
            continue
        number = int(line.text)
        if last is not None and number == last[0] + 1 and line.number - last[1] > PAGES_APART:
            folios |= {last[1], line.number}
        if last is None or number == last[0] + 1 or line.number - last[1] > 10 * PAGES_APART:
            last = (number, line.number)
    return folios


def pattern_of(text: str) -> str:
    """A line but for its numbers."""
    return re.sub(r"\d+", "#", text)


def _comes_again(text: str, patterns: Mapping[str, int]) -> bool:
    """A running head names a year or the authors; it comes again with another page number."""
    named = re.search(r"\b(?:19|20)\d\d\b|\bet\s+al\b", text)
    return bool(named) and not ends_sentence(text) and patterns.get(pattern_of(text), 0) > 1
