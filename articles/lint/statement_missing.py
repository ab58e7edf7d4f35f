from collections.abc import Iterator

from .document import Document, Finding

STATEMENTS = {
    "source": "State where the text comes from (or “Written for this site.”).",
    "permission": "State by what right it is used (or “Our own text; no permission needed.”).",
    "ai_use": "State which AI tools were used, and for what (or “None.”).",
    "funding": "State who paid for the work (or “None.”).",
}


def check(document: Document) -> Iterator[Finding]:
    """Authors, source, permission, AI use and funding are stated before submission (DESIGN 5.5)."""
    if not document.authors:
        yield Finding("authors_missing", "error", "Name at least one author.", field="authors")
    for field, message in STATEMENTS.items():
        if not getattr(document, field).strip():
            yield Finding(f"{field}_missing", "error", message, field=field)
