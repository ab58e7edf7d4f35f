"""References out: RIS, BibTeX and CSL-JSON, and the record by which an article of ours is cited.

What `articles.importers.reference_files` reads from these is the same record again.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from articles.identifiers import date_parts, doi_of, number, plain, pmcid_of, pmid_of, whole_pages, year_of

from .csl_fields import ET_AL, CslItem, span

SITE = "CryoSite"
RIS_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS", "article": "UNPB",
    "manuscript": "UNPB", "book": "BOOK", "chapter": "CHAP", "paper-conference": "CONF", "report": "RPRT",
    "thesis": "THES", "dataset": "DATA", "webpage": "ELEC",
}  # fmt: skip
BIBTEX_TYPES = {
    "article-journal": "article", "article-magazine": "article", "article-newspaper": "article", "article": "misc",
    "manuscript": "unpublished", "book": "book", "chapter": "incollection", "paper-conference": "inproceedings",
    "report": "techreport", "thesis": "phdthesis", "dataset": "dataset", "webpage": "online",
}  # fmt: skip
SUBTYPES = {"article-magazine": "magazine", "article-newspaper": "newspaper", "article": "preprint"}
CONTAINERS = {"article-journal": "journal", "chapter": "booktitle", "paper-conference": "booktitle"}
PUBLISHERS = {"report": "institution", "thesis": "school"}
LATEX = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}", **{char: f"\\{char}" for char in "&%$#_"},
}  # fmt: skip
_LIGATURES = re.compile(r"(?<=-)-|(?<=')'|(?<=[`!?])`")
_PARTICLES = re.compile(r"(?<!\S)((?:[a-zà-ÿ’']+\s)*\S+)$")


def ris(records: Iterable[CslItem]) -> str:
    """The records as one RIS file."""
    return "".join(
        "".join(f"{tag}  - {value}\r\n" for tag, value in _ris_lines(record) if value) + "ER  - \r\n\r\n"
        for record in records
    )


def bibtex(records: Iterable[CslItem]) -> str:
    """The records as one BibTeX file (with the dates and types of BibLaTeX); LaTeX's own signs are escaped."""
    return "\n".join(_bibtex_entry(record, index) for index, record in enumerate(records, start=1))


def csl_json(records: Iterable[CslItem]) -> str:
    """The records as a CSL-JSON list."""
    return json.dumps([dict(record) for record in records], ensure_ascii=False, indent=2) + "\n"


def article_record(
    *, slug: str, title: str, authors: Sequence[str], version: int, updated: date, url: str, site: str = SITE
) -> dict[str, Any]:
    """The record by which readers cite one version of an article; `authors` are names as printed."""
    return {
        "id": slug,
        "type": "webpage",
        "title": title,
        "author": [_name_of(author) for author in authors],
        "container-title": site,
        "version": str(version),
        "issued": {"date-parts": [[updated.year, updated.month, updated.day]]},
        "URL": url,
    }


def _name_of(words: str) -> dict[str, str]:
    """ "Ulla van Made" has the family name "van Made"; a name of one word stays whole."""
    name = plain(words)
    family = _PARTICLES.search(name)
    given = name[: family.start()].strip() if family else ""
    return {"family": family[1], "given": given} if family and given else {"literal": name}


# -- RIS ----------------------------------------------------------------------------------------------------


def _ris_lines(record: CslItem) -> list[tuple[str, str]]:
    kind = plain(record.get("type"))
    texts = {"TI": "title", "T2": "container-title", "J2": "container-title-short", "T3": "collection-title",
             "VL": "volume", "IS": "issue", "M1": "number", "PB": "publisher", "CY": "publisher-place",
             "M3": "genre", "LA": "language"}  # fmt: skip
    pubmed = pmid_of(record.get("PMID"))
    return [
        ("TY", RIS_TYPES.get(kind, "GEN")),
        ("ID", plain(record.get("id"))),
        *(("AU", _comma_name(name)) for name in _people(record, "author")),
        *(("ED", _comma_name(name)) for name in _people(record, "editor")),
        *((tag, plain(record.get(name))) for tag, name in texts.items()),
        ("ET", plain(record.get("edition") or record.get("version"))),
        ("PY", str(year_of(record) or "")),
        ("DA", _ris_date(record.get("issued"))),
        ("Y2", _ris_date(record.get("accessed"))),
        *_ris_pages(record),
        ("SN", plain(record.get("ISSN") if kind.startswith("article") else record.get("ISBN"))),
        ("DO", doi_of(record.get("DOI"))),
        ("UR", plain(record.get("URL"))),
        ("AN", pubmed),
        ("DB", "PubMed" if pubmed else ""),
        ("C2", pmcid_of(record.get("PMCID"))),
        ("N1", plain(record.get("note"))),
    ]


