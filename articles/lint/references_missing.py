from collections.abc import Iterator

from .blocks import REFERENCES
from .document import Document, Finding

_A_SLIP = 1


def check(document: Document) -> Iterator[Finding]:
    """A page with numbers for marks has its list; a References heading has entries (lint.md, check 2).

    One number alone is more often a slip than a lost list: citation_unresolved names it.
    """
    reading = document.reading
    numbers = {number for mark in document.marks.numbers for number in mark.numbers}
    if len(numbers) > _A_SLIP and not document.marks.listed and not document.marks.by_key:
        yield Finding(
            "references_missing",
            "error",
            f"The text cites {len(numbers)} numbers and there is no list of references. Find the list of the source "
            "and cite its works as [@key], or take out what they were to support.",
            line=document.marks.numbers[0].line,
        )
    for heading in reading.headings:
        if heading.part == REFERENCES and not any(entry.heading == heading.text for entry in reading.entries):
            yield Finding(
                "references_empty",
                "error",
                f"Nothing stands under the heading “{heading.text}”. Take it out: the list is printed from the works "
                "that the text cites as [@key].",
                line=heading.line,
            )
