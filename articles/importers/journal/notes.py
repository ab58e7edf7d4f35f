"""What a journal says about an article: addresses, licences, editors, how to cite it; wherever it stands."""

import re
from collections.abc import Sequence

from articles.importers.found import Found
from articles.importers.journal.headings import is_known, opens_text, rank_of
from articles.importers.journal.parts import names_keywords
from articles.importers.lines import Block, Line, ends_sentence, starts_lower
from articles.importers.record.dates import read_date
from articles.importers.record.institutions import INSTITUTION
from articles.importers.record.labels import read_labels
from articles.importers.references.entries import LIST_HEADING

MOST_LINES = 14
FRONT_LINES = 90
FULL_LINE = 55
WORDS_OF_LICENCE = 4
LINES_OF_CITATION = 8
LINES_OF_ISSUE = 4

_MARK = r"(?:[*†‡§¶#✉☆$^]|\d{1,2}|[a-h])?\s?"
# A sentence of a licence, of an address …: it goes on to its end.
_SENTENCES = re.compile(
    rf"""^{_MARK}(?:
        this\s+is\s+an\s+open[\s-]access
      | (?-i:[A-Z])[\w\s&-]{{3,80}}?\sis\s+an?\s+(?:[\w-]+,?\s+)?open[\s-]access\s+journal\b
      | .{{3,60}}\bfirst\s+published\s+as\b | (?:this|the)\s+(?:article|work|paper
        |letter)\s+(?:is|was)\s+(?:an\s+open
          |licen[cs]ed|published|distributed|submitted\s+to|made\s+available)
      | copyright\b(?!\s+of) | © | \(c\)\s?(?:19|20)\d\d | [\d-]{{9}}/?\s?© | licen[cs]ee\b | open[\s-]access\s*[:.]
      | (?:published|distributed)\s+(?:by|under)\b.{{0,60}}(?:licen[cs]e|press|publish|on\s+behalf
        |\b(?:ltd|limited|inc|llc|gmbh|verlag|media|b\.v)\b)
      | creative\s+commons | publisher['’]s\s+note | (?:reprints?|permissions?)\s*:
      | (?:how\s+to\s+cite|to\s+cite|cite)\s+this\s+(?:article|paper|as)\b | (?:suggested\s+)?citation\s*:
        | please\s+cite\b
      | cite\s+as\s*: | peer\s+review(?:\s+under|\s+history)\b
        | conflict\s+of\s+interest\s+and\s+source\s+of\s+funding\s+statement
      | (?:these|both|the)\s+(?:\w+\s+){{0,2}}authors\s+(?:contributed|share)
        | (?:these\s+authors\s+)?contributed\s+equally
      | equal(?:ly)?\s+contribut | shared\s+(?:first|senior|last) | (?:present|current)\s+address | deceased\b
      | (?:full|complete)\s+list\s+of\s+author | author\s+affiliations?\b | affiliations?\s+of\s+authors
        | from\s+the\s+(?:\w+\s+){{0,3}}{INSTITUTION}\b
      | supplement(?:al|ary)\s+content\b | (?:the\s+)?ORCID\s+identification
      | (?:address|send)\s+(?:for\s+)?(?:all\s+)?(?:reprint|correspond|request)\w*
        | (?:reprint\s+)?requests?\s+for\s+reprints
      | correspondence\s+(?:and|should|concerning|regarding)\b | authors?['’]?\s+(?:e-?mail|address)
      | (?:word\s+count|running\s+(?:title|head)|short\s+title|abbreviated\s+title)\s*:
      | (?:submitted|manuscript\s+received|presented)\b.{{0,40}}\b(?:19|20)\d\d
      )""",
    re.IGNORECASE | re.VERBOSE,
)
_DECLARED = re.compile(
    r"^(?:funding|(?:financial\s+)?disclosures?|(?:conflicts?\s+of|competing)\s+interests?|data\s+availability)"
    r"(?:\s+(?:information|statement))?\s*:\s\S",
    re.IGNORECASE,
)
# A label, and the lines below it that it stands over: names and addresses, up to a gap.
_LABELS = re.compile(
    rf"""^{_MARK}(?:
        (?:for\s+)?correspond(?:ence|ing\s+authors?)(?:\s+(?:to|address|at))?\s*(?::|\bto\b|\bat\b|$|\(|[.]$)
      | correspond(?:ence|ing\s+author)\s*[:.].{{0,200}} | (?:\w+\s+)?(?:author\s+to\s+whom
        |address\s+for)\s+correspond.{{0,200}}
      | (?:edited|reviewed|communicated|handled|recommended)\s+by\s*:? | (?:academic|handling|section|guest
        |associate)\s+editors?\b\s*:?
      | editors?\s*: | specialty\s+section\s*:? | article\s+(?:history|info(?:rmation)?)\s*:? | handling\s+editor
      | (?:access\s+this\s+article|quick\s+response\s+code|website|video\s+abstract)\b
      )""",
    re.IGNORECASE | re.VERBOSE,
)
# One line only.
_LINES = re.compile(
    rf"""^{_MARK}(?:
        contents?\s+lists?\s+available\b.* | journal\s+home\s?page\b.* | article\s+history\s*:?
        | article\s+info(?:rmation)?
      | (?:gold\s+)?open(?:\s+access)? | check\s+for\s+updates | crossmark | view\s+article\s+online.*
        | \d{{4}}-\d{{3}}[\dX](?:\s*[/$©(,|].*)?
      | PII\b.*
      | .{{0,60}}\borcid\.org/.* | (?:orcid(?:\s+i?ds?)?\s*:?\s*)?.{{0,60}}\b0000-000[\d-]{{9}}.* | (?:tel|fax
        |phone)\b\.?:?[\s+(\d)/;,-]{{7,}}.*
      | (?:e-?mail|email)s?(?:\s+address(?:es)?)?\b\s*:?.* | .{{0,120}}\S@\S+\.\S{{2,}}.{{0,80}}
      )$""",
    re.IGNORECASE | re.VERBOSE,
)
_GOES_ON = re.compile(
    r"\b(?:licen[cs]e|permit|unrestricted|reproduction|original\s+(?:author|work)|publisher|credited|commercial"
    r"|jurisdiction|copyright|by\s+guest|creative|distribut|accepted\s+academic\s+practice|provided\s+the)\w*",
    re.IGNORECASE,
)
_IN_JOURNAL = re.compile(r"^this\s+(?:article|paper)\s+was\s+(?:first\s+)?published\s+in\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\bpublished(?:\s+as\s.{5,60}?)?(?:\s+online)?\s+on\s+(\d{1,2}\s+[A-Z][a-z]+\s+\d{4}|[A-Z][a-z]+\s+\d{1,2},\s+\d{4})"
)
_OPEN_ENDED = re.compile(r"(?:[,;:(/–-]|\b(?:of|and|in|the|with|for|a|an|by|to|on|from|under))$", re.IGNORECASE)
_CITATION = re.compile(r"^(?:(?:suggested\s+)?citation|cite\s+as|(?:how\s+)?to\s+cite\b.{0,20})\s*:", re.IGNORECASE)
_PRINTED = re.compile(r"\b10\.\d{4,9}/|doi\.org/|\b(?:19|20)\d\d\s?[,;]\s?\d+")
_CITE = re.compile(r"^(?:how\s+to\s+cite|to\s+cite|cite)\s+this\s+(?:article|paper|as)\W*$", re.IGNORECASE)
_BARE_COPYRIGHT = re.compile(r"^(?:copyright\b|©|\(c\)).{0,80}$", re.IGNORECASE)
_AFFILIATION = re.compile(
    rf"^{_MARK}(?:from\s+the\s+|the\s+)?(?:[A-Z][\w.&’'-]*\s+(?:of\s+(?:the\s+)?|for\s+|and\s+|in\s+)?){{0,5}}{INSTITUTION}\b",
    re.IGNORECASE,
)
_NAMED_PLACE = re.compile(
    rf"\b{INSTITUTION}\s+(?:of|for|de|di)\b|\b(?:University|Hospital|Institute|Centre|Center|College)$", re.I
)
_MARKED = re.compile(r"^(?:[*†‡§¶#✉]|\d{1,2}|[a-h])\s?[A-Z]")
_CONTACT = re.compile(r"\S@\S+\.\S|\b(?:tel|fax|phone|e-?mail)\b|\d{3}[\d\s()-]{4}", re.IGNORECASE)


