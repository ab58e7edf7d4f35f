"""Lists of a page: items at the top are blocks, those below them indented lines of the same block."""

import re
from dataclasses import dataclass, field, replace
from typing import Any

from articles.importers.lines import Block

DEEPEST = 8
HIGHEST = 999
# A list item that prints its own bullet beside the one that it has as an item.
_SIGN = re.compile(r"^[•●▪◦‣]\s+(?=\S)")
# A paragraph that is an item by its sign only, as word processors save lists.
_ITEM = re.compile(r"^[•●▪◦‣·]\s*(?=\S)")
_PARTS = ("h1", "h2", "h3", "h4", "h5", "h6", "table")


def with_sign_as_item(block: Block) -> Block:
    """A paragraph that opens with a bullet as the item that it is; any other block as it is."""
    sign = _ITEM.match(block.text) if block.kind == "text" else None
    return replace(block, text=block.text[sign.end() :], kind="bullet") if sign else block


@dataclass(slots=True)
class _List:
    element: Any
    ordered: bool
    indent: int
    number: int


@dataclass(slots=True)
class _Item:
    element: Any
    line: int
    marker: str
    number: int | None
    indent: int
    parts: list[str] = field(default_factory=list)
    written: bool = False


@dataclass(slots=True)
class Lists:
    """The open lists, and the block that their topmost item will be."""

    _lists: list[_List] = field(default_factory=list)
    _items: list[_Item] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _term: _Item | None = None

    @property
    def in_item(self) -> bool:
        return bool(self._items)

    def holds(self, element: Any) -> bool:
        return bool(self._items) and self._items[-1].element is element

    def open_list(self, element: Any, running: str) -> None:
        """A list opens; `running` is what its item said before it."""
        if self._items:
            self._items[-1].parts.append(running)
            self._write(self._items[-1])
        indent = self._items[-1].indent + len(self._items[-1].marker) if self._items else 0
        start = element.get("start") or "1"
        number = int(start) if start.isdecimal() and len(start) < 4 else 1
        self._lists.append(_List(element, element.tag == "ol", min(indent, DEEPEST * 2), number))

    def open_item(self, element: Any, line: int) -> Block | None:
        """An item opens, unless it is a container: one with headings or tables, or an answer below a question.

        Gives the term that waited for it where it is a container.
        """
        if not self._items and next(element.iter(*_PARTS), None) is not None:
            return self.waiting()
        top = self._lists[-1] if self._lists else _List(None, False, 0, 1)
        number = self._number(element, top) if element.tag == "li" and top.ordered else None
        marker = f"{number}. " if number is not None else "- "
        self._items.append(_Item(element, line, marker, number, top.indent))
        return None

    def close_item(self, running: str) -> Block | None:
        """The last item ends. Gives a block where it stands at the top; a term waits for what is said of it."""
        item = self._items.pop()
        item.parts.append(running)
        self._write(item)
        if self._items or not self._lines:
            return None
        if item.element.tag != "dt" or self._term is None:
            return self._block(item)
        question = len(self._lines) == 1 and self._lines[0].endswith("?")
        return replace(self._block(item), kind="heading", level=5) if question else None

    def close_list(self, element: Any) -> Block | None:
        """A list ends; a term nothing was said of is a block of its own."""
        if self._lists and self._lists[-1].element is element:
            self._lists.pop()
        return self.waiting()

    def waiting(self) -> Block | None:
        """The term that nothing was said of yet, where no item is open."""
        if self._items or not self._lines or self._term is None:
            return None
        return self._block(self._term)

    def _write(self, item: _Item) -> None:
        """Put an item's own words down: the first time with its marker, later ones behind them."""
        text = _SIGN.sub("", " ".join(part for part in item.parts if part))
        text = text.removeprefix(item.marker) if item.number is not None and not item.written else text
        item.parts = []
        if not text:
            return
        tag = item.element.tag
        if not self._lines:
            self._lines.append(text)
        elif tag == "dd" and self._term is not None and not item.written:
            self._lines[-1] += (" " if self._lines[-1].endswith((":", "?")) else ": ") + text
        elif item.written or tag == "dt":
            self._lines[-1] += f" {text}" if item.written else f" / {text}"
        else:
            self._lines.append(f"{' ' * (item.indent or 2)}{item.marker}{text}")
        item.written = True
        if tag == "dt" and not self._items:
            self._term = item

    def _block(self, item: _Item) -> Block:
        answer = item.element.tag == "dd" and self._term is None
        kind = "text" if answer else "bullet" if item.number is None else "numbered"
        text = "\n".join(self._lines)
        self._lines, self._term = [], None
        return Block(item.line, text, kind, gap=False, number=item.number)

    def _number(self, element: Any, top: _List) -> int | None:
        value = element.get("value") or ""
        if value.isdecimal() and len(value) < 4:
            top.number = int(value)
        number = top.number
        top.number += 1
        return number if number <= HIGHEST else None
