from datetime import date

from django.conf import settings
from django.db import models

from articles.models import Article, Reference
from reviews.querysets import ConcernQuerySet


class Concern(models.Model):
    """That the evidence of a live page is challenged: a work it cites was retracted, questioned or corrected."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Reference.Retraction.choices)
    reference = models.ForeignKey(Reference, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    due_on = models.DateField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", help_text="Nobody: a file closed it."
    )
    note = models.TextField(blank=True, help_text="Why it is closed.")

    objects = ConcernQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "id")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "reference", "kind"],
                condition=models.Q(closed_at=None),
                name="one_open_concern_a_cause",
            ),
            models.CheckConstraint(
                name="a_closed_concern_says_when_and_why",
                condition=models.Q(closed_at=None, closed_by=None, note="")
                | (models.Q(closed_at__isnull=False) & ~models.Q(note="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.reference.citekey} in {self.article.slug}"

    def is_overdue(self, on: date) -> bool:
        """Whether it should have been answered before the day `on`."""
        return on > self.due_on
