"""NBIB: PubMed's own text form of a record, read with nbib, one record at a time."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import nbib
from nbib.exceptions import MalformedLine, UnknownTagFormat

from articles.importers.reference_files.bibliographic import (
    Broken,
    BrokenReference,
    ReadReference,
    Result,
    date_of,
    person,
    tidy,
)

_TAG = re.compile(r"([A-Z]{2,4}) *- ?(.*)")
_START = re.compile(r"^PMID *-", re.MULTILINE)
_DOI = re.compile(r"(\S+) \[doi\]")
NO_JOURNAL = ("BTI", "CN", "ED", "FED", "LID", "PB", "ISBN")
"""Tags that nbib passes over: books, organisations, and DOIs that stand as a location only."""


def parse(text: str) -> list[Result]:
    """The records of an NBIB file, in order; each begins with its PMID."""
    return [_result(number, chunk) for number, chunk in enumerate(_chunks(text), start=1)]


def _chunks(text: str) -> Iterator[str]:
    """The lines of each record. An empty line inside one would end it for nbib, so there is none."""
    starts = [match.start() for match in _START.finditer(text)]
    for start, end in pairwise([*starts, len(text)]):
        lines = (line.rstrip() for line in text[start:end].split("\n"))
        yield "\n".join(line for line in lines if line) + "\n\n"


def _result(number: int, chunk: str) -> Result:
    try:
        found = nbib.read(chunk)
        return ReadReference(number, tidy(_record(found[0], _others(chunk))))
    except Broken as error:
        return BrokenReference(number, str(error))
    except (MalformedLine, UnknownTagFormat):
        return BrokenReference(number, "One of its lines does not have PubMed's form. Copy it again from PubMed.")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, OverflowError):
        return BrokenReference(number, "One of its fields cannot be read. Copy it again from PubMed.")


def _others(chunk: str) -> dict[str, list[str]]:
    """The tags that nbib passes over: tag → values; a continued line belongs to the one before."""
    values: dict[str, list[str]] = {tag: [] for tag in NO_JOURNAL}
    current: list[str] = []
    for line in chunk.split("\n"):
        tagged = _TAG.fullmatch(line)
        if tagged:
            current = values.get(tagged[1], [])
            current.append(tagged[2].strip())
        elif current:
            current[-1] += f" {line.strip()}"
    return values


def _record(found: Mapping[str, Any], others: Mapping[str, list[str]]) -> dict[str, Any]:
    book = next(iter(others["BTI"]), "")
    title = found.get("title") or found.get("transliterated_title")
    names = (author.get("author") or author.get("author_abbreviated") for author in found.get("authors", ()))
    located = _DOI.search(" ".join(others["LID"]))
    return {
        "type": _type(found, book, title),
        "title": title or book,
        "container-title": book if title and book else found.get("journal") or found.get("journal_abbreviated"),
        "container-title-short": None if book else found.get("journal_abbreviated"),
        "author": [person(str(name)) for name in names] + [{"literal": name} for name in others["CN"]],
        "editor": [person(name) for name in others["FED"] or others["ED"]],
        "issued": date_of(found.get("publication_date")),
        "volume": found.get("journal_volume"),
        "issue": found.get("journal_issue"),
        "page": found.get("pages"),
        "publisher": next(iter(others["PB"]), ""),
        "publisher-place": found.get("place_of_publication") if book else None,
        "ISBN": next(iter(others["ISBN"]), ""),
        "language": found.get("language"),
        "DOI": found.get("doi") or (located[1] if located else ""),
        "PMID": found.get("pubmed_id"),
        "PMCID": found.get("pmcid"),
    }


def _type(found: Mapping[str, Any], book: str, title: object) -> str:
    if book:
        return "chapter" if title else "book"
    return "article" if "Preprint" in found.get("publication_types", ()) else "article-journal"
