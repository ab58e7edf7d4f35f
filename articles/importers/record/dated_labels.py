"""Labels of a page's dates ("Page last reviewed:", "Date of last revision"), told by their words in whatever order."""

import re
from dataclasses import dataclass

from articles.importers.record.dates import DATE, DateReading, read_date
from articles.importers.record.people import names_in
from articles.importers.words import word_set

MOST_WORDS = 14
_VERBS = (
    ("reviewed", word_set("review reviewed checked")),
    ("updated", word_set("update updated modified revised revision edited amended current")),
    (
        "published",
        word_set(
            "published publication epub pub available posted created written produced released release issued issue"
        ),
    ),
    ("received", word_set("received submitted accepted")),
)
_NEXT = word_set("next due planned scheduled will to for expires media video")
_AROUND = word_set(
    """
    this the our it page pages webpage content contents topic article information evidence leaflet factsheet fact sheet
    guideline guidance document patient resource response text news press submission manuscript site website literature
    last most recently latest first originally initially full annual medically clinically scientifically medical
    clinical date dates of is was been has be and or on in as e through form online advance access year years
    """
)
_WORDS = _AROUND | _NEXT | frozenset().union(*(words for _, words in _VERBS))
# Nouns, and verbs of any text, that make a label only beside one of these words.
_NEEDS = (
    ("review", word_set("literature date last full annual next due planned scheduled")),
    ("update", word_set("date last latest next")),
    ("revision", word_set("date last latest next")),
    ("publication", word_set("date online advance year years")),
    ("available", word_set("online")),
    ("release", word_set("news press date")),
    ("issue", word_set("date")),
    ("checked", word_set("last date")),
    ("edited", word_set("last")),
    ("current", word_set("as through")),
    ("in", word_set("last first this it and form")),
)
_SPEAKS = word_set("is was been has will")
_OF_PAGE = word_set("this it and")
_REVISED = word_set("revised revision")
_SINCE_LAST = word_set("last latest date this it")
_LABEL = re.compile(r"^[A-Za-z][A-Za-z\s/-]*[A-Za-z]\s*:?\s*$")
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?,?\s+$", re.IGNORECASE)
_BY_ISSUE = re.compile(
    r"^(?:(?:advance|online)\s+publication\s+by\s+[\w-]+|\S.{0,60}\s(?:first|originally)\s+published\s+online(?:\s+on)?)\s*:?$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(
    r"^[\s.,;)]*(?:at\s+|T)?(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?(?:m\.?)?)?)?[\s.,]*\(?(?:Z|[A-Z]{2,4})?\)?[\s.]*"
    r"(?:(?:doi|PMCID|https?):.{0,120}|\(?(?:see|article)\s+history\)?|\+\s?show\s+all\s+updates|by\s+[A-Z]\w+)?$",
    re.IGNORECASE,
)
_WITH_NAME = re.compile(r"^,\s+([A-Z].{4,40})$")


@dataclass(frozen=True, slots=True)
class Dated:
    """The keys that a label stands for ("reviewed and updated": both), its day, and the label without the day.

    No key is sure where `can_be_next`: "Review date" may be the day of the last review or of the next one.
    """

    keys: tuple[str, ...]
    label: str
    date: DateReading | None
    can_be_next: bool = False


def read_dated(text: str) -> Dated | None:
    """Read a date behind its label; `date` is None where a colon or "on" shows that it was left out."""
    found = DATE.search(text)
    label = _WEEKDAY.sub("", text[: found.start()]) if found else text
    keys = keys_of(label)
    if not keys or (found is None and not label.endswith((":", " on"))):
        return None
    if found is None:
        return Dated(keys, label, None)
    bare = label.strip(" :").lower() == "review"
    if (bare and found["year_only"]) or not (is_tail(text[found.end() :]) or _lists_days(keys, text)):
        return None
    return Dated(keys, label, read_date(text), can_be_next=bare or label.strip(" :").lower() == "review date")


def keys_of(label: str) -> tuple[str, ...]:
    """What a label of dates stands for: some of published, updated, reviewed, received; or next. Empty: no label."""
    plain = label.strip()
    if _BY_ISSUE.match(plain):
        return ("published",)
    words = re.findall(r"[a-z]+", plain.lower())
    known = bool(_LABEL.match(plain)) and len(words) <= MOST_WORDS and set(words) <= _WORDS
    if not known or not _is_said(words, plain):
        return ()
    keys = tuple(dict.fromkeys(key for word in words for key, verbs in _VERBS if word in verbs))
    if set(words) & _NEXT and "first" not in words:
        return ("next",) if keys or words[0] == "expires" else ()
    if "literature" in words:
        return ("received",)
    if "reviewed" in keys and set(words) & _REVISED:
        return ("reviewed",)
    if "revised" in words and not set(words) & _SINCE_LAST:
        return ("received",)
    return ("received",) if "received" in keys or "years" in words else keys


def _is_said(words: list[str], label: str) -> bool:
    """Tell whether the words are those of a label, not of a sentence or heading of the text."""
    held = set(words)
    if held & _SPEAKS and not held & _OF_PAGE:
        return False
    if held == {"review"}:
        return True
    return all(word not in held or held & near or (label.endswith(":") and word == "update") for word, near in _NEEDS)


def _lists_days(keys: tuple[str, ...], text: str) -> bool:
    """Tell whether more days may follow: a manuscript's history, the next reviews."""
    return keys in (("received",), ("next",)) and len(text) < 200


def is_tail(text: str) -> bool:
    """Tell whether nothing but a time of day, an address or who did it stands behind a date."""
    name = _WITH_NAME.match(text)
    return bool(_AFTER_DATE.match(text)) or (name is not None and bool(names_in(name[1])))
