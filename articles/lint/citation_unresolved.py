import re
from collections.abc import Iterator

from .document import Document, Finding

NUMBERS = re.compile(r"\\?\[(\d{1,2}(?:\s*[,–-]\s*\d{1,2})*)\\?\](?!\()")


def check(document: Document) -> Iterator[Finding]:
    """A number in square brackets is a citation mark that points to nothing here (lint.md, check 1)."""
    for number, line in enumerate(document.body.splitlines(), start=1):
        for match in NUMBERS.finditer(line):
            yield Finding(
                "citation_unresolved",
                "error",
                f"The mark [{match[1]}] points to no reference. Cite the source as [@key], "
                "or take the mark and its claim out.",
                line=number,
            )
