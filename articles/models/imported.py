from django.conf import settings
from django.db import models

from .article import Article
from .immutable import Immutable, ImmutableQuerySet
from .revision import Revision


class ImportedSource(Immutable):
    """The source file that a draft was made from, kept with what the importer found in it."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="sources")
    revision = models.OneToOneField(Revision, models.PROTECT, related_name="imported_from")
    filename = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, db_index=True)
    text = models.TextField()
    content = models.BinaryField(null=True, help_text="The file itself, where the source was a file.")
    media_type = models.CharField(max_length=100, blank=True)
    report = models.JSONField(help_text="Set aside, problems, and what the source claims of its own review and dates.")
    imported_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    imported_at = models.DateTimeField()

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("-imported_at",)

    def __str__(self) -> str:
        return self.filename
