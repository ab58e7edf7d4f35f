"""One article's chain, event by event: sequence, links, hashes, and columns against the bytes that were hashed."""

import json
from dataclasses import dataclass, field
from typing import Any

from reviews.ledger import GENESIS, link_hash
from reviews.models import Event

from .findings import Findings

TABLE = Event._meta.db_table

COLUMNS = {"article": "article_id", "seq": "seq", "prev": "prev", "verb": "verb", "by": "by_id", "at": "at"}
"""Names in the hashed bytes → columns that repeat them."""


@dataclass(frozen=True)
class Link:
    """An event as its hashed bytes tell it."""

    article: int
    seq: int
    verb: str
    by: int
    at: str
    facts: dict[str, Any]


@dataclass
class Doubt:
    """An event whose hash is not that of its bytes; the next one tells which of the two was changed."""

    row: int
    computed: str
    stored: str
    altered: list[str]


@dataclass
class Chain:
    """How far the walk along a chain has come."""

    article: int
    slug: str
    seq: int = 0
    row: int = 0
    heads: frozenset[str] = field(default=frozenset({GENESIS}))
    doubt: Doubt | None = None


def follow(chain: Chain, event: Event, unreadable: frozenset[str], findings: Findings) -> Link | None:
    """Take one step, in the order of seq: what the event tells, or None where it is no link of this chain."""
    hashed = _parsed(None if "canonical" in unreadable else event.canonical)
    if hashed.get("article", chain.article) != chain.article:
        findings.add(chain.slug, TABLE, event.pk, "article_id", "This event was hashed for another article.")
        return None
    settle(chain, str(hashed.get("prev")), findings)
    altered = [column for name, column in COLUMNS.items() if _column(event, name, unreadable) != hashed.get(name)]
    computed = link_hash(str(event.__dict__.get("canonical")).encode("utf-8", "surrogatepass"))
    if computed != event.__dict__.get("hash"):
        chain.doubt = Doubt(event.pk, computed, str(event.__dict__.get("hash")), altered)
    else:
        _report_altered(chain, event.pk, altered, findings)
    _check_place(chain, event, hashed, findings)
    chain.row, chain.heads = event.pk, frozenset({computed, str(event.__dict__.get("hash"))})
    link = _link(hashed)
    if link is None:
        findings.add(chain.slug, TABLE, event.pk, "canonical", "The hashed bytes are no event.")
    return link


def settle(chain: Chain, next_prev: str | None, findings: Findings) -> None:
    """Say which column of a doubtful event was changed: what the next one names as previous is the old hash.

    `next_prev` is None at the chain's end: then either may have been.
    """
    doubt, chain.doubt = chain.doubt, None
    if doubt is None:
        return
    if next_prev != doubt.computed:
        findings.add(chain.slug, TABLE, doubt.row, "canonical", "The hash is not that of the hashed bytes.")
    if next_prev != doubt.stored:
        findings.add(chain.slug, TABLE, doubt.row, "hash", "The hash is not that of the hashed bytes.")
        _report_altered(chain, doubt.row, doubt.altered, findings)


def _check_place(chain: Chain, event: Event, hashed: dict[str, Any], findings: Findings) -> None:
    if event.pk < chain.row:
        findings.add(chain.slug, TABLE, chain.row, "id", "The id is higher than that of the event after it.")
        findings.add(chain.slug, TABLE, event.pk, "id", "The id is lower than that of the event before it.")
    seq = hashed.get("seq", event.__dict__.get("seq"))
    if isinstance(seq, int) and seq > chain.seq + 1:
        gap = f"{chain.seq + 1} to {seq - 1}" if seq > chain.seq + 2 else str(seq - 1)
        findings.add(chain.slug, TABLE, f"seq {gap}", "seq", f"Event {gap} of this article is missing.")
    elif hashed and hashed.get("prev") not in chain.heads:
        findings.add(chain.slug, TABLE, event.pk, "prev", "This event does not follow the one before it.")
    chain.seq = max(chain.seq, seq) if isinstance(seq, int) else chain.seq + 1


def _report_altered(chain: Chain, row: int, columns: list[str], findings: Findings) -> None:
    for column in columns:
        findings.add(chain.slug, TABLE, row, column, "The column is not what was hashed.")


def _column(event: Event, name: str, unreadable: frozenset[str]) -> object:
    if name in unreadable:
        return None
    value = getattr(event, f"{name}_id" if name in ("article", "by") else name)
    return value.isoformat(timespec="microseconds") if name == "at" else value


def _parsed(canonical: object) -> dict[str, Any]:
    try:
        found = json.loads(canonical) if isinstance(canonical, str) else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _link(hashed: dict[str, Any]) -> Link | None:
    try:
        facts = dict(hashed["facts"])
        return Link(hashed["article"], hashed["seq"], hashed["verb"], hashed["by"], hashed["at"], facts)
    except (KeyError, TypeError, ValueError):
        return None
