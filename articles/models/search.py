from django.db import models

from articles.choices import Audience, Kind

from .article import Article
from .revision import Revision


class SearchEntry(models.Model):
    """What search may find of a live article. Written by articles.search.index alone, in the verb's transaction.

    The database derives from it what it searches in (migration 0004): PostgreSQL two vectors, SQLite an FTS5 table;
    and on both the vocabulary, SearchTerm.
    """

    article = models.OneToOneField(Article, models.PROTECT, related_name="search_entry")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    audience = models.CharField(max_length=20, choices=Audience.choices)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    sort_key = models.CharField(
        max_length=100, db_index=True, help_text="The title as lists from A to Z are sorted by."
    )
    title = models.TextField(help_text="Folded, as the next three: tokens with a space between.")
    summary = models.TextField()
    headings = models.TextField()
    body = models.TextField()
    passages = models.TextField(help_text="The text as it is read, a paragraph a line: what results quote.")
    terms = models.JSONField(default=list, help_text="Rows of SearchTerm: [key, kind, shown, detail].")

    class Meta:
        verbose_name_plural = "search entries"

    def __str__(self) -> str:
        return f"{self.article_id}: {self.title}"


class SearchTerm(models.Model):
    """A word or phrase that live articles offer to somebody who types. Kept by the database, from SearchEntry.terms."""

    class Kind(models.TextChoices):
        TITLE = "title", "Article"
        HEADING = "heading", "Section"
        TOPIC = "topic", "Topic"
        ABBREVIATION = "abbreviation", "Abbreviation"
        WORD = "word", "Word"
        EXPANSION = "expansion", "What an abbreviation stands for, by its tokens"

    key = models.CharField(max_length=100, help_text="Plain small letters; in code-point order on both databases.")
    kind = models.CharField(max_length=12, choices=Kind.choices)
    shown = models.CharField(max_length=200)
    detail = models.CharField(max_length=200, blank=True)
    articles = models.PositiveIntegerField(help_text="How many live articles have it.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "kind", "shown", "detail"], name="a_term_stands_once")]

    def __str__(self) -> str:
        return self.shown
