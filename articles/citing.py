"""References out of a live page: the record by which it is cited, and the list of what it cites."""

from collections.abc import Callable, Iterable
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from .models import Article, Publication
from .rendering import reference_exports
from .rendering.csl_fields import CslItem

Write = Callable[[Iterable[CslItem]], str]

FORMS: dict[str, tuple[Write, str]] = {
    "ris": (reference_exports.ris, "application/x-research-info-systems; charset=utf-8"),
    "bib": (reference_exports.bibtex, "application/x-bibtex; charset=utf-8"),
    "json": (reference_exports.csl_json, "application/vnd.citationstyles.csl+json; charset=utf-8"),
}


def cite(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The record by which readers cite the version of a page that is live."""
    article, live = _live(slug)
    return as_file([record_of(article, live)], form, slug)


def references(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """What a live page cites, as it was frozen into the text that was signed."""
    _, live = _live(slug)
    works = [{**work["csl"], "id": work["key"]} for work in live.revision.references]
    return as_file(works, form, f"{slug}-references")


def record_of(article: Article, live: Publication) -> dict[str, Any]:
    """A live page as a record of CSL-JSON, with its version, the day of its last change and its address."""
    return reference_exports.article_record(
        slug=article.slug,
        title=live.revision.title,
        authors=[str(author["name"]) for author in live.revision.byline],
        version=live.revision.number,
        updated=live.last_updated,
        url=settings.SITE_URL + article.get_absolute_url(),
    )


def as_file(records: Iterable[CslItem], form: str, name: str) -> HttpResponse:
    """Records as a file to keep, in one of FORMS."""
    write, content_type = FORMS[form]
    response = HttpResponse(write(records), content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    return response


def _live(slug: str) -> tuple[Article, Publication]:
    """Only what is live: a draft, a retired page and an unknown address answer alike."""
    article = Article.objects.live().with_text().filter(slug=slug).first()
    if article is None or article.live is None:
        raise Http404
    return article, article.live
