"""Entries of a reference list: a printed string to its parts, each only where the string states it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.references.authors import read_authors
from articles.importers.references.places import (
    TitleAndPlace,
    bare_title,
    issue_of,
    numbers_only,
    quoted_title,
    title_and_place,
)
from articles.importers.value import ImportedReference

LIST_HEADING = re.compile(
    r"^\(?(?:(?:show|hide|view)\s+(?:all\s+)?)?(?:\d{1,3}\s+)?(?:(?:additional|selected|key|cited|further|other|medical|article)\s+)?"
    r"(?:references?|sources|bibliography|citations|works\s+cited|literature(?:\s+cited)?|further\s+reading)"
    r"(?:\s+(?:cited|list|and\s+(?:sources|references|further\s+reading|resources)))?\)?\s*:?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DOI = re.compile(
    r"\b10\.\d{4,9}/(?:[^\s\"<>]|<[^\s\"<>]{1,40}>){1,200}?"
    r"(?=[.,;)\]]*(?:[\s\">]|$)|\.?(?:PubMed|Google|Cross[Rr]ef|Open[Uu]rl|Abstract(?:/|\s|$)|CAS(?:PubMed|\s|$)|Medline|Web\sof|View|Full\s[Tt]ext))"
)
_PMID = re.compile(
    r"\b(?:PMID\s*:?\s*|pubmed(?:\.ncbi\.nlm\.nih\.gov)?(?:\s+PMID)?\s?[:/]\s?)(\d{1,8})\b", re.IGNORECASE
)
_SORT = re.compile(r"^(?:research|guidelines?|(?:systematic\s+)?review|(?:clinical\s+)?trial)\.\s+", re.IGNORECASE)
_LAST_PART = re.compile(r"(\D.{1,150}),\s((?:19|20)\d\d)\.?$")
_DAY = r"[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?"
PARTS_IN_FULL = 3
FEWEST_WORDS_OF_TITLE = 3
# "Am J Med, 128 (2015), pp. 950-955"
_VOLUME_FIRST = re.compile(
    r"^([^\d].{2,100}?),\s(\d+)(?:\s\(([\w-]+)\))?\s\(((?:19|20)\d\d)\)(?:,\s(?:pp?\.\s)?([\w-]+(?:[-–][\w-]+)?))?\.?$"
)
_YEAR_FIRST = re.compile(
    rf"(?:\((?:{_DAY}\s)?((?:19|20)\d\d)[a-z]?(?:,\s{_DAY})?\)[.,:]?|((?:19|20)\d\d)[a-z]?(?:\s{_DAY})?[.:,]|\(n\.d\.\)\.?)\s+"
)
# Where a page, not a journal, holds a text.
_WEB = (
    r"(?:https?://|www\.|(?:\w+\.){2,5}\w{2,8}/|doi\b|(?:last\s)?(?:accessed|retrieved|available|updated?|reviewed)\b)"
)
_STOPS_IN_BRACKETS = r"(?:[^.?!(]|\([^()]{1,60}\))"
_TITLE_ALONE = re.compile(
    rf"({_STOPS_IN_BRACKETS}{{8,300}}[.?!])(?:\s+[^.?!]{{3,60}}\.)?(?:\s+{_WEB}.*)?$",
    re.IGNORECASE,
)
_BOOK = re.compile(
    r"([^.?!]{3,300})\.\s(?:[^.]{1,30}\bed(?:ition)?\.?\s)?[A-Z][^.:;]{2,60}(?::\s[^;]{2,80}?[;,]|;)\s(?:19|20)\d\d"
)
# "J Warm [Internet]. 2018 [cited 2021 Mar 3];12:1", "Cold hands. [Updated 2020 May 3]. In: …"
_INSERTED = r"\[(?:internet|online|preprint|cited|accessed|updated)\b[^\]]{0,40}\]"
_BETWEEN = re.compile(rf"(?<=\.)\s{_INSERTED}\.?|\s?{_INSERTED}|(?<=\.)\s\(https?://[^\s()]{{3,300}}\)", re.IGNORECASE)
# What a page's program says of a link ("Warm rooms(external link) J Warm. 2024"): the title ends there.
_LINK_TAG = re.compile(
    r"(?<=[^\W_])[.,]?\s?\((?:external\s+link|link\s+is\s+external|opens?\s+in\s+(?:an?\s+)?new\s+(?:tab|window))\)[.,]?\s+",
    re.IGNORECASE,
)
_GLUED_NAME = re.compile(r"(?<=[^\W\d_]),(?=[A-Z]\.)")
# "Warmex [package insert]. Town: Press; 2019"
_DESCRIBED = re.compile(r"([^.?!\[]{3,120}\s\[[a-z ]{5,40}\])\.\s")
_PAGE = re.compile(rf"([^.?!]{{3,300}}[.?!])\s(?:[^.]{{1,80}}\.\s){{0,2}}(?:[^.]{{0,40}}:\s?)?{_WEB}", re.IGNORECASE)
_ALONE = re.compile(r"([^.?!\d]{3,300}[.?!]?)$")
# "Cold hands. (2020). https://…"
_DATED_PAGE = re.compile(rf"([^.?!]{{5,300}}[.?!])\s\((?:(?:19|20)\d\d|n\.d\.)\)\.\s{_WEB}", re.IGNORECASE)
_TITLED = re.compile(r"([^.?!]{5,300}[.?!])\s([^.,\d]{3,100}),\s((?:19|20)\d\d)\.?$")
_CHAPTER = re.compile(
    r"([^.?!]{3,300}[.?!])\s+(?:In:\s|In\s(?:Proceedings\b|.{3,200}?\([Ee]ds?\b)|Presented\sat\b|(?:Ph\.?D\.?|M\.?D\.?|Master['’]?s?|Doctoral)\s(?:thesis|dissertation)\b)"
)
_OWN_PAGE = re.compile(
    r"([A-Z][^.\d]{3,80})\.\s([A-Z][^.]{3,200})\.\s(?:[^.]{1,60}\.\s)*?[^.]{0,40}\b(?:19|20)\d\d\b.{0,80}https?://"
)


def is_reference(text: str) -> bool:
    """Tell whether a line can be an entry: it names a year, a DOI, a PMID or an address."""
    return bool(_YEAR.search(text) or _DOI.search(text) or _PMID.search(text) or "http" in text)


def read_reference(raw: str, number: int | None, places: Sequence[str] = ()) -> ImportedReference:
    """Part an entry into its fields; what cannot be told apart stays None, `raw` is kept whole. `places`: addresses
    behind its links, for identifiers that it does not print."""
    text = _GLUED_NAME.sub(", ", _LINK_TAG.sub(". ", _BETWEEN.sub("", raw[:3000]))).replace(". . .", "…")
    authors, et_al, rest = read_authors(text)
    dated = _YEAR_FIRST.match(rest) if authors else None
    if dated:
        title, place = _after_year(rest[dated.end() :])
    else:
        by_commas = bool(authors) and text[: len(text) - len(rest)].rstrip().endswith(",")
        title, place = _title(rest, by_commas) if authors or et_al else _title_first(rest)
    if numbers := numbers_only(rest):
        authors, title, place = authors if et_al else [], None, numbers
    elif place is None and title is None:
        authors, title = _without_journal(authors, rest)
    said = (raw[:3000], " ".join(places)[:3000])
    doi, pmid = (next(filter(None, map(sign.search, said)), None) for sign in (_DOI, _PMID))
    year = dated[1] or dated[2] if dated else place["year"] if place else None
    return ImportedReference(
        number=number,
        authors=tuple(authors),
        et_al=et_al,
        title=title,
        journal=place["journal"].strip(" .,") or None if place else None,
        year=int(year) if year else _only_year(rest.replace(title or "\0", "", 1)),
        volume=place["volume"] or None if place else None,
        issue=issue_of(place) if place else None,
        pages=place["pages"] or None if place else None,
        doi=_closed(doi[0]) if doi else None,
        pmid=pmid[1] if pmid else None,
        raw=raw,
    )


def _closed(doi: str) -> str:
    """A DOI with the bracket that closes one of its own ("10.9999/0041-008x(79)90073-5")."""
    return f"{doi})" if doi.count("(") > doi.count(")") else doi


def _after_year(rest: str) -> TitleAndPlace:
    """Title and place of an entry that names its year behind its authors: "(2018). Title. Journal, 8(2), 1-9"."""
    title, place = _chapter(rest) or title_and_place(rest, dated=True)
    if place or title:
        return title, place
    alone = _TITLE_ALONE.match(rest)
    return quoted_title(rest) or (bare_title(alone[1]) if alone else None), None


def _chapter(rest: str) -> TitleAndPlace | None:
    """The title of a chapter or of a talk ("Title. In: …")."""
    titled = _CHAPTER.match(rest)
    return (bare_title(titled[1]), None) if titled else None


def _without_journal(authors: list[str], rest: str) -> tuple[list[str], str | None]:
    """The title of a book, or of an organisation's own page ("Organisation. Title. 2023. …")."""
    if authors and (titled := _BOOK.match(rest) or _PAGE.match(rest)):
        return authors, bare_title(titled[1])
    alone = _ALONE.match(rest) if authors else _DATED_PAGE.match(rest)
    if title := quoted_title(rest) or (bare_title(alone[1]) if alone else None):
        return authors, title
    if authors:
        return authors, None
    if described := _DESCRIBED.match(rest):
        return [], described[1]
    page = _OWN_PAGE.match(rest)
    return ([page[1]], page[2].strip()) if page else ([], None)


