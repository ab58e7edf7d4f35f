from django.conf import settings
from django.db import models

from articles.rendering.sanitise import SafeHtml, stored

from .immutable import Immutable, ImmutableQuerySet


class SiteText(Immutable):
    """One version of a page about the site itself. It carries no medical advice: it is not signed."""

    class Name(models.TextChoices):
        ABOUT = "about", "About CryoSite"
        CONTACT = "contact", "Contact"
        PRIVACY = "privacy", "Privacy"
        ACCESSIBILITY = "accessibility", "Accessibility"
        POLICY = "editorial-policy", "Editorial policy"

    name = models.CharField(max_length=20, choices=Name.choices)
    number = models.PositiveIntegerField()
    body = models.TextField(help_text="Markdown. No medical advice.")
    html = models.TextField(editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)
    at = models.DateTimeField(editable=False)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("name", "-number")
        constraints = [models.UniqueConstraint(fields=["name", "number"], name="one_site_text_a_number")]

    def __str__(self) -> str:
        return f"{self.get_name_display()} (version {self.number})"

    @property
    def markup(self) -> SafeHtml:
        """The stored HTML, byte for byte."""
        return stored(self.html)
