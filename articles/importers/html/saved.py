"""A page that a browser saved, as its site serves it: links to its own parts short again, no scripts or pictures."""

import re
from collections import Counter
from typing import Any
from urllib.parse import urlsplit

MOST_LINKS = 5_000
FEWEST_LINKS = 2
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]{4,500})")
_UNREAD = ((b"<script", b"</script>"), (b"<style", b"</style>"), (b"<svg", b"</svg>"))
_EMBEDDED = re.compile(rb"data:[\w.+/-]{3,60}(?:;[\w=-]{1,40}){0,3},[\w+/=%.~!*-]*")
_DATA = re.compile(rb"^<script[^>]{0,300}json", re.IGNORECASE)


def without_unread(page: bytes) -> bytes:
    """The bytes of a page without its scripts (but for data on the article), styles and embedded pictures."""
    for opening, closing in _UNREAD:
        page = _without(page, opening, closing)
    return _EMBEDDED.sub(b"data:,", page)


def _without(page: bytes, opening: bytes, closing: bytes) -> bytes:
    kept: list[bytes] = []
    lower, at = page.lower(), 0
    while (start := lower.find(opening, at)) >= 0 and (end := lower.find(closing, start)) >= 0:
        end += len(closing)
        kept.append(page[at:start])
        kept.append(page[start:end] if _DATA.match(page[start : start + 400]) else opening + b">" + closing)
        at = end
    return b"".join([*kept, page[at:]])


def own_host(root: Any, text: str) -> str:
    """The host that a page came from, where it or the browser that saved it says so; links to parts of the page that
    name its whole address are made to name the part only."""
    stated = [_plain(one) for one in _stated(root, text)]
    links = [link for link in list(root.iter("a"))[:MOST_LINKS] if "#" in (link.get("href") or "")[1:]]
    parts = set(root.xpath("//@id | //a/@name"))
    leads = [(link, *link.get("href").split("#", 1)) for link in links]
    pages = Counter(_plain(page) for _, page, part in leads if page and part in parts)
    often = next((page for page, count in pages.most_common(1) if count >= FEWEST_LINKS), "")
    own = next((page for page in stated if page in pages), often)
    for link, page, part in leads:
        if own and page and _plain(page) == own and part in parts:
            link.set("href", f"#{part}")
    return host_of("//" + next(iter(stated), own))


def host_of(address: str) -> str:
    """The host of an address, without "www."; empty where it names none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _stated(root: Any, text: str) -> list[str]:
    saved = _SAVED_FROM.search(text[:3000])
    said = [saved[1]] if saved else []
    said += root.xpath("//link[@rel='canonical']/@href")[:1] + root.xpath("//meta[@property='og:url']/@content")[:1]
    return [one for one in said if one.startswith("http")]


def _plain(address: str) -> str:
    return re.sub(r"^https?://(?:www\.)?", "", address.partition("#")[0]).rstrip("/")
