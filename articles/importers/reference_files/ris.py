"""RIS files, read with rispy, one record at a time."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import rispy
from rispy.config import LIST_TYPE_TAGS, TAG_KEY_MAPPING

from articles.importers.reference_files.bibliographic import (
    ET_AL,
    Broken,
    BrokenReference,
    ReadReference,
    Result,
    date_of,
    person,
    tidy,
)

TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "INPR": "article-journal", "JFULL": "article-journal",
    "MGZN": "article-magazine", "NEWS": "article-newspaper", "BOOK": "book", "EBOOK": "book", "EDBOOK": "book",
    "CHAP": "chapter", "ECHAP": "chapter", "ENCYC": "chapter", "CONF": "paper-conference", "CPAPER": "paper-conference",
    "RPRT": "report", "GOVDOC": "report", "STAND": "report", "THES": "thesis", "DATA": "dataset", "DBASE": "dataset",
    "ELEC": "webpage", "ICOMM": "webpage", "BLOG": "webpage", "WEB": "webpage", "UNPB": "manuscript",
    "MANSCPT": "manuscript",
}  # fmt: skip
MAPPING = {**TAG_KEY_MAPPING, "ED": "editors"}
LISTS = [*LIST_TYPE_TAGS, "ED"]
JOURNALS = ("article-journal", "article-magazine", "article-newspaper", "article")
COUNTED_IN_PAGES = ("book", "report", "thesis")
"""Kinds whose SP alone says how many pages there are, not where."""

_END = re.compile(r"^ER\s*-.*$", re.MULTILINE)
_START = re.compile(r"^TY\s{1,2}-", re.MULTILINE)
_PMID = re.compile(r"\bPMID:?\s*(\d{1,8})\b", re.IGNORECASE)
_PMCID = re.compile(r"\bPMC\d{1,9}\b")


def parse(text: str) -> list[Result]:
    """The records of a RIS file, in order; text between records is passed over."""
    return [_result(number, chunk) for number, chunk in enumerate(_chunks(text), start=1)]


def _chunks(text: str) -> Iterator[str]:
    """The lines of each record, from its TY to its ER or to the next TY."""
    starts = [match.start() for match in _START.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        yield text[start:end]


def _result(number: int, chunk: str) -> Result:
    if not _END.search(chunk):
        return BrokenReference(number, "It has no end: the line “ER  -” is missing.")
    try:
        found = rispy.loads(chunk, mapping=MAPPING, list_tags=LISTS)
        return ReadReference(number, tidy(_record(found[0])))
    except Broken as error:
        return BrokenReference(number, str(error))
    except (KeyError, ValueError, TypeError, AttributeError, IndexError):
        return BrokenReference(number, "Its lines do not have the form of RIS (two letters, two spaces, a hyphen).")


def _record(found: Mapping[str, Any]) -> dict[str, Any]:
    kind = TYPES.get(str(found.get("type_of_reference", "")).strip().upper(), "document")
    notes = " ".join(str(note) for note in found.get("notes", ()))
    authors = [*found.get("authors", ()), *found.get("first_authors", ())]
    editors = [*found.get("editors", ()), *(() if kind == "book" else found.get("secondary_authors", ()))]
    record = {
        "type": kind,
        "id": found.get("id") or found.get("label"),
        "title": found.get("title") or found.get("primary_title"),
        **_container(found),
        "author": [person(str(name)) for name in authors if str(name).casefold() != ET_AL],
        "editor": [person(str(name)) for name in editors],
        "issued": date_of(found.get("date") or "") or date_of(found.get("year") or found.get("publication_year") or ""),
        "accessed": date_of(found.get("access_date") or ""),
        "collection-title": found.get("tertiary_title"),
        "volume": found.get("volume"),
        "issue": found.get("number"),
        "number": found.get("note"),
        "edition": found.get("edition"),
        "publisher": found.get("publisher"),
        "publisher-place": found.get("place_published"),
        "genre": found.get("type_of_work"),
        "language": found.get("language"),
        "ISSN" if kind in JOURNALS else "ISBN": found.get("issn"),
        "DOI": found.get("doi"),
        "URL": next(iter(found.get("urls", ())), ""),
        "note": ET_AL if ET_AL in (notes.strip().casefold(), *(str(name).casefold() for name in authors)) else "",
    }
    return record | _pages(found, kind) | _pubmed(found, notes)


def _container(found: Mapping[str, Any]) -> dict[str, Any]:
    """The whole title is T2 or JF; JO is the whole one where no other is, else an abbreviated one like J2 and JA."""
    whole = found.get("secondary_title") or found.get("alternate_title3")
    short = found.get("alternate_title1") or found.get("alternate_title2")
    journal = found.get("journal_name")
    short = short or (journal if whole and journal != whole else None)
    return {"container-title": whole or journal or short, "container-title-short": short if whole or journal else None}


def _pages(found: Mapping[str, Any], kind: str) -> dict[str, Any]:
    first, last = str(found.get("start_page") or "").strip(), str(found.get("end_page") or "").strip()
    if kind in COUNTED_IN_PAGES and first and not last:
        return {"number-of-pages": re.sub(r"\s*p\.?$", "", first)}
    first = first or str(found.get("custom7") or "").strip()
    return {"page": f"{first}-{last}" if first and last and last not in first.split("-") else first or last}


def _pubmed(found: Mapping[str, Any], notes: str) -> dict[str, str]:
    numbers = " ".join([notes, str(found.get("custom2", "")), str(found.get("accession_number", ""))])
    pmid, pmcid = _PMID.search(numbers), _PMCID.search(numbers)
    database = str(found.get("name_of_database", "")).casefold()
    from_pubmed = any(name in database for name in ("pubmed", "medline", "nlm"))
    return {
        "PMID": pmid[1] if pmid else str(found.get("accession_number", "")) if from_pubmed else "",
        "PMCID": pmcid[0] if pmcid else "",
    }
