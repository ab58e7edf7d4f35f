from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.choices import ChangeKind, Scope
from articles.models import Article, Contributor, Revision
from articles.models.immutable import Immutable, ImmutableQuerySet

from .groups import MANAGE, REVIEW, WRITE
from .querysets import MessageQuerySet, ReviewQuerySet
from .states import CHOICES, OPEN, State


class Member(models.Model):
    """What the desk knows of an account: the byline it signs and writes under."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="member")
    contributor = models.OneToOneField(Contributor, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return str(self.contributor or self.user)


class Review(models.Model):
    """One round on one revision. Only reviews.workflow moves it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    previous = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=20, choices=CHOICES, default=State.SUBMITTED)
    version = models.PositiveIntegerField(default=1)

    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    change_kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    change_note = models.TextField(blank=True, help_text="Public: what changed, in a sentence.")
    answers = models.JSONField(default=dict, help_text="Answers to warnings of the content checks.")

    reviewer = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    began_at = models.DateTimeField(null=True, help_text="When the reviewer claimed the round.")
    due_on = models.DateField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    decided_at = models.DateTimeField(null=True)
    reason = models.TextField(blank=True, help_text="Why changes were asked for, or why it was withdrawn.")

    objects = ReviewQuerySet.as_manager()

    class Meta:
        ordering = ("due_on", "id")
        permissions = [
            (WRITE, "Can write, import and submit articles"),
            (REVIEW, "Can review and sign articles"),
            (MANAGE, "Can assign reviews and retire articles"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["article"], condition=models.Q(state__in=OPEN), name="one_open_review_an_article"
            ),
            models.CheckConstraint(
                name="a_reviewer_is_not_the_submitter",
                condition=models.Q(reviewer=None) | ~models.Q(reviewer=models.F("submitted_by")),
            ),
            models.CheckConstraint(
                name="a_decision_has_its_person_and_time",
                condition=models.Q(state__in=OPEN, decided_by=None, decided_at=None)
                | models.Q(decided_by__isnull=False, decided_at__isnull=False),
            ),
            models.CheckConstraint(
                name="under_review_has_its_reviewer_and_time",
                condition=~models.Q(state=State.UNDER_REVIEW)
                | models.Q(reviewer__isnull=False, began_at__isnull=False),
            ),
        ]
        indexes = [
            models.Index(fields=["due_on", "id"], condition=models.Q(state__in=OPEN), name="open_reviews_by_due"),
            models.Index(fields=["article", "-id"], name="reviews_of_an_article"),
        ]

    def __str__(self) -> str:
        return f"{self.revision} · {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("desk:review", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class Comment(models.Model):
    """What somebody says in a round, about the whole text."""

    review = models.ForeignKey(Review, models.PROTECT, related_name="comments")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.by} on {self.at:%Y-%m-%d}"


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


class Message(models.Model):
    """One mail in the outbox, written in the transaction of the verb that causes it."""

    to = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200)
    body = models.TextField()
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)

    objects = MessageQuerySet.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = [models.Index(fields=["id"], condition=models.Q(sent_at=None), name="messages_to_send")]

    def __str__(self) -> str:
        return self.subject