def _ris_date(value: object) -> str:
    """YYYY/MM/DD/ with what is known; a range of months and a season stand in the fourth place."""
    dates = date_parts(value)
    if not dates:
        return ""
    season = number(value.get("season")) if isinstance(value, Mapping) else 0
    if len(dates) == 1:
        parts = [f"{part:02}" for part in dates[0]] + ["", ""]
        return f"{parts[0]}/{parts[1]}/{parts[2]}/{('', 'Spring', 'Summer', 'Fall', 'Winter')[season % 5]}"
    return f"{dates[0][0]}///{span(*dates)}"


def _ris_pages(record: CslItem) -> list[tuple[str, str]]:
    first, dash, last = whole_pages(plain(record.get("page"))).partition("-")
    if not first:
        return [("SP", plain(record.get("number-of-pages")))]
    return (
        [("SP", first), ("EP", last)]
        if dash and "-" not in last and "," not in first
        else [("SP", first + dash + last)]
    )


def _people(record: CslItem, role: str) -> list[Mapping[str, Any]]:
    value = record.get(role)
    return [name for name in value if isinstance(name, Mapping)] if isinstance(value, list) else []


def _comma_name(name: Mapping[str, Any]) -> str:
    parts = [plain(name.get(part)) for part in ("family", "given", "suffix")]
    return plain(name.get("literal")) or ", ".join(part for part in parts if part)


# -- BibTeX -------------------------------------------------------------------------------------------------


def _bibtex_entry(record: CslItem, index: int) -> str:
    kind = plain(record.get("type"))
    key = re.sub(r"[^A-Za-z0-9_:.-]", "", plain(record.get("id"))) or f"ref{index}"
    fields = _bibtex_texts(record, kind) | {
        "author": _bibtex_names(record, "author", et_al=plain(record.get("note")) == ET_AL),
        "editor": _bibtex_names(record, "editor"),
        "year": str(year_of(record) or ""),
        "date": _iso_dates(record.get("issued")),
        "urldate": _iso_dates(record.get("accessed")),
        "entrysubtype": SUBTYPES.get(kind, ""),
        "doi": _verbatim(doi_of(record.get("DOI"))),
        "url": _verbatim(plain(record.get("URL"))),
        "pmid": pmid_of(record.get("PMID")),
        "pmcid": pmcid_of(record.get("PMCID")),
    }
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{BIBTEX_TYPES.get(kind, 'misc')}{{{key},\n{lines}}}\n"


def _bibtex_texts(record: CslItem, kind: str) -> dict[str, str]:
    names = {
        "title": "title", CONTAINERS.get(kind, "journaltitle"): "container-title",
        "shortjournal": "container-title-short", "series": "collection-title", "volume": "volume",
        "number": "issue" if kind.startswith("article-") else "number", "edition": "edition",
        PUBLISHERS.get(kind, "publisher"): "publisher", "address": "publisher-place", "type": "genre",
        "version": "version", "langid": "language", "isbn": "ISBN", "issn": "ISSN", "pagetotal": "number-of-pages",
    }  # fmt: skip
    texts = {theirs: _latex(plain(record.get(ours))) for theirs, ours in names.items()}
    if kind == "article":
        texts["issue"] = _latex(plain(record.get("issue")))
    if texts["title"]:
        texts["title"] = f"{{{texts['title']}}}"  # a second pair keeps the capitals
    pages = whole_pages(plain(record.get("page")))
    return texts | {"pages": _latex(pages).replace("-", "--") if pages.count("-") == 1 else _latex(pages)}


def _bibtex_names(record: CslItem, role: str, *, et_al: bool = False) -> str:
    names = [_bibtex_name(name) for name in _people(record, role)]
    return " and ".join([name for name in names if name] + (["others"] if names and et_al else []))


def _bibtex_name(name: Mapping[str, Any]) -> str:
    family, given, suffix = (_latex(plain(name.get(part))) for part in ("family", "given", "suffix"))
    if family and given:
        return ", ".join(part for part in (family, suffix, given) if part)
    literal = _latex(plain(name.get("literal"))) or family or given
    return f"{{{literal}}}" if literal else ""


def _latex(text: str) -> str:
    """Letters beyond ASCII stay as they are (UTF-8); what LaTeX reads as its own is escaped."""
    parted = _LIGATURES.sub(lambda match: f"\0{match[0]}", text)
    return "".join(LATEX.get(char, char) for char in parted).replace("\0", "{}")


def _verbatim(text: str) -> str:
    return re.sub(r"[\\{}\s]", "", text)


def _iso_dates(value: object) -> str:
    """2020-03-05, 2020-03/2020-04, or 2020-21 for the spring (EDTF, as BibLaTeX reads it)."""
    season = number(value.get("season")) if isinstance(value, Mapping) else 0
    dates = ["-".join(f"{part:02}" for part in parts) for parts in date_parts(value)]
    return f"{dates[0]}-{20 + season}" if dates and 1 <= season <= 4 else "/".join(dates)
