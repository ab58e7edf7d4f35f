"""The validity line, for lists that show many articles."""

from django import template
from django.utils import timezone

from articles.models import Article
from articles.validity import Validity, validity_today

register = template.Library()


@register.filter
def validity(article: Article) -> Validity:
    """What holds of an article today (UTC); its live publication has to be loaded."""
    return validity_today(article, timezone.localdate())
