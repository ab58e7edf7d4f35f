"""Recompute the whole record, or one article's, from what is stored: chains, texts, signatures, pointers, guards.

Rows are read in batches, in one snapshot of the database; what stays in memory is ids and hashes of one batch.
What this cannot detect is written in docs/decisions/0011-what-the-record-proves.md.
"""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TypeVar

from django.db.models import Exists, OuterRef

from articles.models import Article, Publication, Revision
from reviews import triggers
from reviews.models import Event, Review, Signature, Withdrawal

from .chain import Chain, Link, follow, settle
from .desk import check_desk
from .findings import Fault, Findings, Redacted
from .rows import read
from .signed import check_brought, check_signed
from .snapshot import snapshot
from .standing import check_articles, check_rounds, check_second_persons, check_untold
from .texts import check_missing, check_redactions, check_texts
from .told import Story, lacking, tell

__all__ = ["Fault", "Findings", "Redacted", "batches", "snapshot", "verify"]

ARTICLES_AT_ONCE = 200
EVENTS_AT_ONCE = 500

Progress = Callable[[int], None]
Thing = TypeVar("Thing")


def verify(slug: str | None = None, progress: Progress = lambda events: None) -> Findings:
    """Verify every article's record, or one article's. `progress` is told the number of events done.

    Raises Article.DoesNotExist where there is no article at `slug`.
    """
    findings = Findings()
    with snapshot():
        articles = Article.objects.order_by("pk").values_list("pk", "slug")
        if slug is not None:
            articles = articles.filter(pk=Article.objects.values_list("pk", flat=True).get(slug=slug))
        for batch in batches(articles.iterator(chunk_size=ARTICLES_AT_ONCE), ARTICLES_AT_ONCE):
            _verify_batch(dict(batch), findings, progress)
        if slug is None:
            _find_strays(findings)
        for sentence in triggers.differences():
            findings.add("", "(guards)", sentence.split()[3], "", sentence)
    return findings


def _verify_batch(slugs: dict[int, str], findings: Findings, progress: Progress) -> None:
    stories = {pk: Story(pk, slug) for pk, slug in slugs.items()}
    chains = {pk: Chain(pk, slug) for pk, slug in slugs.items()}
    events = Event.objects.filter(article__in=slugs).order_by("article", "seq").values_list("pk", flat=True)
    for rows in batches(iter(list(events)), EVENTS_AT_ONCE):
        links = _follow(rows, chains, findings)
        for link in links:
            tell(stories[link.article], link)
        check_texts(links, stories, findings)
        check_signed(links, stories, findings)
        check_brought(links, stories, findings)
        findings.events += len(rows)
        progress(findings.events)
    for chain in chains.values():
        settle(chain, None, findings)
    for check in (
        check_redactions, check_missing, check_articles, check_untold, check_rounds, check_second_persons, check_desk,
    ):  # fmt: skip
        check(stories, findings)
    findings.articles += len(slugs)


def _follow(rows: list[int], chains: dict[int, Chain], findings: Findings) -> list[Link]:
    links = []
    for event, unreadable in read(Event.objects.filter(pk__in=rows).order_by("article", "seq")):
        chain = chains.get(event.article_id)
        link = follow(chain, event, unreadable, findings) if chain else None
        for name in lacking(link) if link else ():
            sentence = f"This event does not hold “{name}”, which one of its kind tells."
            findings.add(chains[event.article_id].slug, Event._meta.db_table, event.pk, "canonical", sentence)
            link = None
        if link:
            links.append(link)
    return links


def _find_strays(findings: Findings) -> None:
    """Rows that belong to no article any more: a database that enforces its foreign keys has none."""
    for model, column, owner in (
        (Event, "article_id", Article),
        (Revision, "article_id", Article),
        (Publication, "article_id", Article),
        (Review, "article_id", Article),
        (Signature, "review_id", Review),
        (Withdrawal, "signature_id", Signature),
    ):
        strays = model._default_manager.filter(~Exists(owner._default_manager.filter(pk=OuterRef(column))))
        for pk in strays.order_by().values_list("pk", flat=True):
            findings.add("", model._meta.db_table, pk, column, "What this row belongs to is gone.")


def batches(things: Iterator[Thing], size: int) -> Iterator[list[Thing]]:
    """The things, so many at a time."""
    while batch := list(islice(things, size)):
        yield batch
