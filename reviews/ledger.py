"""The only writer and reader of events: one hash chain for each article. reviews.verification recomputes them."""

import hashlib
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any

import rfc8785
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet

from articles.models import Article

from .models import Event

DOMAIN = b"cryosite/event/v1\n"
GENESIS = "0" * 64

Facts = Mapping[str, str | int | Mapping[str, str] | None]


def append(*, article: Article, verb: str, by: User, at: datetime, facts: Facts) -> Event:
    """Add an event to an article's chain. Call it in the verb's transaction, with the article row locked.

    `facts` are ids and hashes only (DESIGN 5.8): never a text, a name or an address. `at` is in UTC. `columns` in
    them are the fingerprints of rows that the event brought about.
    """
    head = Event.objects.filter(article=article).order_by("-seq").values_list("seq", "hash").first()
    seq, prev = (head[0] + 1, head[1]) if head else (1, GENESIS)
    canonical = rfc8785.dumps(
        {
            "article": article.pk,
            "seq": seq,
            "prev": prev,
            "verb": verb,
            "by": by.pk,
            "at": at.isoformat(timespec="microseconds"),
            "facts": dict(facts),
        }
    )
    return Event.objects.create(
        article=article,
        seq=seq,
        verb=verb,
        at=at,
        by=by,
        canonical=canonical.decode(),
        prev=prev,
        hash=link_hash(canonical),
    )


def fingerprint(row: Model, leave_out: Collection[str] = ()) -> dict[str, str]:
    """SHA-256 (hex) of each column of a row, in RFC 8785 form: so that `verify_record` can name an altered one."""
    return {
        field.name: hashlib.sha256(rfc8785.dumps(_plain(field.value_from_object(row)))).hexdigest()
        for field in row._meta.concrete_fields
        if field.name not in leave_out
    }


def _plain(value: Any) -> Any:
    """A column's value as JSON knows it: times in UTC with microseconds."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value.isoformat() if isinstance(value, date) else value


def link_hash(canonical: bytes) -> str:
    """SHA-256 (hex) over the domain prefix and the RFC 8785 bytes of an event."""
    return hashlib.sha256(DOMAIN + canonical).hexdigest()


def events_of(article: Article) -> QuerySet[Event]:
    """An article's events, the newest first."""
    return Event.objects.filter(article=article).select_related("by").order_by("-seq")
