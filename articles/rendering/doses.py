"""The doses in a text that a reviewer checks one by one beside their source. Pure."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from .amounts import DOSE, HOW_OFTEN
from .citations import CITATION, keys_of
from .outline import anchor_for
from .segments import Segment, segments_of
from .sentences import sentence_spans

_CODE = re.compile(r"`[^`\n]{1,200}`")
_LEADS = re.compile(r"^[\s>]*(?:[-*+•]|\d{1,9}[.)])\s+|^[\s>|]+", re.MULTILINE)
_EMPHASIS = re.compile(r"\*{1,3}|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_WORDS = re.compile(r"\w+|[%<>≤≥=±/]")

_Context = tuple[str, str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Dose:
    """A dose as a text states it.

    `text`: number and unit, with how often where that stands beside it ("5 mg every other day"); `sentence`: the
    sentence or row it stands in, without emphasis; `heading`: the words above it, and `anchor` that place on the page
    ("" before the first heading); `citations`: the keys that its sentence, list or table cites.
    """

    text: str
    sentence: str
    heading: str
    anchor: str
    citations: tuple[str, ...]


def doses_of(before: str, after: str) -> list[Dose]:
    """Every dose in `after` that is new or changed against `before` ("": all are new), in the order of `after`.

    A dose has changed too where its sentence has other words or citations, or stands under another heading: the
    same milligrams of another drug, or for other people, are another dose.
    """
    known = Counter((dose.text, *context) for dose, context in _doses(before))
    new: list[Dose] = []
    for dose, context in _doses(after):
        if known[dose.text, *context]:
            known[dose.text, *context] -= 1
        else:
            new.append(dose)
    return new


def _doses(text: str) -> Iterator[tuple[Dose, _Context]]:
    for segment, anchor, lead in _placed(segments_of(text)):
        for sentence in _sentences(segment):
            words = _EMPHASIS.sub("", _CODE.sub("`", CITATION.sub("", sentence)))
            if not DOSE.search(words):
                continue
            cited = _keys(sentence) or (() if segment.kind == "paragraph" else lead)
            shown = _EMPHASIS.sub("", _LEADS.sub("", sentence)).strip(" |\n")
            context = (" ".join(_WORDS.findall(words.casefold())), segment.under.casefold(), cited)
            for stated in _stated(words):
                yield Dose(stated, shown, segment.under, anchor, cited), context


def _stated(words: str) -> Iterator[str]:
    for found in DOSE.finditer(words):
        often = HOW_OFTEN.match(words, found.end())
        yield " ".join(words[found.start() : often.end() if often else found.end()].split())


def _sentences(segment: Segment) -> list[str]:
    """A row of a table is one sentence; an item's sentences share its citations by `_placed`."""
    if segment.kind in ("row", "head"):
        return [segment.text]
    return [segment.text[start:end].strip() for start, end in sentence_spans(segment.text)]


def _placed(segments: list[Segment]) -> Iterator[tuple[Segment, str, tuple[str, ...]]]:
    """Each segment that states something, the anchor above it, and the citations that speak for it as a whole."""
    used: set[str] = set()
    anchor = ""
    lead: tuple[str, ...] = ()
    for segment in segments:
        if segment.kind == "heading":
            anchor, lead = _free(anchor_for(segment.under), used), ()
        if segment.kind in ("paragraph", "head"):
            lead = _keys(segment.text) or (lead if segment.kind == "head" else ())
        if segment.kind not in ("code", "blank", "callout"):
            yield segment, anchor, _keys(segment.text) or lead


def _free(slug: str, used: set[str]) -> str:
    """The anchor that the page gives a heading: the second of the same words gets "-1"."""
    anchor, number = slug, 1
    while anchor in used:
        anchor, number = f"{slug}-{number}", number + 1
    used.add(anchor)
    return anchor


def _keys(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for mark in CITATION.finditer(text) for key in keys_of(mark[1])))
