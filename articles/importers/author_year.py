"""Citation marks that name author and year: "(Made, 2015)", "(Found & Newly, 2018; Penny et al., 2020)"."""

import re
from collections.abc import Sequence

from articles.importers.citations import Mark
from articles.importers.value import ImportedReference

STYLE = "author_year"
ENOUGH_MARKS = 2
_GROUP = re.compile(r"\s?\((?:see\s+|e\.g\.,?\s+)?([^\W\d_][^()]{2,200}?\b(?:19|20)\d\d[a-z]?)\)")
_PARTS = re.compile(r";|(?<=\d{4}),\s(?=[^\W\d_]{2})|(?<=\d{4}[a-z]),\s(?=[^\W\d_]{2})")
_ONE = re.compile(r"^\s*([^\d;]{2,120}?),?\s+((?:19|20)\d\d)([a-z]?)\s*$")
_NAME = r"(?:(?:de|van|von|der|den|la|le|di|du)\s){0,2}[^\W\d_a-z][\w'’-]+"
_IN_SENTENCE = re.compile(
    rf"\b({_NAME}(?:\s{_NAME})?(?:\s(?:and|&)\s{_NAME}|\s+et\s+al\.?(?:,)?|\s+and\s+colleagues)?)\s\(((?:19|20)\d\d[a-z]?)\)"
)


def find_author_years(text: str, references: Sequence[ImportedReference]) -> list[Mark]:
    """The marks whose every part is one listed entry; the numbers are the entries' places in the list, from 1.
    Of authors named in the sentence ("Made and Up (2015) found …"), the year in its brackets is the mark."""
    marks: list[Mark] = []
    for group in _GROUP.finditer(text):
        places = [_place(part, references) for part in _PARTS.split(group[1])]
        if places and all(places):
            marks.append(Mark(group.start(), group.end(), tuple(places)))
    for named in _IN_SENTENCE.finditer(text):
        place = _place(f"{named[1]}, {named[2]}", references)
        if place:
            marks.append(Mark(named.end(1), named.end(), (place,)))
    return sorted(marks, key=lambda mark: mark.start)


def is_author_year(texts: Sequence[str], references: Sequence[ImportedReference]) -> bool:
    """Tell whether a page with a list without numbers marks its sources so."""
    if not references or any(reference.number is not None for reference in references):
        return False
    return sum(len(find_author_years(text, references)) for text in texts) >= ENOUGH_MARKS


def _place(part: str, references: Sequence[ImportedReference]) -> int:
    """The place of the one entry of that first author and year; 0 where there is none, or more than one."""
    stated = _ONE.match(part)
    if stated is None:
        return 0
    named = re.split(r"\s+(?:et\s+al|and\b|&)|,", stated[1].removeprefix("see "))[0].strip().casefold()
    fitting = [
        place
        for place, reference in enumerate(references, start=1)
        if reference.authors and reference.year == int(stated[2]) and _opens(reference.authors[0], named)
        and (not stated[3] or f"{stated[2]}{stated[3]}" in reference.raw)
    ]  # fmt: skip
    return fitting[0] if len(fitting) == 1 else 0


def _opens(author: str, named: str) -> bool:
    return bool(named) and f"{author.casefold()} ".startswith(f"{named} ")
