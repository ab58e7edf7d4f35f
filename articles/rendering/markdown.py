"""Markdown to the HTML that is stored, signed and served. Pure: text in, value out."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.anchors import anchors_plugin

from articles.exceptions import BodyRefused, UnknownCitation

from . import abbreviations, outline
from .bibliography import CslItem, formatted
from .callouts import callout_plugin
from .citations import CITATION, citation_plugin, keys_of, number_citations
from .hints import without_hints
from .sanitise import SafeHtml, clean

MAX_LENGTH = 200_000
"""Characters of one body: about 30,000 words, far above any article."""

TABLE_OPEN = '<div class="table-scroll" role="group" aria-label="Table" tabindex="0">\n<table>\n'

ALIGNMENTS = {"text-align:left": "align-left", "text-align:right": "align-right",
              "text-align:center": "align-center"}  # fmt: skip


@dataclass(frozen=True)
class CitedReference:
    """A reference as it stands in one revision: number by first use, key, record, formatted HTML."""

    number: int
    key: str
    csl: CslItem
    html: str

    def as_dict(self) -> dict[str, Any]:
        return {"number": self.number, "key": self.key, "csl": dict(self.csl), "html": self.html}


@dataclass(frozen=True)
class Rendered:
    """What a save stores."""

    html: SafeHtml
    outline: list[outline.Heading]
    references: list[CitedReference]
    abbreviations: dict[str, str]


def normalised(text: str) -> str:
    """Unicode NFC, newlines as \\n, no trailing white space at the end. Raises BodyRefused on NUL or length."""
    if len(text) > MAX_LENGTH:
        raise BodyRefused(
            f"The text has {len(text):,} characters; an article may have {MAX_LENGTH:,}. "
            "Split it into several articles, or remove what does not belong to it."
        )
    if "\x00" in text:
        raise BodyRefused("The text contains a NUL character. Paste it again as plain text.")
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).rstrip()


def cited_keys(body: str) -> list[str]:
    """Every key that a body cites, once each, in order of first use."""
    keys = (key for match in CITATION.finditer(without_hints(body)) for key in keys_of(match[1]))
    return list(dict.fromkeys(keys))


def render(body: str, library: Mapping[str, CslItem], same: Mapping[str, str] | None = None) -> Rendered:
    """Render a body with the references it cites.

    `library` gives the record of each cited key; `same` leads from a key to another one of `library` that stands
    for the same reference, so that it gets one number. Raises BodyRefused for an image or a text too long,
    UnknownCitation for a key that `library` lacks.
    """
    text, definitions = abbreviations.take_definitions(without_hints(normalised(body)))
    md = _parser()
    env: dict[str, Any] = {}
    tokens = md.parse(text, env)
    _refuse_images(tokens)
    number_citations(tokens, env, same)
    references = _references(env["numbers"], library)
    abbreviations.explain(tokens, definitions)
    found = outline.headings(tokens)
    html = md.renderer.render(list(outline.in_sections(tokens)), md.options, env)
    return Rendered(clean(html + _reference_list(references, env["uses"])), found, references, definitions)


def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"html": False, "linkify": True, "typographer": False})
    md.enable(["table", "linkify", "strikethrough"])
    md.use(anchors_plugin, min_level=2, max_level=4, slug_func=outline.anchor_for)
    md.use(citation_plugin)
    md.use(callout_plugin)
    md.core.ruler.before("anchor", "levels", lambda state: _shift_titles(state.tokens))
    md.core.ruler.push("tables", lambda state: _style_tables(state.tokens))
    md.add_render_rule("blockquote_open", _open_callout)
    md.add_render_rule("table_open", lambda *_: TABLE_OPEN)
    md.add_render_rule("table_close", lambda *_: "</table>\n</div>\n")
    return md


def _shift_titles(tokens: list[Token]) -> None:
    """The page's own title is its only h1, and h4 is the deepest level that pages use."""
    for token in tokens:
        if token.type in ("heading_open", "heading_close"):
            token.tag = f"h{min(max(int(token.tag[1]), 2), 4)}"


def _style_tables(tokens: list[Token]) -> None:
    for token in tokens:
        style = token.attrs.pop("style", None) if token.attrs else None
        if style:
            token.attrSet("class", ALIGNMENTS[str(style)])
        if token.type == "th_open":
            token.attrSet("scope", "col")


def _open_callout(renderer: Any, tokens: list[Token], idx: int, options: Any, env: Any) -> str:
    opening = renderer.renderToken(tokens, idx, options, env)
    label = tokens[idx].meta.get("label")
    return f'{opening}<p class="callout-label">{label}</p>\n' if label else opening


def _refuse_images(tokens: list[Token]) -> None:
    for token in tokens:
        if any(child.type == "image" for child in token.children or ()):
            line = token.map[0] + 1 if token.map else 1
            raise BodyRefused(
                f"Line {line} holds an image. Articles cannot carry images yet: describe it in words, "
                "or give the figures in a table."
            )


def _references(numbers: Mapping[str, int], library: Mapping[str, CslItem]) -> list[CitedReference]:
    unknown = [key for key in numbers if key not in library]
    if unknown:
        raise UnknownCitation(unknown)
    return [CitedReference(number, key, library[key], formatted(library[key])) for key, number in numbers.items()]


def _reference_list(references: list[CitedReference], uses: Mapping[str, int]) -> str:
    if not references:
        return ""
    items = "".join(_reference_item(ref, uses[ref.key]) for ref in references)
    return (
        '<section class="references" aria-labelledby="references">\n<h2 id="references">References</h2>\n'
        f"<ol>\n{items}</ol>\n</section>\n"
    )


def _reference_item(ref: CitedReference, uses: int) -> str:
    links = " ".join(_back_link(ref.number, use, uses) for use in range(1, uses + 1))
    return f'<li id="ref-{ref.number}">{ref.html} <span class="back-links">{links}</span></li>\n'


def _back_link(number: int, use: int, uses: int) -> str:
    label = f"Back to citation {use} of reference {number}"
    return f'<a href="#cite-{number}-{use}" aria-label="{label}">↑{use if uses > 1 else ""}</a>'
