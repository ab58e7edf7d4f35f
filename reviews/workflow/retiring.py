from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.models import Article
from reviews import ledger
from reviews.exceptions import Incomplete, NotPossible, Stale
from reviews.permissions import check_can_manage, person

from .evidence import follow_evidence
from .locking import lock_article, refuse_while_open
from .paired_changes import follow_pair


def retire(*, by: User, article: Article, seen_publication: int | None, reason: str) -> Article:
    """Take a live page out of lists and search for good; its address stays, saying so and why.

    `seen_publication` is the id of the publication that the person saw. A later approval brings the page back.
    """
    check_can_manage(person(by))
    if not reason.strip():
        raise Incomplete("Say why the page is retired: readers see it.", "reason")
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(article)
        if article.live is None or article.retired_at:
            raise NotPossible("Only a live page can be retired.")
        if article.live.pk != seen_publication:
            raise Stale("Another text went live since you opened this page. Look at it, and decide again.")
        refuse_while_open(article, by)
        publishing.retire(article=article, by=by, reason=reason.strip(), now=now)
        ledger.append(
            article=article,
            verb="retire",
            by=by,
            at=now,
            facts={"publication": article.live.pk, "content_hash": article.live.content_hash},
        )
        publishing.refresh_standing(article, pending=None, now=now)
        follow_evidence(article, by=by, now=now)
        follow_pair(article, by=by, now=now)
    return article
