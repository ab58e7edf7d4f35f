import re
from collections.abc import Iterator
from itertools import pairwise

from .document import Document, Finding
from .reading import PARAGRAPH, Block, opening_of

_CUT_WORD = re.compile(r"[^\W\d_]-$")
_ENDED = re.compile(r"[.!?:;,)…”\"’'\]}|]\W*$")
_NAME = re.compile(r"[a-zµα-ω]{1,3}(?=[A-Z\d-])")
_GOES_ON = re.compile(r"(?:i\.e\.|e\.g\.|viz\.|cf\.|and|or|to|nor|bis)\b", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """No paragraph breaks off inside a word or a sentence that the next one goes on with (check 11)."""
    for first, second in pairwise(document.reading.blocks):
        if _side_by_side(first, second) and _breaks(first.text, second.text):
            yield Finding(
                "broken_join",
                "error",
                f"The sentence that breaks off here (“… {' '.join(first.text.split()[-3:])}”) goes on in the next "
                "paragraph. Join the two, and the word where it was cut.",
                line=first.line_at(len(first.text)),
            )
    yield from _cut_words(document)


def _side_by_side(first: Block, second: Block) -> bool:
    return first.kind == second.kind == PARAGRAPH and first.quote == second.quote


def _breaks(text: str, following: str) -> bool:
    opening = opening_of(following)
    if not opening[:1].islower() or _NAME.match(opening) or opening.startswith(("http", "www.", "i.e.", "e.g.")):
        return False
    return bool(_CUT_WORD.search(text[-20:])) or not _ENDED.search(text[-20:])


def _cut_words(document: Document) -> Iterator[Finding]:
    """A word cut at a line's end inside a paragraph: it would be shown with a hyphen and a space in it."""
    for block in document.reading.prose:
        for start in block.starts[1:]:
            before, after = block.text[max(0, start - 30) : start - 1], block.text[start : start + 30]
            if _CUT_WORD.search(before) and after[:1].islower() and not _GOES_ON.match(after):
                cut = f"{before.split()[-1]} {after.split()[0]}"
                yield Finding(
                    "broken_join",
                    "error",
                    f"A word is cut at the end of the line (“{cut}”). Write it in one.",
                    line=block.line_at(start - 1),
                )
