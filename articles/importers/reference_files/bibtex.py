"""BibTeX and BibLaTeX files, read with bibtexparser; LaTeX accents become letters."""

import logging
import re
from collections.abc import Mapping
from typing import Any

from bibtexparser import parse_string
from bibtexparser.middlewares.names import parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Block, DuplicateBlockKeyBlock, DuplicateFieldKeyBlock, Entry, ParsingFailedBlock
from pylatexenc.latex2text import LatexNodes2Text

from articles.identifiers import plain
from articles.importers.reference_files.bibliographic import (
    ET_AL,
    Broken,
    BrokenReference,
    ReadReference,
    Result,
    UnreadableReferences,
    date_of,
    tidy,
)

TYPES = {
    "article": "article-journal", "book": "book", "mvbook": "book", "collection": "book", "proceedings": "book",
    "booklet": "book", "incollection": "chapter", "inbook": "chapter", "inproceedings": "paper-conference",
    "conference": "paper-conference", "techreport": "report", "report": "report", "manual": "report",
    "online": "webpage", "electronic": "webpage", "www": "webpage", "phdthesis": "thesis", "mastersthesis": "thesis",
    "thesis": "thesis", "dataset": "dataset", "unpublished": "manuscript", "misc": "document",
}  # fmt: skip
SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper", "preprint": "article"}
FIELDS = {
    "title": ("title",), "container-title": ("journaltitle", "journal", "booktitle", "maintitle"),
    "container-title-short": ("shortjournal",), "collection-title": ("series",), "volume": ("volume",),
    "page": ("pages", "eid"), "number-of-pages": ("pagetotal",), "edition": ("edition",),
    "publisher": ("publisher", "institution", "school", "organization", "howpublished"),
    "publisher-place": ("location", "address"), "language": ("langid", "language"),
}  # fmt: skip
"""Our field → those of BibTeX and BibLaTeX, the first that is there."""
MAX_FIELD = 10_000

_latex = LatexNodes2Text(math_mode="text")

# A duplicate key or an unknown macro is reported with its record; the library's own log would repeat it.
logging.getLogger("bibtexparser").setLevel(logging.ERROR)
logging.getLogger("pylatexenc").setLevel(logging.ERROR)


def parse(text: str) -> list[Result]:
    """The entries of a BibTeX file, in order; comments, strings and preambles are not counted."""
    try:
        blocks = parse_string(text).blocks
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise UnreadableReferences("This BibTeX cannot be read. Export it again, or paste single entries.") from error
    entries = [block for block in blocks if isinstance(block, Entry | ParsingFailedBlock)]
    return [_result(number, block) for number, block in enumerate(entries, start=1)]


def _result(number: int, block: Block) -> Result:
    if isinstance(block, DuplicateFieldKeyBlock):
        twice = ", ".join(sorted(block.duplicate_keys))
        return BrokenReference(number, f"It gives a field twice: {plain(twice)}. Keep one.")
    entry = block.ignore_error_block if isinstance(block, DuplicateBlockKeyBlock) else block
    if not isinstance(entry, Entry):
        return BrokenReference(number, "It is no complete BibTeX entry: look for a missing brace, comma or quote.")
    try:
        return ReadReference(number, tidy(_record(entry)))
    except Broken as error:
        return BrokenReference(number, str(error))


def _record(entry: Entry) -> dict[str, Any]:
    raw = {field.key.casefold(): str(field.value)[:MAX_FIELD] for field in entry.fields}
    record: dict[str, Any] = {
        ours: _decoded(value) for ours, theirs in FIELDS.items() if (value := _first(raw, theirs))
    }
    kind = _kind(entry, raw)
    authors, incomplete = _names(raw.get("author", ""))
    return record | {
        "type": kind,
        "id": entry.key,
        "author": authors,
        "note": ET_AL if incomplete else "",
        "editor": _names(raw.get("editor", ""))[0],
        "issued": _issued(raw),
        "accessed": _iso_dates(raw.get("urldate", "")),
        "issue": _decoded(_first(raw, ("issue", "number") if kind != "article" else ("issue",))),
        "number": _decoded(raw.get("number", "")),
        "genre": _decoded(raw.get("type", "")),
        "URL": _verbatim(raw.get("url", "")),
        "DOI": _verbatim(raw.get("doi", "")),
        "PMID": raw.get("pmid") or (raw.get("eprint", "") if raw.get("eprinttype") == "pubmed" else ""),
        "PMCID": raw.get("pmcid", ""),
        "ISBN": raw.get("isbn", ""),
        "ISSN": raw.get("issn", ""),
    }


def _kind(entry: Entry, raw: Mapping[str, str]) -> str:
    archive = plain(raw.get("archiveprefix") or raw.get("eprinttype")).casefold()
    if archive.endswith("rxiv"):
        return "article"
    return SUBTYPES.get(plain(raw.get("entrysubtype")), TYPES.get(entry.entry_type.casefold(), "document"))


def _first(raw: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((raw[name] for name in names if raw.get(name)), "")


def _decoded(latex: str) -> str:
    r"""`Sj{\"o}gren \& co` gives "Sjögren & co". What cannot be decoded stays as it is."""
    latex = latex.replace(r"\textbraceleft{}", r"\{").replace(r"\textbraceright{}", r"\}")  # pylatexenc drops them
    try:
        return str(_latex.latex_to_text(latex)).replace("ˆ", "^").replace("\xa0", " ").strip()
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
        return latex


def _verbatim(text: str) -> str:
    """Addresses and DOIs are no LaTeX, but some programs escape them all the same."""
    return re.sub(r"\\([_%&#~{}])", r"\1", re.sub(r"\\url\{(.*)\}", r"\1", text)).strip()


def _names(text: str) -> tuple[list[dict[str, str]], bool]:
    """The persons of an author or editor field, and whether it ends in "and others"."""
    names = split_multiple_persons_names(text) if text else []
    others = names[-1:] == ["others"]
    return [_person(name) for name in (names[:-1] if others else names)], others


def _person(name: str) -> dict[str, str]:
    parts = parse_single_name_into_parts(name, strict=False)
    family = _decoded(" ".join([*parts.von, *parts.last]))
    if not parts.first:
        return {"literal": family}
    return {"family": family, "given": _decoded(" ".join(parts.first)), "suffix": _decoded(" ".join(parts.jr))}


def _issued(raw: Mapping[str, str]) -> dict[str, Any]:
    """BibLaTeX's date, else year, month and day."""
    if date := _iso_dates(raw.get("date", "")):
        return date
    month = _decoded(raw.get("month", ""))
    if month.isdecimal() and len(month) <= 2:
        return date_of(f"{plain(raw.get('year'))}-{month}")
    return date_of(f"{plain(raw.get('year'))} {month} {plain(raw.get('day'))}")


def _iso_dates(text: str) -> dict[str, Any]:
    """ "2020-03-05", "2020-03/2020-04", or "2020-21" for the spring (EDTF)."""
    season = re.fullmatch(r"(\d{4})-2([1-4])", text)
    if season:
        return {"date-parts": [[season[1]]], "season": int(season[2])}
    dates = [date for part in text.split("/")[:2] if (date := date_of(part))]
    return {"date-parts": [date["date-parts"][0] for date in dates]} if dates else {}
