"""Atom feeds (RFC 4287) of what was approved: new pages, major changes and corrections, of what is live only."""

import hashlib
from datetime import UTC, datetime
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.cache import get_conditional_response
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape

from .choices import ChangeKind
from .etags import look_version
from .models import Publication, Topic
from .pairs import withdrawn_publications
from .structured_data import absolute

SIZE = 30
TOLD = (ChangeKind.MAJOR, ChangeKind.CORRECTION)
NO_TEXT = tuple(f"revision__{name}" for name in ("body", "html", "references", "outline", "problems"))
NOTHING_YET = datetime(2000, 1, 1, tzinfo=UTC)
"""When a feed without entries was last changed."""


class _Feed(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NOTHING_YET)


def feed(request: HttpRequest, slug: str = "", only_major: bool = False) -> HttpResponseBase:
    """What was approved last: of the site, of a topic (`slug`), or only new pages and major changes."""
    topic = get_object_or_404(Topic, slug=slug) if slug else None
    rows = _entries(slug, only_major)
    etag = _etag(rows, topic)
    unchanged = get_conditional_response(request, etag)
    if unchanged is not None:
        unchanged.headers["ETag"] = etag
        return unchanged
    if topic:
        title, path = f"CryoSite: {topic.name}", topic.get_absolute_url()
    else:
        title, path = "CryoSite: major changes" if only_major else "CryoSite", reverse("articles:home")
    made = _Feed(
        title=title,
        description="Medically reviewed pages on cryoglobulinemia: what was newly approved, and what changed.",
        link=absolute(path),
        feed_url=absolute(request.path),
        feed_guid=absolute(request.path),
        language="en",
        author_name="CryoSite",
    )
    for row in rows:
        made.add_item(**_item(row))
    content_type = "application/atom+xml; charset=utf-8"
    return HttpResponse(made.writeString("utf-8"), content_type=content_type, headers={"ETag": etag})


def _etag(rows: list[Publication], topic: Topic | None) -> str:
    """A feed's ETag: its entries with what stands around each, and the name of its topic."""
    digest = hashlib.sha256(f"{topic and topic.name} {look_version()}".encode())
    for row in rows:
        digest.update(f" {row.pk} {row.article.standing_at}".encode())
    return f'"{digest.hexdigest()[:32]}"'


def _entries(slug: str, only_major: bool) -> list[Publication]:
    """The newest approvals whose page is live and whose signature stands. A redacted text is not told of."""
    kinds = (ChangeKind.MAJOR,) if only_major else TOLD
    found: QuerySet[Any] = Publication.objects.filter(
        change_kind__in=kinds, article__live__isnull=False, article__retired_at=None
    )
    if slug:
        found = found.filter(article__topics__slug=slug)
    rows = found.exclude(revision__source="").select_related("article", "revision").defer(*NO_TEXT).order_by("-pk")
    return [row for row in rows[: SIZE * 2] if row.pk not in withdrawn_publications(row.article)][:SIZE]


def _item(row: Publication) -> dict[str, Any]:
    article, revision = row.article, row.revision
    is_first = article.standing.get("first_publication") == row.pk
    what = "New page" if is_first else str(ChangeKind(row.change_kind).label)
    words = [
        "Sample content, made for demonstration: no real clinician has reviewed it." if row.is_sample else "",
        f"{what}." if is_first or not row.change_note else f"{what}: {row.change_note}",
        revision.summary,
        f"Medically reviewed by {row.reviewer_name}, {row.reviewer_credentials}.",
    ]
    return {
        "title": f"Sample: {revision.title}" if row.is_sample else revision.title,
        "link": absolute(article.get_absolute_url()),
        "unique_id": absolute(f"{reverse('articles:version', args=[article.slug, revision.number])}#{row.pk}"),
        "description": escape(" ".join(filter(None, words))),  # a summary is read as HTML
        "author_name": ", ".join(str(author["name"]) for author in revision.byline) or None,
        "categories": [topic["name"] for topic in article.standing.get("topics", [])],
        "pubdate": row.published_at,
        "updateddate": row.published_at,
    }
