"""CSL-JSON, as Zotero, Crossref's content negotiation and our own export write it."""

import json
from typing import Any

from articles.importers.reference_files.bibliographic import (
    Broken,
    BrokenReference,
    ReadReference,
    Result,
    UnreadableReferences,
    tidy,
)


def parse(text: str) -> list[Result]:
    """A list of records, one record alone, or {"items": […]}. Raises UnreadableReferences where it is no JSON."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        where = f" (line {error.lineno})" if isinstance(error, json.JSONDecodeError) else ""
        raise UnreadableReferences(f"This is no valid JSON{where}. Export it again as CSL-JSON.") from error
    if isinstance(data, dict):
        items = data.get("items")
        data = items if isinstance(items, list) else [data]
    if not isinstance(data, list):
        raise UnreadableReferences("This JSON holds no records. Export a list of references as CSL-JSON.")
    return [_result(number, item) for number, item in enumerate(data, start=1)]


def _result(number: int, item: Any) -> Result:
    if not isinstance(item, dict):
        return BrokenReference(number, "It is no record with fields.")
    try:
        return ReadReference(number, tidy(item))
    except Broken as error:
        return BrokenReference(number, str(error))
