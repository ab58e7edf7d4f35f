"""What runs around the pages of a journal: heads and feet, page numbers, addresses, the dates of a manuscript."""

import re
from collections.abc import Collection, Sequence

from articles.importers.found import Found
from articles.importers.journal.front import names_kind
from articles.importers.journal.running_heads import SHORTEST_HALF, folios, pattern_of, running_heads
from articles.importers.lines import Block, Line, ends_sentence
from articles.importers.record.labels import read_labels
from articles.importers.record.taking import note_label
from articles.importers.references.entries import LIST_HEADING
from articles.importers.references.openings import entries_in, unheaded
from articles.importers.typeset import BAR

LONGEST = 400
TAIL_LINES = 6

_FURNITURE = re.compile(
    r"""^(?:
        .{2,60}\bet\s+al\.?\s*[/|•·].{3,100} | (?-i:(?:[A-Z][\w.’'-]*,?\s){1,4})et\sal\.?\s?:\s[^.]{3,100}
      | [|•·]?\s*page\s+\d+(?:\s+of\s+\d+)? | [^.].{0,160}\spage\s+\d+\s+of\s+\d+
      | \d{1,5}\s*[|•·]\s.{0,100} | .{0,100}\s[|•·]\s*\d{1,5} | \d{1,5}\s*\|
      | .{3,100}\s[|•]\s.{0,160}(?:\b(?:19|20)\d\d\b|\bdoi\b|www\.|https?:).{0,100}
      | .{0,80}\bvol(?:ume)?\.?\s*\d+.{0,40}\b(?:19|20)\d\d\b.{0,40} | (?:doi\s*:|https?:|www\.).{0,200}
      | .{0,80}https?://\S+ | (?:[A-Z][\w.&]*\s+){1,6}(?:19|20)\d\d[,;]\s?\d+[\d\s(),:;–-]*(?:\d+\s+of\s+\d+)?
      | [A-Z][^?!;]{2,80}\s\(?(?:19|20)\d\d\)?[\s,;]+
        \d{1,4}\s?(?:\(\w{1,8}\))?\s?(?::\s?[\w–-]+(?:\s?[–-]\s?\w+)?|,\s\d+\s?[–-]\s?\d+)
        (?:\.?\s*(?:doi|https?).{5,80})?
      | [A-Z][^?!;]{2,80}\s\d{1,4}(?:\s?\(\w{1,8}\))?\s?
        (?:\((?:19|20)\d\d\)[\s:]*\w+|:\s?\w+)(?:\s?[–-]\s?\w+)?(?:,\s(?:19|20)\d\d)?
      | \(?[A-Z][^?!;()]{2,60}\s\d{1,4}\s?:\s?\d+\s?[–-]\s?\d+,\s?(?:19|20)\d\d\)?(?:[\s.,;]+(?:doi|https?).{5,80})?
      | [A-Z][^.?!;]{3,80}\s\d{1,4}\s?\(\w{1,8}\) | [\w\s&.]{3,50}\s\d{1,4};\d{1,3}\b.{0,80}(?:19|20)\d\d
      | the\s+(?:\w+\s+){0,3}journal(?:\s+of(?:\s+\w+){1,5})?\.?
      | (?:available|published)\s+online\b.{0,60} | (?:received|accepted|revised)\b.{0,60}(?:19|20)\d\d.{0,60}
      | (?:received|accepted)\s+for\s+publication.{0,120} | accepted\s+(?:after\s+revision\s+)?(?:on\s+)?\d.{0,30}
      | \(?doi\s?:?\s*10\.\S+\)?
      | (?:\d{1,7}\s+)?\(?\d{1,3}\s+of\s+\d{1,3}\)? | \d{1,3}\s?/\s?\d{1,3}
      | .{0,160}\bdownloaded\s+(?:from|by|on)\b.{0,400} | .{0,100}all\s+rights\s+reserved.{0,60}
        | submit\s+your\s+manuscript.{0,80}
      | (?:e-?mail|tel(?:ephone)?|fax|phone)\s*:.{0,150} | .{0,80}\S@\S+\.\S+ | ISSN\b.{0,80}
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_ADDRESS = re.compile(r"https?:|www\.", re.IGNORECASE)
_OWN_ADDRESS = re.compile(r"\bdoi\b|\bet\s+al\b|[|•·]|\S@", re.IGNORECASE)
_ADDRESS_OF_PAGE = re.compile(r"^[^.?!]{3,80}\s[|•]\s(?:www\.|https?:)\S+(?:\s[|•].{0,60})?$")
_MANUSCRIPT = re.compile(r"^(?:received|accepted|revised)\b.{0,60}\b(?:19|20)\d\d.{0,80}$", re.IGNORECASE)
_REST_OF_DATE = re.compile(
    r"^(?:(?:on)?line,?\s)?(?:on\s)?(?:\d{1,2}\s)?(?:[A-Z][a-z]{2,8}\.?\s)?(?:\d{1,2},\s)?(?:19|20)\d\d\.?$"
)
_EDGE = re.compile(r"^[A-Z][^.?!;,:]{3,80}\s\d{1,4}\s?\(\w{1,8}\)$")
_CHAPTER = re.compile(r"^(?:1?\d)(?:\.\d{1,2})*\s+\|\s+[A-Z]")
_AUTHORS_OF_PAGE = re.compile(
    r"^(?:[A-Z][\w.’'-]*\s+){1,4}(?:and\s+others|et\s+al\.?)$|^[A-Z][A-Z’'\s.-]{1,40}ET\s+AL\.?$", re.I
)


def take_furniture(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set page numbers, running heads and addresses aside; read lines that are dates only."""
    listed = _in_list(lines)
    edges = _edges_of_pages(lines, listed)
    rest: list[Line] = []
    last = len(lines) - TAIL_LINES
    dated = False
    for place, line in enumerate(lines):
        if dated and _ends_date(line, lines[place - 1]):
            found.put_aside(Block(line.number, line.text), "furniture")
            continue
        block = Block(line.number, line.text)
        in_references = line.number in listed
        labels = read_labels(line.text)
        dates = labels if any(label.key in ("published", "received") for label in labels) else []
        dated = bool(dates) and (not in_references or place >= last or dated or dates[0].key == "received")
        if dated:
            for label in dates:
                note_label(Block(line.number, label.text), label, found)
        elif not (_is_row(lines, place) or _is_named_in_text(lines, place)) and (
            line.number in edges
            or is_furniture(line.text, in_references and not _is_cut(lines, place))
            or (place >= last and _is_edge(line))
        ):
            found.put_aside(block, "furniture")
        else:
            rest.append(line)
    return rest


def _is_row(lines: Sequence[Line], place: int) -> bool:
    """A row of a table has as many cells as the one above or below it."""
    beside = (*lines[max(0, place - 1) : place], *lines[place + 1 : place + 2])
    cells = lines[place].text.count(BAR)
    return cells > 0 and any(line.text.count(BAR) == cells for line in beside)


def _ends_date(line: Line, before: Line) -> bool:
    """Tell whether a line is the rest of the dates above it ("… published on-\\nline 3 March 2015")."""
    return not line.gap and not before.text[-1:].isdigit() and bool(_REST_OF_DATE.match(line.text))


def _is_named_in_text(lines: Sequence[Line], place: int) -> bool:
    """Tell whether a line with an address goes on with the sentence of the line above it: no gap parts them, and it
    stands there once, as no page's edge does."""
    line, before = lines[place], lines[place - 1] if place else None
    if before is None or line.gap or not _ADDRESS.search(line.text) or _OWN_ADDRESS.search(line.text):
        return False
    if ends_sentence(before.text) or len(before.text) <= SHORTEST_HALF or is_furniture(before.text):
        return False
    return sum(pattern_of(one.text) == pattern_of(line.text) for one in lines) == 1


def _in_list(lines: Sequence[Line]) -> set[int]:
    """The lines from the heading of the reference list on, up to what was taken out below its last entry; or the
    entries of one that has no heading."""
    entries = entries_in(lines, ())
    if unheaded(lines) is not None:
        return entries.inside
    start = next((place for place, line in enumerate(lines) if LIST_HEADING.match(line.text)), len(lines))
    last = max(entries.opening, default=len(lines))
    below = (place for place in range(start + 1, len(lines)) if lines[place].number > last and _is_cut(lines, place))
    return {line.number for line in lines[start : next(below, len(lines))]}


def _is_cut(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the lines right above one were taken out."""
    return place > 0 and not lines[place].gap and lines[place].number > lines[place - 1].number + 1


def _edges_of_pages(lines: Sequence[Line], listed: Collection[int]) -> set[int]:
    """Running heads and page numbers; the name of a kind of article is one of them where it stands next to one. In the
    list of references (`listed`) only what stands outside of it too, for its entries are alike."""
    marked = [is_furniture(line.text) for line in lines]
    numbers = folios(lines)
    edges = running_heads(lines, marked) | numbers
    sure = edges | {line.number for line, is_sure in zip(lines, marked, strict=True) if is_sure}
    for place, line in enumerate(lines[1:-1], start=1):
        beside = lines[place - 1].number in sure or lines[place + 1].number in sure
        if line.gap and lines[place + 1].gap and beside and names_kind(line.text):
            edges.add(line.number)
    names = {pattern_of(line.text) for line in lines if line.number in edges | sure and line.number not in listed}
    return numbers | {
        line.number
        for line in lines
        if (pattern_of(line.text) in names if line.number in listed else line.number in edges)
    }


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
