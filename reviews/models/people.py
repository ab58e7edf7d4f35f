from django.conf import settings
from django.db import models

from articles.models import Contributor


class Member(models.Model):
    """What the desk knows of an account: the byline it signs and writes under."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.PROTECT, related_name="member")
    contributor = models.OneToOneField(Contributor, models.PROTECT, null=True, blank=True, related_name="+")

    def __str__(self) -> str:
        return str(self.contributor or self.user)
