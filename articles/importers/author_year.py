"""Citation marks that name author and year: "(Made, 2015)", "(Found & Newly, 2018; Penny et al., 2020)"."""

import re
from collections.abc import Sequence

from articles.importers.citations import Mark
from articles.importers.value import ImportedReference

STYLE = "author_year"
ENOUGH_MARKS = 2
_GROUP = re.compile(r"\s?\((?:see\s+|e\.g\.,?\s+)?([^\W\d_][^()]{2,200}?\b(?:19|20)\d\d[a-z]?)\)")
_PARTS = re.compile(r";|(?<=\d{4}),\s(?=[^\W_]{2})|(?<=\d{4}[a-z]),\s(?=[^\W_]{2})")
_YEAR_ALONE = re.compile(r"^\s*((?:19|20)\d\d[a-z]?)\s*$")
_IN_BRACKETS = re.compile(r"\[\d{1,3}\b")
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
        parts = _PARTS.split(group[1])
        places = [_place(part, references) for part in _with_names(parts)]
        if all(places):
            marks.append(Mark(group.start(), group.end(), tuple(places)))
        else:
            marks += _listed_parts(text, group.start(1), parts, places)
    for named in _IN_SENTENCE.finditer(text):
        names = (named[1], named[1].partition(" ")[2])
        if place := next((found for name in names if (found := _place(f"{name}, {named[2]}", references))), 0):
            marks.append(Mark(named.end(1), named.end(), (place,)))
    return sorted(marks, key=lambda mark: mark.start)


def _listed_parts(text: str, start: int, parts: Sequence[str], places: Sequence[int]) -> list[Mark]:
    """Of several works in one bracket, those that the list has; the others stay in the text for the editor."""
    marks: list[Mark] = []
    for part, place in zip(parts, places, strict=True):
        begins = text.index(part.strip(), start)
        start = begins + len(part.strip())
        if place and not _YEAR_ALONE.match(part):
            marks.append(Mark(begins, start, (place,)))
    return marks


def _with_names(parts: Sequence[str]) -> list[str]:
    """Parts that are years only take the names of the part before them ("Ferri et al. 1991, 1999")."""
    named: list[str] = []
    for part in parts:
        alone = _YEAR_ALONE.match(part)
        before = _ONE.match(named[-1]) if named else None
        named.append(f"{before[1]}, {alone[1]}" if alone and before else part)
    return named


def is_author_year(texts: Sequence[str], references: Sequence[ImportedReference]) -> bool:
    """Tell whether a page with a list without numbers marks its sources so."""
    if not references or any(reference.number is not None for reference in references):
        return False
    marks = sum(len(find_author_years(text, references)) for text in texts)
    return marks >= ENOUGH_MARKS or (marks == 1 and not any(_IN_BRACKETS.search(text) for text in texts))


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
