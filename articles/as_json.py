"""An article for other programs: /articles/<slug>.json, described in docs/article-json.md."""

import json
from dataclasses import asdict
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from .bodies import kept
from .etags import article_stamp
from .models import Article, Publication
from .rendering.grades import grades_in
from .structured_data import absolute
from .validity import Validity, validity_today

VERSION = 1
"""Raised when a field changes its meaning or goes; a new field does not raise it."""


@kept(article_stamp)
def article_json(request: HttpRequest, slug: str) -> HttpResponse:
    """What the page says, and nothing that is not approved. A retired page and one without a signature have no text."""
    article = Article.objects.public().with_text().filter(slug=slug).first()
    if article is None:
        raise Http404
    content = json.dumps(_described(article), ensure_ascii=False, indent=1)
    return HttpResponse(content, content_type="application/json; charset=utf-8")


def _described(article: Article) -> dict[str, Any]:
    live, validity = article.live, validity_today(article, timezone.localdate())
    described = {
        "type": "cryosite-article",
        "version": VERSION,
        "slug": article.slug,
        "validity": _validity(validity),
        "links": _links(article),
    }
    if article.retired_at:
        return {**described, "retired": {"on": article.retired_at.date().isoformat(), "why": article.retired_reason}}
    return {**described, **_text(live), **_around(article, live)} if live else described


def _validity(validity: Validity) -> dict[str, Any]:
    return {
        "code": validity.code,
        "label": validity.label,
        "conditions": [
            {"code": row.code, "sentence": row.sentence, "days": row.days or None} for row in validity.conditions
        ],
    }


def _text(live: Publication) -> dict[str, Any]:
    revision = live.revision
    return {
        "revision": revision.number,
        "kind": revision.kind,
        "audience": revision.audience,
        "language": revision.language,
        "title": revision.title,
        "summary": revision.summary,
        "markdown": revision.body,
        "html": revision.html,
        "authors": revision.byline,
        "references": [
            {"number": work["number"], "key": work["key"], "csl": work["csl"]} for work in revision.references
        ],
        "newest_source": revision.newest_source,
        "grades": [asdict(grade) for grade in grades_in(revision.html)],
        "statements": {name: getattr(revision, name) for name in ("source", "permission", "ai_use", "funding")},
    }


def _around(article: Article, live: Publication) -> dict[str, Any]:
    standing = article.standing
    return {
        "is_sample": live.is_sample,
        "review": {
            "reviewer": live.reviewer_name,
            "credentials": live.reviewer_credentials,
            "specialty": live.reviewer_specialty,
            "disclosures": live.reviewer_disclosures,
            "waivers": live.reviewer_waivers,
            "scope": live.scope,
            "changes_checked": live.changes_checked,
        },
        "dates": {
            "published_on": standing.get("published_on"),
            "submitted_on": live.submitted_on.isoformat(),
            "review_began_on": live.review_began_on.isoformat(),
            "signed_at": live.published_at.isoformat(),
            "last_reviewed": live.last_reviewed.isoformat(),
            "last_updated": live.last_updated.isoformat(),
            "next_review_due": live.next_review_due.isoformat(),
        },
        "hashes": {"content_sha256": live.content_hash, "html_sha256": live.html_hash},
        "change": {"kind": live.change_kind, "note": live.change_note},
        "topics": standing.get("topics", []),
        "notices": standing.get("notices", []),
        "evidence": [
            {name: entry[name] for name in ("number", "kind", "on", "notice", "challenges")}
            for entry in standing.get("evidence", [])
        ],
        "pair": {name: standing["pair"][name] for name in ("slug", "title", "audience")}
        if standing.get("pair")
        else None,
    }


def _links(article: Article) -> dict[str, str]:
    page = article.get_absolute_url()
    return {
        "page": absolute(page),
        "history": absolute(reverse("articles:history", args=[article.slug])),
        "record": absolute(article.record_url),
        "signed_record": absolute(article.signed_record_url),
        "keys": absolute("/.well-known/jwks.json"),
    }
