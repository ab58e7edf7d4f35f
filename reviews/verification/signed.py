"""Signatures, publications and withdrawals against their events, and whether they hang together."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Model

from articles.models import Publication, Revision
from reviews.models import Comment, PageWarning, Purge, Redaction, Signature, Waiver, Withdrawal

from .chain import Link
from .findings import Findings
from .rows import Row, altered_columns, column_of, read
from .told import SIGNING, Story

Found = dict[int, Row]

BROUGHT: dict[str, tuple[type[Model], str, str]] = {
    "withdraw_signature": (Withdrawal, "withdrawal", "by_id"),
    "request_redaction": (Redaction, "redaction", "requested_by_id"),
    "purge": (Purge, "purge", "by_id"),
    "show_warning": (PageWarning, "warning", "by_id"),
    "waive": (Waiver, "waiver", "by_id"),
    "comment": (Comment, "comment", "by_id"),
    "reply": (Comment, "comment", "by_id"),
    "hand_over": (Comment, "comment", "by_id"),
}
"""Verb → the rows it makes, the fact that names one, and the column that says who did it."""


def check_signed(links: Sequence[Link], stories: dict[int, Story], findings: Findings) -> None:
    """Compare each signature and publication with their event, and with the text that was signed."""
    told = [link for link in links if link.verb in SIGNING]
    if not told:
        return
    signatures = _rows(Signature, {link.facts["signature"] for link in told})
    publications = _rows(Publication, {link.facts["publication"] for link in told})
    texts = _texts(told)
    for link in told:
        slug = stories[link.article].slug
        signature = _told(Signature, link.facts["signature"], signatures, link.facts.get("columns", {}), slug, findings)
        if signature:
            _compare(signature, _signature_says(link), slug, findings)
        publication = _told(
            Publication,
            link.facts["publication"],
            publications,
            link.facts.get("publication_columns", {}),
            slug,
            findings,
        )
        text = texts.get((link.article, link.facts["revision"]))
        if publication:
            _compare(publication, _publication_says(link, text), slug, findings)


def check_brought(links: Sequence[Link], stories: dict[int, Story], findings: Findings) -> None:
    """Compare each withdrawal, redaction, warning, waiver and comment with the event that brought it about."""
    for verb, (model, fact, person) in BROUGHT.items():
        told = [link for link in links if link.verb == verb]
        rows = _rows(model, {link.facts[fact] for link in told}) if told else {}
        for link in told:
            slug = stories[link.article].slug
            row = _told(model, link.facts[fact], rows, link.facts.get("columns", {}), slug, findings)
            if row:
                says: dict[str, object] = {person: link.by}
                if model is Withdrawal:
                    says |= {"signature_id": link.facts["signature"], "at": link.at}
                if model is Comment:
                    says |= {"review_id": link.facts["review"], "at": link.at}
                _compare(row, says, slug, findings)


def _signature_says(link: Link) -> dict[str, object]:
    return {
        "review_id": link.facts["review"],
        "signer_id": link.by,
        "scope": link.facts["scope"],
        "content_hash": link.facts["content_hash"],
        "html_hash": link.facts["html_hash"],
        "signed_at": link.at,
    }


def _publication_says(link: Link, text: int | None) -> dict[str, object]:
    return {
        "article_id": link.article,
        "revision_id": text,
        "signature_id": link.facts["signature"],
        "content_hash": link.facts["content_hash"],
        "html_hash": link.facts["html_hash"],
        "published_at": link.at,
    }


def _texts(told: list[Link]) -> dict[tuple[int, int], int]:
    """Article and number → id of the revision that was signed."""
    numbers = {link.facts["revision"] for link in told}
    rows = Revision.objects.filter(article__in={link.article for link in told}, number__in=numbers)
    return {(article, number): pk for pk, article, number in rows.values_list("pk", "article", "number")}


def _rows(model: type[Model], ids: set[int]) -> Found:
    return {row.pk: (row, unreadable) for row, unreadable in read(model._default_manager.filter(pk__in=ids))}


def _told(
    model: type[Model], pk: int, rows: Found, columns: dict[str, str], slug: str, findings: Findings
) -> Row | None:
    """The row that an event tells of, its columns compared; None, and a fault, where it is gone."""
    found = rows.get(pk)
    if found is None:
        name = model._meta.verbose_name
        findings.add(slug, model._meta.db_table, pk, "id", f"This {name}, which an event tells of, is not there.")
        return None
    for name in altered_columns(columns, *found):
        column = column_of(model, name)
        findings.add(slug, model._meta.db_table, pk, column, "The column is not what was hashed.")
    return found


def _compare(found: Row, says: dict[str, object], slug: str, findings: Findings) -> None:
    row, unreadable = found
    for column, value in says.items():
        if column.removesuffix("_id") not in unreadable and _plain(getattr(row, column)) != value:
            sentence = "The column is not what the event says."
            findings.add(slug, row._meta.db_table, row.pk, column, sentence)


def _plain(value: Any) -> Any:
    return value.isoformat(timespec="microseconds") if hasattr(value, "isoformat") else value
