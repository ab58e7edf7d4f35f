"""Rows as they are stored, also those that somebody made unreadable."""

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from datetime import UTC, date, datetime
from typing import Any

from django.db import DatabaseError
from django.db.models import Field, Model, QuerySet
from rfc8785 import CanonicalizationError

from reviews import ledger

Row = tuple[Any, frozenset[str]]
"""A row of a model, and the names of those of its fields that cannot be read."""

UNREADABLE = (ValueError, TypeError, AttributeError, OverflowError, DatabaseError)
"""What Django raises on a value that does not fit its column (SQLite keeps any value in any column)."""


QUICK = json.JSONEncoder(ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":"))


def read(rows: QuerySet[Any]) -> Iterator[Row]:
    """All rows of a queryset (without select_related), one by one where one of them cannot be read."""
    try:
        found = list(rows)
    except UNREADABLE:
        yield from (_read_one(rows.model, pk) for pk in list(rows.order_by().values_list("pk", flat=True)))
        return
    yield from ((row, frozenset()) for row in found)


def altered_columns(told: Mapping[str, str], row: Model, unreadable: frozenset[str]) -> list[str]:
    """The fields of a row whose SHA-256 is not the one that an event tells; unreadable ones among them."""
    fields = {field.name: field for field in row._meta.concrete_fields if field.name not in unreadable}
    doubtful = {
        name
        for name, digest in told.items()
        if name not in fields or not _is(fields[name].value_from_object(row), digest)
    }
    if not doubtful:
        return []
    found = _fingerprint(row, fields.keys() - doubtful | unreadable)
    return [name for name, digest in told.items() if name in doubtful and found.get(name) != digest]


def has_digest(value: object, digest: str) -> bool:
    """Whether a value's quick JSON has this SHA-256 (hex).

    For all that the site stores these are the bytes of RFC 8785, made a dozen times faster. Yes is proof; after a no
    (a float, a key beyond U+FFFF, bytes), ask the slow way.
    """
    try:
        return hashlib.sha256(QUICK.encode(value).encode()).hexdigest() == digest
    except UNREADABLE:
        return False


def column_of(model: type[Model], name: str) -> str:
    """The database's name of a field's column; the name itself where the model has no such field."""
    return next((str(field.column) for field in model._meta.concrete_fields if field.name == name), name)


def _is(value: object, digest: str) -> bool:
    if isinstance(value, datetime):
        value = value.astimezone(UTC).isoformat(timespec="microseconds")
    return has_digest(value.isoformat() if isinstance(value, date) else value, digest)


def _fingerprint(row: Model, unreadable: Set[str]) -> dict[str, str]:
    try:
        return ledger.fingerprint(row, leave_out=unreadable)
    except (CanonicalizationError, *UNREADABLE):
        names = {field.name for field in row._meta.concrete_fields} - unreadable
        return {name: digest for one in names for name, digest in _fingerprint_of(row, names - {one}, unreadable)}


def _fingerprint_of(row: Model, others: set[str], unreadable: Set[str]) -> list[tuple[str, str]]:
    try:
        return list(ledger.fingerprint(row, leave_out=others | unreadable).items())
    except (CanonicalizationError, *UNREADABLE):
        return []


def _read_one(model: type[Model], pk: object) -> Row:
    bad = frozenset(field.name for field in model._meta.concrete_fields if not _is_readable(model, pk, field))
    return model._default_manager.defer(*bad).get(pk=pk), bad


def _is_readable(model: type[Model], pk: object, field: "Field[Any, Any]") -> bool:
    try:
        value = model._default_manager.filter(pk=pk).values_list(field.attname, flat=True).get()
    except UNREADABLE:
        return False
    return value is not None or field.null
