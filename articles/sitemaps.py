from datetime import date

from django.contrib.sitemaps import Sitemap

from .models import Article
from .querysets import ArticleQuerySet


class ArticleSitemap(Sitemap):
    """Live articles, with the day on which their text last changed."""

    def items(self) -> ArticleQuerySet:
        return Article.objects.live().listed()

    def lastmod(self, item: Article) -> date | None:
        return item.live.last_updated if item.live else None
