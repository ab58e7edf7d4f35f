from django.conf import settings
from django.db import models
from django.urls import reverse

from articles.querysets import ArticleQuerySet, TopicQuerySet


class Topic(models.Model):
    """A subject that articles are filed under. Its description carries no medical advice: it is not signed."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=80, unique=True)
    description = models.TextField(blank=True, help_text="One or two sentences; no medical advice.")

    objects = TopicQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("articles:topic", args=[self.slug])


class Article(models.Model):
    """What has an address. Its text is a Revision; what the public reads is `live`, a Publication."""

    slug = models.SlugField(max_length=80, unique=True)
    live = models.ForeignKey("articles.Publication", models.PROTECT, null=True, related_name="+", editable=False)
    topics: "models.ManyToManyField[Topic, models.Model]" = models.ManyToManyField(
        Topic, blank=True, related_name="articles"
    )
    paired_with: "models.OneToOneField[Article | None, Article | None]" = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        help_text="The page on the same subject for the other audience. Both name each other.",
    )
    retold_case = models.ForeignKey(
        "articles.Reference",
        models.PROTECT,
        null=True,
        related_name="+",
        editable=False,
        help_text="The published case that a case report retells: its authors do not review the page.",
    )
    standing = models.JSONField(
        default=dict, editable=False, help_text="What stands around the signed text; see refresh_standing()."
    )
    standing_at = models.DateTimeField(null=True, editable=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    created_at = models.DateTimeField(editable=False)
    suspended_at = models.DateTimeField(
        null=True, editable=False, help_text="Since when no signature stands: a fixed notice takes the text's place."
    )
    retired_at = models.DateTimeField(null=True, editable=False)
    retired_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    retired_reason = models.TextField(blank=True, editable=False)

    objects = ArticleQuerySet.as_manager()

    class Meta:
        ordering = ("slug",)
        constraints = [
            models.CheckConstraint(
                name="retired_at_by_and_why_together",
                condition=models.Q(retired_at=None, retired_by=None, retired_reason="")
                | (models.Q(retired_at__isnull=False, retired_by__isnull=False) & ~models.Q(retired_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("articles:article", args=[self.slug])

    # What lies below the page's address but belongs to `reviews`: named here alone, for articles only link there.

    @property
    def record_url(self) -> str:
        return f"{self.get_absolute_url()}record/"

    @property
    def signed_record_url(self) -> str:
        return f"{self.get_absolute_url()}record.json"

    @property
    def report_url(self) -> str:
        return f"{self.get_absolute_url()}report/"


class Subject(models.Model):
    """A drug, manufacturer or funder that an article is about: what a reviewer's interests are held against."""

    class Role(models.TextChoices):
        DRUG = "drug", "Drug"
        MANUFACTURER = "manufacturer", "Manufacturer"
        FUNDER = "funder", "Funder"

    article = models.ForeignKey(Article, models.PROTECT, related_name="subjects")
    role = models.CharField(max_length=12, choices=Role.choices)
    name = models.CharField(max_length=120)

    class Meta:
        ordering = ("role", "name")
        constraints = [models.UniqueConstraint(fields=["article", "role", "name"], name="a_subject_is_named_once")]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.name}"
