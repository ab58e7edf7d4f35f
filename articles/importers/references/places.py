"""Where an entry says that it was printed: journal, year, volume, issue, pages, in the orders that publishers use."""

import re

_MONTH = r"(?:\(?(?:\d{1,2}\s)?[A-Z][a-z]{2,8}\.?(?:[ /–-]\w{1,8}){0,2}[,)]?\s)?"
# "J Warm Med. August 2010; 36(3)", "J Warm Med. July 8, 2021": the month is no part of the journal's name.
_DAY = (
    r"(?:(?<=[\s(])(?<!online\s)(?<!Epub\s)(?<!print\s)"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.?(?:\s\d{1,2},)?\s)?"
)
_YEAR = r"\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?"
_VOLUME = r"(?:(?P<volume>[A-Za-z]?\d{1,4})(?!\.?\d))"
_ISSUE = r"\s*(?:\((?P<issue>[^()]{1,20})\))?(?:,?\s*(?:no\.?|issue)\s*(?P<no>\d{1,4}(?:[-–]\d{1,4})?))?"
_SUPPLEMENT = r"(?:\s?(?P<supplement>Suppl(?:ement)?\.?\s?\w{0,4}))?"
_PAGE = r"[A-Za-z]{0,3}\d+(?:\.?\w)*"
_PAGES = rf"(?:(?:pp?\.?|Article(?:\sID)?)\s*)?(?P<pages>{_PAGE}(?:\s?[-‐‑–—]\s?{_PAGE})?)"
_JOURNAL = r"\s*(?P<journal>[^\d;:]{2,120}?)"
_IN_ORDER = (
    # J Warm Med 2004 Dec;12(1):3-9 · Lancet 1999, 353, 100–105 · J Warm (2001) 12:101–9
    re.compile(
        rf"""{_JOURNAL}[.,]?\s*{_DAY}{_YEAR}(?:\s+[A-Z][a-z]{{2,8}}(?:[ -]\w{{1,8}}){{0,2}})?\s*
        (?:(?:[;,:.]\s*|(?<=\)\s))(?:vol\.?\s*)?{_VOLUME}?{_ISSUE}{_SUPPLEMENT}\s*(?:(?:[:,]\s*|(?<=\)\s)){_PAGES})?)?""",
        re.VERBOSE,
    ),
    # J Warm Med 12: 3-9, 2004 · J Warm Med 12, 3–9 (2004) · J Warm Med, vol. 12, no. 1, pp. 3–9, Mar. 2004
    re.compile(
        rf"{_JOURNAL}[.,]?\s+(?:vol\.?\s*)?{_VOLUME}{_ISSUE}\s*[:,]\s*{_PAGES}(?:,\s*\d+\s+pages)?\s*[,;.]?\s*{_MONTH}{_YEAR}",
    ),
    # J Warm Med. Published online March 3, 2021 · J Warm Med. https://doi.org/10.9999/w (2021)
    re.compile(
        rf"{_JOURNAL}[.,;]?\s+(?i:(?:preprint\s+posted|published)\s+online\s[^.;]{{0,20}}?|epub(?:\s+ahead\s+of\s+print)?\s[^.;]{{0,20}}?|https?://\S+\s){_YEAR}(?P<volume>)(?P<pages>)"
    ),
    # J Warm Med 12 (2004) 3–9 · J Warm Med 12, no. 1 (March 2004): 3–9 · J Warm Med, vol. 12, no. 1, Mar. 2004, pp. 3–9
    re.compile(
        rf"{_JOURNAL}[.,]?\s+(?:vol\.?\s*)?{_VOLUME}{_ISSUE}(?:\s*\(|,\s){_MONTH}(?P<year>(?:19|20)\d\d)\)?\s*[:,]?\s*{_PAGES}?"
    ),
)
_WITHOUT_YEAR = re.compile(
    rf"{_JOURNAL}(?:[.,]?\s+|,\s*)(?:vol\.?\s*)?{_VOLUME}{_ISSUE}{_SUPPLEMENT}(?:\s*[,:]\s*{_PAGES})?"
)
_SENTENCE_END = re.compile(r"[.?!][”\"’]?\s+")
_COMMA = re.compile(r",\s+")
# “Title,” Journal · 'Title', Journal
_QUOTED = re.compile(r"[“\"‘'](.{3,300}?(?:[.,?!][”\"’'][.,]?|[”\"’'][.,]))\s+")
_LINKED = re.compile(r"(?<=\S)\s+https?://\S+$")
_NO_JOURNAL = re.compile(r"\b(?:reviewed|updated?|accessed|retrieved)\b|\bvol$", re.IGNORECASE)
MOST_TRIED = 8
WORDS_OF_JOURNAL = 5

TitleAndPlace = tuple[str | None, re.Match[str] | None]


def title_and_place(rest: str, *, by_commas: bool = False, dated: bool = False) -> TitleAndPlace:
    """The title, and the journal and its numbers behind it: parted by the quotation marks around it, by a full stop,
    else by the last comma that fits. `dated`: the year stood before the title."""
    ends = [(end.start() + 1, end.end()) for end in list(_SENTENCE_END.finditer(rest))[:MOST_TRIED]]
    if by_commas:
        ends = [(end.start(), end.end()) for end in reversed(list(_COMMA.finditer(rest))[: 2 * MOST_TRIED])] + ends
    quoted = _QUOTED.match(rest)
    for tried in ([(quoted.end(1), quoted.end())] if quoted else [], ends, [(0, 0)]):
        for pattern in (_WITHOUT_YEAR,) if dated else _IN_ORDER:
            for title_end, start in tried:
                place = pattern.match(rest, start)
                if place is not None and not _is_other(place["journal"]) and (start or _is_bare(place)):
                    return bare_title(rest[:title_end]), place
    return None, None


def quoted_title(rest: str) -> str | None:
    """The title in quotation marks that opens an entry, or its rest."""
    quoted = _QUOTED.match(rest)
    return bare_title(quoted[1]) if quoted else None


def bare_title(printed: str) -> str | None:
    """A title without its last full stop, the quotation marks around it, and the address that it links to."""
    printed = _LINKED.sub("", printed.rstrip(" ."))
    bare = printed.strip(" ,“”‘’\"'").rstrip(".").strip(' “”"')
    opened = "“" if printed.startswith("“") and "”" in bare.partition("“")[0] else ""
    return opened + bare or None


def issue_of(place: re.Match[str]) -> str | None:
    groups = place.groupdict()
    return groups.get("issue") or groups.get("no") or groups.get("supplement")


def _is_bare(place: re.Match[str]) -> bool:
    """Tell whether an entry that gives no title opens with its journal ("J Warm 2004;12:3-9")."""
    return bool(place["volume"]) and len(place["journal"].split()) <= WORDS_OF_JOURNAL


def _is_other(journal: str) -> bool:
    """Names with initials are no journal (another entry was run into this one), nor is a sentence of the title, a book
    or the day of a page."""
    sentences = re.split(r"[.?!]\s", journal)[:-1]
    words = (len([word for word in sentence.split() if word.islower() and len(word) > 3]) for sentence in sentences)
    return (
        len(re.findall(r",\s[A-Z]\.", journal)) > 1
        or any(count > 1 for count in words)
        or bool(_NO_JOURNAL.search(journal.strip()))
    )
