from datetime import date, datetime, timedelta
from hashlib import sha256
from hmac import compare_digest
from typing import Any

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

from articles.models import Contributor

INVITATION_DAYS = 14


def fingerprint(encoded: str) -> str:
    """What is kept of a password's stored hash, to tell later whether it is still the same one."""
    return sha256(encoded.encode()).hexdigest()


class Member(models.Model):
    """What the desk knows of an account: the byline it signs and writes under, and whose password it has."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="member")
    contributor = models.OneToOneField(Contributor, models.PROTECT, null=True, blank=True, related_name="+")
    own_password = models.CharField(max_length=64, blank=True, editable=False)
    away_from = models.DateField(null=True, blank=True, help_text="First day of an absence.")
    away_until = models.DateField(null=True, blank=True, help_text="Last day of an absence.")
    wants_digest = models.BooleanField("weekly digest by mail", default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="an_absence_has_both_days_in_order",
                condition=models.Q(away_from=None, away_until=None)
                | models.Q(away_from__isnull=False, away_until__gte=models.F("away_from")),
            )
        ]

    def __str__(self) -> str:
        return str(self.contributor or self.user)

    @property
    def has_own_password(self) -> bool:
        """Whether the password in use is the one that its owner set: any other change to it makes this false."""
        return bool(self.own_password) and compare_digest(self.own_password, fingerprint(self.user.password))

    def is_away(self, on: date) -> bool:
        """Whether the day `on` lies in an absence; its first and last day do."""
        return bool(self.away_from and self.away_until and self.away_from <= on <= self.away_until)


def note_own_password(user: User, **more: Any) -> Member:
    """Remember that the owner of an account chose the password that it has now; `more` is set on the Member too."""
    own = fingerprint(user.password)
    return Member.objects.update_or_create(user=user, defaults={"own_password": own, **more})[0]


class Role(models.TextChoices):
    """What somebody is invited as."""

    EDITOR = "editor", "Editor"
    REVIEWER = "reviewer", "Medical reviewer"
    MANAGER = "manager", "Managing editor"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def open(self) -> "InvitationQuerySet":
        """Neither used nor taken back nor too old."""
        since = timezone.now() - timedelta(days=INVITATION_DAYS)
        return self.filter(used_at=None, withdrawn_at=None, sent_at__gt=since)


class Invitation(models.Model):
    """One person, asked by mail to join the desk; kept for good, with the account that it became.

    A row rather than a signed token alone: it must be usable once, listed and taken back. The link in the mail is
    this row's number under Django's signature, made when the mail goes out, so that neither the table nor the
    outbox nor a copy of the database holds anything that opens it.
    """

    name = models.CharField(max_length=120)
    email = models.EmailField()
    role = models.CharField(max_length=10, choices=Role.choices)
    invited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ("-sent_at",)
        constraints = [
            models.CheckConstraint(
                name="a_used_invitation_has_its_account",
                condition=models.Q(used_at=None, account=None)
                | models.Q(used_at__isnull=False, account__isnull=False, withdrawn_at=None),
            ),
        ]

    def __str__(self) -> str:
        return f"invitation of {self.name}"

    @property
    def expires_at(self) -> datetime:
        return self.sent_at + timedelta(days=INVITATION_DAYS)

    @property
    def is_open(self) -> bool:
        return self.used_at is None and self.withdrawn_at is None and timezone.now() < self.expires_at
