"""The only mover of Article.live, and the only writer of Article.standing."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from . import search
from .choices import REDACTED, Scope
from .credit import Signed, credit_of, last_updated
from .evidence import evidence_of
from .exceptions import PublicationRefused
from .models import Article, ImportedSource, Publication, Revision, Topic
from .pairs import pair_of
from .reading import reading_of

Pending = dict[str, str] | None

TOLD_EVERY = 200

LASTING = ("published_on", "first_publication", "withdrawn", "retirements", "related", "reading")
"""What a standing keeps for history: the first publication and its day, withdrawn ones, ended retirements.

And the related pages and what is told of reading the text, made anew when the text or its topics change."""


def publish(*, article: Article, revision: Revision, signed: Signed) -> Publication:
    """Make a signed revision what the public reads. Call inside the transaction that wrote the signature.

    Raises PublicationRefused where the hashes are not the revision's, or where a signature over changes has no
    whole-page review before it.
    """
    if (signed.content_hash, signed.html_hash) != (revision.content_hash, revision.html_hash):
        raise PublicationRefused("What was signed is not the text that would be published.")
    before = article.live
    if signed.scope == Scope.CHANGES and before is None:
        raise PublicationRefused("A first publication needs a signature over the whole page.")
    publication = Publication(
        article=article,
        revision=revision,
        signature_id=signed.signature_id,
        content_hash=signed.content_hash,
        html_hash=signed.html_hash,
        scope=signed.scope,
        change_kind=signed.change_kind,
        change_note=signed.change_note,
        submitted_on=signed.submitted_at.date(),
        review_began_on=signed.review_began_at.date(),
        last_updated=last_updated(before, revision, signed),
        published_at=signed.signed_at,
        **credit_of(before, revision, signed),
    )
    publication.save(force_insert=True)
    first = {"published_on": signed.signed_at.date().isoformat(), "first_publication": publication.pk}
    article.standing = {**first, **article.standing}
    _note_the_return(article, signed.signed_at)
    article.live = publication
    article.suspended_at = None
    is_back = article.retired_at is not None
    article.retired_at = article.retired_by = None
    article.retired_reason = ""
    if is_back or before is None or before.revision_id != revision.pk:
        _offer(article, revision)
        if before is not None and before.revision.title != revision.title:
            refresh_neighbours(article, now=signed.signed_at)
    return publication


def retire(*, article: Article, by: User, reason: str, now: datetime) -> None:
    """Take an article out of lists and search; its address stays, saying so and why."""
    article.retired_at, article.retired_by, article.retired_reason = now, by, reason
    _stop_offering(article)
    refresh_neighbours(article, now=now)


def fall_back(*, article: Article, withdrawn: Collection[int], now: datetime) -> Publication | None:
    """Go back to the newest publication whose signature still stands, with its own dates, or to a fixed notice.

    `withdrawn` are the ids of the signatures that stand no longer. Which publications they were stays in the
    standing, with the time: history says from when to when each stood.
    """
    known = {entry["publication"]: entry for entry in article.standing.get("withdrawn", [])}
    gone = article.publications.filter(signature_id__in=withdrawn).order_by("pk").values_list("pk", flat=True)
    entries = [known.get(pk) or {"publication": pk, "at": now.isoformat(timespec="microseconds")} for pk in gone]
    article.standing = {**article.standing, "withdrawn": entries}
    standing = article.publications.exclude(signature_id__in=withdrawn).order_by("-published_at", "-pk").first()
    article.live = standing
    article.suspended_at = None if standing else now
    if standing and not article.retired_at:
        _offer(article, standing.revision)
    else:
        _stop_offering(article)
    refresh_neighbours(article, now=now)
    return standing


def redact(*, article: Article, revision: Revision, html: str, now: datetime) -> None:
    """Let a public notice take the place of a submitted text, wherever it was served; hashes and events stay.

    What other pages and this one's standing say of the text goes too: refresh the standing after. The database lets
    this one change pass only where two people have decided it (reviews/triggers).
    """
    QuerySet(Revision).filter(pk=revision.pk).update(**REDACTED, html=html)
    QuerySet(ImportedSource).filter(revision=revision).update(text="", content=None, report={})
    search.reword(revision)
    if article.live and article.live.revision_id == revision.pk and not article.retired_at:
        article.live.revision.refresh_from_db()
        _offer(article, article.live.revision)
        refresh_neighbours(article, now=now)


def refresh_standing(
    article: Article,
    *,
    pending: Pending,
    now: datetime,
    notices: list[dict[str, str]] | None = None,
    refiled: bool = False,
) -> None:
    """Write what stands around the signed text, and save the article with its live pointer.

    `pending` is the open round of an update: {"state": …, "since": ISO date}, or None; `notices` are the warnings
    above the text: [{"text": …, "since": ISO date}], or None to keep them; `refiled` where its
    topics changed. What became of the references of the live text is read here (articles.evidence), and what the
    paired page is (articles.pairs): that one is told of this page's change too. Call it in the transaction of the
    change, last.
    """
    evidence = evidence_of(article.live.revision_id) if article.live else []
    article.standing = {
        **{name: article.standing[name] for name in LASTING if name in article.standing},
        "pending": pending if article.live_id else None,
        "topics": _topics(article) if refiled else article.standing.get("topics", []),
        "notices": article.standing.get("notices", []) if notices is None else notices,
        "evidence": evidence,
        "challenged": any(entry["challenges"] for entry in evidence),
        "pair": pair_of(article),
    }
    if refiled and article.live and not article.retired_at:
        _offer(article, article.live.revision)
    article.standing_at = now
    article.save(
        update_fields=["live", "standing", "standing_at", "suspended_at", "retired_at", "retired_by", "retired_reason"]
    )
    if article.paired_with_id:
        refresh_pair(article.paired_with_id, now=now)


def refresh_pair(article_id: int, *, now: datetime) -> None:
    """Let a page say what its paired page is now. Call it in the transaction of the change."""
    article = Article.objects.select_for_update(of=("self",)).select_related("live__revision").get(pk=article_id)
    pair = pair_of(article)
    if pair != article.standing.get("pair"):
        article.standing = {**article.standing, "pair": pair}
        article.standing_at = now
        article.save(update_fields=["standing", "standing_at"])


def refresh_topic(topic: Topic, *, now: datetime) -> None:
    """Let every article that names a topic say its present name. Call it in the transaction of the change.

    The pages are locked in the order of their ids, as every verb does that holds more than one, and no others are.
    """
    for article in topic.articles.with_text().select_for_update(of=("self",)).order_by("pk"):
        article.standing = {**article.standing, "topics": _topics(article)}
        article.standing_at = now
        if article.live and not article.retired_at:
            _offer(article, article.live.revision)
        article.save(update_fields=["standing", "standing_at"])


def refresh_neighbours(article: Article, *, now: datetime) -> None:
    """Let the pages that name this one as related look for theirs anew. Call it in the transaction of the change.

    A page that another verb holds is passed over: two verbs must not wait for each other, and at worst its link leads
    to a page that says it is retired.
    """
    named_by = Article.objects.live().naming(article.slug).exclude(pk=article.pk).with_text().order_by("pk")
    for other in named_by.select_for_update(of=("self",), skip_locked=True):
        if other.live:
            related = search.related_to(other, other.live.revision)
            other.standing = {**other.standing, "related": related}
            other.standing_at = now
            other.save(update_fields=["standing", "standing_at"])


def rebuild_search(progress: Callable[[str, int], None] = lambda step, done: None) -> int:
    """Index every live article anew and find its related ones again: how many there are. `progress` is told."""
    search.rebuild(lambda done: progress("indexed", done))
    count = 0
    for pk in Article.objects.live().order_by("pk").values_list("pk", flat=True):
        with transaction.atomic():
            article = Article.objects.select_for_update(of=("self",)).select_related("live__revision").get(pk=pk)
            if article.live is None or article.retired_at:
                continue
            article.standing = {**article.standing, **_beside(article, article.live.revision)}
            article.standing_at = timezone.now()
            article.save(update_fields=["standing", "standing_at"])
            count += 1
        if count % TOLD_EVERY == 0:
            progress("given related pages", count)
    return count


def show_first_publications(articles: Collection[Article]) -> None:
    """Make the one publication of each of these articles live: of generated ones, which no verb has made."""
    first = Publication.objects.filter(article=OuterRef("pk")).values("pk")
    pks = [article.pk for article in articles]
    Article.objects.filter(pk__in=pks).update(live=Subquery(first))


def _offer(article: Article, revision: Revision) -> None:
    """Let search find an article by this text, and by no other; write what stands beside it."""
    search.put(article, revision)
    article.standing = {**article.standing, **_beside(article, revision)}


def _beside(article: Article, revision: Revision) -> dict[str, Any]:
    """The related pages, and what is told of reading this text."""
    return {"related": search.related_to(article, revision), "reading": reading_of(revision)}


def _stop_offering(article: Article) -> None:
    search.forget(article)
    article.standing = {**article.standing, "related": [], "reading": {}}


def _note_the_return(article: Article, now: datetime) -> None:
    """Keep from when to when, and why, a page that comes back was retired."""
    if article.retired_at is None:
        return
    ended = {"from": article.retired_at.isoformat(), "to": now.isoformat(), "reason": article.retired_reason}
    article.standing = {**article.standing, "retirements": [*article.standing.get("retirements", []), ended]}


def _topics(article: Article) -> list[dict[str, str]]:
    return [{"slug": topic.slug, "name": topic.name} for topic in article.topics.all()]
