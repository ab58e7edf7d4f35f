"""Where a title ends and the name of its journal opens, told from the full stops, commas and capitals between them."""

import re

from articles.importers.words import word_set

_SENTENCE_END = re.compile(r"[.?!][”\"’]?\s+")
_BRACKETS = re.compile(r"\[[^\[\]]*\]|\([^()]*\)")
_NO_JOURNAL = re.compile(r"\b(?:reviewed|updated|last\supdate|accessed|retrieved)\b|\bvol$", re.IGNORECASE)
_SMALL = word_set("of the for and in on with from by at an as via & de del la las des du der für und et e y d'")
# Abbreviations of journals: "J. Warm. Med." goes on over its full stops, "J Warm Med" has none.
_SHORT = (
    r"(?:J|Am|Eur|Br|Int|Clin|Exp|Med|Res|Rev|Sci|Surg|Proc|Natl|Acad|Ann|Arch|Biol|Chem|Mol|Dis|Nat|Adv|Acta|Phys)"
)
_UNDOTTED = re.compile(rf"\b{_SHORT}\s")
_OPENING = re.compile(r"(?:J|Am|Ann|Arch|Br|Eur|Int|Proc)\b")
_SHORT_ONLY = re.compile(rf"(?:{_SHORT}\s)*{_SHORT}")
_SHORTENED = re.compile(
    rf"(?!.*(?:Review|Report|Part|Comment|Trial|Abstract)$)(?:{_SHORT}|.*(?:[bcdfghklmnpqrtvwxz]|sci|phys)|[A-Z]+)$"
)
_SERIES = re.compile(r"(?:(?:Part|Section|Series?)\s)?[A-H](?=,|$)")
MOST_TRIED = 8

# Where a sentence ends, and where the next one opens.
Ends = list[tuple[int, int]]


def sentence_ends(rest: str) -> Ends:
    """The ends of sentences, but for those within brackets."""
    brackets = [found.span() for found in _BRACKETS.finditer(rest)]
    ends = list(_SENTENCE_END.finditer(rest))
    outside = [end for end in ends if not any(opened < end.start() < closed for opened, closed in brackets)]
    return [(end.start() + 1, end.end()) for end in outside[:MOST_TRIED]]


def opening_of_journal(rest: str, ends: Ends, place: re.Match[str], by_commas: bool) -> tuple[int, int]:
    """Where the title ends and the journal opens: at the last sentence before its numbers, or before the sentences
    that its abbreviations make ("J. Warm. Med.", "Warm Acta. Series A")."""
    bounds = [(0, 0), *(end for end in ends if end[1] < place.end("journal"))]
    in_capitals = is_in_capitals(rest[: ends[0][0]])
    by_commas = by_commas and not place[0].endswith(")")
    after = rest[bounds[-1][1] : place.end("journal")]
    for (_, opened), (closed, start) in zip(reversed(bounds[:-1]), reversed(bounds[1:]), strict=True):
        before = rest[opened:closed].rstrip(". ")
        if by_commas and ", " in after:
            comma = start + after.rindex(", ")
            return comma, comma + 2
        if by_commas and ", " in before:
            comma = opened + before.rindex(", ")
            surely = place.start("volume") < place.start("year") < place.start("pages")
            goes_on = _goes_on(rest[comma + 2 : closed].rstrip(". "), after, in_capitals=not surely)
            return (comma, comma + 2) if goes_on else (closed, start)
        if not _goes_on(before, after, in_capitals) or (not opened and not _SHORT_ONLY.fullmatch(before)):
            return closed, start
        after = before
    return 0, 0


def _goes_on(before: str, after: str, in_capitals: bool) -> bool:
    """Tell whether the full stop between two parts stands within the name of a journal."""
    words = before.split()
    if not words or not is_in_capitals(before, shortest=1) or re.search(r"\d|^[IVX]+$", before):
        return False
    if _SERIES.match(after):
        return True
    shortened = bool(_SHORTENED.match(words[-1]))
    return not _UNDOTTED.search(after) and (shortened or not (in_capitals or _OPENING.match(after)))


def is_in_capitals(text: str, shortest: int = 4) -> bool:
    return not any(word[0].islower() for word in text.split() if len(word) >= shortest and word not in _SMALL)


def is_other(journal: str) -> bool:
    """Names with initials are no journal (another entry was run into this one), nor is a book, the day of a page, or
    what goes on with a sentence."""
    return (
        len(re.findall(r",\s[A-Z]\.", journal)) > 1
        or bool(re.match(r"\s*(?!npj\b)[a-z]+\b", journal))
        or bool(_NO_JOURNAL.search(journal.strip()))
    )
