"""Works and their records: which one of the library a record is, which are likely the same, what key a new one gets."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from .identifiers import plain, same_title, year_of
from .models import Reference

MAX_KEY_PART = 30
PASSED_OVER = {"", "a", "an", "the", "on", "of", "in", "and", "for", "to", "is", "are", "with", "from", "by", "at"}


class KnownWorks:
    """The library by key, DOI, PMID and title, read in one query however many records are compared with it."""

    def __init__(self) -> None:
        self.keys: set[str] = set()
        self.by_number: dict[str, Reference] = {}
        self.by_title: dict[tuple[str, int | None], list[Reference]] = defaultdict(list)
        rows = Reference.objects.select_related("merged_into")
        for reference in sorted(rows, key=lambda row: row.merged_into_id is None):  # a former key gives way
            self._take(reference)

    def _take(self, reference: Reference) -> None:
        standing = reference.merged_into or reference
        self.keys.add(reference.citekey)
        self.by_number |= {number: standing for number in (reference.doi, reference.pmid) if number}
        self.by_title[same_title(reference.csl.get("title")), year_of(reference.csl)].append(standing)

    def find(self, record: Mapping[str, Any]) -> Reference | None:
        """The reference that a record is: by DOI, else PMID, else title and year; None for a new work."""
        for number in (record.get("DOI", "").lower(), record.get("PMID")):
            if number and number in self.by_number:
                return self.by_number[number]
        alike = self.by_title.get((same_title(record["title"]), year_of(record)), ())
        return next((reference for reference in alike if _agree(reference.csl, record)), None)

    def add(self, record: Mapping[str, Any]) -> Reference:
        """Put a new work in, under a key that no other has."""
        key = base = citekey_for(record)
        copies = 1
        while key in self.keys:
            copies += 1
            key = f"{base}-{copies}"
        reference = Reference.objects.create(citekey=key, csl={**record, "id": key})
        self._take(reference)
        return reference


def citekey_for(record: Mapping[str, Any]) -> str:
    """First author (else first editor), year, first word of the title that says something: "ferri2008mixed"."""
    people: Sequence[Mapping[str, str]] = record.get("author") or record.get("editor") or [{}]
    name = _ascii(people[0].get("family") or people[0].get("literal", "").partition(" ")[0])
    title = next((word for word in map(_ascii, plain(record.get("title")).split()) if word not in PASSED_OVER), "")
    family = re.sub(r"[^a-z]", "", name) or "ref"
    return f"{family[:MAX_KEY_PART]}{year_of(record) or 'undated'}{title[:MAX_KEY_PART]}"


def _ascii(value: object) -> str:
    """The letters and digits of a word, without accents, small: "Sjögren’s" gives "sjogrens"."""
    words = unicodedata.normalize("NFKD", plain(value)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", words)


def duplicates() -> list[list[Reference]]:
    """Groups of references that are likely the same work, in one query.

    The same title and year, or the same journal's volume, first page and year; two with different DOIs or PMIDs
    (an article and its preprint) are not the same.
    """
    groups: dict[tuple[object, ...], list[Reference]] = defaultdict(list)
    for reference in Reference.objects.filter(merged_into=None):
        for key in _resemblances(reference.csl):
            groups[key].append(reference)
    alike = {
        tuple(reference.pk for reference in members): members
        for group in groups.values()
        if len(members := [one for one in group if any(_agree(one.csl, other.csl) for other in group if other != one)])
        > 1
    }
    return list(alike.values())


def _agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two records have no DOI and no PMID that differ."""
    return all(
        not one.get(name) or not other.get(name) or str(one[name]).lower() == str(other[name]).lower()
        for name in ("DOI", "PMID")
    )


def _resemblances(record: Mapping[str, Any]) -> list[tuple[object, ...]]:
    year, title = year_of(record), same_title(record.get("title"))
    place = [plain(record.get(name)).partition("-")[0] for name in ("volume", "page")]
    keys: list[tuple[object, ...]] = [("title", title, year)] if title else []
    return [*keys, ("place", *place, year)] if year and all(place) else keys
