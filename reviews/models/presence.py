from django.conf import settings
from django.db import models

from articles.models import Article


class Presence(models.Model):
    """That a person has an article open in the editor; the row is brought up to date while they have."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="+")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    seen_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "user"], name="one_presence_a_person_and_article")]

    def __str__(self) -> str:
        return f"{self.user} in {self.article_id}"
