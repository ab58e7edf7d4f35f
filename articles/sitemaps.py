from datetime import date
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap

from .models import Article
from .querysets import ArticleQuerySet


class ArticleSitemap(Sitemap):
    """Live articles under the site's own address, with the day on which their text last changed (UTC)."""

    def items(self) -> ArticleQuerySet:
        return Article.objects.live().select_related("live").only("slug", "live__last_updated").order_by("slug")

    def lastmod(self, item: Article) -> date | None:
        return item.live.last_updated if item.live else None

    def get_domain(self, site: object = None) -> str:
        return urlsplit(settings.SITE_URL).netloc

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme
