"""Headings of a printed article: known names, numbered ones, short lines that stand alone."""

import re
from collections import Counter
from collections.abc import Collection, Sequence

from articles.importers.journal.hyphens import is_broken
from articles.importers.lines import Line, ends_sentence, starts_lower
from articles.importers.references.entries import LIST_HEADING
from articles.importers.typeset import CONTINUED, PLAIN, Typeset

HEADING_WORDS = 9
LONGEST_NUMBERED = 110
SMALL_WORDS = 2
SHORT_HEADING = 0.7
FULL_BELOW = 0.7
METHODS = 3

_KNOWN = re.compile(
    r"""^(?:(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,4})\.?\s*[|.]?\s+)?(?:
        (?:structured\s+|graphical\s+)?abstract | (?:plain[\s-]language\s+|author\s+)?summary | introduction
      | background(?:\s+and\s+(?:aims?|objectives?|purpose))? | objectives? | aims?(?:\s+of\s+the\s+study)?
      | methods?(?:\s+and\s+(?:materials|results))?
      | (?:materials?|patients?|subjects|participants)(?:\s*(?:,|and|&)\s*(?:materials|methods|patients))+
      | results?(?:\s+and\s+discussions?)? | discussions?(?:\s+and\s+conclusions?)? | comments? | limitations?
      | conclusions? | concluding\s+remarks | literature\s+review | review\s+of\s+the\s+literature
      | (?:(?:patient|case)s?\s+(?:description|presentation|report|history|summary|study)s?
        | (?:patient|case)s?(?:\s+\d{1,2})?
        | (?:report|presentation|description)\s+of\s+(?:a\s+|the\s+)?cases?)(?:\s+(?:and|of)\s+[\w\s]{4,30})?
      | (?:statistical|data)\s+analys[ie]s | statistics | follow-?up | outcomes?(?:\s+and\s+follow-?up)?
      | investigations | differential\s+diagnosis | treatment | patient['’]s\s+perspective
      | (?:learning|key|teaching)\s+points?(?:/take\s+home\s+messages?)? | take-?home\s+messages?
      | acknowledge?ments? | funding(?:\s+(?:sources?|information|statement))? | (?:financial\s+|grant\s+)support
      | (?:(?:statement|declaration|disclosure)s?\s+of\s+)?(?:potential\s+)?
        (?:conflicts?\s+of\s+interests?|competing\s+(?:financial\s+)?interests?)(?:\s+(?:statement|disclosures?))?
      | (?:author\s+)?disclosures?(?:\s+statement)? | declarations?
      | (?:informed\s+|patient\s+)?consent(?:\s+(?:for\s+publication|statement|to\s+participate))?
      | (?:statement\s+of\s+)?ethics(?:\s+(?:statement|approval))? | compliance\s+with\s+ethical\s+standards
      | (?:list\s+of\s+)?abbreviations(?:\s+used)? | authors?['’]?\s+contributions? | author\s+information
      | (?:credit\s+)?author(?:ship)?\s+(?:contributions?\s+)?statement | orcid(?:\s+ids?)?
      | (?:data|code)\s+availability(?:\s+statement)? | availability\s+of\s+data(?:\s+and\s+materials?)?
      | (?:supplementary|supporting|additional)\s+(?:materials?|information|data|files?)
      )\s*[:.]?$""",
    re.IGNORECASE | re.VERBOSE,
)
_RANKS = tuple(
    re.compile(rf"^(?:\d{{1,2}}\.?\s*[|.]?\s+)?(?:{words})\b", re.IGNORECASE)
    for words in (
        "abstract|summary",
        "introduction|background",
        r"(?:patients?|materials?|subjects)\s+and|methods?|case|patient|report\s+of",
        "results?",
        "discussion|comment",
        "conclusions?",
        "acknowledge?ments?|references?|conflicts?|funding",
    )
)
_NUMBERED_PART = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?:\|\s+)?[A-Z][^.]{2,70}$")
_NUMBERED = re.compile(r"^(\d{1,2})(?:\.|\s\|)\s+([A-Z][^.;]{2,90}|[A-Z][\w\s]{2,60})$")
_BAR = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\s?\|\s")
_TITLE = re.compile(r"^(?:[A-Za-z][\w’']+)(?:[ ,/-]+\(?[\w’'-]+\)?)*\??$")
_OF_SENTENCES = re.compile(r"\b(?:was|were|is|are|has|have|had|we|she|he|who|which|that|can|may|showed|presented)\b")
_SCRAMBLED = re.compile(r"[a-z][A-Z]")
_RUN_IN = re.compile(
    r"^(?:abstract|summary|background|objectives?|aims?|purpose|introduction|importance|context|question)"
    r"(?:\s?[.:—–]\s|\s(?=[A-Z][a-z]+\s[a-z]))",
    re.I,
)


