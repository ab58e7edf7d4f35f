import re
from collections.abc import Iterator

from .document import Document, Finding
from .reading import PARAGRAPH, Block, opening_of

_ENDED = re.compile(r"[.!?:)…”\"’'\]}]\W*$")
_NAME = re.compile(r"[a-zµα-ω]{1,3}(?=[A-Z\d-])")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$")


def check(document: Document) -> Iterator[Finding]:
    """A text opens with a capital and its last paragraph ends with an end mark (check 10)."""
    blocks = document.reading.blocks
    first = next((block for block in blocks if block.kind == PARAGRAPH), None)
    if first and first is blocks[0] and _opens_inside(first):
        yield Finding(
            "truncated",
            "error",
            f"The text opens in the middle of a sentence (“{_few_words(first.text)}”). Put back what stood before it.",
            line=first.line,
        )
    last = blocks[-1] if blocks else None
    if last and last.kind == PARAGRAPH and last.part in ("body", "faq") and not _is_ended(last.text):
        yield Finding(
            "truncated",
            "error",
            f"The text stops without an end mark (“… {' '.join(last.text.split()[-4:])}”). Put back what followed, "
            "or end the sentence.",
            line=last.line_at(len(last.text)),
        )


def _opens_inside(block: Block) -> bool:
    opening = opening_of(block.text)
    return opening[:1].islower() and not _NAME.match(opening) and not _ADDRESS.match(opening)


def _is_ended(text: str) -> bool:
    return not any(letter.isalnum() for letter in text) or bool(
        _ENDED.search(text[-20:]) or _ADDRESS.search(text[-300:])
    )


def _few_words(text: str) -> str:
    return " ".join(text.split()[:4])
