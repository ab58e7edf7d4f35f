from django.conf import settings
from django.db import models

from articles.choices import Scope
from articles.models import Contributor
from articles.models.immutable import Immutable, ImmutableQuerySet

from .credentials import Interests
from .rounds import Review


class Signature(Immutable):
    """One clinician's signature under one text: append-only."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="signatures")
    signer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="+")
    name = models.CharField(max_length=120)
    credentials = models.CharField(max_length=120)
    meaning = models.TextField()
    scope = models.CharField(max_length=10, choices=Scope.choices)
    content_hash = models.CharField(max_length=64)
    html_hash = models.CharField(max_length=64)
    review_version = models.PositiveIntegerField(help_text="The round's version that this signature ended.")
    checklist = models.JSONField(help_text="Each question as it was worded, with its answer.")
    note = models.TextField(blank=True)
    disclosures = models.TextField(blank=True)
    interests = models.ForeignKey(Interests, models.PROTECT, null=True, related_name="+")
    is_sample = models.BooleanField(default=False)
    authenticated_by = models.CharField(max_length=10)
    authenticated_at = models.DateTimeField()
    signed_at = models.DateTimeField()

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("-signed_at",)
        constraints = [
            models.UniqueConstraint(fields=["review", "review_version"], name="one_signature_a_version"),
            models.CheckConstraint(
                name="a_signature_names_its_signer",
                condition=~models.Q(name="") & ~models.Q(credentials="") & ~models.Q(meaning=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.credentials}, {self.signed_at:%Y-%m-%d %H:%M} UTC"
