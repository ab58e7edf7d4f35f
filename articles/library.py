"""The library of references: add, edit, merge, find uses, delete."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import User
from django.db import connection, transaction

from .exceptions import LibraryRefused
from .importers.reference_files.bibliographic import Broken, BrokenReference, ReadReference, Result, tidy
from .models import Article, Citation, Reference, Revision
from .rendering.bibliography import formatted
from .works import KnownWorks

IDENTIFIERS = ("DOI", "PMID", "PMCID")
SEVERITY = ("", Reference.Retraction.CORRECTION, Reference.Retraction.CONCERN, Reference.Retraction.RETRACTION)

LOCK = 4_051_960
"""PostgreSQL's advisory lock that whoever gives the library a key, DOI or PMID holds: the number is ours to choose."""

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What became of the records of one file; `by_id` leads from a record's own id to its reference."""

    added: list[Reference] = field(default_factory=list)
    unchanged: list[Reference] = field(default_factory=list)
    broken: list[BrokenReference] = field(default_factory=list)
    by_id: dict[str, Reference] = field(default_factory=dict)


@dataclass(frozen=True)
class Usage:
    """An article that cites a reference: the numbers of its revisions that do, and whether the live one does."""

    article: Article
    revisions: list[int]
    is_live: bool


def add(*, records: Iterable[Result | Mapping[str, Any]], by: User | None = None) -> Outcome:
    """Put records into the library: what `reference_files.parse` gives, or plain CSL-JSON.

    A work that is there already (by DOI, else PMID, else title and year) stays as it is, so loading a file twice
    changes nothing. A broken record is reported by its number, and the others are added.
    """
    results = [record if isinstance(record, Result) else _tidied(at, record) for at, record in enumerate(records, 1)]
    with transaction.atomic():
        outcome = _add(results)
    if outcome.added:
        keys = ", ".join(reference.citekey for reference in outcome.added)
        log.info("References added by %s: %s", by or "a command", keys)
    return outcome


def edit(*, reference: Reference, csl: Mapping[str, Any]) -> Reference:
    """Give a reference another record; its key stays. What was signed keeps the form that it was signed in.

    Raises LibraryRefused for a record without title, a former key, or a DOI or PMID of another reference.
    """
    try:
        record = tidy(csl) | {"id": reference.citekey}
    except Broken as error:
        raise LibraryRefused(str(error)) from error
    with transaction.atomic():
        _one_at_a_time()
        locked = Reference.objects.select_for_update().get(pk=reference.pk)
        _refuse_alias(locked)
        _refuse_taken(record, besides=locked)
        locked.csl = record
        locked.save()
    return locked


def merge(*, kept: Reference, merged: Reference) -> Reference:
    """Let `merged` be a former key of `kept`: texts that cite it go on, and lead to `kept`.

    `kept` takes over the identifiers that it lacks and the graver retraction mark. Raises LibraryRefused where one
    of the two is a former key already, or both are the same.
    """
    if kept.pk == merged.pk:
        raise LibraryRefused("A reference cannot be merged into itself. Choose another one.")
    with transaction.atomic():
        _one_at_a_time()
        both = Reference.objects.filter(pk__in=(kept.pk, merged.pk)).order_by("citekey")
        locked = {row.pk: row for row in both.select_for_update(no_key=True)}  # texts go on citing them meanwhile
        kept, merged = locked[kept.pk], locked[merged.pk]
        _refuse_alias(kept)
        _refuse_alias(merged)
        merged.merged_into = kept
        merged.save()
        merged.aliases.update(merged_into=kept)
        kept.csl |= {name: merged.csl[name] for name in IDENTIFIERS if merged.csl.get(name) and not kept.csl.get(name)}
        if SEVERITY.index(merged.retraction) > SEVERITY.index(kept.retraction):
            kept.retraction, kept.retracted_on = merged.retraction, merged.retracted_on
            kept.retraction_notice = merged.retraction_notice
        kept.save()
    return kept


def delete(*, reference: Reference) -> None:
    """Take out a reference that no text has cited. Raises LibraryRefused, saying what stands against it."""
    with transaction.atomic():
        locked = Reference.objects.select_for_update().get(pk=reference.pk)
        _refuse_alias(locked)
        if former := locked.aliases.first():
            raise LibraryRefused(f"“{former.citekey}” was merged into this reference, and texts may cite that key.")
        uses = usage(reference=locked)
        if uses:
            raise LibraryRefused(
                f"It is cited in “{uses[0].article.slug}”. What a text has cited stays in the library."
            )
        locked.delete()


def usage(*, reference: Reference) -> list[Usage]:
    """The articles whose revisions cite a reference, under its own key or a former one, by address."""
    standing = reference.merged_into_id or reference.pk
    citations = (
        Citation.objects.filter(reference_id=standing) | Citation.objects.filter(reference__merged_into_id=standing)
    ).select_related("revision__article__live")
    columns = ("number", "revision__number", "revision__article__slug", "revision__article__live__revision_id")
    found: dict[int, list[Revision]] = defaultdict(list)
    for citation in citations.only(*columns).order_by("revision__article__slug", "revision__number"):
        found[citation.revision.article_id].append(citation.revision)
    return [_usage(revisions) for revisions in found.values()]


def changed_since(*, revision: Revision) -> list[str]:
    """The keys of a revision whose reference is printed differently today from what the revision holds."""
    now = Reference.objects.by_keys(cited["key"] for cited in revision.references)
    return [
        cited["key"]
        for cited in revision.references
        if cited["key"] in now and formatted(now[cited["key"]].csl) != cited["html"]
    ]


def _tidied(number: int, record: Mapping[str, Any]) -> Result:
    try:
        return ReadReference(number, tidy(record))
    except Broken as error:
        return BrokenReference(number, str(error))


def _add(results: Sequence[Result]) -> Outcome:
    outcome = Outcome(broken=[result for result in results if isinstance(result, BrokenReference)])
    records = [result.record for result in results if isinstance(result, ReadReference)]
    _one_at_a_time()
    known = KnownWorks()
    for record in records:
        reference = known.find(record)
        if reference is None:
            reference = known.add(record)
            outcome.added.append(reference)
        elif reference not in outcome.added and reference not in outcome.unchanged:
            outcome.unchanged.append(reference)
        if record.get("id"):
            outcome.by_id[record["id"]] = reference
    return outcome


def _one_at_a_time() -> None:
    """Wait until nobody else gives the library a work, and keep others waiting until this transaction ends.

    So what one of them looked up before is still so when it writes, and two that add the same works in another order
    do not wait for each other's keys. SQLite has one writer anyway.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _usage(revisions: Sequence[Revision]) -> Usage:
    article = revisions[0].article
    live = article.live.revision_id if article.live else None
    numbers = sorted({revision.number for revision in revisions})
    return Usage(article, numbers, any(revision.pk == live for revision in revisions))


def _refuse_alias(reference: Reference) -> None:
    if reference.merged_into:
        raise LibraryRefused(
            f"“{reference.citekey}” was merged into “{reference.merged_into.citekey}”. Go to that one; the former "
            "key stays, because texts may cite it."
        )


def _refuse_taken(record: Mapping[str, Any], *, besides: Reference) -> None:
    for column, name in (("doi", "DOI"), ("pmid", "PMID")):
        value = str(record.get(name, "")).lower()
        others = Reference.objects.filter(merged_into=None, **{column: value}).exclude(pk=besides.pk)
        if value and (other := others.first()):
            raise LibraryRefused(f"“{other.citekey}” has this {name} already. Merge the two instead.")
