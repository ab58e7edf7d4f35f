"""Puts other words in the place of a passage: seen in the rendered text, changed in the Markdown. Pure.

A candidate is a stretch of the Markdown that holds the passage's words with any markup between them. It is taken
only where the text, rendered again, reads the same before and after, and shows exactly the new words between.
"""

import re
from collections.abc import Iterator

from . import quotes
from .abbreviations import take_definitions
from .citations import CITATION, GRADE, ONE, keys_of
from .flow import flow_of, squeezed
from .markdown import render
from .quotes import Place, Quote

MARK = rf"\[{ONE}(?:\s*;\s*{ONE})*\](?:\{{grade={GRADE}\}})?"
WITH_SPACE = re.compile(rf" *\[{ONE}(?:\s*;\s*{ONE})*\](?:\{{grade=(?P<grade>{GRADE})\}})?")
MARKUP = rf"(?:[*_~`\\\[]|\]\([^()\s]*\)|\s?{MARK})"
TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
CLOSING = re.compile(r"[.!?…]+[\"”’')\]]*$")
SPECIAL = re.compile(r"([\\`*_\[\]<>#~|])")
MOST = 20
"""Candidates that are tried."""


def reworded(body: str, quote: Quote, origin: str, replacement: str) -> str | None:
    """The Markdown with `replacement` for the passage, or None where its place is not certain.

    `origin` is the flow of the text that was quoted. Citations of the passage move to the end of the new words.
    """
    expansions = _expansions(take_definitions(body)[1])
    before = _shown(body, expansions)
    quoted = quotes.places(origin, quote)
    if len(quoted) != 1:
        return None
    parts = origin[: quoted[0].start], quote.exact, origin[quoted[0].end :]
    left, exact, right = (_contracted(part, expansions) for part in parts)
    plain = quotes.quote_at(left + exact + right, Place(len(left), len(left) + len(exact)))
    place = quotes.find(plain, left + exact + right, before)
    if place is None or place.changed:
        return None
    words = squeezed(replacement)
    wanted = _contracted(squeezed(WITH_SPACE.sub(_grade, words)), expansions)
    found = {
        new
        for start, end in _candidates(body, {quote.exact, exact})
        if (new := _tried(body, start, end, words, (before, place, wanted), expansions)) is not None
    }
    return found.pop() if len(found) == 1 else None


Seen = tuple[str, Place, str]


def _tried(body: str, start: int, end: int, words: str, seen: Seen, expansions: list[re.Pattern[str]]) -> str | None:
    """The body with one candidate replaced, with as little markup around it as makes it read as wanted."""
    before, place, wanted = seen
    expected = before[: place.start] + wanted + before[place.end :]
    for left, right in _edges(body, start, end):
        for written in dict.fromkeys((words, SPECIAL.sub(r"\\\1", words))):
            new = body[:left] + _with_marks(written, body[left:right]) + body[right:]
            if _shown(new, expansions) == expected:
                return new
    return None


def _candidates(body: str, exacts: set[str]) -> Iterator[tuple[int, int]]:
    """Stretches of the Markdown that hold the words of one of `exacts`."""
    spans: set[tuple[int, int]] = set()
    for exact in exacts:
        pattern = "".join(
            rf"(?:{MARKUP}|[\s>])+" if token.isspace() else rf"{MARKUP}*{re.escape(token)}"
            for token in TOKEN.findall(exact)
        )
        spans |= {found.span() for found in re.finditer(pattern.removeprefix(f"{MARKUP}*"), body)}
    yield from sorted(spans)[:MOST]


def _edges(body: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch, and with the markup before it, after it and both."""
    before = re.search(r"[*_~`\[]*$", body[:start])
    after = re.match(r"(?:[*_~`]|\]\([^()\s]*\))*", body[end:])
    left = before.start() if before else start
    right = end + (after.end() if after else 0)
    yield from dict.fromkeys([(start, end), (left, end), (start, right), (left, right)])


def _with_marks(words: str, old: str) -> str:
    """New words with the citations of the old ones, but those that they carry themselves."""
    carried = {key for mark in CITATION.finditer(words) for key in keys_of(mark[1])}
    marks = [mark[0] for mark in CITATION.finditer(old) if not carried.issuperset(keys_of(mark[1]))]
    if not marks:
        return words
    closing = CLOSING.search(words)
    cut = closing.start() if closing else len(words)
    return f"{words[:cut]} {' '.join(dict.fromkeys(marks))}{words[cut:]}"


def _shown(body: str, expansions: list[re.Pattern[str]]) -> str:
    """What a Markdown text reads like, without citations and without abbreviations written out."""
    text = WITH_SPACE.sub(_grade, take_definitions(body)[0])
    return _contracted(flow_of(render(text, {}).html).text, expansions)


def _grade(mark: re.Match[str]) -> str:
    """What stays of a citation: its grade is words of the text."""
    return f" (grade {mark['grade']})" if mark["grade"] else ""


def _expansions(definitions: dict[str, str]) -> list[re.Pattern[str]]:
    return [
        re.compile(rf"\b(?i:{re.escape(long)}) \((?={re.escape(short)}\))({re.escape(short)})\)")
        for short, long in definitions.items()
    ]


def _contracted(text: str, expansions: list[re.Pattern[str]]) -> str:
    """A text with "immunoglobulin (IG)" as "IG": the renderer writes it out at first use."""
    for expansion in expansions:
        text = expansion.sub(r"\1", text)
    return text
