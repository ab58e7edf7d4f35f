"""Public pages on how a text was approved. Anonymous GET only; they never read the user."""

import hashlib
import json
from typing import Any

import rfc8785
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.http import condition

from articles.etags import look_version
from articles.models import Article, Revision

from . import keys
from .models import Event
from .record import life_of, public_article, statement_of


def record_etag(request: HttpRequest, slug: str) -> str | None:
    """ETag of a record's page: the last event, the day, the look of the site."""
    events = Event.objects.filter(article__in=Article.objects.public().filter(slug=slug))
    head = events.order_by("-seq").values_list("hash", flat=True).first()
    return head and f'"{head[:24]}-{timezone.localdate():%Y%m%d}-{look_version()}"'


@condition(etag_func=record_etag)
def record(request: HttpRequest, slug: str) -> HttpResponse:
    """The life of a live text in plain words, and how to check it."""
    article = _public(slug)
    address = f"{settings.SITE_URL}/articles/{article.slug}"
    files = [f"{address}/record.txt", f"{address}/record.sig", f"{address}/record.html.txt"]
    context = {
        "article": article,
        "publication": article.live,
        "life": life_of(article),
        "has_text": article.live is not None and not article.retired_at,
        "has_key": keys.has_signing_key(),
        "files": " ".join([*files, f"{settings.SITE_URL}/.well-known/signing-key.pem"]),
    }
    return render(request, "reviews/public/record.html", context)


def record_json(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The signed statement as a flattened JWS (RFC 7515, 7.2.2), with a readable copy of it as `record`."""
    statement = _statement(slug)
    protected, payload, signature = _token(statement)
    token = {"payload": payload, "protected": protected, "signature": signature, "record": statement}
    return _answer(request, json.dumps(token, indent=1, ensure_ascii=False).encode(), "application/json")


def record_text(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The bytes that are signed: the JWS signing input of RFC 7515, section 5.1."""
    protected, payload, _ = _token(_statement(slug))
    return _answer(request, f"{protected}.{payload}".encode(), "text/plain; charset=us-ascii")


def record_signature(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The 64 bytes of the Ed25519 signature."""
    *_, signature = _token(_statement(slug))
    return _answer(request, keys.decoded(signature), "application/octet-stream")


def record_html(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The stored HTML of a live text, byte for byte, as plain text."""
    article = _public(slug)
    if article.live is None or article.retired_at:
        raise Http404
    html = Revision.objects.values_list("html", flat=True).get(pk=article.live.revision_id)
    return _answer(request, html.encode(), "text/plain; charset=utf-8")


def key_set(request: HttpRequest) -> HttpResponseBase:
    """The public keys, the current one first (RFC 7517)."""
    return _answer(request, json.dumps(keys.public_keys(), indent=1).encode(), "application/jwk-set+json")


def key_pem(request: HttpRequest) -> HttpResponseBase:
    """The current public key as openssl reads it."""
    if not keys.has_signing_key():
        raise Http404
    return _answer(request, keys.public_pem(), "application/x-pem-file")


def _public(slug: str) -> Article:
    article = public_article(slug)
    if article is None:
        raise Http404
    return article


def _statement(slug: str) -> dict[str, Any]:
    article = _public(slug)
    if article.live is None or not keys.has_signing_key():
        raise Http404
    return statement_of(article)


def _token(statement: dict[str, Any]) -> tuple[str, str, str]:
    protected, payload, signature = keys.sign(rfc8785.dumps(statement)).split(".")
    return protected, payload, signature


def _answer(request: HttpRequest, content: bytes, content_type: str) -> HttpResponseBase:
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    response = HttpResponse(content, content_type=content_type, headers={"ETag": etag})
    return get_conditional_response(request, etag, None, response) or response
