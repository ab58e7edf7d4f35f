"""A rendered text as one line of words, block after block: what a passage is quoted from. Pure.

static/js/flow.js reads the same line from the page, so that browser and server mean the same words. White space
is one space; marks of citations, back links and the labels of callouts are left out: their words and numbers come
from elsewhere in the text and change with it.
"""

import re
from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = frozenset({"p", "li", "h2", "h3", "h4", "td", "th", "dt", "dd", "pre"})
LEFT_OUT = frozenset({"citation", "back-links", "callout-label"})
VOID = frozenset({"br", "hr"})
SPACE = re.compile(r"[ \t\n\r\f\u00a0]+")


@dataclass(frozen=True)
class Flow:
    """The words of a text, and where in them each block begins."""

    text: str
    starts: tuple[int, ...]


def flow_of(markup: str) -> Flow:
    """The flow of HTML that `sanitise.clean` made."""
    reader = _Reader()
    reader.feed(markup)
    reader.close()
    blocks = [words for words in (squeezed("".join(block)) for block in reader.blocks) if words]
    starts, length = [], 0
    for words in blocks:
        starts.append(length)
        length += len(words) + 1
    return Flow(" ".join(blocks), tuple(starts))


def squeezed(text: str) -> str:
    """A text with every run of white space as one space, and none at its ends."""
    return SPACE.sub(" ", text).strip(" ")


def utf16(text: str, place: int) -> int:
    """A place in a text as a browser counts it: in UTF-16 units."""
    return len(text[:place].encode("utf-16-le")) // 2


class _Reader(HTMLParser):
    """Collects the words of each block; words inside a block of a block belong to the inner one."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[list[str]] = []
        self._open: list[tuple[str, list[str] | None, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        _, block, hidden = self._open[-1] if self._open else ("", None, False)
        if tag in VOID:
            if block is not None and not hidden:
                block.append(" ")
            return
        if tag in BLOCKS:
            block = []
            self.blocks.append(block)
        classes = (dict(attrs).get("class") or "").split()
        self._open.append((tag, block, hidden or not LEFT_OUT.isdisjoint(classes)))

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            while self._open and self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        _, block, hidden = self._open[-1] if self._open else ("", None, True)
        if block is not None and not hidden:
            block.append(data)
