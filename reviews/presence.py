"""Who has an article open in the editor at this moment."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.contrib.auth.models import User
from django.utils import timezone

from articles.models import Article

from .models import Presence

FRESH = timedelta(seconds=90)
"""How long after its last sign of life an open editor counts: three of its calls."""


@dataclass(frozen=True)
class Other:
    """Somebody else who has the article open, and the time (UTC) of the last sign of it."""

    name: str
    seen_at: datetime


def note_presence(article: Article, user: User) -> list[Other]:
    """Note that a person has an article open: everybody else who has it open too, in two statements."""
    now = timezone.now()
    Presence.objects.bulk_create(
        [Presence(article=article, user=user, seen_at=now)],
        update_conflicts=True,
        unique_fields=["article", "user"],
        update_fields=["seen_at"],
    )
    others = Presence.objects.filter(article=article, seen_at__gt=now - FRESH).exclude(user=user).select_related("user")
    return [Other(row.user.get_full_name() or row.user.get_username(), row.seen_at) for row in others.order_by("pk")]


def end_presence(article: Article, user: User) -> None:
    """Note that a person has closed an article."""
    Presence.objects.filter(article=article, user=user).delete()
