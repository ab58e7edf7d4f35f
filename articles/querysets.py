"""One method for each notion of "public", "due" and "findable"."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from django.apps import apps
from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.fields.json import KT

if TYPE_CHECKING:
    from .models import Article, Contributor, Reference, Topic  # noqa: F401  named in the classes below

LIVE = Q(live__isnull=False, retired_at__isnull=True)

LISTED = (
    "slug", "standing", "retired_at", "live__last_reviewed", "live__last_updated", "live__next_review_due",
    "live__is_sample", "live__changes_checked",
    "live__reviewer_name", "live__reviewer_credentials", "live__revision__title", "live__revision__summary",
    "live__revision__kind", "live__revision__audience",
)  # fmt: skip
"""What a line in a list shows; the text stays in the database."""


class ArticleQuerySet(QuerySet["Article"]):
    def live(self) -> ArticleQuerySet:
        """Articles the public may find: for lists, search and feeds."""
        return self.filter(LIVE)

    def public(self) -> ArticleQuerySet:
        """Articles that answer at their address: live, retired, and those whose last signature was withdrawn."""
        return self.filter(Q(live__isnull=False) | Q(suspended_at__isnull=False))

    def with_text(self) -> ArticleQuerySet:
        """The live publication, its revision and its reviewer, in the same query."""
        return self.select_related("live__revision", "live__reviewer")

    def listed(self) -> ArticleQuerySet:
        """For lines in lists: the last reviewed first, without the texts.

        Every day is after the first one: said so that SQLite walks the index of days instead of sorting all articles.
        """
        dated = self.filter(live__last_reviewed__gte=date.min)
        return dated.select_related("live__revision").only(*LISTED).order_by("-live__last_reviewed", "-live_id")

    def for_audience(self, audience: str) -> ArticleQuerySet:
        return self.filter(live__revision__audience=audience)

    def of_kind(self, kind: str) -> ArticleQuerySet:
        return self.filter(live__revision__kind=kind)

    def on_topic(self, slug: str) -> ArticleQuerySet:
        return self.filter(topics__slug=slug)

    def naming(self, slug: str) -> ArticleQuerySet:
        """Articles whose page names the article at `slug` as related."""
        return self.annotate(related=KT("standing__related")).filter(related__contains=f'"{slug}"')

    def review_due(self, on: date) -> ArticleQuerySet:
        """Live articles whose next review was due before the day `on`."""
        return self.live().filter(live__next_review_due__lt=on)


class CountUpTo(Subquery):
    """How many rows a query has; give it a slice, so that a large table is not counted to its end."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


class TopicQuerySet(QuerySet["Topic"]):
    def with_live_articles(self) -> QuerySet[Any]:
        """Topics that have something to read."""
        return self.filter(Exists(self._live_articles()))

    def counted(self, most: int) -> QuerySet[Any]:
        """The same with `live_count`: how many live articles each has, `most + 1` where there are more than `most`."""
        return self.with_live_articles().annotate(live_count=CountUpTo(self._live_articles()[: most + 1]))

    def _live_articles(self) -> QuerySet[Any, Any]:
        own = self.model._default_manager.filter(pk=OuterRef("pk")).order_by()
        return own.filter(articles__live__isnull=False, articles__retired_at=None).values("articles")


class ContributorQuerySet(QuerySet["Contributor"]):
    def of_live_articles(self) -> ContributorQuerySet:
        """Who wrote or reviewed a page that is live."""
        live = apps.get_model("articles", "Article").objects.live()
        return self._named_in(live, "live__reviewer_id", "live__revision__authorships__contributor_id")

    def public(self) -> ContributorQuerySet:
        """Who answers at an address: reviewed or wrote an approved version of a page that is live or retired."""
        shown = apps.get_model("articles", "Publication").objects.filter(article__live__isnull=False)
        return self._named_in(shown, "reviewer_id", "revision__authorships__contributor_id")

    def _named_in(self, rows: QuerySet[Any, Any], *paths: str) -> ContributorQuerySet:
        """Those whose id stands at the end of one of the `paths` in some row.

        Asked as "is the next id from this one on, by the index, this one": an EXISTS would be answered by a scan of
        all rows wherever a few people did most of the work.
        """
        found = Q()
        for path in paths:
            from_here_on = rows.filter(**{f"{path}__gte": OuterRef("pk")}).order_by(path)
            found |= Q(pk=Subquery(from_here_on.values(path)[:1]))
        return self.filter(found)


class ReferenceQuerySet(QuerySet["Reference"]):
    def by_keys(self, keys: Iterable[str]) -> dict[str, Reference]:
        """Cited key → the reference it stands for; a merged key leads to what it was merged into."""
        found = self.filter(citekey__in=list(keys)).select_related("merged_into")
        return {reference.citekey: reference.merged_into or reference for reference in found}

    def matching(self, words: str) -> ReferenceQuerySet:
        """References that hold every word: in key, title, journal, first author, year, DOI or PMID."""
        found = self
        for word in words.split()[:8]:
            found = found.filter(
                Q(citekey__icontains=word)
                | Q(csl__title__icontains=word)
                | Q(**{"csl__container-title__icontains": word})
                | Q(csl__author__0__family__icontains=word)
                | Q(doi__icontains=word)
                | Q(pmid=word)
            )
        return found

    def near_keys(self, keys: Iterable[str]) -> dict[str, list[str]]:
        """For each key that nobody has, up to three that resemble it, the nearest first."""
        known = list(self.order_by("citekey").values_list("citekey", flat=True))
        return {key: get_close_matches(key, known, n=3, cutoff=0.6) for key in keys}
