"""Pages of a list by its sort keys, not by offset: the tenth page costs what the first does."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import EmptyResultSet, ValidationError
from django.db.models import Q, QuerySet

SEPARATOR = "~"


@dataclass(frozen=True)
class Page:
    """Some rows, and the mark to ask for the rows after them ("" on the last page)."""

    rows: list[Any]
    next: str
    is_first: bool


def page(rows: QuerySet[Any], *, keys: Sequence[str], after: str, size: int) -> Page:
    """The `size` rows after the mark `after` ("" for the start), sorted by `keys` ("-" for descending).

    The last key has to be unique. A mark that nobody gave out leads to the first page.
    """
    ordered = rows.order_by(*keys)
    start = _beyond(rows, keys, after)
    found = list((ordered.filter(start) if start is not None else ordered)[: size + 1])
    more = len(found) > size
    shown = found[:size]
    return Page(shown, _mark(shown[-1], keys) if more else "", start is None)


def _mark(row: Any, keys: Sequence[str]) -> str:
    return SEPARATOR.join(str(_value(row, key.removeprefix("-"))) for key in keys)


def _value(row: Any, path: str) -> Any:
    for name in path.split("__"):
        row = getattr(row, name)
    return row


def _beyond(rows: QuerySet[Any], keys: Sequence[str], after: str) -> Q | None:
    """Rows that come after the mark: (a > x) or (a = x and b > y) … Only the first value may hold the separator."""
    values = after.rsplit(SEPARATOR, len(keys) - 1)
    if not after or len(values) != len(keys):
        return None
    beyond, same = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        name = key.removeprefix("-")
        if not _fits(rows, name, value):
            return None
        beyond |= same & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": value})
        same &= Q(**{name: value})
    return beyond


def _fits(rows: QuerySet[Any], path: str, value: str) -> bool:
    """Whether a text from an address can be compared with the field or annotation at the end of `path`."""
    try:
        rows.filter(**{path: value}).query.sql_with_params()
    except (ValueError, TypeError, OverflowError, ValidationError, EmptyResultSet):
        return False
    return True