def take_notes(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set the journal's own notes aside, each to its end."""
    rest: list[Line] = []
    position = 0
    references = next((place for place, line in enumerate(lines) if LIST_HEADING.match(line.text)), len(lines))
    opening = next((place for place, line in enumerate(lines) if rank_of(line.text) > 1 and is_known(line.text)), 0)
    while position < len(lines):
        end = _end_of_declaration(lines, position) if position < opening else position
        end = end if end > position else _end_of_note(lines, position)
        if end == position and (position < FRONT_LINES or position > references):
            end = _end_of_affiliation(lines, position, rest, position > references)
        _note_publication(lines[position:end], found)
        for line in lines[position:end]:
            found.put_aside(Block(line.number, line.text), "furniture")
        if end == position:
            rest.append(lines[position])
            end += 1
        position = end
    return rest


def _note_publication(lines: Sequence[Line], found: Found) -> None:
    """A note may say when the article came out ("… first published as … on 9 June 2021")."""
    note = _joined(lines)[:1000]
    said = _PUBLISHED.search(note)
    reading = read_date(said[1]) if said else read_date(lines[-1].text) if _IN_JOURNAL.match(note) else None
    if reading is not None and reading.iso:
        found.dates.setdefault("published", (lines[0].number, reading.iso))


def _end_of_note(lines: Sequence[Line], start: int) -> int:
    """Where a note that opens on a line ends; its own place where none opens there."""
    text = lines[start].text
    if len(text) > 600 or (len(text) > 250 and not _SENTENCES.match(text)):
        return start
    if _LINES.match(text) and not _LABELS.match(text):
        return start + 1
    if _SENTENCES.match(text):
        return _end_of_sentences(lines, start)
    return _end_of_label(lines, start) if _LABELS.match(text) else start


def _end_of_sentences(lines: Sequence[Line], start: int) -> int:
    end = start + 1
    if _IN_JOURNAL.match(lines[start].text) and (dated := _line_of_date(lines, start)):
        return dated
    label = len(lines[start].text) < 40 and bool(lines[start].text.endswith(":") or _CITE.match(lines[start].text))
    if _CITATION.match(lines[start].text):
        end = _end_of_citation(lines, start)
    box = _box(lines, start)
    if len(_GOES_ON.findall(_joined(lines[start:box]))) >= WORDS_OF_LICENCE and _GOES_ON.search(
        _joined(lines[box - 2 : box])
    ):
        return box
    while end < len(lines) and end - start < MOST_LINES and not lines[end].gap and not opens_text(lines[end].text):
        if _says_more(lines[end].text):
            break
        if label:
            end += 1
            continue
        before, text = lines[end - 1].text, lines[end].text
        open_ended = starts_lower(text) or bool(_OPEN_ENDED.search(before))
        full = len(before) >= FULL_LINE and not _BARE_COPYRIGHT.match(before)
        if not (_GOES_ON.search(text) or (not ends_sentence(before) and (open_ended or full))):
            break
        end += 1
    return end


def _end_of_declaration(lines: Sequence[Line], start: int) -> int:
    """Who paid for an article and where its data are, beside its abstract or below it, up to a gap or another label;
    its own place where none opens."""
    if not _DECLARED.match(lines[start].text):
        return start
    end = start + 1
    while end < len(lines) and not (lines[end].gap or opens_text(lines[end].text) or _says_more(lines[end].text)):
        end += 1
    return end if end - start <= MOST_LINES else _end_of_sentences(lines, start)


def _line_of_date(lines: Sequence[Line], start: int) -> int:
    """Past the line that is the day on which the journal named before it came out; 0 where none follows."""
    for place in range(start + 1, min(start + LINES_OF_ISSUE, len(lines))):
        if any(label.key == "bare_date" for label in read_labels(lines[place].text)):
            return place + 1
    return 0


def _end_of_citation(lines: Sequence[Line], start: int) -> int:
    """How to cite an article goes on until it says where it was printed, and to the end of its address."""
    end = start + 1
    while (
        end < len(lines) and end - start < LINES_OF_CITATION and not lines[end].gap and not _says_more(lines[end].text)
    ):
        if _PRINTED.search(_joined(lines[start:end])) and not lines[end - 1].text.endswith("/"):
            break
        end += 1
    return end if _PRINTED.search(_joined(lines[start:end])) else start + 1


def _box(lines: Sequence[Line], start: int) -> int:
    """Where the lines end that no gap parts from a first one; its own place where they go on and on."""
    ends = range(start + 1, min(start + MOST_LINES, len(lines)) + 1)
    end = next((end for end in ends if end == len(lines) or lines[end].gap), start)
    return start if any(_says_more(line.text) for line in lines[start:end]) else end


def _says_more(text: str) -> bool:
    """Tell whether a line names keywords, or dates of the article."""
    return names_keywords(text) or any(label.key in ("published", "received") for label in read_labels(text))


def _joined(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)


def _end_of_label(lines: Sequence[Line], start: int) -> int:
    """Below "Correspondence to" and the like: short lines, up to a gap, a heading, or prose."""
    end = start + 1
    bare = len(lines[start].text.split()) <= 4
    while end < len(lines) and end - start < MOST_LINES and not opens_text(lines[end].text):
        text, before = lines[end].text, lines[end - 1].text
        if _LABELS.match(text) or (_SENTENCES.match(text) and text.endswith(":")) or _says_more(text):
            break
        if lines[end].gap and not (bare and end == start + 1 and len(text.split()) < 12):
            break
        goes_on = not ends_sentence(before) and (before[-1] in ",;:&" or bare or starts_lower(text))
        if not goes_on and not (_CONTACT.search(text) and len(text) < 120):
            break
        if _CONTACT.search(before) and end > start + 1 and not _CONTACT.search(text):
            break
        end += 1
    return end


def _end_of_affiliation(lines: Sequence[Line], start: int, before: Sequence[Line], at_end: bool) -> int:
    """Lines that open with a mark or a gap and name an institution, up to the end of the address."""
    line = lines[start]
    apart = line.gap or bool(_MARKED.match(line.text)) or (start and not before) or not before
    apart = apart or before[-1].number < lines[start - 1].number
    if not apart or len(line.text) > 300 or not _AFFILIATION.match(line.text) or is_known(line.text):
        return start
    if at_end and not _MARKED.match(line.text) and not _CONTACT.search(line.text) and not line.gap:
        return start
    if re.search(r"\b(?:19|20)\d\d\s?[;:]", line.text) or not _is_address(lines, start):
        return start
    end = start + 1
    while end < len(lines) and end - start < MOST_LINES and not lines[end].gap and not opens_text(lines[end].text):
        text = lines[end].text
        if _end_of_note(lines, end) > end or (ends_sentence(lines[end - 1].text) and not _AFFILIATION.match(text)):
            break
        unmarked = not (_MARKED.match(text) or _AFFILIATION.match(text) or starts_lower(text))
        open_ended = bool(_OPEN_ENDED.search(lines[end - 1].text))
        if unmarked and not open_ended and (len(lines[end - 1].text) < FULL_LINE or not _is_address(lines, end)):
            break
        end += 1
    return end


def _is_address(lines: Sequence[Line], start: int) -> bool:
    """An address has no verb: parts between commas, capitals, "Institute of …"."""
    text = " ".join(line.text for line in lines[start : start + 2])[:300]
    verbs = re.search(
        r"\b(?:was|were|is|are|has|have|had|we|she|he|who|which|that|where|approved|showed|yet|in all)\b", text
    )
    return verbs is None and bool("," in lines[start].text or _NAMED_PLACE.search(lines[start].text))
