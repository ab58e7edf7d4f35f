"""The contents of a page: its `##` sections, and which of them is the question list."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass

from markdown_it.token import Token

FAQ_TITLES = {"faq", "faqs", "frequently asked questions"}


@dataclass(frozen=True)
class Heading:
    """One heading: level 2 to 4, its words, its anchor."""

    level: int
    text: str
    anchor: str

    def as_dict(self) -> dict[str, str | int]:
        return asdict(self)


def anchor_for(text: str) -> str:
    """An ASCII anchor for a heading: "Sjögren's disease" gives "sjogrens-disease"."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_text.replace("'", "")).strip("-")
    return f"s-{slug}" if slug else "s"


def headings(tokens: Sequence[Token]) -> list[Heading]:
    """The headings of a parsed text, in order. Heading tokens carry their anchors already."""
    return [
        Heading(int(token.tag[1]), _words(tokens[index + 1]), str(token.attrGet("id")))
        for index, token in enumerate(tokens)
        if token.type == "heading_open"
    ]


def _words(inline: Token) -> str:
    return "".join(child.content for child in inline.children or ()).strip()


def is_faq_title(text: str) -> bool:
    """Whether a section's title makes it the page's question list."""
    return text.strip().casefold() in FAQ_TITLES


def in_sections(tokens: Sequence[Token]) -> Iterable[Token]:
    """Wrap each `##` section in <section aria-labelledby>; the question list gets the class "faqs"."""
    inside = False
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2" and token.level == 0:
            if inside:
                yield _html("</section>\n")
            inside = True
            css_class = ' class="faqs"' if is_faq_title(_words(tokens[index + 1])) else ""
            yield _html(f'<section{css_class} aria-labelledby="{token.attrGet("id")}">\n')
        yield token
    if inside:
        yield _html("</section>\n")


def _html(markup: str) -> Token:
    return Token("html_block", "", 0, content=markup)
