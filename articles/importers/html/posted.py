"""The days that an article's elements state by their classes, as blogs mark them, or as the time of its publication."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import Any

from articles.importers.html.scope import tokens_of
from articles.importers.words import word_set

MOST_ELEMENTS = 4_000
LONGEST = 60
# Of the microformats hAtom and h-entry, and as the themes of blogs write them.
_PUBLISHED = word_set("published pubdate")
_UPDATED = word_set("updated modified")
_POSTED = frozenset(("entry date", "post date", "publish date", "publication date", "article date", "posted on"))
_ELSEWHERE = word_set("comment comments respond related sidebar widget recent teaser card")
_NEVER = frozenset(("nav", "aside", "li", "table", "form"))
_TAGS = ("time", "abbr", "span", "div", "p", "small", "a")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def days_of(article: Any) -> Iterator[tuple[str, int, str]]:
    """Give "published" or "updated", the line, and the text of each such day, in the order of the page; those of
    comments and of other articles are left out."""
    for element in islice(article.iter(*_TAGS), MOST_ELEMENTS):
        key = _key(element)
        if key and not _elsewhere(element, article):
            yield key, element.sourceline or 1, _text(element)


def _key(element: Any) -> str:
    if not element.attrib:
        return ""
    names = tokens_of(element) if element.get("class") else []
    pairs = {" ".join(pair) for pair in pairwise(names)}
    if not _PUBLISHED.isdisjoint(names) or pairs & _POSTED or element.get("pubdate") is not None:
        return "published"
    return "updated" if not _UPDATED.isdisjoint(names) else ""


def _text(element: Any) -> str:
    stated = [element.get("datetime") or "", element.get("title") or ""]
    day = next((one for one in stated if _DAY.match(one)), "")
    inside = next(element.iter("time"), None) if not day and element.tag != "time" else None
    day = day or (inside.get("datetime") or "" if inside is not None else "")
    return (day or " ".join("".join(element.itertext()).split()))[:LONGEST]


def _elsewhere(element: Any, article: Any) -> bool:
    for above in element.iterancestors():
        if above is article:
            return False
        if above.tag in _NEVER or not _ELSEWHERE.isdisjoint(tokens_of(above)):
            return True
    return False
