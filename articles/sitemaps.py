"""The sitemap (sitemaps.org): one file, or an index of parts where one would grow too long."""

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import SitemapIndexItem, x_robots_tag
from django.contrib.sitemaps.views import sitemap as one_file
from django.db.models import F, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from .models import Article
from .querysets import ArticleQuerySet
from .structured_data import absolute

PART = 10_000
"""So many article ids go into one file: 50,000 addresses may stand in one, and this many take half a second."""


class ArticleSitemap(Sitemap):
    """Live articles of one part under the site's own address, with the day on which their text last changed (UTC).

    A part is a range of ids, so that it stays the same file however many articles come after it.
    """

    limit = PART

    def __init__(self, part: int) -> None:
        self.first = (part - 1) * PART + 1

    def items(self) -> ArticleQuerySet:
        articles = Article.objects.live().filter(pk__gte=self.first, pk__lt=self.first + PART)
        return articles.select_related("live").only("slug", "live__last_updated").order_by("pk")

    def lastmod(self, item: Article) -> date | None:
        return item.live.last_updated if item.live else None

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme


def sitemap(request: HttpRequest) -> HttpResponse:
    """All live articles, or an index of the parts that hold them."""
    parts = list(_parts())
    if len(parts) > 1:
        return _index(request, parts)
    return _file(request, parts[0][0] if parts else 1)


def sitemap_part(request: HttpRequest, number: int) -> HttpResponse:
    """One part, by its number from 1."""
    if not ArticleSitemap(number).items().exists():
        raise Http404
    return _file(request, number)


def _parts() -> Iterator[tuple[int, date]]:
    """The number of each part that has live articles, and the day on which one of them last changed. One query."""
    numbered = Article.objects.live().order_by().annotate(part=(F("pk") - 1) / PART)
    newest = numbered.values("part").annotate(newest=Max("live__last_updated")).order_by("part")
    for part, day in newest.values_list("part", "newest"):
        yield part + 1, day


@x_robots_tag
def _index(request: HttpRequest, parts: list[tuple[int, date]]) -> HttpResponse:
    listed = [
        SitemapIndexItem(absolute(reverse("articles:sitemap_part", args=[part])), day)  # type: ignore[arg-type]
        for part, day in parts
    ]
    return TemplateResponse(request, "sitemap_index.xml", {"sitemaps": listed}, content_type="application/xml")


def _file(request: HttpRequest, part: int) -> HttpResponse:
    response: HttpResponse = one_file(request, {"articles": ArticleSitemap(part)})
    return response
