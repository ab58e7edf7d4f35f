"""What the parsers of reference files share: results, one canonical CSL-JSON record, names, dates, pages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from articles.identifiers import URL, date_parts, doi_of, number, plain, pmcid_of, pmid_of, whole_pages

TYPES = (
    "article-journal", "article", "article-magazine", "article-newspaper", "book", "chapter", "dataset", "document",
    "manuscript", "paper-conference", "report", "thesis", "webpage",
)  # fmt: skip
TEXTS = (
    "title", "container-title", "container-title-short", "collection-title", "volume", "issue", "page", "number",
    "number-of-pages", "edition", "publisher", "publisher-place", "genre", "version", "language", "ISBN", "ISSN",
)  # fmt: skip
KEY = re.compile(r"[A-Za-z][A-Za-z0-9_:.-]*[A-Za-z0-9]")
ET_AL = "et al."
MAX_NAMES = 500
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}

_MARKUP = re.compile(
    r"</?(?:[a-z]{1,6}:)?(?:i|b|em|strong|sub|sup|sc|scp|p|span|inf|title)(?:\s[^<>]*)?/?>", re.IGNORECASE
)
_NUMERIC = re.compile(r"(\d{4})(?:[/-](\d{0,2})(?:[/-](\d{0,2}))?)?(?:[/](.*))?")
_MONTH = re.compile(rf"(?:\b(\d{{4}})\s+)?\b({'|'.join(MONTHS)})[a-z]*\.?(?:\s+(\d{{1,2}})\b)?", re.IGNORECASE)
_SEASON = re.compile(rf"\b({'|'.join(SEASONS)})\b", re.IGNORECASE)
_WITH_INITIALS = re.compile(r"([^\W\d_][\w'’ .-]*?)\s+([^\W\d_]{1,3})")


class UnreadableReferences(Exception):
    """The whole file cannot be read. `sentence` says what to do about it."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Broken(Exception):
    """One record cannot be read; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class ReadReference:
    """Record `number` of a file (from 1), as canonical CSL-JSON."""

    number: int
    record: dict[str, Any]


@dataclass(frozen=True, slots=True)
class BrokenReference:
    """Record `number` of a file (from 1), and what is wrong with it."""

    number: int
    sentence: str


Result = ReadReference | BrokenReference


def tidy(raw: Mapping[str, Any]) -> dict[str, Any]:
    """The canonical record: known fields of the right shape only, identifiers and pages in one form.

    The same work read from RIS, BibTeX, NBIB, CSL-JSON or PubMed XML gives the same record as far as each form can
    say it. Raises Broken where there is no title.
    """
    record: dict[str, Any] = {name: without_markup(raw.get(name)) for name in TEXTS}
    record["title"] = _title(record["title"])
    record["type"] = kind = _type(raw, record)
    if kind == "article":
        record["genre"] = "preprint"
    else:
        record["number" if kind.startswith("article-") else "issue"] = ""
    if KEY.fullmatch(key := plain(raw.get("id"))) and len(key) <= 80:
        record["id"] = key
    for name in ("author", "editor"):
        record[name] = [tidied for value in _some(raw.get(name)) if (tidied := _tidy_name(value))]
    for name in ("issued", "accessed"):
        if date := _tidy_date(raw.get(name)):
            record[name] = date
    record |= {"DOI": doi_of(raw.get("DOI")), "PMID": pmid_of(raw.get("PMID")), "PMCID": pmcid_of(raw.get("PMCID"))}
    url = plain(raw.get("URL"))
    record["URL"] = url if URL.fullmatch(url) else ""
    record["note"] = ET_AL if plain(raw.get("note")).casefold() == ET_AL else ""
    record["page"] = whole_pages(record["page"])
    return {name: value for name, value in record.items() if value}


def without_markup(value: object) -> str:
    """A field's text without the tags that CSL-JSON and PubMed allow in titles (italics, subscripts …)."""
    return plain(_MARKUP.sub("", plain(value)))


def person(text: str) -> dict[str, str]:
    """A name as reference files write it: "Made, Ulla B., Jr", "Made UB", or an organisation."""
    words = plain(text)
    if "," in words:
        family, given, *suffix = (part.strip() for part in f"{words},".split(",")[:-1])
        return _tidy_name({"family": family, "given": given, "suffix": " ".join(suffix)})
    initialled = _WITH_INITIALS.fullmatch(words)
    if initialled and initialled[2].isupper() and not initialled[1].isupper():
        return {"family": initialled[1], "given": initialled[2]}
    return {"literal": words} if words else {}


def date_of(text: object) -> dict[str, Any]:
    """A date as reference files write it, as a CSL date; {} where it has no year.

    "2020", "2020-03-05", "2020/03/05/", "2020 Mar 5", "2020 Mar-Apr", "2020 Spring", "2020/03//Mar-Apr".
    """
    words = plain(text)
    numeric = _NUMERIC.fullmatch(words)
    if numeric and not numeric[4]:
        return _tidy_date({"date-parts": [[part or 0 for part in numeric.groups()[:3]]]})
    year = re.search(r"(?<!\d)\d{4}(?!\d)", words)
    if not year:
        return {}
    months = _MONTH.findall(numeric[4] if numeric else words)[:2]
    season = _SEASON.search(words)
    parts = [[other or year[0], MONTHS.index(month.lower()) + 1, day or 0] for other, month, day in months]
    return _tidy_date(
        {"date-parts": parts or [[year[0]]], "season": SEASONS[season[1].lower()] if season and not months else 0}
    )


def _title(title: str) -> str:
    """Without the full stop that PubMed ends a title with. Raises Broken where nothing is left."""
    if title.endswith(".") and not title.endswith(".."):
        title = title[:-1].rstrip()
    if not any(char.isalnum() for char in title):
        raise Broken("It has no title. Add a title, or leave the record out.")
    return title


def _type(raw: Mapping[str, Any], record: Mapping[str, Any]) -> str:
    kind = plain(raw.get("type"))
    if kind in ("article-journal", "manuscript", "article", "") and re.search(
        r"pre-?print|posted-content", record["genre"], re.IGNORECASE
    ):
        return "article"
    return kind if kind in TYPES else {"post": "webpage", "post-weblog": "webpage", "review": "article-journal",
                                       "entry-encyclopedia": "chapter"}.get(kind, "document")  # fmt: skip


def _some(value: object) -> list[Any]:
    return value[:MAX_NAMES] if isinstance(value, list) else []


def _tidy_name(value: object) -> dict[str, str]:
    """A name with family and given, or a literal: for organisations, and where there is only one part."""
    if not isinstance(value, Mapping):
        return {}
    parts = {part: plain(value.get(part)).strip(" ,") for part in ("family", "given", "suffix", "literal")}
    particle = " ".join(
        filter(None, (plain(value.get("non-dropping-particle")), plain(value.get("dropping-particle"))))
    )
    if parts["family"] and parts["given"]:
        parts["family"] = f"{particle} {parts['family']}".strip()
        return {part: parts[part] for part in ("family", "given", "suffix") if parts[part]}
    literal = parts["literal"] or f"{particle} {parts['family'] or parts['given']}".strip()
    return {"literal": literal} if literal else {}


def _tidy_date(value: object) -> dict[str, Any]:
    dates = date_parts(value)
    if not dates:
        return {}
    season = number(value.get("season")) if isinstance(value, Mapping) else 0
    if len(dates) == 1 and len(dates[0]) == 1 and season in (1, 2, 3, 4):
        return {"date-parts": dates, "season": season}
    return {"date-parts": dates if len(dates) == 1 or dates[0] != dates[1] else dates[:1]}
