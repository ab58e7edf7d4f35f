"""What every live page tells readers of itself, held against JAMA's four benchmarks (articles/trust.py)."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles import keyset
from articles.models import Article
from articles.trust import benchmarks_of

from .guard import DeskRequest

PAGE_SIZE = 30
READ = (
    "slug", "live__reviewer_disclosures", "live__last_reviewed", "live__last_updated", "live__next_review_due",
    "live__revision__title", "live__revision__byline", "live__revision__references", "live__revision__source",
    "live__revision__funding",
)  # fmt: skip


@require_GET
def trust(request: DeskRequest) -> HttpResponse:
    """Live pages by address, each with the benchmarks; `after` turns the page."""
    articles = Article.objects.live().select_related("live__revision").only(*READ)
    page = keyset.page(articles, keys=("slug",), after=request.GET.get("after", ""), size=PAGE_SIZE)
    lines = [(article, benchmarks_of(article.live)) for article in page.rows]
    return render(request, "reviews/trust.html", {"page": page, "lines": lines})
