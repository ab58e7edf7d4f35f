"""Public pages as they go out: compressed once, kept in a small store of this process, 304 where nothing changed."""

import gzip
import re
from collections import OrderedDict
from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any

import brotli
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

MOST_BYTES = 16 * 1024 * 1024
"""How much one process keeps: about a thousand pages."""

BROTLI_QUALITY = 5
GZIP_LEVEL = 6
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": lambda body: brotli.compress(body, quality=BROTLI_QUALITY),
    "gzip": lambda body: gzip.compress(body, GZIP_LEVEL, mtime=0),
    "identity": lambda body: body,
}
_TOKEN = re.compile(r"\s*([\w*-]+)\s*(?:;\s*q=\s*(\d(?:\.\d*)?))?\s*")

Stamp = Callable[..., str | None]
View = Callable[..., HttpResponse]


class Store:
    """Bodies by ETag, the least lately used given up first; safe to use from several threads."""

    def __init__(self, most_bytes: int) -> None:
        self._most, self._bytes = most_bytes, 0
        self._kept: OrderedDict[str, tuple[bytes, str]] = OrderedDict()
        self._lock = Lock()

    def get(self, etag: str) -> tuple[bytes, str] | None:
        """Body and content type, or None."""
        with self._lock:
            if etag in self._kept:
                self._kept.move_to_end(etag)
            return self._kept.get(etag)

    def put(self, etag: str, body: bytes, content_type: str) -> None:
        """Keep a body; one of more than a tenth of the room is not kept."""
        if len(body) > self._most // 10:
            return
        with self._lock:
            former = self._kept.pop(etag, None)
            self._bytes += len(body) - (len(former[0]) if former else 0)
            self._kept[etag] = body, content_type
            while self._bytes > self._most:
                _, (given_up, _) = self._kept.popitem(last=False)
                self._bytes -= len(given_up)

    def clear(self) -> None:
        with self._lock:
            self._kept.clear()
            self._bytes = 0


STORE = Store(MOST_BYTES)


def kept(stamp_of: Stamp) -> Callable[[View], Callable[..., HttpResponseBase]]:
    """Answer 304, or from the store, by what `stamp_of(request, …)` gives: a text that changes when the page does.

    The stamp has to name everything that the page shows, but its path: query arguments too. Where it is None, the
    view answers. Each encoding has an ETag of its own (RFC 9110, 8.8.3.3).
    """

    def wrap(view: View) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            stamp = stamp_of(request, *args, **kwargs)
            if stamp is None:
                return view(request, *args, **kwargs)
            encoding = encoding_for(request.headers.get("Accept-Encoding", ""))
            etag = f'"{stamp}-{encoding}"'
            response: HttpResponseBase | None = get_conditional_response(request, etag)
            if response is None:
                key = f"{request.path} {etag}"
                response = _from_store(key, encoding) or _made(view(request, *args, **kwargs), key, encoding)
            if response.status_code in (200, 304):
                response.headers["ETag"] = etag
            patch_vary_headers(response, ["Accept-Encoding"])
            return response

        return answer

    return wrap


def encoding_for(accepted: str) -> str:
    """The encoding to answer in for an Accept-Encoding header (RFC 9110, 12.5.3): br, gzip or identity."""
    wanted = {found[1].lower(): float(found[2] or 1) for found in map(_TOKEN.fullmatch, accepted.split(",")) if found}
    for encoding in ("br", "gzip"):
        if wanted.get(encoding, wanted.get("*", 0)) > 0:
            return encoding
    return "identity"


def _from_store(key: str, encoding: str) -> HttpResponse | None:
    found = STORE.get(key)
    return _response(*found, encoding) if found else None


def _made(response: HttpResponse, key: str, encoding: str) -> HttpResponse:
    if response.status_code != 200:
        return response
    body = ENCODINGS[encoding](response.content)
    content_type = response.headers["Content-Type"]
    STORE.put(key, body, content_type)
    response.content = body
    return _encoded(response, encoding)


def _response(body: bytes, content_type: str, encoding: str) -> HttpResponse:
    return _encoded(HttpResponse(body, content_type=content_type), encoding)


def _encoded(response: HttpResponse, encoding: str) -> HttpResponse:
    if encoding != "identity":
        response.headers["Content-Encoding"] = encoding
    return response
