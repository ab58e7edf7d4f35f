from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.choices import ChangeKind
from articles.models import Article, Revision
from reviews.groups import MANAGE, REVIEW, WRITE
from reviews.querysets import ReviewQuerySet
from reviews.states import CHOICES, OPEN, State


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

    is_blocked: bool
    """Whether a blocking comment is open; read with `ReviewQuerySet.with_text`."""

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
            models.Index(fields=["due_on", "id"], condition=models.Q(decided_at=None), name="undecided_by_due"),
            models.Index(
                fields=["reviewer", "due_on", "id"], condition=models.Q(decided_at=None), name="undecided_by_reviewer"
            ),
            models.Index(fields=["article", "-id"], name="reviews_of_an_article"),
        ]

    def __str__(self) -> str:
        return f"{self.revision} · {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("desk:review", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in OPEN
