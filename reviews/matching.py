"""What a text is about, held against what a person declared: which interests keep them from it. Pure."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from .interests import Entry
from .questions import Question

_MARKS = str.maketrans("", "", "®™©\u00ad")
_HYPHENS = re.compile(r"[-\u2010-\u2015\u2212]")
_PARTS = re.compile(r"\s*[,;/|]\s*|\s+and\s+")
_LEGAL_FORMS = {
    "ab", "ag", "as", "asa", "bv", "co", "company", "corp", "corporation", "gmbh", "inc", "incorporated", "kg", "kk",
    "limited", "llc", "ltd", "nv", "oy", "plc", "sa", "sas", "se", "spa", "srl",
}  # fmt: skip


@dataclass(frozen=True)
class Waived:
    """A managing editor's public word that an interest (an id) does not keep its owner from a round."""

    interest: int
    reason: str
    by: str
    on: date


@dataclass(frozen=True)
class About:
    """What a text is about: the drugs, manufacturers and funders named, in words, and the text itself.

    `retold` is the record of the case that a case report retells, under its key; `references` are those that the text
    cites, and `questions` what the checklist asks of whoever signs it.
    """

    subjects: tuple[str, ...] = ()
    text: str = ""
    waived: tuple[Waived, ...] = ()
    retold: Mapping[str, Any] | None = None
    retold_key: str = ""
    references: tuple[Mapping[str, Any], ...] = ()
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True)
class Match:
    """An interest that touches a text: `touches` says what, `waived` is None where nobody waived it."""

    interest: Entry
    touches: str
    waived: Waived | None


def matches(entries: Sequence[Entry], about: About, *, on: date) -> list[Match]:
    """The financial entries that count on the day `on` and name what the text is about, one match for each."""
    financial = [entry for entry in entries if entry.is_financial and entry.counts_on(on)]
    if not financial:
        return []
    waived = {waiver.interest: waiver for waiver in about.waived}
    text = _spellings(about.text)
    found = ((entry, _touched(entry, about.subjects, text)) for entry in financial)
    return [Match(entry, touches, waived.get(entry.pk or 0)) for entry, touches in found if touches]


def own_references(about: About, orcid: str) -> list[str]:
    """Keys of the cited references whose record names this ORCID among the authors, in the order of citation."""
    return [ref["key"] for ref in about.references if is_author(ref["csl"], orcid)]


def is_author(csl: Mapping[str, Any], orcid: str) -> bool:
    """Whether a record names this ORCID among its authors; never told by a name."""
    digits = _digits(orcid)
    return bool(digits) and any(_digits(str(author.get("ORCID", ""))) == digits for author in csl.get("author", []))


def _digits(orcid: str) -> str:
    """The sixteen characters of an ORCID, with or without its address and hyphens; "" for anything else."""
    found = re.search(r"(\d{4})-?(\d{4})-?(\d{4})-?(\d{3}[\dXx])\s*/?$", orcid.strip())
    return "".join(found.groups()).upper() if found else ""


def _touched(entry: Entry, subjects: Iterable[str], text: set[str]) -> str:
    """The first thing of a text that an entry names, in words; "" for none."""
    names = [entry.company, *_PARTS.split(entry.product)] if entry.product else [entry.company]
    for name in filter(None, names):
        for subject in subjects:
            if _same(name, subject.partition(": ")[2]):
                return f"the {subject.replace(': ', ' ')}"
        if _within(_name(name), text):
            return f"“{name}” in the text"
    return ""


def _same(one: str, other: str) -> bool:
    """Whether one name holds the other, word for word: "Example" and "Example Pharma Ltd"."""
    return _within(_name(one), _name(other)) or _within(_name(other), _name(one))


def _within(names: set[str], texts: set[str]) -> bool:
    return any(f" {name} " in f" {text} " for name in names if name for text in texts)


def _name(name: str) -> set[str]:
    return {" ".join(_without_legal_form(spelling.split())) for spelling in _spellings(name)}


def _without_legal_form(words: list[str]) -> list[str]:
    kept = list(words)
    while len(kept) > 1 and kept[-1] in _LEGAL_FORMS:
        kept.pop()
    return kept


def _spellings(text: str) -> set[str]:
    """A text in small letters without accents and signs: once with hyphens as spaces, once with none."""
    plain = "".join(_plain(text))
    return {" ".join(re.findall(r"\w+", _HYPHENS.sub(hyphen, plain))) for hyphen in (" ", "")}


def _plain(text: str) -> Iterator[str]:
    folded = unicodedata.normalize("NFKD", text.translate(_MARKS)).casefold()
    return (character for character in folded if not unicodedata.combining(character))
