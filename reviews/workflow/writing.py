import hashlib
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import drafting, publishing
from articles.drafting import Draft, draft_of
from articles.models import Article, ImportedSource, Revision, Topic
from reviews import ledger
from reviews.exceptions import NotPossible
from reviews.models import Redaction
from reviews.permissions import check_can_write, person

from .locking import lock_article, refuse_while_open
from .purging import highest_purged


def create(*, by: User, slug: str, draft: Draft, topics: Iterable[Topic] = ()) -> Revision:
    """Start a new article with its first revision. Raises NotAllowed and what articles.drafting raises."""
    check_can_write(person(by))
    now = timezone.now()
    with transaction.atomic():
        article = drafting.create_article(slug=slug, by=by, now=now, topics=topics)
        revision = drafting.save_revision(article=article, draft=draft, base=0, by=by, now=now)
        publishing.refresh_standing(article, pending=None, now=now, refiled=True)
        _record("create", revision, by)
    return revision


def save(*, by: User, article: Article, draft: Draft, base: int) -> Revision:
    """Save the next revision of an article; `base` is the number of the one it started from.

    Raises NotPossible while a round is open, RevisionConflict where somebody saved first.
    """
    check_can_write(person(by))
    with transaction.atomic():
        article = lock_article(article)
        refuse_while_open(article, by)
        revision = drafting.save_revision(
            article=article, draft=draft, base=base, by=by, now=timezone.now(), above=highest_purged(article)
        )
        _record("save", revision, by)
    return revision


def bring_back(*, by: User, article: Article, number: int, base: int) -> Revision:
    """Save the text of an earlier revision again, as the newest one; `base` is the number of the newest seen.

    Raises what `save` raises, and NotPossible where there is no such revision or its text was redacted.
    """
    earlier = article.revisions.filter(number=number).first()
    if earlier is None or earlier.number == base:
        raise NotPossible("Choose an earlier revision of this article to bring back.")
    if Redaction.objects.filter(revision=earlier, confirmed_at__isnull=False).exists():
        raise NotPossible("The text of this revision was redacted, so it cannot be brought back.")
    return save(by=by, article=article, draft=draft_of(earlier), base=base)


def import_source(
    *,
    by: User,
    slug: str,
    draft: Draft,
    filename: str,
    text: str,
    report: dict[str, Any],
    content: bytes | None = None,
    media_type: str = "",
) -> Revision:
    """Make a draft of an imported text, and keep the source with it: its text, and the file where it was one.

    No status it prints sets a state here.
    """
    with transaction.atomic():
        revision = create(by=by, slug=slug, draft=draft)
        ImportedSource.objects.create(
            article=revision.article,
            revision=revision,
            filename=filename,
            sha256=hashlib.sha256(text.encode()).hexdigest(),
            text=text,
            content=content,
            media_type=media_type,
            report=report,
            imported_by=by,
            imported_at=revision.created_at,
        )
    return revision


def set_topics(*, by: User, article: Article, topics: Iterable[Topic]) -> None:
    """File an article under topics; they stand around the signed text, not in it."""
    check_can_write(person(by))
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(article)
        article.topics.set(topics)
        publishing.refresh_standing(article, pending=article.standing.get("pending"), now=now, refiled=True)
        ledger.append(article=article, verb="set_topics", by=by, at=now, facts={})


def _record(verb: str, revision: Revision, by: User) -> None:
    ledger.append(
        article=revision.article,
        verb=verb,
        by=by,
        at=revision.created_at,
        facts={
            "revision": revision.number,
            "content_hash": revision.content_hash,
            "columns": ledger.fingerprint(revision),
        },
    )
