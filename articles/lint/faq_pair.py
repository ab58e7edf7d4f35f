import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .document import Document, Finding
from .marks import without_marks
from .reading import BODY, FAQ, HEADING, Block

_FIGURE = re.compile(r"(?<![\w.,])\d[\d,]{0,9}(?:\.\d{1,4})?(?:\s?%)?")
_TELLING = 2


def check(document: Document) -> Iterator[Finding]:
    """Every question has an answer and every answer a question, and no answer has a figure of its own (check 25)."""
    listed = [block for block in document.reading.blocks if block.part == FAQ]
    opening, questions = listed[:1], [block for block in listed if block.kind == HEADING and block.level > 2]
    for block, following in pairwise([*listed, None]):
        if block in questions and (following is None or following.kind == HEADING):
            yield _finding(block, f"The question “{block.text}” has no answer. Write one, or take it out.")
    if opening and len(listed) > 1 and not questions:
        yield _finding(opening[0], "The section of questions has none. Write each as a heading that starts with ###.")
    elif questions:
        loose = next((block for block in listed if block.kind != HEADING and block.heading == opening[0].text), None)
        if loose:
            yield _finding(loose, "This answer stands under no question. Put a heading with ### above it.")
    yield from _new_figures(document, listed)


def _new_figures(document: Document, listed: Sequence[Block]) -> Iterator[Finding]:
    others = (block.text for block in document.reading.blocks if block.part == BODY)
    known = set(_figures(" ".join([document.title, document.summary, *others])))
    for block in listed:
        new = [figure for figure in _figures(block.text) if figure not in known] if block.kind != HEADING else []
        if new:
            yield _finding(
                block,
                f"The answer gives {', '.join(new)}, which the text above does not. Say it there first, with its "
                "source.",
            )


def _figures(text: str) -> list[str]:
    """Shares, and figures of two digits or more, as written."""
    found = (figure.replace(" ", "") for figure in _FIGURE.findall(without_marks(text)))
    return [figure for figure in found if "%" in figure or len(figure) >= _TELLING]


def _finding(block: Block, message: str) -> Finding:
    return Finding("faq_pair", "warning", message, line=block.line)
