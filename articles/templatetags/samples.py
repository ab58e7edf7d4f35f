"""Whether a page shows demonstration content, which has to be said on it."""

from collections.abc import Iterable

from django import template

from articles.models import Article

register = template.Library()


@register.filter
def any_sample(rows: Iterable[Article]) -> bool:
    """Whether one of some live articles is a sample."""
    return any(article.live and article.live.is_sample for article in rows)
