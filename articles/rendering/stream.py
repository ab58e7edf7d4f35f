"""A text as the guard reads it: one row of words, figures, headings, boxes and citations, without its looks."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from .citations import CITATION
from .formatting import words_of
from .segments import Segment, segments_of
from .sentences import sentence_spans
from .tokens import Token, tokens_of

_NUMBERED = re.compile(r"[ \t>]*(\d{1,9})[.)]\s")
_LINK = re.compile(r"\[([^\[\]\n@]{0,300})\]\(([^()\n]{0,600})\)")


@dataclass(frozen=True, slots=True)
class Item:
    """Something that a reader takes in: `key` is equal where it says the same, `touch` is what it may matter to."""

    key: str
    touch: str
    text: str
    sentence: str


def stream_of(field: str, text: str, names: Collection[str] = frozenset()) -> list[Item]:
    """The items of a field in reading order. A title is a heading; punctuation and emphasis are left out.

    The citations of a sentence stand at its end, whatever their place in it; paragraphs may part or join.
    """
    if field == "title":
        return [_heading(text, 1, text)]
    found: list[Item] = []
    quoted = False
    for segment in segments_of(text):
        if segment.kind != "blank" and quoted != segment.text.lstrip().startswith(">"):
            quoted = not quoted
            found.append(Item("box begins" if quoted else "box ends", "box", "the border of a box", segment.text))
        found += _items(segment, names)
    return found


def _items(segment: Segment, names: Collection[str]) -> Iterator[Item]:
    if segment.kind == "heading":
        marked = segment.text.lstrip(" >")
        level = len(marked) - len(marked.lstrip("#"))
        yield _heading(segment.under, level, f"{'#' * level} {segment.under}")
    elif segment.kind == "callout":
        yield Item(segment.text.strip(" >"), "box", segment.text.strip(" >"), segment.text)
    elif segment.kind == "code":
        yield Item(segment.text, "wording", segment.text, segment.text)
    else:
        if segment.kind == "item" and (numbered := _NUMBERED.match(segment.text)):
            yield Item(f"item {numbered[1]}", "number", f"{numbered[1]}.", segment.text)
        for address in _LINK.finditer(segment.text):
            yield Item(address[2], "reference", address[2], segment.text)
        words = words_of(segment)
        for start, end in sentence_spans(words):
            yield from _sentence(words[start:end].strip(), names)


def _heading(words: str, level: int, shown: str) -> Item:
    key = " ".join(token.key for token in tokens_of(words) if _counts(token))
    return Item(f"heading {level}: {key}", "heading", shown, words)


def _sentence(sentence: str, names: Collection[str]) -> Iterator[Item]:
    cited: list[str] = []
    for token in tokens_of(sentence, names):
        if token.touch == "reference":
            cited += _citations(token.text)
        elif _counts(token):
            yield Item(token.key, token.touch, token.text, sentence)
    for mark in cited:
        yield Item(mark, "reference", mark, sentence)


def _citations(mark: str) -> list[str]:
    """Each citation of a mark with its place in the source and its grade: "[@a; @b, p. 5]" gives "@a", "@b, p. 5"."""
    found = CITATION.fullmatch(mark)
    if not found:
        return [mark]
    grade = f" {{grade={found[2]}}}" if found[2] else ""
    return [part.strip() + grade for part in found[1].split(";")]


def _counts(token: Token) -> bool:
    return bool(token.text) and (bool(token.touch) or token.text[:1].isalnum() or token.text == "|")
