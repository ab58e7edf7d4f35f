"""What readers will see when something is done at once: the verb itself is run, the page read, and all taken back."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from articles.models import Article
from articles.structured_data import absolute
from articles.validity import validity_today

FRAME = "reviews/_reader_sees.html"
"""Takes the place of base.html: the public template's content alone."""


def rehearsed(slug: str, press: Callable[[], object]) -> str:
    """The public page as it stands after `press`, which is rolled back: nothing is written, nobody is told.

    Raises what the verb raises.
    """
    with transaction.atomic():
        press()
        html = public_page(slug)
        transaction.set_rollback(True)
    return html


def public_page(slug: str) -> str:
    """A page that is live or suspended, as the public template shows it now, without header and footer."""
    article = Article.objects.public().with_text().get(slug=slug)
    live = article.live
    context: dict[str, Any] = {"article": article, "frame": FRAME}
    if live is None:
        return render_to_string("articles/suspended.html", context)
    context |= {
        "publication": live,
        "revision": live.revision,
        "validity": validity_today(article, timezone.localdate()),
        "address": absolute(article.get_absolute_url()),
    }
    return render_to_string("articles/article.html", context)
