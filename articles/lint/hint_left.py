from collections.abc import Iterator

from .document import Document, Finding


def check(document: Document) -> Iterator[Finding]:
    """A part that holds its hint alone is not written yet."""
    if document.hints:
        named = ", ".join(f"“{name}”" for name in document.hints)
        yield Finding("hint_left", "error", f"Still to write, or to take out: {named}.")
