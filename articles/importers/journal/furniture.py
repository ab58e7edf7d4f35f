"""What runs around the pages of a journal: heads and feet, page numbers, addresses, the dates of a manuscript."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import pairwise

from articles.importers.found import Found
from articles.importers.journal.headings import is_known
from articles.importers.lines import Block, Line, ends_sentence
from articles.importers.record.labels import read_labels
from articles.importers.record.taking import note_label
from articles.importers.references.entries import LIST_HEADING

LONGEST_HEAD = 120
LONGEST = 400
PAGES_APART = 8
TAIL_LINES = 6

_FURNITURE = re.compile(
    r"""^(?:
        .{2,60}\bet\s+al\.?\s*[/|•·].{3,100}
      | [|•·]?\s*page\s+\d+(?:\s+of\s+\d+)? | \d{1,5}\s*[|•·]\s.{0,100} | .{0,100}\s[|•·]\s*\d{1,5} | \d{1,5}\s*\|
      | .{3,100}\s[|•]\s.{0,160}(?:\b(?:19|20)\d\d\b|\bdoi\b|www\.|https?:).{0,100}
      | .{0,80}\bvol(?:ume)?\.?\s*\d+.{0,40}\b(?:19|20)\d\d\b.{0,40} | (?:doi\s*:|https?:|www\.).{0,200}
      | .{0,80}https?://\S+ | (?:[A-Z][\w.&]*\s+){1,6}(?:19|20)\d\d[,;]\s?\d+[\d\s(),:;–-]*(?:\d+\s+of\s+\d+)?
      | [A-Z][^?!;]{2,80}\s\(?(?:19|20)\d\d\)?[\s,;]+
        \d{1,4}\s?(?:\(\w{1,8}\))?\s?:\s?[\w–-]+(?:\s?[–-]\s?\w+)?(?:\.?\s*(?:doi|https?).{5,80})?
      | [A-Z][^?!;]{2,80}\s\d{1,4}(?:\s?\(\w{1,8}\))?\s?
        (?:\((?:19|20)\d\d\)[\s:]*\w+|:\s?\w+)(?:\s?[–-]\s?\w+)?(?:,\s(?:19|20)\d\d)?
      | \(?[A-Z][^?!;()]{2,60}\s\d{1,4}\s?:\s?\d+\s?[–-]\s?\d+,\s?(?:19|20)\d\d\)?
      | [A-Z][^.?!;]{3,80}\s\d{1,4}\s?\(\w{1,8}\) | [\w\s&.]{3,50}\s\d{1,4};\d{1,3}\b.{0,80}(?:19|20)\d\d
      | the\s+(?:\w+\s+){0,3}journal(?:\s+of(?:\s+\w+){1,5})?\.?
      | (?:available|published)\s+online\b.{0,60} | (?:received|accepted|revised)\b.{0,60}(?:19|20)\d\d.{0,60}
      | (?:received|accepted)\s+for\s+publication.{0,120} | accepted\s+(?:after\s+revision\s+)?(?:on\s+)?\d.{0,30}
      | \(?doi\s?:?\s*10\.\S+\)?
      | \d{1,7}\s+\(?\d{1,3}\s+of\s+\d{1,3}\)? | \d{1,3}\s?/\s?\d{1,3}
      | .{0,160}\bdownloaded\s+(?:from|by|on)\b.{0,400} | .{0,100}all\s+rights\s+reserved.{0,60}
        | submit\s+your\s+manuscript.{0,80}
      | (?:e-?mail|tel(?:ephone)?|fax|phone)\s*:.{0,150} | .{0,80}\S@\S+\.\S+ | ISSN\b.{0,80}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_OF_PAGE = re.compile(r"\bet\s+al\b.*\bdoi\b|\bdoi\b.*\s\d{1,4}$|[|•]", re.IGNORECASE)
_ADDRESS_OF_PAGE = re.compile(r"^[^.?!]{3,80}\s[|•]\s(?:www\.|https?:)\S+(?:\s[|•].{0,60})?$")
_MANUSCRIPT = re.compile(r"^(?:received|accepted|revised)\b.{0,60}\b(?:19|20)\d\d.{0,80}$", re.IGNORECASE)
_EDGE = re.compile(r"^[A-Z][^.?!;,:]{3,80}\s\d{1,4}\s?\(\w{1,8}\)$")
_CHAPTER = re.compile(r"^(?:1?\d)(?:\.\d{1,2})*\s+\|\s+[A-Z]")
_AUTHORS_OF_PAGE = re.compile(
    r"^(?:[A-Z][\w.’'-]*\s+){1,4}(?:and\s+others|et\s+al\.?)$|^[A-Z][A-Z’'\s.-]{1,40}ET\s+AL\.?$", re.I
)


def take_furniture(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set page numbers, running heads and addresses aside; read lines that are dates only."""
    edges = _running_heads(lines) | _folios(lines)
    rest: list[Line] = []
    in_references = False
    last = len(lines) - TAIL_LINES
    for place, line in enumerate(lines):
        block = Block(line.number, line.text)
        in_references = in_references or bool(LIST_HEADING.match(line.text))
        labels = read_labels(line.text)
        dates = labels if any(label.key in ("published", "received") for label in labels) else []
        if dates and (not in_references or place >= last or dates[0].key == "received"):
            for label in dates:
                note_label(Block(line.number, label.text), label, found)
        elif line.number in edges or is_furniture(line.text, in_references) or (place >= last and _is_edge(line)):
            found.put_aside(block, "furniture")
        else:
            rest.append(line)
    return rest


def is_furniture(text: str, in_references: bool = False) -> bool:
    """Tell whether a line is what journals print around an article; an entry of a list may look so."""
    if _AUTHORS_OF_PAGE.match(text) and len(text) < 50:
        return True
    if _ADDRESS_OF_PAGE.match(text):
        return True
    if _CHAPTER.match(text) and not re.search(r"\bet\s+al\b", text, re.IGNORECASE):
        return False
    if _MANUSCRIPT.match(text):
        return True
    return not in_references and len(text) <= LONGEST and bool(_FURNITURE.match(text))


def _is_edge(line: Line) -> bool:
    return line.gap and bool(_EDGE.match(line.text))


def _running_heads(lines: Sequence[Line]) -> set[int]:
    """What comes again and again, but for its numbers, or stands twice beside what is furniture already."""
    times = Counter(line.text for line in lines if len(line.text) <= LONGEST_HEAD)
    before_gap = {line.number for line, after in pairwise(lines) if after.gap} | {line.number for line in lines[-1:]}
    alone = {line.number for line in lines if line.gap} & before_gap
    patterns = Counter(
        _pattern(line.text)
        for line in lines
        if len(line.text) <= LONGEST_HEAD and (line.number in alone or _OF_PAGE.search(line.text))
    )
    beside = _beside_furniture(lines)
    heads: set[int] = set()
    for line in lines:
        if ends_sentence(line.text) or is_known(line.text):
            continue
        twice = times[line.text] == 2 and line.text in beside and not line.text.isdecimal()
        apart = line.number in alone or _OF_PAGE.search(line.text)
        if times[line.text] > 2 or twice or (apart and _comes_again(line.text, patterns)):
            heads.add(line.number)
    return heads


def _beside_furniture(lines: Sequence[Line]) -> set[str]:
    """Lines next to a page number or another sure mark of a page's edge."""
    sure = [is_furniture(line.text) or (line.text.isdecimal() and line.gap) for line in lines]
    return {
        lines[place].text
        for place in range(len(lines))
        if (place and sure[place - 1]) or (place + 1 < len(lines) and sure[place + 1])
    }


def _folios(lines: Sequence[Line]) -> set[int]:
    """Lines that are a page's number: apart from the text, or the next one after the number some lines before."""
    folios = {line.number for line in lines if line.gap and line.text.isdecimal()}
    last: tuple[int, int] | None = None
    for line in lines:
        if not line.text.isdecimal() or len(line.text) > 5:
            continue
        number = int(line.text)
        if last is not None and number == last[0] + 1 and line.number - last[1] > PAGES_APART:
            folios |= {last[1], line.number}
        if last is None or number == last[0] + 1 or line.number - last[1] > 10 * PAGES_APART:
            last = (number, line.number)
    return folios


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text)


def _comes_again(text: str, patterns: Mapping[str, int]) -> bool:
    """A running head names a year or the authors; it comes again with another page number."""
    named = re.search(r"\b(?:19|20)\d\d\b|\bet\s+al\b", text)
    return bool(named) and not ends_sentence(text) and patterns.get(_pattern(text), 0) > 1
