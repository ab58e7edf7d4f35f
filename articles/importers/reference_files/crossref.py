"""A work as Crossref's REST service describes it (the "message" of /works/DOI)."""

from collections.abc import Mapping
from html import unescape
from typing import Any

from articles.identifiers import date_parts, plain
from articles.importers.reference_files.bibliographic import Broken, tidy

TYPES = {
    "journal-article": "article-journal", "posted-content": "article", "book": "book", "monograph": "book",
    "edited-book": "book", "reference-book": "book", "book-chapter": "chapter", "book-section": "chapter",
    "reference-entry": "chapter", "proceedings-article": "paper-conference", "report": "report", "standard": "report",
    "dissertation": "thesis", "dataset": "dataset",
}  # fmt: skip


def record_of(message: Mapping[str, Any]) -> dict[str, Any]:
    """The canonical record of a work. Raises Broken where it has no title."""
    kind = TYPES.get(plain(message.get("type")), "document")
    title, subtitle = _first(message, "title"), _first(message, "subtitle")
    if not title:
        raise Broken("Crossref gives no title for it.")
    institution = message.get("institution")
    server = _first(institution[0], "name") if isinstance(institution, list) and institution else ""
    return tidy(
        {
            **{name: message.get(name) for name in ("volume", "issue", "page", "DOI", "language", "publisher")},
            "type": kind,
            "title": f"{title}: {subtitle}" if subtitle and subtitle.casefold() not in title.casefold() else title,
            "container-title": _first(message, "container-title") or (server if kind == "article" else ""),
            "container-title-short": _first(message, "short-container-title").replace(".", ""),
            "publisher": None if kind in ("article-journal", "article") else unescape(plain(message.get("publisher"))),
            "publisher-place": message.get("publisher-location"),
            "edition": message.get("edition-number"),
            "author": _names(message.get("author")),
            "editor": _names(message.get("editor")),
            "issued": _date(message),
            "page": message.get("page") or message.get("article-number"),
            "ISSN": _first(message, "ISSN"),
            "ISBN": _first(message, "ISBN"),
        }
    )


def _first(message: object, name: str) -> str:
    """Crossref gives titles as lists, with tags and entities in them."""
    value = message.get(name) if isinstance(message, Mapping) else None
    return unescape(plain(value[0] if isinstance(value, list) and value else value))


def _names(value: object) -> list[dict[str, Any]]:
    people = [name for name in value if isinstance(name, Mapping)] if isinstance(value, list) else []
    return [{**name, "literal": name["name"]} if name.get("name") else dict(name) for name in people]


def _date(message: Mapping[str, Any]) -> object:
    """In print first, as NLM cites; Crossref's own "issued" is the earliest date, often the online one."""
    dates = [message.get(name) for name in ("published-print", "issued", "published-online", "posted")]
    return next((date for date in dates if date_parts(date)), None)
