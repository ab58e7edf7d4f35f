from typing import Any

from django.core.validators import RegexValidator
from django.db import models

from articles.querysets import ReferenceQuerySet
from articles.rendering.bibliography import formatted
from articles.rendering.citations import KEY
from articles.rendering.sanitise import SafeHtml, clean

from .immutable import Immutable, ImmutableQuerySet
from .revision import Revision


class Reference(models.Model):
    """One bibliographic record, shared by every article that cites it."""

    class Retraction(models.TextChoices):
        RETRACTION = "retraction", "Retraction"
        CONCERN = "concern", "Expression of concern"
        CORRECTION = "correction", "Correction"

    citekey = models.CharField(
        max_length=80,
        unique=True,
        validators=[RegexValidator(rf"^{KEY}$", "Letters, digits and _ : . - only; a letter first.")],
        help_text="What articles cite: [@citekey].",
    )
    csl = models.JSONField("record (CSL-JSON)", default=dict)
    doi = models.CharField("DOI", max_length=200, blank=True)
    pmid = models.CharField("PMID", max_length=8, blank=True)
    pmcid = models.CharField("PMCID", max_length=12, blank=True)
    retraction = models.CharField(max_length=12, choices=Retraction.choices, blank=True)
    retracted_on = models.DateField(null=True, blank=True)
    retraction_notice = models.CharField(max_length=200, blank=True, help_text="DOI of the notice.")
    merged_into = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="aliases", editable=False
    )

    objects = ReferenceQuerySet.as_manager()

    class Meta:
        ordering = ("citekey",)
        constraints = [
            models.UniqueConstraint(
                fields=["doi"], condition=~models.Q(doi="") & models.Q(merged_into=None), name="one_reference_a_doi"
            ),
            models.UniqueConstraint(
                fields=["pmid"], condition=~models.Q(pmid="") & models.Q(merged_into=None), name="one_reference_a_pmid"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.citekey}: {self.csl.get('title', '')}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.doi = str(self.csl.get("DOI", "")).lower()
        self.pmid = str(self.csl.get("PMID", ""))
        self.pmcid = str(self.csl.get("PMCID", ""))
        super().save(*args, **kwargs)

    @property
    def markup(self) -> SafeHtml:
        """The record as a reference list prints it today."""
        return clean(formatted(self.csl))


class Citation(Immutable):
    """That a revision cites a reference, under this number. What is cited cannot be deleted."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="citations")
    reference = models.ForeignKey(Reference, models.PROTECT, related_name="citations")
    number = models.PositiveSmallIntegerField()
    anchor = models.CharField(max_length=20)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["revision", "number"], name="one_reference_a_number"),
        ]

    def __str__(self) -> str:
        return f"[{self.number}] {self.reference_id}"
