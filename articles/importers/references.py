"""Entries of a reference list: a printed string to its parts, each only where the string states it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.value import ImportedReference

LIST_HEADING = re.compile(
    r"^(?:(?:additional|selected|key|cited|further|other|medical|article)\s+)?"
    r"(?:references?|sources|bibliography|citations|works\s+cited|literature(?:\s+cited)?|further\s+reading)"
    r"(?:\s+(?:cited|list|and\s+(?:sources|references|further\s+reading|resources)))?\s*:?$",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DOI = re.compile(r"\b10\.\d{4,9}/[^\s\"<>]{1,200}")
_PMID = re.compile(
    r"\b(?:PMID\s*:?\s*|pubmed(?:\.ncbi\.nlm\.nih\.gov)?(?:\s+PMID)?\s?[:/]\s?)(\d{1,8})\b", re.IGNORECASE
)
_AUTHOR = re.compile(r"^[^\W\d_][\w'’ .-]{0,40}?\s(?:[A-Z]\.?[ -]?){1,4}(?:Jr|Sr|II|III|2nd|3rd)?$")
_INVERTED = re.compile(r"^(?:[^\W\d_][\w'’ -]{0,40},\s(?:[A-Z]\.[ -]?){1,4}(?:[;,&]\s?|and\s)*){1,40}")
_UP_TO_MARK = re.compile(r"^([^:;.()]{3,600}?)(?:[:;]\s+(?=[A-Z])|\s+(?=\((?:19|20)\d\d[a-z]?\)\s))")
_SORT = re.compile(r"^(?:research|guidelines?|(?:systematic\s+)?review|(?:clinical\s+)?trial)\.\s+", re.IGNORECASE)
_LAST_PART = re.compile(r"(\D.{1,150}),\s((?:19|20)\d\d)\.?$")
_ET_AL = re.compile(r",?\s*\bet\s+al\b\.?,?\s*", re.IGNORECASE)
_PLACE = re.compile(
    r"""\s*(?P<journal>[^\d;:]{2,120}?)[.,]?\s*
    \(?(?P<year>(?:19|20)\d\d)\)?(?:\s+[A-Z][a-z]{2,8}\.?(?:[ -]\w{1,8}){0,2})?\s*
    (?:[;,:]\s*(?P<volume>[A-Za-z]?\d{1,4})?\s*(?:\((?P<issue>[^()]{1,20})\))?
       (?:(?P<supplement>Suppl(?:ement)?\.?\s?\w{0,4}))?\s*(?:[:,]\s*(?:pp?\.?\s*)?(?P<pages>[A-Za-z]?\d+[\w.]*(?:\s?[-–—]\s?[A-Za-z]?\d+\w*)?))?)?""",
    re.VERBOSE,
)
_PLACE_WITHOUT_YEAR = re.compile(
    r"""\s*(?P<journal>[^\d;:.]{2,120}?)(?:,\s*|\s)(?P<volume>[A-Za-z]?\d{1,4})\s*(?:\((?P<issue>[^()]{1,20})\))?
    (?:\s*[,:]\s*(?:pp?\.?\s*)?(?P<pages>[A-Za-z]?\d+[\w.]*(?:\s?[-–—]\s?[A-Za-z]?\d+\w*)?))?""",
    re.VERBOSE,
)
_YEAR_FIRST = re.compile(r"\(((?:19|20)\d\d)[a-z]?\)[.,:]?\s+")
_CHAPTER = re.compile(r"([^.?!]{3,300})[.?!]\s+In:\s")
_OWN_PAGE = re.compile(
    r"([A-Z][^.\d]{3,80})\.\s([A-Z][^.]{3,200})\.\s(?:[^.]{1,60}\.\s)*?[^.]{0,40}\b(?:19|20)\d\d\b.{0,80}https?://"
)
_SENTENCE_END = re.compile(r"[.?!]\s+(?=\S)")


def is_reference(text: str) -> bool:
    """Tell whether a line can be an entry: it names a year, a DOI, a PMID or an address."""
    return bool(_YEAR.search(text) or _DOI.search(text) or _PMID.search(text) or "http" in text)


def read_reference(raw: str, number: int | None) -> ImportedReference:
    """Part a Vancouver entry into its fields; what cannot be told apart stays None, `raw` is kept whole."""
    text = raw[:3000]
    authors, et_al, rest = _authors(text)
    if dated := _YEAR_FIRST.match(rest):
        title, place = _after_year(dated, rest) if authors else (None, None)
    else:
        title, place = _title(rest) if authors or et_al else _title_first(rest)
    if place is None and title is None:
        authors, title = _without_journal(authors, rest)
    doi, pmid = _DOI.search(text), _PMID.search(text)
    return ImportedReference(
        number=number,
        authors=tuple(authors),
        et_al=et_al,
        title=title,
        journal=place["journal"].strip(" .,") if place else None,
        year=int(dated[1]) if dated else int(place["year"]) if place else _only_year(rest),
        volume=place["volume"] if place else None,
        issue=_issue(place) if place else None,
        pages=place["pages"].rstrip(".") if place and place["pages"] else None,
        doi=doi[0].rstrip(".,;)") if doi else None,
        pmid=pmid[1] if pmid else None,
        raw=raw,
    )


def _issue(place: re.Match[str]) -> str | None:
    return place["issue"] or place.groupdict().get("supplement")


def _after_year(dated: re.Match[str], rest: str) -> tuple[str | None, re.Match[str] | None]:
    """Title and place of an entry that names its year behind its authors: "(2018). Title. Journal, 8(2), 1-9"."""
    for end in list(_SENTENCE_END.finditer(rest, dated.end()))[:8]:
        place = _PLACE_WITHOUT_YEAR.match(rest, end.end())
        if place:
            return rest[dated.end() : end.start() + 1].rstrip(".").strip() or None, place
    return None, None


def _without_journal(authors: list[str], rest: str) -> tuple[list[str], str | None]:
    """The title of a chapter ("Title. In: …"), or of an organisation's own page ("Organisation. Title. 2023. …")."""
    if authors and (chapter := _CHAPTER.match(rest)):
        return authors, chapter[1].strip()
    page = _OWN_PAGE.match(rest) if not authors else None
    return ([page[1]], page[2].strip()) if page else (authors, None)


