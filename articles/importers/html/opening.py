"""A page opened: its encoding, its elements walked, its data read; and the page as lines of text."""

import codecs
import re
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree, html

from articles.importers.containers.decoding import MAX_BYTES
from articles.importers.html.claims import names_of, written
from articles.importers.html.furniture import Furniture
from articles.importers.html.links import head_panels
from articles.importers.html.posted import days_of
from articles.importers.html.saved import own_host
from articles.importers.html.scope import article_of
from articles.importers.html.seen import HEADINGS, NOTE, Seen
from articles.importers.html.stated import Stated, add_days, stated_by
from articles.importers.html.styled import head_styled
from articles.importers.html.walk import Walk
from articles.importers.lines import as_written
from articles.importers.references.entries import LIST_HEADING
from articles.importers.value import Abbreviation, UnreadableSource

MOST_ABBREVIATIONS = 200
MOST_BLOCKS = 10_000
_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,5}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_FRAGMENT = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*){0,5}"
    r"<(?:title|head|body|header|nav|p|div|h[1-6]|article|main|section|ul|ol|table|meta|link|style|script|span)\b[^>]{0,2000}>",
    re.I | re.S,
)
_CLOSING = re.compile(r"</(?:p|div|h[1-6]|li|td|span|section|article)\s*>", re.IGNORECASE)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page showed, in order, and what of it is no text."""

    seen: tuple[Seen, ...]
    images: tuple[str, ...]
    abbreviations: tuple[Abbreviation, ...]
    unseen: int
    name: str
    stated: Stated = field(default_factory=Stated)
    notes_apart: bool = False


def is_html(text: str) -> bool:
    """Tell whether a text is HTML: a whole page, or a piece of one that opens with an element and closes some."""
    if _HEAD.match(text):
        return True
    return bool(_FRAGMENT.match(text)) and len(_CLOSING.findall(text[:20_000])) > 1


def decode_html(data: bytes) -> str:
    """Decode a page by the encoding that it states in a meta element; nothing where it states none that fits."""
    stated = _CHARSET.search(data[:4096])
    if stated is None or len(data) > MAX_BYTES or b"\0" in data:
        return ""
    try:
        encoding = codecs.lookup(stated[1].decode("ascii")).name
        if encoding in ("iso8859-1", "ascii"):
            encoding = "cp1252"
        return data.decode("utf-8-sig" if encoding == "utf-8" else encoding)
    except (UnicodeError, LookupError, ValueError, AttributeError, TypeError):
        return ""


def open_page(text: str, filename: str) -> Page:
    """Parse and walk a page. Raises UnreadableSource where it holds no text, or its elements stand too deep."""
    parser = html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True, encoding="utf-8")
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableSource(f"{filename} holds no text that can be read. Save the page again as HTML.") from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise UnreadableSource(
            f"{filename} sets its elements thousands deep inside each other. Copy the article’s text out of it instead."
        )
    titled = root.find(".//head/title")
    name = " ".join((titled.text or "").split()) if titled is not None else ""
    stated = stated_by(root)
    host = own_host(root, text)
    head_panels(root)
    head_styled(root)
    article = article_of(root, names_of(stated, name))
    add_days(stated, days_of(root if article is None else article))
    walk = Walk(furniture=Furniture.of(root, article, host))
    walk.inline.notes_apart = _has_both(root)
    walk.run(root)
    if len(walk.seen) > MOST_BLOCKS:
        raise UnreadableSource(
            f"{filename} has more than {MOST_BLOCKS:,} paragraphs and list items. Keep only the article’s own text."
        )
    explained = list(walk.inline.abbreviations.items())[:MOST_ABBREVIATIONS]
    return Page(
        tuple(walk.seen),
        tuple(walk.images),
        tuple(Abbreviation(short, expansion) for short, expansion in explained if 0 < len(short) <= 30),
        walk.unseen,
        name,
        stated,
        walk.inline.notes_apart,
    )


def _has_both(root: Any) -> bool:
    """Tell whether a page has footnotes beside a list of references, whose first entry is no footnote."""
    listed = False
    if not any(NOTE.match(name) for name in root.xpath("//@id")) and not root.xpath("//*[@role='doc-endnote']"):
        return False
    for element in root.iter(*HEADINGS, "p", "li", "b", "strong", "div"):
        if listed and element.tag in ("li", "p"):
            return not any(_is_note(one) for one in (element, *element.iterancestors("li", "div", "aside")))
        if element.tag != "li" and len(element) < 4 and LIST_HEADING.match("".join(element.itertext()).strip()[:100]):
            listed = any(_is_note(one) for one in root.iter("li", "div", "p", "aside"))
            if not listed:
                return False
    return False


def _is_note(element: Any) -> bool:
    return bool(NOTE.match(element.get("id") or "")) or element.get("role") == "doc-endnote"


def laid_out(page: Page) -> tuple[Page, str]:
    """The page as lines of text, and the page with the numbers of those lines."""
    lines: list[str] = []
    seen: list[Seen] = []
    for one in page.seen:
        mark = "#" * min(one.block.level, 6) + " " if one.block.kind == "heading" else ""
        printed = f"{mark}{as_written(one.block)}".split("\n")
        first = len(lines) + 1
        spanned = tuple(range(first, first + len(printed)))
        seen.append(replace(one, block=replace(one.block, line=first, lines=spanned)))
        lines += [*printed, ""]
    stated, said = written(page.stated, len(lines) + 1)
    return replace(page, seen=tuple(seen), stated=stated), "\n".join([*lines, *said])
