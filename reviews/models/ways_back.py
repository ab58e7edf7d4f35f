from django.conf import settings
from django.db import models

from articles.choices import WarningKind
from articles.models import Article, Revision

from .signatures import Signature


class Withdrawal(models.Model):
    """That a signature stands no longer: by its signer, or by a managing editor in an emergency."""

    signature = models.OneToOneField(Signature, models.PROTECT, related_name="withdrawal")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    is_emergency = models.BooleanField(default=False, help_text="By somebody else than the signer.")
    countersign_by = models.DateField(null=True, help_text="Until when somebody else has to agree.")
    countersigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    countersigned_at = models.DateTimeField(null=True)
    escalated_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.CheckConstraint(name="a_withdrawal_has_a_reason", condition=~models.Q(reason="")),
            models.CheckConstraint(
                name="an_emergency_waits_for_a_second_person",
                condition=models.Q(is_emergency=True, countersign_by__isnull=False)
                | models.Q(is_emergency=False, countersign_by=None),
            ),
            models.CheckConstraint(
                name="a_countersignature_has_its_person_and_time",
                condition=models.Q(countersigned_by=None, countersigned_at=None)
                | models.Q(countersigned_by__isnull=False, countersigned_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_second_person_countersigns",
                condition=models.Q(countersigned_by=None) | ~models.Q(countersigned_by=models.F("by")),
            ),
        ]

    def __str__(self) -> str:
        return f"withdrawal of {self.signature}"


class PageWarning(models.Model):
    """One of the fixed warnings above a page, from a day until it is lifted."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=WarningKind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField()
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at",)
        constraints = [
            models.UniqueConstraint(
                fields=["article", "kind"], condition=models.Q(lifted_at=None), name="one_warning_of_a_kind"
            ),
            models.CheckConstraint(
                name="a_lifted_warning_has_its_person_and_time",
                condition=models.Q(lifted_by=None, lifted_at=None)
                | models.Q(lifted_by__isnull=False, lifted_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Redaction(models.Model):
    """Two people together take a submitted text out of sight: withdrawn consent, a court's order."""

    revision = models.OneToOneField(Revision, models.PROTECT, related_name="+")
    notice = models.TextField(help_text="What readers see instead.")
    html = models.TextField(help_text="The notice as it is served.")
    requested_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    requested_at = models.DateTimeField()
    confirmed_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-requested_at",)
        constraints = [
            models.CheckConstraint(
                name="a_redaction_has_its_second_person_and_time",
                condition=models.Q(confirmed_by=None, confirmed_at=None)
                | models.Q(confirmed_by__isnull=False, confirmed_at__isnull=False),
            ),
            models.CheckConstraint(
                name="two_people_redact",
                condition=models.Q(confirmed_by=None) | ~models.Q(confirmed_by=models.F("requested_by")),
            ),
        ]

    def __str__(self) -> str:
        return f"redaction of {self.revision}"


class Purge(models.Model):
    """That a text which was never submitted was deleted, and why; its number is not given again."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    number = models.PositiveIntegerField(help_text="Of the revision that was.")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ("-at",)
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_purge_a_number"),
            models.CheckConstraint(name="a_purge_has_a_reason", condition=~models.Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"purge of revision {self.number} of {self.article_id}"
