from datetime import date

from django.db import models

from articles.choices import ChangeKind, Scope

from .article import Article
from .contributor import Contributor
from .immutable import Immutable, ImmutableQuerySet
from .revision import Revision


class Publication(Immutable):
    """One signature's effect on what the public reads: append-only, with the credit as it was printed."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="publications")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="publications")
    signature_id = models.BigIntegerField(unique=True, help_text="One publication for each signature.")
    content_hash = models.CharField(max_length=64)
    html_hash = models.CharField(max_length=64)
    scope = models.CharField(max_length=10, choices=Scope.choices)
    change_kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    change_note = models.TextField(blank=True)

    reviewer = models.ForeignKey(Contributor, models.PROTECT, related_name="reviewed")
    reviewer_name = models.CharField(max_length=120)
    reviewer_credentials = models.CharField(max_length=120)
    reviewer_specialty = models.CharField(max_length=120, blank=True)
    reviewer_disclosures = models.TextField(blank=True)
    reviewer_waivers = models.JSONField(
        default=list, help_text="Interests of the reviewer that matched and were waived: interest, reason, by, on."
    )
    is_sample = models.BooleanField(default=False)
    changes_checked = models.JSONField(
        default=list, help_text="Signatures over changes since the last whole review: on, name, credentials."
    )

    submitted_on = models.DateField()
    review_began_on = models.DateField()
    last_reviewed = models.DateField()
    last_updated = models.DateField()
    next_review_due = models.DateField()
    published_at = models.DateTimeField()

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("-published_at",)
        constraints = [
            models.CheckConstraint(
                name="a_publication_names_its_reviewer",
                condition=~models.Q(reviewer_name="") & ~models.Q(reviewer_credentials=""),
            ),
            models.CheckConstraint(
                name="the_next_review_is_after_the_last",
                condition=models.Q(next_review_due__gt=models.F("last_reviewed")),
            ),
        ]
        indexes = [
            models.Index(fields=["-last_reviewed"]),
            models.Index(fields=["next_review_due"]),
            models.Index(
                fields=["-published_at"],
                condition=models.Q(change_kind=ChangeKind.MAJOR) & ~models.Q(change_note=""),
                name="majors_by_day",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.revision_id} published {self.published_at:%Y-%m-%d}"

    def is_overdue(self, on: date) -> bool:
        """Whether the next review was due before the day `on`."""
        return on > self.next_review_due
