"""Revisions against the events that brought them about, and the redactions that account for what differs."""

from collections.abc import Collection, Sequence
from datetime import UTC

from articles.choices import REDACTED
from articles.models import Article, Revision
from articles.rendering.fingerprint import content_hash, html_hash
from reviews.models import Redaction

from .chain import Link
from .findings import Findings, Redacted
from .rows import UNREADABLE, CanonicalizationError, altered_columns, column_of, has_digest, read
from .told import WRITING, AlteredText, Moment, Story

TABLE = Revision._meta.db_table


def check_texts(links: Sequence[Link], stories: dict[int, Story], findings: Findings) -> None:
    """Compare every revision that `links` tell of, column by column, and recompute its two hashes."""
    told = {(link.article, link.facts["revision"]): link for link in links if link.verb in WRITING}
    if not told:
        return
    rows = Revision.objects.filter(
        article__in={article for article, _ in told}, number__in={number for _, number in told}
    )
    for row, unreadable in read(rows):
        key = (row.article_id, row.number) if not {"article", "number"} & unreadable else None
        link = told.pop(key, None) if key else None
        if link is None:
            continue
        story = stories[row.article_id]
        altered = altered_columns(link.facts.get("columns", {}), row, unreadable)
        columns = dict.fromkeys(altered, "The column is not what was hashed.")
        hashes = {} if unreadable else _wrong_hashes(row, story)
        if columns or hashes:
            story.altered.append(AlteredText(row.pk, row.number, columns, hashes))
    for article, number in told:
        if number in stories[article].revisions:
            stories[article].missing.add(number)


def check_missing(stories: dict[int, Story], findings: Findings) -> None:
    """Report the revisions that are not there, and that nobody purged. Call it when all events are told."""
    for story in stories.values():
        for number in sorted(story.missing):
            sentence = f"Revision {number}, which an event tells of, is not there."
            findings.add(story.slug, TABLE, f"number {number}", "number", sentence)


def _wrong_hashes(row: Revision, story: Story) -> dict[str, str]:
    row.article = Article(pk=row.article_id, slug=story.slug)
    readable = row.readable()
    try:
        contents = row.content_hash if has_digest(readable, row.content_hash) else content_hash(readable)
        html = html_hash(row.html)
    except (CanonicalizationError, *UNREADABLE):
        return {"content_hash": "The text cannot be hashed."}
    wrong = {}
    if contents != row.content_hash:
        wrong["content_hash"] = "The stored hash is not that of the stored text."
    if html != row.html_hash:
        wrong["html_hash"] = "The stored hash is not that of the stored HTML."
    return wrong


def check_redactions(stories: dict[int, Story], findings: Findings) -> None:
    """Settle the revisions that differ: a redaction by two people accounts for it, or each column is a fault.

    Call it when all events of the articles are told.
    """
    altered = {text.row: (story, text) for story in stories.values() for text in story.altered}
    redactions = {row.revision_id: row for row, _ in read(Redaction.objects.filter(revision__in=altered))}
    _check_undone(stories, altered.keys(), findings)
    for row, _ in read(Revision.objects.filter(pk__in=redactions)):
        story, text = altered[row.pk]
        redaction = redactions[row.pk]
        if not _stands(redaction, story):
            continue
        kept = {name for name, value in {**REDACTED, "html": redaction.html}.items() if getattr(row, name) == value}
        if kept.issuperset((*REDACTED, "html")):
            text.hashes.clear()
            requested, confirmed = story.requested[redaction.pk], story.confirmed[redaction.pk]
            findings.redactions.append(Redacted(story.slug, text.number, requested.at, confirmed.at))
        text.columns = {name: sentence for name, sentence in text.columns.items() if name not in kept}
    for story, text in altered.values():
        for name, sentence in (*text.columns.items(), *text.hashes.items()):
            findings.add(story.slug, TABLE, text.row, column_of(Revision, name), sentence)


def _check_undone(stories: dict[int, Story], altered: Collection[int], findings: Findings) -> None:
    confirmed = {pk: story for story in stories.values() for pk in story.confirmed}
    if not confirmed:
        return
    rows = Redaction.objects.filter(pk__in=confirmed).exclude(revision__in=altered)
    for pk, revision in rows.values_list("pk", "revision"):
        findings.add(confirmed[pk].slug, TABLE, revision, "body", "This text was redacted, and is there again.")


def _stands(redaction: Redaction, story: Story) -> bool:
    """Whether two people decided it, as the events of the article tell."""
    requested, confirmed = story.requested.get(redaction.pk), story.confirmed.get(redaction.pk)
    if requested is None or confirmed is None or redaction.confirmed_at is None:
        return False
    people = (redaction.requested_by_id, redaction.confirmed_by_id)
    return people == (requested.by, confirmed.by) and requested.by != confirmed.by and _in_order(redaction, requested)


def _in_order(redaction: Redaction, requested: Moment) -> bool:
    """The row was written before its event: both in one transaction."""
    return redaction.requested_at.astimezone(UTC).isoformat(timespec="microseconds") <= requested.at
