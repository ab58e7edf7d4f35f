"""Where an entry says that it was printed: journal, year, volume, issue, pages, in the orders that publishers use."""

import re
from collections.abc import Sequence

from articles.importers.references.journals import Ends, is_in_capitals, is_other, opening_of_journal, sentence_ends

_MONTH = r"(?:\(?(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:[ /–-]\w{1,8}){0,2}[,)]?\s)?"
# "J Warm Med. August 2010; 36(3)", "J Warm Med. July 8, 2021": the month is no part of the journal's name.
_DAY = (
    r"(?:(?<=[\s(])(?<!online\s)(?<!Epub\s)(?<!print\s)"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s\d{1,2},)?\s)?"
)
# A word behind them says that numbers are part of a sentence ("after the 2019 season").
_NO_SENTENCE = r"(?!\s*(?!doi|https?|epub|pmid|published|available|accessed|no\b|vol|pp?\b)[a-z]{2})"
_YEAR = rf"\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?{_NO_SENTENCE}(?!(?:,\s\S{{1,20}})?\s\((?:19|20)\d\d\))"
_VOLUME = r"(?:(?P<volume>[A-Za-z]?\d{1,4}(?:[A-Z]\b|[-–/]\d{1,4}(?=\s?[(:,]))?)(?!\.?\d))"
_NUMBER = r"(?:(?:Pt|Suppl)\.?\s)?\w{1,4}(?:[-–]\d{1,4})?(?:\s(?:Suppl|Pt)(?:\s\w{1,4})?)?"
_ISSUE = rf"\s*(?:\((?P<issue>[^()]{{1,20}})\))?(?:,?\s*(?:no\.?|issue)\s*(?P<no>{_NUMBER}))?"
_SUPPLEMENT = r"(?:\s?(?P<supplement>(?:Suppl(?:ement)?|Pt)\b\.?(?:\s?\w{1,4}\b)?))?"
_PAGE = r"(?:[A-Za-z]{0,4}\d[\dA-Z]*[a-z]?\d*|[A-Z]{5,20}\d{4,})(?:\.[a-z]?\d+)?"
_PAGES = rf"(?:(?:pp?\.?|Article(?:\sID)?)\s*)?(?P<pages>{_PAGE}(?:\s?[-‐‑–—]\s?{_PAGE})?)"
# "2004; 12 101-109": nothing but an address behind them tells that these are pages.
_ALONE = rf"(?={_PAGE}(?:\s?[-‐‑–—]\s?{_PAGE})?\.?(?:$|\s(?:doi|https?|PMID|\[)))"
_JOURNAL = r"\s*(?P<journal>(?:3\s|[A-Z]\d+)?[^\d;:]{2,120}?)"
# What is whole is looked for first: a title may hold a year or a number ("14C-labelled wool", "Verdi et al., 2014").
_WHOLE, _IN_PART = "", "?"
# J Warm Med 2004 Dec;12(1):3-9 · Lancet 1999, 353, 100–105 · J Warm (2001) 12:101–9
_YEAR_FIRST = [
    re.compile(
        rf"""{_JOURNAL}[.,]?\s*{_DAY}{_YEAR}(?:\s+[A-Z][a-z]{{2,8}}(?:[ -]\w{{1,8}}){{0,2}})?\s*
        (?:(?:[;,:.]\s*|(?<=\)\s))(?:vol\.?\s*)?{_VOLUME}{how}{_ISSUE}{_SUPPLEMENT}\s*
        (?:(?:[:,]\s*|(?<=\)\s)|(?<=\d\s){_ALONE}){_PAGES}){how}){how}""",
        re.VERBOSE,
    )
    for how in (_WHOLE, _IN_PART)
]
_IN_ORDER = (
    *_YEAR_FIRST,
    # J Warm Med 12: 3-9, 2004 · J Warm Med 12, 3–9 (2004) · J Warm Med, vol. 12, no. 1, pp. 3–9, Mar. 2004
    re.compile(
        rf"{_JOURNAL}[.,]?\s+(?:vol\.?\s*)?{_VOLUME}{_ISSUE}{_SUPPLEMENT}\s*[:,]\s*{_PAGES}(?:,\s*\d+\s+pages)?\s*[,;.]?\s*{_MONTH}{_YEAR}",
    ),
    # J Warm Med. Published online March 3, 2021 · J Warm Med. https://doi.org/10.9999/w (2021)
    re.compile(
        rf"{_JOURNAL}[.,;]?\s+(?i:(?:preprint\s+posted|published)\s+online\s[^.;]{{0,20}}?|epub(?:\s+ahead\s+of\s+print)?\s[^.;]{{0,20}}?|https?://\S+\s){_YEAR}(?P<volume>)(?P<pages>)"
    ),
    # J Warm Med 12 (2004) 3–9 · J Warm Med 12, no. 1 (March 2004): 3–9 · J Warm Med, vol. 12, no. 1, Mar. 2004, pp. 3–9
    re.compile(
        rf"{_JOURNAL}[.,]?\s+(?:vol\.?\s*)?{_VOLUME}{_ISSUE}{_SUPPLEMENT}(?:\s*\(|,\s){_MONTH}(?P<year>(?:19|20)\d\d)\)?\s*[:,]?\s*{_PAGES}?"
    ),
)
_WITHOUT_YEAR = [
    re.compile(
        rf"{_JOURNAL}(?:[.,]?\s+|,\s*)(?:vol\.?\s*)?{_VOLUME}{_ISSUE}{_SUPPLEMENT}(?:\s*[,:]\s*{_PAGES}){how}{_NO_SENTENCE}"
    )
    for how in (_WHOLE, _IN_PART)
]
_NOT_PRINTED = re.compile(
    rf"{_JOURNAL}[.,]\s(?P<volume>)(?P<pages>)(?i:advance\sonline|online\sahead|epub\sahead|in\spress|forthcoming)"
)
# "Cold hands J Warm, 12 (3) (2004), pp. 3-9" on one line: only its numbers can be told apart.
_NUMBERS = re.compile(
    rf"(?P<journal>),\s{_VOLUME}(?:\s\((?P<issue>[^()]{{1,12}})\))?\s\((?P<year>(?:19|20)\d\d)\),\s(?=pp?\.\s){_PAGES}"
)
_BEFORE_JOURNAL = re.compile(r".*(?:,\s|[?!]\s|(?<![\w'’-])[a-z][\w'’-]*\)?\.\s)")
_COMMA = re.compile(r",\s+")
# “Title,” Journal · 'Title', Journal
_QUOTED = re.compile(r"[“\"‘'](.{3,300}?)(?:[.,][”\"’'][.,]?|(?<=[?!])[”\"’'][.,]?|[”\"’'][.,])\s+")
_QUOTES = (("“", "”"), ("‘", "’"), ('"', '"'), ("'", "'"))
_LINKED = re.compile(r"(?<=\S)\s+https?://\S+$")
MOST_COMMAS = 16
WORDS_OF_JOURNAL = 8

