from typing import Any

from django.conf import settings
from django.db import models

from articles.choices import Audience, Kind
from articles.identifiers import year_of
from articles.rendering.sanitise import SafeHtml, stored

from .article import Article
from .contributor import Contributor
from .immutable import Immutable, ImmutableQuerySet


class Revision(Immutable):
    """One text of an article: immutable from birth, rendered and hashed when it was saved."""

    article = models.ForeignKey(Article, models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    based_on = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")

    kind = models.CharField(max_length=20, choices=Kind.choices)
    audience = models.CharField(max_length=20, choices=Audience.choices)
    language = models.CharField(max_length=10, default="en")
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    body = models.TextField(blank=True)
    authors: "models.ManyToManyField[Contributor, Authorship]" = models.ManyToManyField(
        Contributor, through="Authorship", related_name="revisions"
    )
    byline = models.JSONField(default=list, help_text="The authors as printed, in order.")
    source = models.TextField(blank=True, help_text="Where the text comes from.")
    permission = models.TextField(blank=True, help_text="By what right it is used.")
    ai_use = models.TextField("AI tools used", blank=True)
    funding = models.TextField(blank=True)
    references = models.JSONField(default=list, help_text="Cited references: number, key, CSL-JSON, HTML.")

    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    created_at = models.DateTimeField()

    html = models.TextField()
    outline = models.JSONField(default=list)
    problems = models.JSONField(default=list)
    content_hash = models.CharField(max_length=64)
    html_hash = models.CharField(max_length=64)

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("article", "-number")
        constraints = [models.UniqueConstraint(fields=["article", "number"], name="one_revision_a_number")]

    def __str__(self) -> str:
        return f"{self.title} (revision {self.number})"

    @property
    def markup(self) -> SafeHtml:
        """The stored HTML, byte for byte."""
        return stored(self.html)

    @property
    def direction(self) -> str:
        """Which way its language is written: "rtl" or "ltr"."""
        return "rtl" if self.language.lower().split("-")[0] in settings.LANGUAGES_BIDI else "ltr"

    @property
    def newest_source(self) -> int | None:
        """The year of the newest work that it cites, or None."""
        return max((year for work in self.references if (year := year_of(work["csl"]))), default=None)

    def readable(self) -> dict[str, Any]:
        """Everything a reader can read in this revision: what `content_hash` is taken over (DESIGN 4)."""
        return {
            "article": self.article.slug,
            "number": self.number,
            "kind": self.kind,
            "audience": self.audience,
            "language": self.language,
            "title": self.title,
            "summary": self.summary,
            "body": self.body,
            "authors": self.byline,
            "source": self.source,
            "permission": self.permission,
            "ai_use": self.ai_use,
            "funding": self.funding,
            "references": self.references,
        }


class Authorship(Immutable):
    """A contributor's place in a revision's byline."""

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="authorships")
    contributor = models.ForeignKey(Contributor, models.PROTECT, related_name="authorships")
    position = models.PositiveSmallIntegerField()

    objects = ImmutableQuerySet.as_manager()

    class Meta:
        ordering = ("position",)
        constraints = [
            models.UniqueConstraint(fields=["revision", "contributor"], name="an_author_stands_once"),
            models.UniqueConstraint(fields=["revision", "position"], name="one_author_a_place"),
        ]

    def __str__(self) -> str:
        return f"{self.contributor_id} at {self.position}"
