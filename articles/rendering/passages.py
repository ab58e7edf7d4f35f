"""A rendered text as its reader sees it: sentences, and the one that cites or says something. Pure."""

import html
import re
import unicodedata
from collections.abc import Iterator

BLOCK = re.compile(r"</?(?:p|li|td|th|h[2-4]|dd|dt|blockquote|ul|ol|table|tr|section|aside|div|pre|hr|br)\b[^>]*>")
MARK = re.compile(r'<sup class="citation">.*?</sup>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
END = re.compile(r"(?<=[.!?])(\x00*)\s+(?=[^\s\d)])")
HERE = "\x00"

JOINERS = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff]")
DASHES = re.compile(r"[\s\u2010-\u2015\u2212_-]+")


def as_compared(text: str) -> str:
    """A text without case, accents, hyphens and the kinds of white space: so that “anti-CD20” finds “anti‑CD20”."""
    if not text.isascii():
        text = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
        text = JOINERS.sub("", text)
    return DASHES.sub(" ", text.casefold()).strip()


def sentences(markup: str) -> Iterator[str]:
    """The sentences of rendered HTML in order, without marks of citations."""
    for block in _blocks(MARK.sub("", markup)):
        yield from filter(None, (part.strip() for part in END.sub("\n", block).split("\n")))


def sentence_citing(markup: str, anchor: str) -> str:
    """The sentence of rendered HTML that holds the citation with this anchor; "" where there is none."""
    place = markup.find(f'id="{anchor}"')
    start = markup.rfind('<sup class="citation">', 0, place)
    if place < 0 or start < 0:
        return ""
    text = MARK.sub("", markup[:start] + HERE + markup[start:])
    for block in _blocks(text):
        for part in END.sub(r"\1\n", block).split("\n"):
            if HERE in part:
                return part.replace(HERE, "").strip()
    return ""


def first_with(parts: list[str], words: str) -> str:
    """The first of some passages that holds `words` (as compared); "" where none does."""
    return next((part for part in parts if words in as_compared(part)), "")


def _blocks(markup: str) -> Iterator[str]:
    for part in BLOCK.sub("\n\n", markup).split("\n\n"):
        text = " ".join(html.unescape(TAG.sub("", part)).split())
        if text:
            yield text
