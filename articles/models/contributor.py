from django.db import models
from django.urls import reverse

from articles.querysets import ContributorQuerySet


class Contributor(models.Model):
    """A byline that outlives an account: who wrote or reviewed."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=120, help_text="As printed on the page.")
    credentials = models.CharField(max_length=120, blank=True, help_text='Such as "MD, FRCP".')
    specialty = models.CharField(max_length=120, blank=True)
    affiliation = models.CharField(max_length=200, blank=True)
    orcid = models.CharField("ORCID", max_length=19, blank=True, help_text="0000-0000-0000-0000")
    biography = models.TextField(blank=True, help_text="Markdown. No medical advice: it is not signed.")
    registration = models.CharField(
        max_length=200, blank=True, editable=False, help_text="The body and country whose register lists the person."
    )
    registration_checked_on = models.DateField(
        null=True, editable=False, help_text="When somebody else at the desk looked it up there."
    )
    is_sample = models.BooleanField(
        "sample person", default=False, help_text="Invented for demonstration; marked so wherever it shows."
    )

    objects = ContributorQuerySet.as_manager()

    class Meta:
        ordering = ("name",)

    def __str__(self) -> str:
        return self.printed

    def get_absolute_url(self) -> str:
        return reverse("articles:person", args=[self.slug])

    @property
    def printed(self) -> str:
        """Name and credentials as a page prints them."""
        return f"{self.name}, {self.credentials}" if self.credentials else self.name

    def byline(self) -> dict[str, object]:
        """What a revision freezes of this person."""
        return {
            "slug": self.slug,
            "name": self.name,
            "credentials": self.credentials,
            "affiliation": self.affiliation,
            "sample": self.is_sample,
        }