def first_page_only(reference: ImportedReference) -> bool:
    """Tell whether an entry gives no last page and no identifier that would find it."""
    if reference.doi or reference.pmid:
        return False
    return not reference.pages or not re.search(r"[-–—]", reference.pages)


def _authors(text: str) -> tuple[list[str], bool, str]:
    """Take the "Surname AB, Surname CD, et al." that opens an entry; nothing where it opens otherwise."""
    if inverted := _INVERTED.match(text):
        pairs = re.findall(r"(?:^|[,;]|&|\band\b)\s*([^,;&]+),\s((?:[A-Z]\.[ -]?)+)", inverted[0])
        names = [f"{family.strip()} {re.sub(r'[ .]', '', given)}" for family, given in pairs]
        rest = text[inverted.end() :]
        return names, bool(_ET_AL.match(rest)), _ET_AL.sub("", rest, count=1) if _ET_AL.match(rest) else rest
    if marked := _up_to_mark(text):
        return marked
    head_end = re.search(r"\.\s", text)
    et_al = _ET_AL.search(text)
    if et_al and (not head_end or et_al.start() < head_end.start()):
        head, rest = text[: et_al.start()], text[et_al.end() :]
    elif head_end:
        head, rest, et_al = text[: head_end.start()], text[head_end.end() :], None
    else:
        return [], False, text
    names = _names(head)
    return (names, et_al is not None, rest.lstrip(" .:,;")) if names else ([], False, text)


def _up_to_mark(text: str) -> tuple[list[str], bool, str] | None:
    """Authors that end with a colon or semicolon ("Made A, Up B: Title"), or before a year ("Made A (2009) Title")."""
    marked = _UP_TO_MARK.match(text)
    names = _names(_ET_AL.sub("", marked[1])) if marked else []
    return (names, bool(_ET_AL.search(marked[1])), text[marked.end() :]) if marked and names else None


def _names(head: str) -> list[str]:
    """The names of a list of authors; none where one of them has not the shape of a name."""
    names = [name.strip() for name in re.split(r"[,;]\s*(?:and\s+|&\s*)?|\s+and\s+", head) if name.strip()]
    return names if all(_AUTHOR.match(name) for name in names) else []


def _title(rest: str) -> tuple[str | None, re.Match[str] | None]:
    """The title ends at the first sentence end after which a journal and its year follow."""
    for end in list(_SENTENCE_END.finditer(rest))[:8]:
        place = _PLACE.match(rest, end.end())
        if place:
            title = rest[: end.start() + 1]
            return title.rstrip(".").strip() or None, place
    return None, None


def _title_first(rest: str) -> tuple[str | None, re.Match[str] | None]:
    title, place = _title(_SORT.sub("", rest))
    return (title, place) if title and len(title.split()) > 3 and "," not in title[:20] else (None, None)


def with_parts(reference: ImportedReference, parts: Sequence[str]) -> ImportedReference:
    """An entry whose lines stood apart on the page: its title, then "Journal, 2019"."""
    place = _LAST_PART.match(parts[-1]) if len(parts) > 1 and reference.title is None else None
    if place is None:
        return reference
    return replace(reference, title=parts[0].rstrip("."), journal=place[1].strip(" ,"), year=int(place[2]))


def _only_year(rest: str) -> int | None:
    """A single year in an entry is its year; two different ones are not guessed between."""
    printed = re.sub(r"\S*(?:https?://|10\.\d{4,9}/)\S+|\b(?:accessed|retrieved|cited)\b.*$", " ", rest, flags=re.I)
    years = set(_YEAR.findall(printed))
    return int(years.pop()) if len(years) == 1 else None
