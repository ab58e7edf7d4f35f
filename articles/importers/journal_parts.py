"""Parts of a printed article that are not running text: headings, footnotes, keywords, front matter, furniture."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.importers.abbreviations import footnote
from articles.importers.columns import drop_capital
from articles.importers.found import Found
from articles.importers.hyphens import Vocabulary, is_broken
from articles.importers.labels import read_labels
from articles.importers.lines import Block, Line, ends_sentence, starts_lower
from articles.importers.people import names_in
from articles.importers.record import note_label
from articles.importers.references import LIST_HEADING
from articles.importers.value import Repair

HEADING_WORDS = 9
TITLE_WORDS = 35

_SECTION = re.compile(
    r"""^(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?:
        abstract | summary | introduction | background | objectives? | methods? | (?:materials|patients)\s+and\s+methods
      | results | discussions? | comments? | conclusions?
      | (?:patient|case)\s+(?:description|presentation|report|history)s?
      | acknowledge?ments? | funding | conflicts?\s+of\s+interests? | informed\s+consent | abbreviations
      )\s*:?$""",
    re.IGNORECASE | re.VERBOSE,
)
_FURNITURE = re.compile(
    r"""^(?:
        .{2,60}\bet\s+al\.?\s*[/|•·].{3,100}
      | [|•·]?\s*page\s+\d+(?:\s+of\s+\d+)? | \d{1,5}\s*[|•·]\s.{0,100} | .{0,100}\s[|•·]\s*\d{1,5}
      | .{0,80}\bvol(?:ume)?\.?\s*\d+.{0,40}\b(?:19|20)\d\d\b.{0,40} | (?:doi\s*:|https?:|www\.).{0,200}
      | .{0,80}https?://\S+ | (?:[A-Z][\w.&]*\s+){1,6}(?:19|20)\d\d[,;]\s?\d+[\d\s(),:;–-]*(?:\d+\s+of\s+\d+)?
      | (?:copyright|©|\(c\)\s).{0,200} | downloaded\s+from\b.{0,200} | .{0,100}all\s+rights\s+reserved.{0,60}
      | (?:e-?mail|tel(?:ephone)?|fax|phone)\s*:.{0,150} | .{0,80}\S@\S+\.\S+ | ISSN\b.{0,80}
      | \*?\s*(?:correspondence(?:\s+to)?|address\s+for\s+correspondence|corresponding\s+author)\s*:.{0,200}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_AFFILIATION = re.compile(
    r"\b(?:department|dept|university|hospital|medical\s+cent(?:er|re)|division|institute|faculty|school\s+of)\b",
    re.IGNORECASE,
)
_TYPE = re.compile(
    r"^(?:(?:original|research)\s+)?(?:articles?|review(?:\s+article)?|case\s+reports?|brief\s+report|communication"
    r"|(?:the\s+)?(?:\w+\s+){0,3}journal(?:\s+of(?:\s+\w+){1,5})?)$",
    re.IGNORECASE,
)
_RUN_IN = re.compile(r"^(?:abstract|summary|background|objectives?|aims?|purpose|introduction)\s?[.:—–]\s", re.I)
_NUMBERED_PART = re.compile(r"^\d{1,2}(?:\.\d{1,2})+\.?\s+[A-Z][^.]{2,70}$")
_KEYWORDS = re.compile(r"^key\s?-?words?\b\s*[:.—–-]?\s*", re.IGNORECASE)
_SCRAMBLED = re.compile(r"[a-z][A-Z]")
_DEGREE = re.compile(r"\b\d+(?:[.,]\d+)?\s?[oº]\s?C\b")


def repaired(lines: Sequence[Line], words: Vocabulary, found: Found) -> tuple[list[Line], set[int]]:
    """Mend capitals set apart and degree signs. Returns the lines, and the numbers of those with a capital."""
    mended: list[Line] = []
    capitals: set[int] = set()
    for line in lines:
        text = _with_degrees(line, found)
        whole = drop_capital(text, words) if line.indented or line.gap else None
        if whole:
            found.repairs.append(Repair(line.number, text[: len(whole) + 1], whole))
            text = whole + text[len(whole) + 1 :]
            capitals.add(line.number)
        mended.append(replace(line, text=text))
    return mended, capitals


def take_furniture(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set page numbers, running heads and addresses aside; read lines that are dates only."""
    times = Counter(line.text for line in lines if len(line.text) <= 80)
    before_gap = {line.number for line, after in pairwise(lines) if after.gap} | {line.number for line in lines[-1:]}
    alone = {line.number for line in lines if line.gap} & before_gap
    patterns = Counter(_pattern(line.text) for line in lines if line.number in alone and len(line.text) <= 120)
    rest: list[Line] = []
    in_references = False
    for line in lines:
        block = Block(line.number, line.text)
        in_references = in_references or bool(LIST_HEADING.match(line.text))
        running_head = times[line.text] > 2 and not ends_sentence(line.text) and not _SECTION.match(line.text)
        running_head = running_head or (line.number in alone and _comes_again(line.text, patterns))
        page_number = line.gap and line.text.isdigit()
        labels = read_labels(line.text)
        dates = labels if any(label.key in ("published", "received") for label in labels) else []
        if dates and not in_references:
            for label in dates:
                note_label(replace(block, text=label.text), label, found)
        elif running_head or page_number or (not in_references and _is_furniture(line.text)):
            found.put_aside(block, "furniture")
        else:
            rest.append(line)
    return rest


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _comes_again(text: str, patterns: Mapping[str, int]) -> bool:
    """A running head names a year or the authors; it comes again with another page number."""
    named = re.search(r"\b(?:19|20)\d\d\b|\bet\s+al\b", text)
    return bool(named) and not ends_sentence(text) and patterns.get(_pattern(text), 0) > 1


def _is_furniture(text: str) -> bool:
    return len(text) <= 250 and bool(_FURNITURE.match(text))


def take_footnotes(lines: Sequence[Line], found: Found) -> tuple[list[Line], list[int]]:
    """Take abbreviation footnotes out. Returns the other lines and the footnotes' numbers."""
    rest: list[Line] = []
    taken: list[int] = []
    for line in lines:
        entries = footnote(line.text)
        if not entries:
            rest.append(line)
            continue
        found.label(Block(line.number, line.text), "abbreviations")
        known = {entry.short for entry in found.abbreviations}
        found.abbreviations.extend(entry for entry in entries if entry.short not in known)
        taken.append(line.number)
    return rest, taken


def take_keywords(lines: Sequence[Line], found: Found) -> list[Line]:
    """Take the keywords out: below their label, or a bare list of terms that cuts a sentence."""
    for position, line in enumerate(lines):
        label = _KEYWORDS.match(line.text)
        end = _group_end(lines, position)
        group = [each.text for each in lines[position:end]]
        if label and len(line.text) < 200:
            printed = " ".join([line.text[label.end() :], *group[1:]])
            found.label(Block(line.number, label[0].strip()), "keywords")
        elif line.gap and position and end < len(lines) and _is_bare_list(lines, position, end):
            printed = " ".join(group)
        else:
            continue
        found.keywords.extend(term.strip(" .") for term in re.split(r"[,;•·]", printed) if term.strip(" ."))
        return [*lines[:position], *lines[end:]]
    return list(lines)


def take_front(lines: Sequence[Line], found: Found) -> list[Line]:
    """Take title and authors out where a line of names stands below the first lines, and affiliations."""
    lines = _without_type(lines, found)
    for position in range(min(8, len(lines))):
        end = _end_of_names(lines, position)
        names = names_in(" ".join(each.text for each in lines[position:end]))
        title = " ".join(each.text for each in lines[:position])
        if not names or not title:
            continue
        if len(title.split()) > TITLE_WORDS or starts_lower(title) or ends_sentence(title.rstrip("?")):
            return list(lines)
        found.title, found.places["title"] = title, tuple(each.number for each in lines[:position])
        found.authors.extend(names)
        for each in lines[position:end]:
            found.label(Block(each.number, each.text), "authors")
        return _without_affiliations(lines[end:], found)
    return list(lines)


def _end_of_names(lines: Sequence[Line], start: int) -> int:
    """A list of names goes on below a line that ends with a comma or "and"."""
    end = start + 1
    while end < len(lines) and end < start + 5 and lines[end - 1].text.endswith((",", " and", "&")):
        end += 1
    return end


def _without_type(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set the line aside that only names the kind of article, at the head of the page."""
    head = [line for line in lines[:3] if _TYPE.match(line.text)]
    for line in head:
        found.put_aside(Block(line.number, line.text), "furniture")
    return [line for line in lines if line not in head]


def heading_numbers(lines: Sequence[Line]) -> set[int]:
    """Number the lines that are headings: known names, and short lines that stand alone."""
    numbers: set[int] = set()
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        previous = lines[position - 1] if position else None
        if _is_known(line.text) or _is_numbered(line, following) or _stands_alone(line, previous, following):
            numbers.add(line.number)
    return numbers


def heading_text(text: str) -> str:
    """Write a heading whose small capitals came out scrambled ("disCussion") with its usual capitals."""
    if not _SCRAMBLED.search(text):
        return text
    words = [word if _is_term(word) else word.lower() for word in text.split()]
    return " ".join(word[0].upper() + word[1:] if len(word) > 3 or not at else word for at, word in enumerate(words))


def _is_term(word: str) -> bool:
    """Words such as "mRNA" or "IgA" keep their capitals; scrambled ones mix them with many small letters."""
    return word.isupper() or (len(word) <= 5 and sum(map(str.isupper, word)) > 1)


def _is_known(text: str) -> bool:
    return len(text) < 60 and bool(_SECTION.match(text) or LIST_HEADING.match(text))


def is_below(text: str) -> bool:
    """Tell whether a heading's number says that it stands below another one ("2.1. Patients")."""
    return bool(_NUMBERED_PART.match(text))


def _is_numbered(line: Line, following: Line | None) -> bool:
    return line.gap and following is not None and is_below(line.text)


def _stands_alone(line: Line, previous: Line | None, following: Line | None) -> bool:
    if not line.gap or following is None or not following.gap or len(line.text.split()) > HEADING_WORDS:
        return False
    if starts_lower(line.text) and not _SCRAMBLED.search(line.text.split()[0]):
        return False
    if not line.text[0].isalnum() or line.text[-1] in ".,;:-–(" or not any(map(str.isalpha, line.text)):
        return False
    return previous is None or ends_sentence(previous.text) or not (is_broken(previous.text) or previous.gap)


def _with_degrees(line: Line, found: Found) -> str:
    def mend(printed: re.Match[str]) -> str:
        read = re.sub(r"\s?[oº]\s?C$", "°C", printed[0])
        found.repairs.append(Repair(line.number, printed[0], read))
        found.problem("character_repaired", "info", f"{printed[0]} read as {read}", f"line {line.number}")
        return read

    return _DEGREE.sub(mend, line.text)


def _group_end(lines: Sequence[Line], start: int) -> int:
    end = start + 1
    while end < len(lines) and end - start < 8 and not lines[end].gap and not lines[end].indented:
        end += 1
    return end


def _is_bare_list(lines: Sequence[Line], start: int, end: int) -> bool:
    """Three or more short terms in small letters, no sentence, between the halves of a sentence."""
    printed = " ".join(line.text for line in lines[start:end])
    terms = printed.split(",")
    if len(terms) < 3 or len(printed) > 300 or ends_sentence(printed) or _SCRAMBLED.search(printed):
        return False
    short = all(0 < len(term.split()) <= 4 and term.strip()[0].islower() for term in terms if term.strip())
    cuts = not ends_sentence(lines[start - 1].text) and starts_lower(lines[end].text)
    return short and cuts and all(term.strip() for term in terms)


def _opens_text(text: str) -> bool:
    return _is_known(text) or bool(_RUN_IN.match(text))


def _without_affiliations(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set the lines below the authors aside, down to the next gap, where they name an institution."""
    end = 0
    while end < min(12, len(lines)) and not (end and lines[end].gap) and not _opens_text(lines[end].text):
        end += 1
    if not any(_AFFILIATION.search(line.text[:300]) for line in lines[:end]):
        return list(lines)
    for line in lines[:end]:
        found.put_aside(Block(line.number, line.text), "furniture")
    return list(lines[end:])
