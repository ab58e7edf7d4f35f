from django.conf import settings
from django.db import models

from articles.models import Article
from articles.models.immutable import Immutable, ImmutableQuerySet


class Event(Immutable):
    """One link of an article's chain. Written and read by reviews.ledger alone."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    seq = models.PositiveIntegerField()
    verb = models.CharField(max_length=30)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    canonical = models.TextField(help_text="The RFC 8785 bytes that were hashed.")
    prev = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("article", "seq")
        constraints = [
            models.UniqueConstraint(fields=["article", "seq"], name="no_two_events_a_place"),
            models.UniqueConstraint(fields=["article", "prev"], name="no_fork_in_a_chain"),
        ]

    def __str__(self) -> str:
        return f"{self.article_id}/{self.seq} {self.verb}"
