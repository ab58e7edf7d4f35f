import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from articles.rendering.bibliography import year_of

from .document import CitedWork, Document, Finding

_DOI = re.compile(r"10\.\d{4,9}/\S+$")
_PMID = re.compile(r"\d{1,8}$")
_ARTICLE = "article-journal"
_NEEDS_NO_YEAR = ("webpage", "post-weblog", "post", "entry", "entry-encyclopedia", "dataset", "software")


def check(document: Document) -> Iterator[Finding]:
    """Each record has what leads a reader to the work (check 24). What is asked follows its type."""
    dois: dict[str, int] = {}
    for work in document.references:
        faults = list(_faults(work.csl, document.today))
        doi = str(work.csl.get("DOI") or "").lower()
        if doi and doi in dois:
            faults.append(f"it has the same DOI as reference {dois[doi]}")
        dois.setdefault(doi, work.number)
        if faults:
            yield _finding(work, faults)


def _finding(work: CitedWork, faults: list[str]) -> Finding:
    return Finding(
        "reference_form",
        "warning",
        f"Reference {work.number} ({work.key}): {'; '.join(faults)}. Complete the record in the library.",
        field="references",
    )


def _faults(csl: Mapping[str, Any], today: date | None) -> Iterator[str]:
    kind = str(csl.get("type") or _ARTICLE)
    year = year_of(csl)
    if year is None and kind not in _NEEDS_NO_YEAR:
        yield "it has no year"
    if year and today and year > today.year + 1:
        yield f"its year, {year}, lies in the future"
    if kind == _ARTICLE and not csl.get("container-title"):
        yield "it names no journal"
    if kind == "webpage" and not csl.get("URL"):
        yield "it has no address"
    doi, pmid = str(csl.get("DOI") or ""), str(csl.get("PMID") or "")
    if doi and not _DOI.match(doi):
        yield f"“{doi}” is no DOI (10.…/…)"
    if pmid and not _PMID.match(pmid):
        yield f"“{pmid}” is no PMID (up to 8 figures)"
    pages = str(csl.get("page") or "")
    if kind == _ARTICLE and pages.isdigit() and not (doi or pmid or csl.get("PMCID")):
        yield "it gives a first page only, and neither DOI nor PMID"
