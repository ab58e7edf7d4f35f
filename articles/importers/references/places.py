"""Where an entry says that it was printed: journal, year, volume, issue, pages, in the orders that publishers use."""

import re

_YEAR = r"\(?(?P<year>(?:19|20)\d\d)[a-z]?\)?"
_VOLUME = r"(?P<volume>[A-Za-z]?\d{1,4})"
_ISSUE = r"\s*(?:\((?P<issue>[^()]{1,20})\))?(?:,?\s*(?:no\.?|issue)\s*(?P<no>\d{1,4}))?"
_SUPPLEMENT = r"(?:\s?(?P<supplement>Suppl(?:ement)?\.?\s?\w{0,4}))?"
_PAGES = r"(?:pp?\.?\s*)?(?P<pages>[A-Za-z]{0,3}\d+[\w.]*(?:\s?[-–—]\s?[A-Za-z]{0,3}\d+\w*)?)"
_JOURNAL = r"\s*(?P<journal>[^\d;:]{2,120}?)"
_IN_ORDER = (
    # J Warm Med 2004 Dec;12(1):3-9 · Lancet 1999, 353, 100–105 · J Warm (2001) 12:101–9
    re.compile(
        rf"""{_JOURNAL}[.,]?\s*{_YEAR}(?:\s+[A-Z][a-z]{{2,8}}(?:[ -]\w{{1,8}}){{0,2}})?\s*
        (?:(?:[;,:.]\s*|(?<=\)\s))(?:vol\.?\s*)?{_VOLUME}?{_ISSUE}{_SUPPLEMENT}\s*(?:[:,]\s*{_PAGES})?)?""",
        re.VERBOSE,
    ),
    # J Warm Med 12: 3-9, 2004 · J Warm Med 12, 3–9 (2004) · J Warm Med, vol. 12, no. 1, pp. 3–9, 2004
    re.compile(
        rf"{_JOURNAL}[.,]?\s+(?:vol\.?\s*)?{_VOLUME}{_ISSUE}\s*[:,]\s*{_PAGES}\s*[,;.]?\s*(?:[A-Z][a-z]{{2,8}}\.?\s)?{_YEAR}",
    ),
    # J Warm Med 12 (2004) 3–9 · J Warm Med 12, no. 1 (2004): 3–9
    re.compile(rf"{_JOURNAL}[.,]?\s+{_VOLUME}{_ISSUE}\s*\((?P<year>(?:19|20)\d\d)\)\s*[:,]?\s*{_PAGES}?"),
    # J Warm Med, vol. 12, Article ID 4567, 8 pages, 2015 · J Warm Med. Published online March 3, 2021
    re.compile(
        rf"{_JOURNAL}[.,]?\s+vol\.?\s*{_VOLUME}{_ISSUE},\s*Article\s+ID\s+(?P<pages>\w+)(?:,\s*\d+\s+pages)?,\s*{_YEAR}"
    ),
    re.compile(
        rf"{_JOURNAL}[.,;]?\s+(?i:published\s+online|epub(?:\s+ahead\s+of\s+print)?)\s[^.;]{{0,20}}?{_YEAR}(?P<volume>)(?P<pages>)"
    ),
)
_WITHOUT_YEAR = re.compile(
    rf"""\s*(?P<journal>[^\d;:]{{2,120}}?)(?:[.,]?\s+|,\s*)(?:vol\.?\s*)?{_VOLUME}{_ISSUE}
    {_SUPPLEMENT}(?:\s*[,:]\s*{_PAGES})?""",
    re.VERBOSE,
)
_SENTENCE_END = re.compile(r"(?:[.?!][”\"’]?|[,.][”\"’])\s+(?=\S)")
_COMMA = re.compile(r",\s+(?=[^\W\d_a-z])")
MOST_TRIED = 8


def title_and_place(rest: str, *, by_commas: bool = False) -> tuple[str | None, re.Match[str] | None]:
    """The title, and the journal and its numbers behind it: parted by a full stop, else by the last comma that fits."""
    ends = [(end.start() + 1, end.end()) for end in list(_SENTENCE_END.finditer(rest))[:MOST_TRIED]]
    if by_commas:
        ends = [(end.start(), end.end()) for end in reversed(list(_COMMA.finditer(rest))[: 2 * MOST_TRIED])] + ends
    for pattern in _IN_ORDER:
        for title_end, start in ends:
            place = pattern.match(rest, start)
            if place is not None and not _is_other_entry(place):
                return rest[:title_end].strip(' ,“”"').rstrip(".").strip(' “”"') or None, place
    return None, None


def place_without_year(rest: str, start: int) -> re.Match[str] | None:
    """Journal, volume, issue and pages, where the year stood before the title."""
    return _WITHOUT_YEAR.match(rest, start)


def first_sentence_ends(rest: str, start: int) -> list[tuple[int, int]]:
    """Where the first few sentences behind a place end, and where the next ones begin."""
    return [(end.start() + 1, end.end()) for end in list(_SENTENCE_END.finditer(rest, start))[:MOST_TRIED]]


def issue_of(place: re.Match[str]) -> str | None:
    groups = place.groupdict()
    return groups.get("issue") or groups.get("no") or groups.get("supplement")


def _is_other_entry(place: re.Match[str]) -> bool:
    """Names with initials are no journal (another entry was run into this one), nor is a sentence of the title."""
    sentences = re.split(r"[.?!]\s", place["journal"])[:-1]
    words = (len([word for word in sentence.split() if word.islower() and len(word) > 3]) for sentence in sentences)
    return len(re.findall(r",\s[A-Z]\.", place["journal"])) > 1 or any(count > 1 for count in words)
