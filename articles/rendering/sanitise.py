"""The one place where text becomes HTML that templates print as it stands."""

import json
from collections.abc import Mapping
from typing import Any

import nh3

TAGS = {
    "a", "abbr", "aside", "blockquote", "br", "code", "dd", "del", "div", "dl", "dt", "em", "h2", "h3", "h4",
    "hr", "ins", "li", "ol", "p", "pre", "s", "section", "span", "strong", "sub", "sup", "table", "tbody",
    "td", "th", "thead", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "*": {"id", "class", "lang", "dir"},
    "a": {"href", "title", "aria-label"},
    "abbr": {"title"},
    "aside": {"aria-label"},
    "section": {"aria-labelledby"},
    "div": {"role", "tabindex", "aria-label"},
    "ol": {"start"},
    "th": {"scope"},
}


class SafeHtml(str):
    """HTML that came out of `clean`; Django's templates print it without escaping."""

    __slots__ = ()

    def __html__(self) -> str:
        return str(self)


def clean(html: str) -> SafeHtml:
    """Keep only the tags and attributes that articles use. Links keep http, https and mailto."""
    return SafeHtml(
        nh3.clean(
            html,
            tags=TAGS,
            attributes=ATTRIBUTES,
            url_schemes={"http", "https", "mailto"},
            link_rel="noopener",
        )
    )


def stored(html: str) -> SafeHtml:
    """HTML that `clean` made when the revision was saved, read back: the signed bytes, untouched."""
    return SafeHtml(html)


def structured_data(graph: Mapping[str, Any]) -> SafeHtml:
    """JSON-LD as a data block for a page's head. No text in it can end the block: <, > and & are written as \\uXXXX."""
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    for sign in "<>&":
        text = text.replace(sign, f"\\u{ord(sign):04X}")
    return SafeHtml(f'<script type="application/ld+json">{text}</script>')