TitleAndPlace = tuple[str | None, re.Match[str] | None]


def title_and_place(rest: str, *, by_commas: bool = False, dated: bool = False) -> TitleAndPlace:
    """The title, and the journal and its numbers behind it: parted by the quotation marks around it, by a full stop,
    else by the last comma that fits. `dated`: the year stood before the title."""
    patterns = (*_WITHOUT_YEAR, _NOT_PRINTED) if dated else _IN_ORDER
    quoted = _QUOTED.match(rest)
    if quoted and (found := _first(rest, [(quoted.end(1), quoted.end())], patterns)):
        return bare_title(quoted[1]), found[1]
    ends = sentence_ends(rest)
    commas = [(end.start(), end.end()) for end in reversed(list(_COMMA.finditer(rest))[:MOST_COMMAS])]
    found = (
        _first(rest, ends, patterns, by_sentences=True, by_commas=by_commas)
        or (by_commas and _first(rest, commas, patterns))
        or _first(rest, [(0, 0)], patterns)
    )
    return (bare_title(rest[: found[0]]), found[1]) if found else (None, None)


def _first(
    rest: str, ends: Ends, patterns: Sequence[re.Pattern[str]], *, by_sentences: bool = False, by_commas: bool = False
) -> tuple[int, re.Match[str]] | None:
    """Where the title ends, and the place behind it, in the first order and at the first end that fit."""
    for pattern in patterns:
        for title_end, start in ends:
            place = pattern.match(rest, start)
            if place is not None and by_sentences:
                title_end, start = opening_of_journal(rest, ends, place, by_commas)
                place = pattern.match(rest, start)
            if place is not None and not is_other(place["journal"]) and (start or _is_bare(place)):
                return title_end, place
    return None


def numbers_only(rest: str) -> re.Match[str] | None:
    """Volume, year and pages of an entry in which nothing parts the title from the journal."""
    numbers = _NUMBERS.search(rest)
    journal = _BEFORE_JOURNAL.sub("", rest[: numbers.start()]) if numbers else ""
    parted = _QUOTED.match(rest) or (len(journal.split()) <= WORDS_OF_JOURNAL and is_in_capitals(journal))
    return None if parted else numbers


def quoted_title(rest: str) -> str | None:
    """The title in quotation marks that opens an entry, or its rest."""
    quoted = _QUOTED.match(rest)
    return bare_title(quoted[1]) if quoted else None


def bare_title(printed: str) -> str | None:
    """A title without its last full stop, the quotation marks around it, and the address that it links to."""
    bare = _LINKED.sub("", printed.rstrip(" .")).strip(" ,").rstrip(".")
    for opening, closing in _QUOTES:
        if bare[:1] == opening and bare[-1:] == closing and opening not in bare[1:-1]:
            bare = bare[1:-1].strip(" ,.")
    return bare or None


def issue_of(place: re.Match[str]) -> str | None:
    groups = place.groupdict()
    return groups.get("issue") or groups.get("no") or groups.get("supplement")


def _is_bare(place: re.Match[str]) -> bool:
    """Tell whether an entry that gives no title opens with its journal ("J Warm 2004;12:3-9")."""
    journal = place["journal"]
    return bool(place["volume"]) and len(journal.split()) <= WORDS_OF_JOURNAL and is_in_capitals(journal)
