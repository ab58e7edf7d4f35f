from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from articles import publishing
from articles.choices import WarningKind
from articles.models import Article
from reviews import ledger
from reviews.exceptions import Incomplete, NotPossible
from reviews.models import PageWarning
from reviews.permissions import check_can_manage, person

from .locking import lock_article


def show_warning(*, by: User, article: Article, kind: str, reason: str) -> PageWarning:
    """Put one of the fixed warnings above a live page at once; nothing is published that way."""
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(article)
        check_can_manage(person(by))
        if kind not in WarningKind.values:
            raise Incomplete("Choose one of the warnings.", "kind")
        if not reason.strip():
            raise Incomplete("Say why: it stays in the record.", "reason")
        if article.live is None or article.retired_at:
            raise NotPossible("Only a live page can carry a warning.")
        if PageWarning.objects.filter(article=article, kind=kind, lifted_at=None).exists():
            raise NotPossible("This warning stands above the page already.")
        warning = PageWarning.objects.create(article=article, kind=kind, by=by, at=now, reason=reason.strip())
        _record_warning("show_warning", warning, article, by, now)
    return warning


def lift_warning(*, by: User, warning: PageWarning) -> PageWarning:
    """Take a warning off a page."""
    now = timezone.now()
    with transaction.atomic():
        article = lock_article(warning.article)
        check_can_manage(person(by))
        fresh = PageWarning.objects.get(pk=warning.pk)
        if fresh.lifted_at:
            raise NotPossible("This warning was lifted already.")
        fresh.lifted_by, fresh.lifted_at = by, now
        fresh.save(update_fields=["lifted_by", "lifted_at"])
        _record_warning("lift_warning", fresh, article, by, now)
    return fresh


def _record_warning(verb: str, warning: PageWarning, article: Article, by: User, now: datetime) -> None:
    ledger.append(article=article, verb=verb, by=by, at=now, facts={"warning": warning.pk, "kind": warning.kind})
    standing = PageWarning.objects.filter(article=article, lifted_at=None)
    notices = [{"text": row.get_kind_display(), "since": row.at.date().isoformat()} for row in standing]
    publishing.refresh_standing(article, pending=article.standing.get("pending"), notices=notices, now=now)
