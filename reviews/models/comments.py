from django.conf import settings
from django.db import models
from django.db.models import Q

from articles.models import Revision

from .rounds import Review


class Comment(models.Model):
    """What somebody says in a round: about a passage, a section or the whole text; a reply names its parent.

    The passage is a text quote of the W3C Web Annotation Data Model (section 4.2.4): the exact words as a reader
    sees them, with what stands before and after.
    """

    review = models.ForeignKey(Review, models.PROTECT, related_name="comments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    exact = models.TextField(blank=True)
    prefix = models.CharField(max_length=80, blank=True)
    suffix = models.CharField(max_length=80, blank=True)
    section = models.CharField(max_length=120, blank=True, help_text="Anchor of the section that it is about.")
    replacement = models.TextField(blank=True, help_text="Words that could take the passage's place.")
    is_blocking = models.BooleanField(default=False, help_text="The text is not signed while this is open.")

    resolved_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    resolved_at = models.DateTimeField(null=True)
    taken_into = models.ForeignKey(
        Revision, models.PROTECT, null=True, related_name="+", help_text="The revision that took the replacement over."
    )

    class Meta:
        ordering = ("id",)
        constraints = [
            models.CheckConstraint(
                name="a_resolved_comment_has_its_person_and_time",
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(resolved_by__isnull=False, resolved_at__isnull=False),
            ),
            models.CheckConstraint(
                name="a_reply_has_no_passage_of_its_own",
                condition=Q(parent=None) | Q(exact="", section="", replacement="", is_blocking=False, resolved_at=None),
            ),
            models.CheckConstraint(name="a_replacement_has_its_passage", condition=Q(replacement="") | ~Q(exact="")),
        ]
        indexes = [
            models.Index(
                fields=["review"], condition=Q(is_blocking=True, resolved_at=None), name="open_blocking_comments"
            )
        ]

    def __str__(self) -> str:
        return f"{self.by} on {self.at:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        return self.parent_id is None and self.resolved_at is None


class ReadingPlace(models.Model):
    """Where a person stopped reading a text under review."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    block = models.PositiveIntegerField(help_text="The number of the block, counted from 0.")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "revision"], name="one_reading_place_a_text")]

    def __str__(self) -> str:
        return f"{self.user} in {self.revision_id} at {self.block}"
