"""A major change of the professional page calls its page for patients into question until that is signed again."""

from collections.abc import Collection
from datetime import datetime

from django.contrib.auth.models import User

from articles.choices import Audience
from articles.models import Article, Publication
from reviews.models import Concern

from .concerns import close, open_concern

SIGNED_SINCE = "This page was signed after that change, or the change was taken back."
NO_PAIR = "The two pages are no pair any more."
NOT_LIVE = "One of the two pages is not offered any more."


def follow_pair(article: Article, *, by: User, now: datetime) -> None:
    """Open or close the concern of a page for patients as it stands beside its pair; `article` is either of them.

    Call it in the transaction of the change, after refresh_standing. What is open follows from its standing
    (articles.pairs), so that a concern comes back with its cause; a second change keeps the first one's due day.
    The event is the professional page's own.
    """
    pair = article.paired_with_id and Article.objects.with_text().filter(pk=article.paired_with_id).first()
    patients = _for_patients(article, pair) if pair else None
    if patients is None:
        return
    standing = list(Concern.objects.open().filter(article=patients, kind=Concern.Kind.PAIRED))
    entry = None if patients.retired_at else patients.standing.get("pair")
    if entry and "checking_since" in entry:
        if not standing:
            change = Publication.objects.get(pk=entry["publication"])
            open_concern(patients, Concern.Kind.PAIRED, now, publication=change)
        return
    for concern in standing:
        close(concern, by, now, SIGNED_SINCE if entry else NOT_LIVE)


def leave_pair(pages: Collection[Article], *, by: User, now: datetime) -> None:
    """Close what two pages called into question of each other, now that they are no pair any more."""
    for concern in Concern.objects.open().filter(article__in=pages, kind=Concern.Kind.PAIRED):
        close(concern, by, now, NO_PAIR)


def _for_patients(article: Article, pair: Article) -> Article | None:
    """Which of a pair is for patients; nobody where that cannot be told."""
    for page, other in ((article, pair), (pair, article)):
        if _audience(page) == Audience.PATIENTS or (not page.live and _audience(other) == Audience.PROFESSIONALS):
            return page
    return None


def _audience(article: Article) -> str:
    return article.live.revision.audience if article.live else ""
