from collections.abc import Iterator

from articles.choices import Audience

from .document import Document, Finding


def check(document: Document) -> Iterator[Finding]:
    """A patients' page says when to get help at once."""
    if document.audience == Audience.PATIENTS and "[!URGENT]" not in document.body:
        yield Finding(
            "urgent_missing",
            "warning",
            "A page for patients needs a “Get help now” box: start a quote with > [!URGENT], "
            "then the signs, what to do, and “your local emergency number”.",
        )
