"""Where the entries of a printed reference list open and end, told from its lines."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.importers.lines import Line, ends_sentence
from articles.importers.references.entries import LIST_HEADING, is_reference

FEWEST_WITHOUT_HEADING = 3
LINES_OF_NAMES = 4

_NUMBER = re.compile(r"^[(\[]?([1-9][0-9]{0,2})[)\].]{0,2}(?:\s+|(?=[^\W\d_]))(?=[^\W\d_]|[“\"])")
_NAME = re.compile(
    r"""^(?:
        (?:[a-z]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]+(?:[ -][A-Z]?[\w'’-]+){0,2},\s(?:[A-Z]\.|[A-Z]{1,3}\b)
      | (?:[a-z]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]+(?:\s[A-Z][\w'’-]+)?\s[A-Z]{1,3}(?:[,.:;]|\s\(|$)
      | (?:[A-Z]\.[\s-]?){1,3}(?:[a-z]{2,4}\s){0,2}[A-Z][\w'’-]+(?:,|\sand\s|\s&)
      | (?:[A-Z]{2,8}|[A-Z][\w'’-]+(?:\s(?:of|for|on|and|the|&|[A-Z][\w'’-]+)){1,9})\s\((?:19|20)\d\d[a-z]?\)(?!\s\d)
      )""",
    re.VERBOSE,
)
# "Made A, Col B (2015) Cold …": authors, then the year.
_DATED = re.compile(r"^[^()]{3,600}\((?:19|20)\d\d[a-z]?\)[.,:]?\s")
_AFTER = re.compile(
    r"^(?:(?:conflicts?\s+of\s+interests?|competing\s+interests?|funding|acknowledge?ments?|disclosures?|ethics|consent"
    r"|authors?['’]?\s+contributions?|data\s+availability|supplementary|publisher)\b.{0,40}[:.]|received\s+\d)",
    re.IGNORECASE,
)
_WHOLE = re.compile(
    r"(?:\b(?:19|20)\d\d\s?;\s?\w+.*:\s?\w+(?:\s?[-–]\s?\w+)?\.?|[:,]\s?\w+\s?[-–]\s?\w+\s?\(?(?:19|20)\d\d\)?\.?)$"
)
_TAIL = re.compile(
    r"^(?:doi|pmid|pmcid|https?|www|epub|available|accessed|\[|published|crossref|medline|\()", re.IGNORECASE
)
_OWN_DOI = re.compile(r"^doi\s?:?\s?10\.\S+$", re.IGNORECASE)
_CLOSED = re.compile(r"(?:[.\])>]|\d|/\S+|\w\.\w+)$")


@dataclass(slots=True)
class Entries:
    """Lines inside lists; and those that open an entry, with its number (0 where it prints none)."""

    inside: set[int] = field(default_factory=set)
    opening: dict[int, int] = field(default_factory=dict)


def entries_in(lines: Sequence[Line], headings: Collection[int]) -> Entries:
    """Find the entries below each heading of a list; without such a heading, a count of three names and more."""
    found = Entries()
    starts = [place + 1 for place, line in enumerate(lines) if LIST_HEADING.match(line.text)]
    for start in starts:
        _add_list(lines, start, headings, found)
    first = unheaded(lines, headings)
    if first is not None:
        _add_list(lines, first, headings, found)
    return found


def unheaded(lines: Sequence[Line], headings: Collection[int] = ()) -> int | None:
    """The place where a list opens that has no heading over it: three numbered names and more."""
    if any(LIST_HEADING.match(line.text) for line in lines):
        return None
    first = next((place for place, line in enumerate(lines) if _opens_name(line, 1)), None)
    if first is None or len(_numbers(lines, first, headings, names=True)) < FEWEST_WITHOUT_HEADING:
        return None
    return first


def opens_entry(text: str) -> bool:
    """Tell whether a line opens as an entry of a list does: with a number apart ("12. Made A"), or with an author."""
    printed = _NUMBER.match(text)
    return bool(_NAME.match(text)) or (printed is not None and not printed[0].strip().isdecimal())


def _opens_name(line: Line, number: int) -> bool:
    printed = _NUMBER.match(line.text)
    return printed is not None and int(printed[1]) == number and bool(_NAME.match(line.text[printed.end() :]))


def _add_list(lines: Sequence[Line], start: int, headings: Collection[int], found: Entries) -> None:
    numbers = _numbers(lines, start, headings)
    if numbers and min(numbers) <= start + 2:
        end = _end(lines, max(numbers), headings)
        found.opening |= {lines[place].number: number for place, number in numbers.items()}
    elif start < len(lines) and _NAME.match(lines[start].text):
        places, end = _names(lines, start, headings)
        found.opening |= {lines[place].number: 0 for place in places}
    else:
        return
    found.inside |= {line.number for line in lines[start:end]}


def _numbers(lines: Sequence[Line], start: int, headings: Collection[int], *, names: bool = False) -> dict[int, int]:
    """The places of lines that open with 1, 2, 3 …, up to the next heading that names a list."""
    places: dict[int, int] = {}
    for place in range(start, len(lines)):
        text = lines[place].text
        if place > start and LIST_HEADING.match(text):
            break
        printed = _NUMBER.match(text)
        if printed is None or int(printed[1]) != len(places) + 1:
            continue
        if names and not _NAME.match(text[printed.end() :]):
            continue
        if not places or _CLOSED.search(lines[place - 1].text):
            places[place] = len(places) + 1
    return places


def _names(lines: Sequence[Line], start: int, headings: Collection[int]) -> tuple[list[int], int]:
    """The places of lines that open with an author below an entry that names its year, and where the list ends."""
    places = [start]
    text = lines[start].text
    for place in range(start + 1, len(lines)):
        line, before = lines[place], lines[place - 1]
        if (line.number in headings and not _NAME.match(line.text)) or _AFTER.match(line.text):
            return places, place
        dated = _DATED.match(text) and _DATED.match(" ".join(one.text for one in lines[place : place + LINES_OF_NAMES]))
        closed = bool(_CLOSED.search(before.text) or (dated and _NAME.match(line.text))) and is_reference(text)
        if closed and _NAME.match(line.text):
            places.append(place)
            text = line.text
            continue
        ahead = " ".join(each.text for each in lines[place : place + 2])
        if closed and line.gap and not is_reference(ahead):
            return places, place
        if (
            closed
            and (line.gap or len(before.text) < 0.6 * len(line.text))
            and line.text[:1].isupper()
            and is_reference(ahead)
            and not line.text[-1].isdigit()
        ):
            places.append(place)
            text = line.text
            continue
        text = f"{text} {line.text}"
    return places, len(lines)


def _end(lines: Sequence[Line], last: int, headings: Collection[int]) -> int:
    """The last entry goes on to a heading, or to a gap behind its full stop."""
    text = lines[last].text
    others = sum(
        bool(re.search(r"\bdoi\b|10\.\d{4}", line.text, re.IGNORECASE)) for line in lines[max(0, last - 60) : last]
    )
    for place in range(last + 1, len(lines)):
        line, before = lines[place], lines[place - 1]
        if (
            _WHOLE.search(text)
            and line.text[:1].isupper()
            and (not _TAIL.match(line.text) or (_OWN_DOI.match(line.text) and not others))
        ):
            return place
        whole = ends_sentence(before.text) and is_reference(text)
        if line.number in headings or (
            whole and (line.gap or line.number > before.number + 1 or _AFTER.match(line.text))
        ):
            return place
        text = f"{text} {line.text}"
    return len(lines)