def first_page_only(reference: ImportedReference) -> bool:
    """Tell whether an entry gives no last page and no identifier that would find it."""
    if reference.doi or reference.pmid:
        return False
    return not reference.pages or not re.search(r"[-–—]", reference.pages)


def _title(rest: str, by_commas: bool) -> TitleAndPlace:
    """The title ends where a journal and its numbers follow: at a full stop, or a comma where all parts end so."""
    if chapter := _chapter(rest):
        return chapter
    for commas in (by_commas, not by_commas):
        title, place = title_and_place(rest, by_commas=commas)
        if place:
            return title, place
    return None, None


def _title_first(rest: str) -> TitleAndPlace:
    title, place = title_and_place(_SORT.sub("", rest))
    if title is None or place is None or "," in title[:20]:
        return None, None
    stated = place["volume"] and place["pages"] and not re.search(r"[.:]\s", title)
    return (title, place) if stated or len(title.split()) > FEWEST_WORDS_OF_TITLE else (None, None)


def with_parts(reference: ImportedReference, parts: Sequence[str]) -> ImportedReference:
    """An entry whose lines stood apart on the page: its title, then "Journal, 2019"."""
    volume = _VOLUME_FIRST.match(parts[-1]) if len(parts) == PARTS_IN_FULL else None
    if volume:
        authors, et_al, _ = read_authors(parts[0] if "et al" in parts[0] else f"{parts[0]}, ")
        return replace(
            reference, authors=tuple(authors), et_al=et_al or reference.et_al, title=parts[1].rstrip("."),
            journal=volume[1].strip(), volume=volume[2], issue=volume[3], year=int(volume[4]), pages=volume[5],
        )  # fmt: skip
    place = _LAST_PART.match(parts[-1]) if len(parts) > 1 and reference.title is None else None
    if place is None:
        return reference
    return replace(reference, title=parts[0].rstrip("."), journal=place[1].strip(" ,"), year=int(place[2]))


def with_titles(references: Sequence[ImportedReference]) -> list[ImportedReference]:
    """Read "Title. Journal, 2019." of two words and more where half of the list, all in this form, shows that it
    names no authors (by itself "Town Hospital. Warm rooms, 2019." opens with an organisation)."""
    parts = [_TITLED.match(reference.raw[:500]) for reference in references]
    read = sum(reference.title is not None and not reference.authors for reference in references)
    if not references or not all(parts) or read * 2 < len(references):
        return list(references)
    return [
        replace(one, title=part[1].rstrip("."), journal=part[2].strip(), year=int(part[3])) if part else one
        for one, part in zip(references, parts, strict=True)
    ]


def _only_year(rest: str) -> int | None:
    """A single year in an entry is its year; two different ones are not guessed between."""
    printed = re.sub(r"\S*(?:https?://|10\.\d{4,9}/)\S+|\b(?:accessed|retrieved|cited)\b.*$", " ", rest, flags=re.I)
    years = set(_YEAR.findall(printed))
    return int(years.pop()) if len(years) == 1 else None
