from collections.abc import Iterator

from .document import Document, Finding


def check(document: Document) -> Iterator[Finding]:
    """A page needs a title, a summary and a text."""
    if not document.title.strip():
        yield Finding("title_missing", "error", "Give the page a title.", field="title")
    if not document.summary.strip():
        yield Finding(
            "summary_missing", "error", "Write a summary: one or two sentences that answer first.", field="summary"
        )
    if not document.body.strip():
        yield Finding("text_missing", "error", "The page has no text yet.")
