"""Dates as pages print them, read only where one reading is possible."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = "january february march april may june july august september october november december"
MONTHS = tuple(_MONTHS.split())
_MONTH = r"(?:" + "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS) + r"|sept)\.?"

DATE = re.compile(
    rf"""(?<![\w/])(?:
      (?P<iso>\d{{4}}(?P<mark>[-./])\d{{2}}(?P=mark)\d{{2}})
    | (?P<year_first>(?:19|20)\d\d\s{_MONTH}\s\d{{1,2}})
    | (?P<month_first>{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})
    | (?P<day_first>\d{{1,2}}(?:(?:st|nd|rd|th)?\s+{_MONTH},?\s+|-{_MONTH}-)\d{{4}})
    | (?P<figures>\d{{1,2}}(?P<between>[/.-])\d{{1,2}}(?P=between)\d{{4}})
    | (?P<month_in_figures>\d{{1,2}}/\d{{4}})
    | (?P<month_only>{_MONTH},?\s+\d{{4}})
    | (?P<year_only>(?:19|20)\d\d)
    )(?:(?=T\d{{2}}:)|(?![\w/]))""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class DateReading:
    """`iso` is None where no single day is stated; `doubt` then says why, `readings` what it can be."""

    iso: str | None
    doubt: str | None
    printed: str
    readings: tuple[str, ...] = ()


def read_date(text: str) -> DateReading | None:
    """Read the first date in a text; None where there is none."""
    found = DATE.search(text)
    if found is None:
        return None
    printed = found[0]
    if found["month_only"] or found["month_in_figures"] or found["year_only"]:
        return DateReading(None, "date_incomplete", printed)
    if found["figures"]:
        return _figures(printed)
    return _known(printed, _parts(found))


def month_of(printed: str) -> tuple[int, int] | None:
    """The year and month of a printed date; None where it has no month, or one that can be read in two ways."""
    found = DATE.search(printed)
    if found is None or found["year_only"]:
        return None
    if found["month_in_figures"]:
        month, year = found[0].split("/")
        return int(year), int(month)
    if found["month_only"]:
        return int(found[0][-4:]), _month_number(found[0])
    reading = read_date(printed)
    return (int(reading.iso[:4]), int(reading.iso[5:7])) if reading and reading.iso else None


def _parts(found: re.Match[str]) -> tuple[int, int, int]:
    if found["iso"]:
        year, month, day = re.split(r"[-./]", found["iso"])
        return int(year), int(month), int(day)
    words = re.findall(r"[A-Za-z]+|\d+", re.sub(r"(?<=\d)(?:st|nd|rd|th)", "", found[0], flags=re.IGNORECASE))
    if found["year_first"]:
        words = [*words[1:], words[0]]
    if found["day_first"]:
        words[0], words[1] = words[1], words[0]
    return int(words[2]), _month_number(words[0]), int(words[1])


def _month_number(word: str) -> int:
    return [month[:3] for month in MONTHS].index(word[:3].lower()) + 1


def _known(printed: str, parts: tuple[int, int, int]) -> DateReading:
    try:
        return DateReading(date(*parts).isoformat(), None, printed)
    except ValueError:
        return DateReading(None, "date_impossible", printed)


def _figures(printed: str) -> DateReading:
    """4/30/2023 can be read in one way; 3/4/2023 in two, so it is left to the editor."""
    first, second, year = (int(part) for part in re.split(r"[/.-]", printed))
    if year and first != second and 0 < first <= 12 and 0 < second <= 12:
        readings = (date(year, first, second).isoformat(), date(year, second, first).isoformat())
        return DateReading(None, "date_ambiguous", printed, readings)
    month, day = (second, first) if first > 12 else (first, second)
    return _known(printed, (year, month, day))
