"""Pages on one subject for the two audiences: they link to each other, and a change of one is told on the other."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.models import Article
from reviews import ledger
from reviews.exceptions import Incomplete, NotPossible
from reviews.permissions import check_can_write, person

from .locking import lock_article, lock_two
from .paired_changes import follow_pair, leave_pair


def pair(*, by: User, article: Article, other: Article) -> Article:
    """Let two pages for different audiences name each other.

    Raises NotAllowed, Incomplete where they are one page or for one audience, NotPossible where one has a pair.
    """
    now = timezone.now()
    with transaction.atomic():
        check_can_write(person(by))
        if article.pk == other.pk:
            raise Incomplete("A page cannot be its own pair. Name the page for the other audience.", "other")
        first, second = lock_two(article, other)
        for page in (first, second):
            if page.paired_with_id:
                raise NotPossible(f"“{page.slug}” is paired already. End that pair first.")
        if _audience(first) == _audience(second):
            raise Incomplete("Both pages are for the same audience. Name the page for the other one.", "other")
        for page, partner in ((first, second), (second, first)):
            page.paired_with = partner
            page.save(update_fields=["paired_with"])
            ledger.append(article=page, verb="pair", by=by, at=now, facts={"other": partner.pk})
        for page in (first, second):
            publishing.refresh_standing(page, pending=page.standing.get("pending"), now=now)
        follow_pair(first, by=by, now=now)
    return first


def unpair(*, by: User, article: Article) -> Article:
    """End a pair: the pages no longer name each other. Raises NotAllowed, NotPossible where there is none."""
    now = timezone.now()
    with transaction.atomic():
        check_can_write(person(by))
        fresh = lock_article(article)
        if fresh.paired_with_id is None:
            raise NotPossible("This page has no pair any more.")
        other = Article.objects.with_text().get(pk=fresh.paired_with_id)
        for page, partner in ((fresh, other), (other, fresh)):
            page.paired_with = None
            page.save(update_fields=["paired_with"])
            ledger.append(article=page, verb="unpair", by=by, at=now, facts={"other": partner.pk})
        for page in (fresh, other):
            publishing.refresh_standing(page, pending=page.standing.get("pending"), now=now)
        leave_pair((fresh, other), by=by, now=now)
    return fresh


def _audience(article: Article) -> str:
    """For whom the live text is written, or the newest where none is live."""
    if article.live:
        return article.live.revision.audience
    audience = article.revisions.order_by("-number").values_list("audience", flat=True).first()
    if audience is None:
        raise NotPossible(f"“{article.slug}” has no text yet.")
    return audience
