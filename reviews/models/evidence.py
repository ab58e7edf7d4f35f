from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.text import Truncator

from articles.models import Article, Publication, Reference
from reviews.querysets import ConcernQuerySet


class Report(models.Model):
    """A mistake that a reader reported: about a passage, or the whole page. The address is erased in time."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+", help_text="What the reader read.")
    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=80, blank=True)
    suffix = models.CharField(max_length=80, blank=True)
    text = models.TextField()
    reply_to = models.EmailField(blank=True)
    at = models.DateTimeField()
    erased_at = models.DateTimeField(null=True, help_text="When the reader's address was erased.")

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.article.slug} on {self.at:%Y-%m-%d}"


class Alert(models.Model):
    """A drug alert, a new guideline: one person's search of all live texts, which opened a concern for each page."""

    words = models.CharField(max_length=200, help_text="The drug, phrase or reference that was searched for.")
    reason = models.TextField()
    due_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)

    def __str__(self) -> str:
        return f"{self.words}: {self.reason}"


class Concern(models.Model):
    """Something that calls a live text into question; one is open for each cause."""

    class Kind(models.TextChoices):
        RETRACTION = "retraction", "Retraction"
        CONCERN = "concern", "Expression of concern"
        CORRECTION = "correction", "Correction"
        REPORT = "report", "Reader’s report"
        PAIRED = "paired", "Change of the paired page"
        ALERT = "alert", "Alert"

    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    reference = models.ForeignKey(Reference, models.PROTECT, null=True, related_name="+")
    report = models.ForeignKey(Report, models.PROTECT, null=True, related_name="concerns")
    alert = models.ForeignKey(Alert, models.PROTECT, null=True, related_name="concerns")
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, related_name="+", help_text="The major change of the paired page."
    )
    exact = models.TextField(blank=True, help_text="The passage that it is about, as a reader sees it.")
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
                condition=Q(closed_at=None, reference__isnull=False),
                name="one_open_concern_a_cause",
            ),
            models.UniqueConstraint(fields=["report"], condition=Q(report__isnull=False), name="one_concern_a_report"),
            models.UniqueConstraint(
                fields=["article", "alert"], condition=Q(alert__isnull=False), name="one_concern_an_alert_and_page"
            ),
            models.UniqueConstraint(
                fields=["article", "publication"],
                condition=Q(closed_at=None, publication__isnull=False),
                name="one_open_concern_a_paired_change",
            ),
            models.CheckConstraint(
                name="a_concern_has_the_cause_of_its_kind",
                condition=Q(
                    kind__in=("retraction", "concern", "correction"),
                    reference__isnull=False,
                    report=None,
                    alert=None,
                    publication=None,
                )
                | Q(kind="report", report__isnull=False, reference=None, alert=None, publication=None)
                | Q(kind="alert", alert__isnull=False, reference=None, report=None, publication=None)
                | Q(kind="paired", publication__isnull=False, reference=None, report=None, alert=None),
            ),
            models.CheckConstraint(
                name="a_closed_concern_says_when_and_why",
                condition=Q(closed_at=None, closed_by=None, note="") | (Q(closed_at__isnull=False) & ~Q(note="")),
            ),
        ]
        indexes = [models.Index(fields=["due_on", "id"], condition=Q(closed_at=None), name="open_concerns_by_due")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.cause} in {self.article.slug}"

    def get_absolute_url(self) -> str:
        return reverse("desk:concern", args=[self.pk])

    @property
    def cause(self) -> str:
        """What brought it about, in a word: a reference's key, the words of an alert, or its kind."""
        if self.reference:
            return self.reference.citekey
        return self.alert.words if self.alert else self.get_kind_display()

    @property
    def asked(self) -> str:
        """What it asks, in a line: what a reader or an alert says, and the passage."""
        said = self.report.text if self.report else self.alert.reason if self.alert else self.cause
        passage = f" (“{Truncator(self.exact).chars(120)}”)" if self.exact else ""
        return f"{self.get_kind_display()}: {Truncator(said).chars(160)}{passage}"

    def is_overdue(self, on: date) -> bool:
        """Whether it should have been answered before the day `on`."""
        return on > self.due_on
