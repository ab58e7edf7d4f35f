from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from articles.models.immutable import Immutable, ImmutableQuerySet
from reviews.querysets import RegistrationQuerySet

from .rounds import Review


class Registration(models.Model):
    """A clinician's entry with a registration body, and who checked it there. The newest one counts."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="registrations")
    body = models.CharField("registration body", max_length=120, help_text="Such as “General Medical Council”.")
    number = models.CharField(max_length=40)
    country = models.CharField(max_length=60)
    stated_at = models.DateTimeField(editable=False)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    checked_on = models.DateField(null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        ordering = ("-stated_at", "-id")
        constraints = [
            models.CheckConstraint(
                name="a_check_has_its_person_and_day",
                condition=Q(checked_by=None, checked_on=None) | Q(checked_by__isnull=False, checked_on__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_checks_their_own_registration", condition=Q(checked_by=None) | ~Q(checked_by=F("user"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body} {self.number}, {self.country}"


class Interests(Immutable):
    """What a person declared of their interests on a day: entries, or that there are none. The newest one counts."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="declarations")
    declared_at = models.DateTimeField()
    none_to_declare = models.BooleanField(default=False)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("-declared_at", "-id")
        verbose_name = "declaration of interests"
        verbose_name_plural = "declarations of interests"

    def __str__(self) -> str:
        return f"{self.user} on {self.declared_at:%Y-%m-%d}"


class Interest(Immutable):
    """One entry of a declaration."""

    class Type(models.TextChoices):
        EMPLOYMENT = "employment", "Employment"
        FEES = "fees", "Fees"
        SHARES = "shares", "Shares"
        RESEARCH = "research", "Research funds"
        FAMILY = "family", "Family"
        OTHER = "other", "Other, not financial"

    declaration = models.ForeignKey(Interests, models.PROTECT, related_name="entries")
    type = models.CharField(max_length=12, choices=Type.choices)
    company = models.CharField(max_length=120)
    product = models.CharField(max_length=120, blank=True)
    detail = models.CharField(max_length=300, blank=True, help_text="What for, in a few words: readers see it.")
    began_on = models.DateField()
    ended_on = models.DateField(null=True, help_text="Empty where it goes on.")

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                name="an_interest_ends_after_it_began", condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on"))
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_type_display()}: {self.company}"

    def touches(self, since: date) -> bool:
        """Whether it was held on or after the day `since`."""
        return self.ended_on is None or self.ended_on >= since


class Waiver(Immutable):
    """That a matching interest does not keep a person from one round, with the reason that readers see."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="waivers")
    interest = models.ForeignKey(Interest, models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    reason = models.TextField(help_text="Public.")

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["review", "interest"], name="one_waiver_an_interest_and_round"),
            models.CheckConstraint(name="a_waiver_has_its_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"waiver of {self.interest} in {self.review_id}"
