"""The library of references from the desk: who may change it; what follows for pages is done here too."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User

from articles import library, lookup
from articles.importers.reference_files import Result
from articles.library import Outcome
from articles.models import Reference
from reviews.permissions import check_can_write, person

from .evidence import refresh_pages


def add(*, by: User, records: Iterable[Result | Mapping[str, Any]]) -> Outcome:
    """Put records into the library; those that are there already stay as they are."""
    check_can_write(person(by))
    return library.add(records=records, by=by)


def look_up(*, by: User, identifier: str) -> Outcome:
    """Ask Crossref or PubMed for a DOI or PMID, and put what they hold into the library. Raises LookupFailed."""
    check_can_write(person(by))
    return library.add(records=[lookup.by_identifier(identifier)], by=by)


def edit(*, by: User, reference: Reference, csl: Mapping[str, Any]) -> Reference:
    """Give a reference another record. Raises LibraryRefused."""
    check_can_write(person(by))
    return library.edit(reference=reference, csl=csl)


def merge(*, by: User, kept: Reference, merged: Reference) -> Reference:
    """Let one reference stand for both; a retraction mark of either holds for the pages that cite them.

    Each page is changed in a transaction of its own: it waits for who holds the page, and they may cite the work.
    """
    check_can_write(person(by))
    standing = library.merge(kept=kept, merged=merged)
    refresh_pages(by=by, references=[standing.pk])
    return standing


def delete(*, by: User, reference: Reference) -> None:
    """Take out a reference that no text has cited. Raises LibraryRefused."""
    check_can_write(person(by))
    library.delete(reference=reference)
