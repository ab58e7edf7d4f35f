"""The elements of a page walked once, in order, into the blocks that the page readers take."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any

from lxml import etree

from articles.importers.html import roles
from articles.importers.html.furniture import INLINE, Furniture
from articles.importers.html.inline import Inline, without_empty_brackets
from articles.importers.html.lists import Lists, with_sign_as_item
from articles.importers.html.seen import BOLD_LEVEL, COUNTED, HEADINGS, NOTE, PARTS, UNSEEN, Seen
from articles.importers.html.tables import Table, is_data_table, states_record
from articles.importers.lines import Block
from articles.importers.references.entries import LIST_HEADING


@dataclass(slots=True)
class Walk:
    """Everything a page shows, in order; images, abbreviations and scripts told apart."""

    furniture: Furniture = field(default_factory=Furniture)
    seen: list[Seen] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    unseen: int = 0
    inline: Inline = field(default_factory=Inline)
    lists: Lists = field(default_factory=Lists)
    table: Table | None = None
    heading: str | None = None
    linked: bool = False
    in_references: int = 0
    after_break: bool = False
    _around: list[tuple[Any, str]] = field(default_factory=list)
    _skipped: Any = None
    _note: Any = None
    _cut: tuple[Any, int] | None = None
    _picture: Any = None
    _roles: list[tuple[Any, str]] = field(default_factory=list)
    _whole: tuple[str, str] = ("", "")
    _inside: bool = False
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
            data = tag == "script" and "json" in (element.get("type") or "")
            self.unseen += tag in COUNTED and not data
            return
        if self._cut is None:
            self._open(element)
        if self.inline.empty:
            self.line = element.sourceline or self.line
        if self._note is None and (NOTE.match(element.get("id") or "") or element.get("role") == "doc-endnote"):
            self._note = element.getparent() if tag == "a" else element
        if tag == "img":
            self.images.append(" ".join((element.get("alt") or element.get("src") or "").split())[:120])
        opening = _OPENINGS.get(tag)
        if opening and self._cut is None and self._picture is None:
            opening(self, element)
        self.inline.start(element)
        self._add(element.text, True)

    def _open(self, element: Any) -> None:
        """Where an element opens a block, leaves the article, or says what the text in it is."""
        tag = element.tag
        if tag in PARTS or tag in HEADINGS or tag == "br":
            self._part(element)
        elif tag in INLINE and self._parts_labels(element):
            self.close_block(trimmed=True)
        if element is self.furniture.article:
            self.close_block()
            self._inside = True
        named = bool(self._roles) and self._roles[-1][1] == roles.AUTHORS and roles.names_button(element)
        around = self.furniture.around(element) if not (self._around or named) else ""
        if around and (self._in_cell or (tag in INLINE and not self.inline.empty)):
            self._cut = (element, self.inline.length)
        elif around:
            self.close_block()
            self._around.append((element, around))
        elif self._picture is not None and roles.is_site_link(element):
            self._cut = (element, self.inline.length)
        elif tag == "figure" and self._picture is None and not self._in_cell and roles.is_picture(element):
            self._picture = element
        elif self.inline.empty and (role := roles.role_of(element)):
            self._roles.append((element, role))

    @property
    def _in_cell(self) -> bool:
        return self.table is not None or self.lists.in_item

    def _parts_labels(self, element: Any) -> bool:
        apart = self._in_cell or self.heading or self._picture is not None or self.inline.empty
        return not apart and roles.opens_label(element)

    def _end(self, element: Any) -> None:
        if self._skipped is not None:
            if self._skipped is element:
                self._skipped = None
            return
        tag = element.tag
        names = bool(self._roles) and self._roles[-1][1] == roles.AUTHORS
        self.inline.end(element, sources=bool(self.in_references) and not self._around, names=names)
        if self._cut is not None:
            if self._cut[0] is element:
                self._put_cut()
            return
        if tag in PARTS or tag in HEADINGS:
            self._part_end(element)
        closing = _CLOSINGS.get(tag)
        if closing and self._picture is None:
            closing(self, element)
        self._leave(element)

    def _leave(self, element: Any) -> None:
        """Where a note, a picture, a role, furniture or the article itself ends."""
        if self._note is element:
            self._note = None
        if self._picture is element:
            self._whole = (roles.CAPTION, self.inline.text)
            self._picture = None
            self.close_block()
        if self._roles and self._roles[-1][0] is element:
            self._whole = (self._roles.pop()[1], self.inline.text)
        if self._around and self._around[-1][0] is element:
            self.close_block()
            self._around.pop()
        if element is self.furniture.article:
            self.close_block()
            self._inside = False

    def _put_cut(self) -> None:
        """Set aside what stood amid a paragraph and is no part of it."""
        start, self._cut = self._cut[1] if self._cut else 0, None
        if text := self.inline.cut(start):
            self.seen.append(Seen(Block(self.line, text), "around"))

    def _part(self, element: Any) -> None:
        """A part opens: what stood before it is a block of its own, unless it is inside a cell or an item."""
        if self._runs_on(element):
            self.inline.add(" ")
        else:
            self.close_block()
            self.after_break = element.tag == "br"

    def _part_end(self, element: Any) -> None:
        ends_heading = element.tag in HEADINGS and not self._in_cell and self._picture is None
        if self.in_references and self.lists.in_item and element.tag in ("div", "p"):
            self.inline.end_part("," if roles.role_of(element) == roles.AUTHORS else ".")
        elif ends_heading or not self._runs_on(element):
            self.close_block()
        else:
            self.inline.add(" ")

    def _runs_on(self, element: Any) -> bool:
        """In a table of references each row is an entry; in a heading and a picture's words all is one."""
        entry_cell = element.tag in ("td", "th") and bool(self.in_references)
        return self._in_cell or entry_cell or self.heading is not None or self._picture is not None

    # -- Blocks --------------------------------------------------------------------------------------------

    def close_block(self, *, trimmed: bool = False) -> None:
        """Make a block of the running text, if there is any; `trimmed`: without the bar before what follows."""
        text, bold = self.inline.take()
        text = text.rstrip(" |•·–—,") if trimmed else text
        if not text:
            if self.inline.places:
                self.put(Block(self.line, ""))
            return
        headed = self.heading and not roles.is_paragraph(self.heading, text)
        kind, level = ("heading", HEADINGS[self.heading or ""]) if headed else ("text", 2)
        if headed and not self._around:
            self._enter(text, level)
        goes_on = self.after_break and self.seen and kind == self.seen[-1].block.kind == "text" and not self._away
        self.after_break = False
        if goes_on and (last := self.seen[-1]).breaks_off_before(text):
            self.seen[-1] = replace(last, block=replace(last.block, text=f"{last.block.text} {text}"))
            return
        block = with_sign_as_item(Block(self.line, text, kind, gap=not goes_on, level=level))
        self.put(block, bold=bold and kind == "text")
        if kind == "text" and LIST_HEADING.match(text) and not self._around:
            self.in_references = BOLD_LEVEL

    @property
    def _away(self) -> str:
        """Where the present text stands, if not in the article."""
        if self._around:
            return self._around[-1][1]
        return "" if self._inside or self._note is not None or self.furniture.article is None else "outside"

    def put(self, block: Block, *, bold: bool = False) -> None:
        around = self._away
        if (term := self.lists.waiting()) is not None:
            self.seen.append(Seen(term, around))
        role = self._roles[-1][1] if self._roles else roles.LINKED if block.kind == "heading" and self.linked else ""
        if self._whole[0] and self._whole[1] == block.text:
            role = self._whole[0]
        self._whole = ("", "")
        words, places = self.inline.take_links()
        block = replace(block, text=without_empty_brackets(block.text) if words else block.text, places=places)
        if block.text:
            self.seen.append(Seen(block, around, bold, self._note is not None, role))
        elif places and self.seen:
            self.seen[-1] = replace(self.seen[-1], block=replace(self.seen[-1].block, places=places))
        if words:
            self.seen.append(Seen(Block(block.line, " ".join(words)), around or "links"))

    def _enter(self, text: str, level: int) -> None:
        if LIST_HEADING.match(text):
            self.in_references = level
        elif self.in_references and level <= self.in_references:
            self.in_references = 0

    # -- Headings, lists, tables ---------------------------------------------------------------------------

    def open_heading(self, element: Any) -> None:
        if self.table is None and not self.lists.in_item:
            self.linked = self.linked if self.heading else roles.is_linked(element)
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
        if not self._in_cell and (not self.in_references or states_record(element)) and is_data_table(element):
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
