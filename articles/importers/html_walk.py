"""The elements of a page walked once, in order, into the blocks that the page readers take."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from articles.importers.headings import DISCLAIMER, KEY_POINT, is_heading_shape
from articles.importers.html_inline import Inline
from articles.importers.html_lists import Lists
from articles.importers.html_tables import Table, is_data_table
from articles.importers.lines import END_MARKS, Block, starts_lower
from articles.importers.references import LIST_HEADING
from articles.importers.words import word_set

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 5}
BOLD_LEVEL = 6
UNSEEN = frozenset(
    ("script", "style", "template", "head", "svg", "math", "iframe", "object", "audio", "video", "canvas")
)
AROUND = frozenset(
    ("nav", "header", "footer", "aside", "form", "button", "select", "textarea", "dialog", "menu", "noscript", "label")
)
ROLES = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "menu", "toolbar"))
PARTS = word_set(
    """p div section article main address blockquote pre figure figcaption details fieldset center hr caption body
    header footer aside nav form td th tr table ul ol dl li dt dd"""
)
_NOTE = re.compile(r"^(?:footnote|endnote|fn|en|_?ftn|_?edn)[-_:]?\d+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """One block of a page, and what its elements say of it."""

    block: Block
    around: str = ""
    bold: bool = False
    note: bool = False


@dataclass(slots=True)
class Walk:
    """Everything a page shows, in order; images, abbreviations and scripts told apart."""

    seen: list[Seen] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    unseen: int = 0
    inline: Inline = field(default_factory=Inline)
    lists: Lists = field(default_factory=Lists)
    table: Table | None = None
    heading: str | None = None
    in_references: int = 0
    after_break: bool = False
    _around: list[tuple[Any, str]] = field(default_factory=list)
    _skipped: Any = None
    _note: Any = None
    line: int = 1

    def run(self, root: Any) -> None:
        """Walk the whole tree; no step calls itself, so that depth costs nothing."""
        for event, element in etree.iterwalk(root, events=("start", "end")):
            if not isinstance(element.tag, str):
                self._add(element.tail, event == "end")
                continue
            if event == "start":
                self._start(element)
            else:
                self._end(element)
                self._add(element.tail, self._skipped is None)
        self.close_block()
        self._put_any(self.lists.waiting())

    def _add(self, text: str | None, counts: bool) -> None:
        if text and counts and self._skipped is None:
            self.inline.add(text)

    # -- Elements ------------------------------------------------------------------------------------------

    def _start(self, element: Any) -> None:
        if self._skipped is not None:
            return
        tag = element.tag
        if tag in UNSEEN:
            self._skipped = element
            self.unseen += tag in ("script", "style", "iframe", "object", "audio", "video", "svg", "canvas", "math")
            return
        if tag in PARTS or tag in HEADINGS or tag == "br":
            self._part(element)
        if not self._around and is_around(element):
            self.close_block()
            self._around.append((element, tag))
        if self.inline.empty:
            self.line = element.sourceline or self.line
        if self._note is None and (_NOTE.match(element.get("id") or "") or element.get("role") == "doc-endnote"):
            self._note = element
        if tag == "img":
            self.images.append(" ".join((element.get("alt") or element.get("src") or "").split())[:120])
        opening = _OPENINGS.get(tag)
        if opening:
            opening(self, element)
        self.inline.start(element)
        self._add(element.text, True)

    def _end(self, element: Any) -> None:
        if self._skipped is not None:
            if self._skipped is element:
                self._skipped = None
            return
        tag = element.tag
        self.inline.end(element, sources=bool(self.in_references) and not self._around)
        if tag in PARTS or tag in HEADINGS:
            self._part_end(element)
        closing = _CLOSINGS.get(tag)
        if closing:
            closing(self, element)
        if self._note is element:
            self._note = None
        if self._around and self._around[-1][0] is element:
            self.close_block()
            self._around.pop()

    def _part(self, element: Any) -> None:
        """A part opens: what stood before it is a block of its own, unless it is inside a cell or an item."""
        if self.table is not None or self.lists.in_item:
            self.inline.add(" ")
        elif self.heading is None:
            self.close_block()
            self.after_break = element.tag == "br"
        else:
            self.inline.add(" ")

    def _part_end(self, element: Any) -> None:
        if self.table is not None or self.lists.in_item:
            self.inline.add(" ")
        elif self.heading is None or element.tag in HEADINGS:
            self.close_block()

    # -- Blocks --------------------------------------------------------------------------------------------

    def close_block(self) -> None:
        """Make a block of the running text, if there is any."""
        text, bold = self.inline.take()
        if not text:
            return
        kind, level = ("heading", HEADINGS[self.heading]) if self.heading else ("text", 2)
        if self.heading and not self._around:
            self._enter(text, level)
        goes_on = self.after_break and self.seen and kind == self.seen[-1].block.kind == "text"
        self.after_break = False
        if goes_on and starts_lower(text) and not self.seen[-1].block.text.endswith(END_MARKS):
            last = self.seen[-1]
            self.seen[-1] = replace(last, block=replace(last.block, text=f"{last.block.text} {text}"))
            return
        block = Block(self.line, text, kind, gap=not goes_on, level=level)
        self.put(block, bold=bold and kind == "text" and is_heading_shape(text))
        if kind == "text" and LIST_HEADING.match(text) and not self._around:
            self.in_references = BOLD_LEVEL

    def put(self, block: Block, *, bold: bool = False) -> None:
        around = self._around[-1][1] if self._around else ""
        term = self.lists.waiting()
        if term is not None:
            self.seen.append(Seen(term, around))
        self.seen.append(Seen(block, around, bold, self._note is not None))

    def _enter(self, text: str, level: int) -> None:
        if LIST_HEADING.match(text):
            self.in_references = level
        elif self.in_references and level <= self.in_references:
            self.in_references = 0

    # -- Headings, lists, tables ---------------------------------------------------------------------------

    def open_heading(self, element: Any) -> None:
        if self.table is None and not self.lists.in_item:
            self.heading = self.heading or element.tag

    def close_heading(self, element: Any) -> None:
        if self.heading == element.tag:
            self.heading = None

    def open_list(self, element: Any) -> None:
        if self.table is None:
            self.lists.open_list(element, self.inline.take()[0] if self.lists.in_item else "")

    def open_item(self, element: Any) -> None:
        if self.table is None:
            self._put_any(self.lists.open_item(element, self.line))

    def close_item(self, element: Any) -> None:
        if self.table is None and self.lists.holds(element):
            self._put_any(self.lists.close_item(self.inline.take()[0]))

    def close_list(self, element: Any) -> None:
        if self.table is None:
            self._put_any(self.lists.close_list(element))

    def _put_any(self, block: Block | None) -> None:
        if block is not None:
            self.put(block)

    def open_table(self, element: Any) -> None:
        if self.table is None and not self.lists.in_item and is_data_table(element):
            self.table = Table(element, self.line)

    def open_row(self, element: Any) -> None:
        if self.table is not None:
            self.table.open_row(self.inline.take()[0])

    def close_cell(self, element: Any) -> None:
        if self.table is not None:
            self.table.add(element, self.inline.take()[0])

    def close_caption(self, element: Any) -> None:
        if self.table is not None and (text := self.inline.take()[0]):
            self.put(Block(self.line, text))

    def close_table(self, element: Any) -> None:
        if self.table is not None and self.table.element is element:
            for block in self.table.blocks(self.inline.take()[0]):
                self.put(block)
            self.table = None


_Step = Callable[[Walk, Any], None]
_OPENINGS: dict[str, _Step] = {
    **dict.fromkeys(HEADINGS, Walk.open_heading), **dict.fromkeys(("ul", "ol", "dl"), Walk.open_list),
    **dict.fromkeys(("li", "dt", "dd"), Walk.open_item), "table": Walk.open_table, "tr": Walk.open_row,
}  # fmt: skip
_CLOSINGS: dict[str, _Step] = {
    **dict.fromkeys(HEADINGS, Walk.close_heading), **dict.fromkeys(("ul", "ol", "dl"), Walk.close_list),
    **dict.fromkeys(("li", "dt", "dd"), Walk.close_item), "table": Walk.close_table, "caption": Walk.close_caption,
    **dict.fromkeys(("td", "th"), Walk.close_cell),
}  # fmt: skip


def is_around(element: Any) -> bool:
    """Tell whether an element stands around the article: navigation, a form, a page's own header or footer.

    One that holds the page's title or its main part is no such thing, nor a header or footer inside the article,
    nor an aside that is headed as a key point or disclaimer.
    """
    role = (element.get("role") or "").lower()
    if element.tag not in AROUND and role not in ROLES:
        return False
    if next(element.iter("h1", "main", "article"), None) is not None:
        return False
    if element.tag == "button":
        asks = "".join(element.itertext()).rstrip().endswith("?")
        return not asks and not any(above.tag in HEADINGS for above in element.iterancestors())
    if element.tag == "label":
        return next(element.iter("input", "select", "textarea"), None) is not None
    if element.tag in ("header", "footer"):
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    if element.tag == "aside":
        first = " ".join("".join(next(element.iter(*HEADINGS), element).itertext()).split())[:200]
        return not (KEY_POINT.match(first) or DISCLAIMER.match(first) or LIST_HEADING.match(first))
    return True