def heading_numbers(lines: Sequence[Line], typeset: Typeset = PLAIN) -> set[int]:
    """Number the lines that are headings; the second line of one that runs on counts as well."""
    numbers: set[int] = set()
    printed = {number for number, _ in typeset.headings}
    lengths = sorted(len(line.text) for line in lines)
    width = lengths[len(lengths) * 3 // 4] if lengths else 0
    in_references = False
    chapter, small = 0, False
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        previous = lines[position - 1] if position else None
        in_references = in_references or bool(LIST_HEADING.match(line.text))
        chaptered = _NUMBERED.match(line.text) if not in_references else None
        next_chapter = (
            chaptered is not None and int(chaptered[1]) == chapter + 1 and _has_room(line, previous, following)
        )
        is_set = line.number in printed
        below = previous is not None and previous.number in numbers
        known = is_known(line.text) and (is_set or not _cuts_sentence(line, previous, following))
        small = small or (known and line.text.islower())
        if chaptered and (known or next_chapter):
            chapter = int(chaptered[1])
        standing = _is_numbered(line, previous, following) or _in_capitals(line, previous, following)
        alone = not in_references and _stands_alone(line, previous, following)
        standing = standing or _stands_between(line, previous, following, width, below, small)
        if known or next_chapter or alone or (not in_references and (standing or is_set)):
            numbers.add(line.number)
            in_references = in_references and (bool(LIST_HEADING.match(line.text)) or not is_known(line.text))
    return numbers


def lower_headings(lines: Sequence[Line], headings: Collection[int], typeset: Typeset) -> set[int]:
    """Number the headings that a print sets in a lower style than those of the usual parts of an article; in a text
    without styles, in small letters where those parts are in capitals."""
    headed = [line for line in lines if line.number in headings]
    if not typeset.headings:
        parts = [line.text.isupper() for line in headed if 0 < rank_of(line.text) < len(_RANKS)]
        in_capitals = len(parts) > 1 and all(parts)
        small = {line.number for line in headed if in_capitals and _may_stand_below(line) and not line.text.isupper()}
        return small | _between_parts(headed)
    styled = [(line, style) for line in headed if (style := typeset.style(line.number)) not in (None, CONTINUED)]
    parts_by_style = Counter(style for line, style in styled if rank_of(line.text))
    often = Counter(style for _, style in styled)
    usual = (style for style in sorted(often) if often[style] > 1)
    highest = parts_by_style.most_common(1)[0][0] if parts_by_style else next(usual, 0)
    return {line.number for line, style in styled if style is not None and style > highest and _may_stand_below(line)}


def _between_parts(headed: Sequence[Line]) -> set[int]:
    """Number the headings that stand between the usual parts of a study, its methods, results and discussion."""
    ranks = [rank_of(line.text) if is_known(line.text) and not line.text[0].isdigit() else 0 for line in headed]
    if not {METHODS, METHODS + 1} <= set(ranks):
        return set()
    lower: set[int] = set()
    part, waiting = 0, list[int]()
    for line, rank in zip(headed, ranks, strict=True):
        if rank:
            lower.update(waiting if part >= METHODS and METHODS <= rank < len(_RANKS) else ())
            part, waiting = rank, []
        elif not _NUMBERED.match(line.text):
            waiting.append(line.number)
    return lower


def _may_stand_below(line: Line) -> bool:
    return not rank_of(line.text) and not _NUMBERED.match(line.text)


def heading_text(text: str) -> str:
    """Write a heading without the bar behind its number ("2 | Methods"); one whose small capitals came out scrambled
    ("disCussion") with its usual capitals."""
    text = _BAR.sub(r"\1 ", text)
    if not _SCRAMBLED.search(text):
        return text
    words = [word if _is_term(word) else word.lower() for word in text.split()]
    return " ".join(word[0].upper() + word[1:] if len(word) > 3 or not at else word for at, word in enumerate(words))


def _is_term(word: str) -> bool:
    """Words such as "mRNA", "mg/dL" or "IgA" keep their capitals; scrambled ones mix them with many small letters."""
    return word.isupper() or "/" in word or (len(word) <= 5 and sum(map(str.isupper, word)) > 1)


def is_known(text: str) -> bool:
    """Tell whether a line is the name of a usual part of an article, with or without its number."""
    return len(text) < 60 and bool(_KNOWN.match(text) or LIST_HEADING.match(text))


def is_prose(text: str) -> bool:
    """Tell whether a text has a word of sentences, which names and headings lack."""
    return bool(_OF_SENTENCES.search(text[:600]))


def rank_of(heading: str) -> int:
    """The place of a usual part in every article, from 1; 0 for a part that may stand anywhere."""
    return next((rank for rank, pattern in enumerate(_RANKS, start=1) if pattern.match(heading)), 0)


def opens_text(text: str) -> bool:
    """Tell whether a line opens the article's text: a known heading, or one that its text follows at once."""
    return is_known(text) or bool(_RUN_IN.match(text))


def is_below(text: str) -> bool:
    """Tell whether a heading's number says that it stands below another one ("2.1. Patients")."""
    return bool(_NUMBERED_PART.match(text))


def _cuts_sentence(line: Line, previous: Line | None, following: Line | None) -> bool:
    """Tell whether a known name is the end or the middle of a sentence ("… of this\ntreatment\nwas …"); in small
    letters it is, but where one ended above it and another one opens below."""
    if starts_lower(line.text) and not _SCRAMBLED.search(line.text):
        closed = previous is None or ends_sentence(previous.text) or (line.gap and rank_of(line.text))
        opens = following is not None and (following.text[:1].isupper() or _is_small(following))
        return not (closed and opens)
    if line.gap or previous is None or following is None:
        return False
    before = not ends_sentence(previous.text) and len(previous.text.split()) > 6
    return before and starts_lower(following.text) and not following.gap


def _has_room(line: Line, previous: Line | None, following: Line | None) -> bool:
    if following is None or starts_lower(following.text):
        return False
    return line.gap or previous is None or ends_sentence(previous.text)


def _is_numbered(line: Line, previous: Line | None, following: Line | None) -> bool:
    if following is None or not is_below(line.text):
        return False
    below = previous is None or ends_sentence(previous.text) or is_known(previous.text) or is_below(previous.text)
    return line.gap or (below and following.text[:1].isupper())


def _in_capitals(line: Line, previous: Line | None, following: Line | None) -> bool:
    """A line in capitals below a full stop, before a line that is none."""
    words = line.text.split()
    if previous is None or following is None or not 1 <= len(words) <= HEADING_WORDS or len(line.text) < 6:
        return False
    if (
        not line.text[0].isalnum()
        or not line.text.isupper()
        or any(map(str.isdigit, line.text))
        or line.text[-1] in ".,;-–("
    ):
        return False
    if starts_lower(following.text) or following.text.isupper():
        return False
    return ends_sentence(previous.text) and not all(len(word) < 5 for word in words)


def _stands_between(
    line: Line, previous: Line | None, following: Line | None, width: int, below: bool, small: bool
) -> bool:
    """A line that is no sentence, between the end of one, or a heading, and a full line that opens another with a word
    that had room on it. `small`: whether the article's usual parts are named in small letters."""
    if previous is None or following is None or len(line.text.split()) > HEADING_WORDS:
        return False
    if line.number > previous.number + 1 + line.gap:
        return False
    if not _TITLE.match(line.text) or ends_sentence(line.text) or not following.text[:1].isupper():
        return False
    if starts_lower(line.text) and not (small and _is_small(line)) and not line.text[1].isupper():
        return False
    short = len(line.text) <= SHORT_HEADING * width
    if not short and (is_prose(line.text) or is_broken(line.text) or len(following.text) < _with_next(line, following)):
        return False
    return (below or ends_sentence(previous.text)) and len(following.text) > FULL_BELOW * width


def _with_next(line: Line, following: Line) -> int:
    """The length of a line with the first word of the next one on it."""
    return len(line.text) + 1 + len(following.text.split()[0])


def _is_small(line: Line) -> bool:
    return starts_lower(line.text) and len(line.text.split()) <= SMALL_WORDS


def _stands_alone(line: Line, previous: Line | None, following: Line | None) -> bool:
    if not line.gap or following is None or not following.gap or len(line.text.split()) > HEADING_WORDS:
        return False
    if starts_lower(line.text) and not _SCRAMBLED.search(line.text.split()[0]):
        return False
    if not line.text[0].isalnum() or line.text[-1] in ".,;:-–(" or not any(map(str.isalpha, line.text)):
        return False
    if starts_lower(following.text) and not is_known(line.text):
        return False
    return previous is None or ends_sentence(previous.text) or not (is_broken(previous.text) or previous.gap)
