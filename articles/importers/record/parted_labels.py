"""A line of labels parted into single ones: at marks and sentences, and where the next label opens with its capital."""

import re

from articles.importers.record.dated_labels import keys_of
from articles.importers.record.people import is_degree

_SEPARATOR = re.compile(
    r"\s+[•·|—–/-]\s+|\|\s|;\s+|\s+(?=and\s+(?:last|next|is\s+due|will\s+be)\s)|\s+(?=©)"
    r"|\.\s*(?=(?:last\s+)?(?:updated|published|modified|reviewed)\b(?!\s+by\b))"
    r"|(?<=\d{4}),?\s+(?:and\s+)?(?=(?:received|revised|accepted|(?:first\s+)?published(?:\s+online)?|available\s+online)\s*:?\s+(?:on\s+)?[A-Z\d])"
    r"|(?<=\d{4})\s(?=[A-Z][a-z]+\s+\w+\s?(?:by|:))|(?<=\d{4}),?\s+(?=by\s+[A-Z]\w+\s[A-Z])"
    r"|(?<=[A-Za-z)]\.)(?=(?:medically\s+)?reviewed\s+by\b)",
    re.IGNORECASE,
)
_PEOPLE_PARTED = re.compile(r"\s[|–—-]\s(?=(?:Drs?|Prof|Pr)\.?\s)")
# "A B | MD, Institution": a degree goes with its name.
_HELD = re.compile(r"(?<=[^\W\d_])\s[|–—-]\s(?=([A-Z][A-Za-z.]*[A-Z][A-Za-z.]*)(?:,|\s|$))")
# "A B, MD - Family Medicine & C D, MD": what somebody practises is no label of its own.
_PRACTISED = re.compile(r"(?<=[A-Z]{2})\s-\s(?=[A-Z][a-z]+(?:\s[A-Z][a-z]+)?\s&\s)")
_FIRST = (
    r"last|first|originally|next|page|topic|article|content|advance|online|medical(?:ly)?|clinical(?:ly)?|scientifically|peer|expert|full"
    r"|date(?:\s+of)?"
)
_VERB = r"written|authored|words|reviewed|review|updated?|published|publication|modified|posted|revised|revision|edited"
_LABEL = re.compile(
    rf"(?:^|(?<=\s))(?=[A-Z])(?i:(?:(?:{_FIRST})\s+){{0,3}}(?:{_VERB})(?:\s+(?:by|on|date|due)\b|\s*:))"
    rf"|(?:^|(?<=\s))(?=[A-Z])(?i:(?:(?:{_FIRST})\s+){{0,3}}(?:{_VERB}))(?=\s+(?:\d|[A-Z][a-z]{{2,8}}\.?\s\d))"
)
# A label that opens a sentence: sentences are read one by one.
_ENDED = re.compile(r"[a-z\d)][.!?]\s*$")
_JOINING = re.compile(r"\s+(?:and|&)$", re.IGNORECASE)


def parts_of(text: str) -> list[str]:
    """Part a line at the marks between labels, and before each label inside a part."""
    held = _HELD.sub(lambda mark: ", " if is_degree(mark[1]) else mark[0], text)
    plain = _PRACTISED.sub(", ", _PEOPLE_PARTED.sub(" & ", held))
    return [piece for part in _SEPARATOR.split(plain) for piece in _at_labels(part)]


def _at_labels(text: str) -> list[str]:
    starts = [label.start() for label in _LABEL.finditer(text) if _opens_inside(label)]
    ends = [*starts, len(text)]
    pieces = [text[start:end].strip() for start, end in zip([0, *starts], ends, strict=True)]
    return [*(_JOINING.sub("", piece) for piece in pieces[:-1]), pieces[-1]]


def _opens_inside(label: re.Match[str]) -> bool:
    """Tell whether a label has something before it that is neither a part of it ("Patient Leaflet") nor a sentence."""
    before = label.string[: label.start()]
    return bool(before) and not _ENDED.search(before) and not keys_of(label.string[: label.end()])
