"""What the public reads. Anonymous GET only; nothing here can show a row that the public may not see."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from . import keyset
from .bodies import kept
from .choices import Audience, Kind
from .etags import article_stamp
from .models import Article, Contributor, Topic
from .pdf_files import offered
from .practice import changed_in_practice
from .rendering.markdown import render as render_markdown
from .rendering.sanitise import structured_data
from .structured_data import absolute, citation_tags, graph_of, retired_graph
from .validity import validity_today

PAGE_SIZE = 20
HOME_SIZE = 6
CHANGES_SIZE = 4
TOPIC_COUNTED = 100
"""So many articles of a topic are counted; where there are more, the page says so."""

LIST_KEYS = ("-live__last_reviewed", "-live_id")


def home(request: HttpRequest) -> HttpResponse:
    recent = Article.objects.live().listed()[:HOME_SIZE]
    return render(
        request,
        "articles/home.html",
        {
            "articles": recent,
            "changes": changed_in_practice(CHANGES_SIZE),
            "topics": Topic.objects.counted(TOPIC_COUNTED),
            "topic_counted": TOPIC_COUNTED,
            "audiences": Audience,
            "kinds": Kind,
        },
    )


def article_list(request: HttpRequest) -> HttpResponse:
    """All live articles; `audience`, `kind` and `topic` narrow them, `after` turns the page."""
    chosen = {name: request.GET.get(name, "") for name in ("audience", "kind", "topic")}
    articles = Article.objects.live().listed()
    if chosen["audience"] in Audience.values:
        articles = articles.for_audience(chosen["audience"])
    if chosen["kind"] in Kind.values:
        articles = articles.of_kind(chosen["kind"])
    if chosen["topic"]:
        articles = articles.on_topic(chosen["topic"])
    page = keyset.page(articles, keys=LIST_KEYS, after=request.GET.get("after", ""), size=PAGE_SIZE)
    context = {
        "page": page,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "audiences": Audience,
        "kinds": Kind,
        "topics": Topic.objects.with_live_articles(),
    }
    return render(request, "articles/list.html", context)


@kept(article_stamp)
def article(request: HttpRequest, slug: str) -> HttpResponse:
    """An article as it was signed; a retired one says so and why."""
    found = Article.objects.public().with_text().filter(slug=slug).first()
    if found is None:
        raise Http404
    live, validity = found.live, validity_today(found, timezone.localdate())
    if live is None:
        return render(request, "articles/suspended.html", {"article": found})
    context: dict[str, Any] = {
        "article": found,
        "publication": live,
        "revision": live.revision,
        "validity": validity,
        "address": absolute(found.get_absolute_url()),
    }
    if found.retired_at:
        graph = retired_graph(found, live, validity)
        return render(request, "articles/retired.html", {**context, "structured": structured_data(graph)})
    graph = graph_of(found, live, validity)
    has_pdf = offered(found) is not None
    tags = citation_tags(found, live, has_pdf=has_pdf)
    context |= {"structured": structured_data(graph), "citation_tags": tags, "has_pdf": has_pdf}
    return render(request, "articles/article.html", context)


def topic(request: HttpRequest, slug: str) -> HttpResponse:
    subject = get_object_or_404(Topic, slug=slug)
    articles = Article.objects.live().listed().on_topic(slug)
    page = keyset.page(articles, keys=LIST_KEYS, after=request.GET.get("after", ""), size=PAGE_SIZE)
    return render(request, "articles/topic.html", {"topic": subject, "page": page})


def person(request: HttpRequest, slug: str) -> HttpResponse:
    """A contributor whom a public page names, with what they wrote and reviewed of what is live."""
    contributor = get_object_or_404(Contributor.objects.public(), slug=slug)
    live = Article.objects.live().listed()
    context = {
        "contributor": contributor,
        "most": PAGE_SIZE,
        "biography": render_markdown(contributor.biography, {}).html,
        "written": live.filter(live__revision__authors=contributor)[:PAGE_SIZE],
        "reviewed": live.filter(live__reviewer=contributor)[:PAGE_SIZE],
    }
    return render(request, "articles/person.html", context)


def robots(request: HttpRequest) -> HttpResponse:
    return render(request, "articles/robots.txt", {"site_url": settings.SITE_URL}, content_type="text/plain")
