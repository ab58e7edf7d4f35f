"""Citation marks: the one style of a page decided first, then each mark with its numbers."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from articles.importers.words import word_set

ENOUGH_MARKS = 3
ENOUGH_RESOLVED = 2
LONGEST_RANGE = 50
HIGHEST = {"bracket": 400, "superscript": 300, "paren": 199, "bare": 99}

_ONE = r"\d{1,3}(?:\s?[-–—]\s?\d{1,3})?"
_NUMBERS = rf"{_ONE}(?:\s?[,;]\s?{_ONE}){{0,30}}"
# "1 3": some pages part numbers by blanks only; then they count up.
_APART = r"\d{1,2}(?:[ ]\d{1,2}){1,9}"
_SERIES = rf"(?:{_APART}|{_NUMBERS})"
_BETWEEN = re.compile(r"[,;]|(?<=\d)[ ](?=\d)")
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")
_PATTERNS = {
    # Not the issue in "8[1]:88-95", nor the degrees of freedom in "F[1,12] = 4.8".
    "bracket": re.compile(rf"\[({_NUMBERS})\](?!:\d|\s?[=<>≤≥])"),
    "superscript": re.compile(
        rf"""(?:(?<=[^\W\d_]{{3}})|(?<=[^\W\d_][.,;:)\]]))([⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}(?:[,⁻–-][⁰¹²³⁴⁵⁶⁷⁸⁹]{{1,3}}){{0,30}})
        | (?<=\b(?:19|20)\d\d\.)({_NUMBERS})(?=\s+[A-Z]|\s*$)
        | (?<=[^\W\d_]{{3}}\.)({_APART})(?=[ ]+[A-Z]|\s*$)
        | (?<=[^\W\d_]{{3}}\.)\s(\d{{1,2}}(?:[,–-]\d{{1,2}})+)(?=[ ]+[A-Z])
        | (?:(?<=[^\W\d_][.,;:])|(?<=%[.,;:])|(?<=[\w%]\)[.,;:])|(?<=[a-z]{{5}})|(?<=[\w%]\))
          |(?<=\b[a-z]{{4}})(?=\d+[,–-]\d))({_NUMBERS})(?=[.,;:]?(?:\s|$))""",
        re.VERBOSE | re.MULTILINE,
    ),
    "paren": re.compile(
        rf"(?:(?:(?<=[^\W\d_])|(?<=[)%])) ?\(({_NUMBERS})\)(?=[.,;:)]|$)|(?<=\bet\sal\.)\s?\(({_NUMBERS})\))",
        re.MULTILINE,
    ),
    "bare": re.compile(
        rf"(?:(?:(?<=[^\W\d_])|(?<=[)\]”%]))\s({_SERIES})(?=\s?[.:;](?:\s|$)|\s*$)"
        rf"|(?<=[^\W\d_]{{3}}\.)\s({_SERIES})(?=\s*$|\s+[A-Z])|(?<=\s\d\d\.)\s({_SERIES})(?=\s*$))",
        re.MULTILINE,
    ),
}

# A number after one of these is a name, a count or a measure, never a mark.
_NEVER_AFTER = word_set(
    """
    type types stage stages genotype genotypes grade grades day days figure figures fig figs table tables
    child-pugh pugh class classes level group phase phases week weeks month year hour hours cycle cycles case
    patient category categories no number item items page pages p pp vol volume version chapter section sections
    step steps arm part vitamin interleukin il cd covid sars-cov h n box appendix equation score schedule age aged
    """
)
# These are numbered, but not in brackets: "worse with age (3)" is a mark.
_COUNTED_BARE = word_set("month year hour case patient age aged")
# Nor is a bare one after these; in brackets it may well be.
_NEVER_BARE_AFTER = word_set(
    """
    of than to is was were are be by at in about over under between from for and or with within after before
    until approximately around roughly nearly almost only equals equal least per up plus minus times ci range iqr
    question visit january february march april may june july august september october november december
    jan feb mar apr jun jul aug sep sept oct nov dec
    """
)
# "for 7 days 3." is a count with a mark behind it; "day 3." is none.
# Behind a full stop only a word that is cut short goes on with its number ("Fig. 1"): "every other day. 1, 4" ends.
_CUT_SHORT = word_set(
    """
    fig figs no nos vol p pp ch sec app eq jan feb mar apr jun jul aug sep sept oct nov dec ca approx max min
    """
)
_COUNTED = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|several|many|most))\s[\w-]+s\W*$")
_BEFORE = re.compile(r"([\w-]+)([.\s]*)$")


@dataclass(frozen=True, slots=True)
class Mark:
    """Where a mark stands in its text (with the space before it), and its numbers, ranges written out."""

    start: int
    end: int
    numbers: tuple[int, ...]


def decide_style(texts: Iterable[str], known: Collection[int]) -> str | None:
    """Name the one style of a page's marks, or None where nothing on it is a mark.

    Brackets are plain enough to count from the first one, unless more figures are raised. The other styles look like
    figures, so they need three marks, or two where every number is that of a listed reference.
    """
    joined = "\n".join(texts)
    most = sum(1 for _ in _marks(joined, "bracket"))
    best = "bracket" if most else None
    for style in ("superscript",) if best else ("superscript", "paren", "bare"):
        marks = list(_marks(joined, style))
        if len(marks) > most and _enough(marks, known):
            best, most = style, len(marks)
    return best


def find_marks(text: str, style: str | None) -> list[Mark]:
    """Find the marks of one style in a text, in order."""
    return list(_marks(text, style)) if style else []


def _enough(marks: list[Mark], known: Collection[int]) -> bool:
    numbers = {number for mark in marks for number in mark.numbers}
    if known and numbers <= set(known):
        return len(marks) >= ENOUGH_RESOLVED
    return len(marks) >= ENOUGH_MARKS and bool(numbers & {1, 2})


def _marks(text: str, style: str) -> Iterator[Mark]:
    for found in _PATTERNS[style].finditer(text):
        group = found.lastindex or 1
        numbers = _written_out(found[group].translate(_RAISED), HIGHEST[style])
        if numbers and not (_measure_before(text, found.start(), style)):
            yield Mark(found.start(), found.end(), numbers)


def _measure_before(text: str, start: int, style: str) -> bool:
    if style == "superscript":
        return False
    before = _BEFORE.search(text, max(0, start - 25), start)
    if before is None:
        return False
    if _COUNTED.search(text, max(0, start - 25), start):
        return False
    if before.start() and text[before.start() - 1] == "/":
        return False
    word = before[1].lower()
    if style == "bracket":
        return word in ("ci", "range", "iqr")
    if "." in before[2]:
        return word in _CUT_SHORT
    never = _NEVER_AFTER - _COUNTED_BARE if style == "paren" else _NEVER_AFTER | _NEVER_BARE_AFTER
    return word in never or word in ("ci", "range", "iqr")


def _written_out(printed: str, highest: int) -> tuple[int, ...] | None:
    numbers: list[int] = []
    for part in _BETWEEN.split(printed):
        ends = [int(number) for number in re.findall(r"\d+", part)]
        first, last = ends[0], ends[-1]
        if not 0 < first <= last <= highest or last - first > LONGEST_RANGE:
            return None
        if numbers and not re.search(r"[,;]", printed) and first <= numbers[-1]:
            return None
        numbers.extend(range(first, last + 1))
    return tuple(numbers)
