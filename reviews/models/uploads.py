from django.conf import settings
from django.db import models

from articles.models import Revision
from reviews.querysets import UploadQuerySet


class Upload(models.Model):
    """A source that somebody brought to the desk and has not made a draft of yet, with their corrections."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    filename = models.CharField(max_length=255)
    media_type = models.CharField(max_length=100, blank=True)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64, db_index=True)
    form = models.CharField(max_length=30, blank=True, help_text="The form that the editor chose; empty: it was seen.")
    text = models.TextField(help_text="The source's text, whose lines the result names.")
    value = models.JSONField(help_text="What the importer made of it.")
    corrected = models.JSONField(default=dict, help_text="What the editor changed: field → text.")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+", help_text="What it became.")

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ("-at", "-id")
        indexes = [models.Index(fields=["by", "-id"], condition=models.Q(revision=None), name="uploads_of_a_person")]

    def __str__(self) -> str:
        return self.filename
