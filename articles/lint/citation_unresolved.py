from collections.abc import Iterator

from .document import Document, Finding


def check(document: Document) -> Iterator[Finding]:
    """Every citation mark leads to a reference (lint.md, check 1).

    The page has one mark style (see Marks). A number has to be that of a listed reference; on a page that cites
    by key, a number in square brackets is a left-over that leads nowhere. (A key that no reference has is refused
    when the text is saved.)
    """
    listed = frozenset() if document.marks.by_key and not document.reading.entries else document.marks.listed
    for mark in document.marks.numbers:
        missing = [str(number) for number in mark.numbers if number not in listed]
        if missing:
            lost = "points" if len(missing) == len(mark.numbers) else f"({', '.join(missing)}) points"
            yield Finding(
                "citation_unresolved",
                "error",
                f"The mark {mark.printed} {lost} to no reference. Cite the source as [@key], "
                "or take the mark and its claim out.",
                line=mark.line,
            )
