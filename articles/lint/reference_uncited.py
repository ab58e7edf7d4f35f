from collections.abc import Iterator

from articles.rendering.citations import CITATION, keys_of

from .document import Document, Finding


def check(document: Document) -> Iterator[Finding]:
    """Every work of the list is cited in the text (check 9). What stands under "Further reading" need not be."""
    numbers = {number for mark in document.marks.numbers for number in mark.numbers}
    keys = {key for mark in CITATION.finditer(document.body) for key in keys_of(mark[1])} | set(document.cited)
    for work in document.references:
        if work.key not in keys and (keys or work.number not in numbers):
            yield Finding(
                "reference_uncited",
                "warning",
                f"Reference {work.number} (“{work.title or work.key}”) is never cited. Cite it where it supports a "
                "sentence, or list it under “Further reading”.",
                field="references",
            )
    for place, entry in enumerate(document.reading.entries, start=1):
        if (entry.number or place) not in numbers:
            yield Finding(
                "reference_uncited",
                "warning",
                f"Entry {entry.number or place} of the list is never cited. Cite it as [@key] where it supports a "
                "sentence, or move it under a heading “Further reading”.",
                line=entry.line,
            )
