"""Text out of the stored HTML, and the passages of it that a result quotes. Pure."""

from collections.abc import Collection, Sequence
from html.parser import HTMLParser

from .folding import Tokens, Word, words

BLOCKS = {"p", "li", "h2", "h3", "h4", "tr", "dt", "dd", "pre", "blockquote", "div", "section", "aside"}
LEFT_OUT = {"references", "citation", "back-links", "callout-label"}
"""Classes of what is not read as running text."""

WIDTH = 28
"""Words of one passage."""

Parts = list[tuple[str, bool]]
"""Pieces of a text in order, each with whether it is what was looked for. They are text, never HTML."""


class Reader(HTMLParser):
    """Collects the paragraphs of a stored page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[list[str]] = [[]]
        self.open: list[str] = []
        self.hidden: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "hr"):
            self.lines[-1].append(" ")
            return
        self.open.append(tag)
        if self.hidden is None and LEFT_OUT & set((dict(attrs).get("class") or "").split()):
            self.hidden = len(self.open)
        if tag in BLOCKS:
            self.lines.append([])
        elif tag in ("td", "th"):
            self.lines[-1].append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.open:
            return
        while self.open.pop() != tag:
            pass
        if self.hidden is not None and len(self.open) < self.hidden:
            self.hidden = None
        if tag in BLOCKS:
            self.lines.append([])

    def handle_data(self, data: str) -> None:
        if self.hidden is None:
            self.lines[-1].append(data)


def read_text(html: str) -> str:
    """The text of a stored page, a paragraph a line, without its reference list and marks."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    lines = (" ".join("".join(pieces).split()) for pieces in reader.lines)
    return "\n".join(line for line in lines if line)


def marked(text: str, phrases: Collection[Tokens]) -> Parts:
    """A whole text in parts, the phrases marked."""
    return _parts(text, 0, len(text), _places(list(words(text)), phrases))


def passages(text: str, phrases: Collection[Tokens], most: int = 2) -> list[Parts]:
    """The passages of a text that hold most of the phrases, at most one a paragraph, in reading order."""
    found: list[tuple[int, int, Parts]] = []
    for number, line in enumerate(text.split("\n")):
        here = list(words(line))
        places = _places(here, phrases)
        if places:
            score, parts = _best_window(line, here, places)
            found.append((-score, number, parts))
    best = sorted(found, key=lambda entry: entry[:2])[:most]
    return [parts for _, _, parts in sorted(best, key=lambda entry: entry[1])]


def _places(found: Sequence[Word], phrases: Collection[Tokens]) -> list[tuple[int, int]]:
    """Where the phrases stand, as start and end in the text."""
    stream = [(token, word) for word in found for token in word.tokens]
    wanted: dict[str, list[Tokens]] = {}
    for phrase in phrases:
        wanted.setdefault(phrase[0], []).append(phrase)
    places = {(word.start, word.end) for word in found if word.joined and word.joined in phrases}
    for at, (token, word) in enumerate(stream):
        for phrase in wanted.get(token, ()):
            if all(at + step < len(stream) and stream[at + step][0] == part for step, part in enumerate(phrase)):
                places.add((word.start, stream[at + len(phrase) - 1][1].end))
    return sorted(places)


def _best_window(line: str, here: Sequence[Word], places: Sequence[tuple[int, int]]) -> tuple[int, Parts]:
    """The stretch of a paragraph with most marks, in parts, and how many different words are marked in it."""
    best, start, end = -1, 0, len(line)
    for first, _ in places:
        index = next(number for number, word in enumerate(here) if word.end > first)
        low = max(0, min(index - WIDTH // 4, len(here) - WIDTH))
        high = min(len(here), low + WIDTH)
        left, right = here[low].start if low else 0, here[high - 1].end if high < len(here) else len(line)
        score = len({line[a:b].casefold() for a, b in places if left <= a and b <= right})
        if score > best:
            best, start, end = score, left, right
    parts = _parts(line, start, end, places)
    return best, [*([("… ", False)] if start else []), *parts, *([(" …", False)] if end < len(line) else [])]


def _parts(text: str, start: int, end: int, places: Sequence[tuple[int, int]]) -> Parts:
    parts: Parts = []
    at = start
    for left, right in places:
        if left < at or right > end:
            continue
        if left > at:
            parts.append((text[at:left], False))
        parts.append((text[left:right], True))
        at = right
    if at < end:
        parts.append((text[at:end], False))
    return parts
