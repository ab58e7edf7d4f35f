from collections.abc import Iterator

from .document import Document, Finding
from .reading import HEADING

_TITLE, _DEEPEST = 1, 4


def check(document: Document) -> Iterator[Finding]:
    """No heading is two levels below the one before it: contents, screen readers and the PDF (PDF/UA) need each step.

    Levels are those that are printed: the title of the page is the first, and none is deeper than the fourth.
    """
    above, over = "the title", _TITLE
    for block in document.reading.blocks:
        if block.kind != HEADING:
            continue
        level = min(block.level, _DEEPEST)
        if level > over + 1:
            yield Finding(
                "heading_skipped",
                "warning",
                f"“{block.text}” skips a level below {above}. Start it, and others of its rank, with "
                f"{'#' * (over + 1)} instead of {'#' * block.level}.",
                line=block.line,
            )
        above, over = f"“{block.text}”", level
