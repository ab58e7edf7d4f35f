"""Citation marks of a body: `[@key]`, and the numbers that an import could not resolve."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from articles.importers.citations import decide_style, find_marks
from articles.rendering.citations import CITATION

from .blocks import HEAD, ROW, Block
from .reading import Reading

BRACKET = "bracket"


@dataclass(frozen=True, slots=True)
class NumberMark:
    """A mark made of numbers: as it is printed, its numbers with ranges written out, its place."""

    printed: str
    numbers: tuple[int, ...]
    line: int


class Marks:
    """Which marks a body has. Its numbers have one style, decided over the whole page.

    A body that cites by key has no other style than `[n]` (a left-over of an import). `listed` are the numbers
    of the page's own reference list, written in the body or given with it.
    """

    def __init__(self, reading: Reading, listed: Collection[int]) -> None:
        self._reading = reading
        self.listed = frozenset(listed)

    @cached_property
    def by_key(self) -> bool:
        return bool(CITATION.search(self._reading.body))

    @cached_property
    def style(self) -> str | None:
        """One of articles.importers.citations, or None where no number is a mark."""
        blocks = [block for block in self._reading.blocks if self._may_carry(block)]
        style = decide_style((block.text for block in blocks), self.listed)
        return style if style == BRACKET or not self.by_key else None

    @cached_property
    def numbers(self) -> list[NumberMark]:
        """Every mark made of numbers, in reading order; in tables only `[n]` is one."""
        return [
            NumberMark(block.text[mark.start : mark.end].strip(), mark.numbers, block.line_at(mark.start))
            for block in self._reading.blocks
            if self._may_carry(block)
            for mark in find_marks(block.text, self._style_in(block))
        ]

    def in_text(self, text: str) -> bool:
        """Whether a sentence or block carries a mark of either kind."""
        return ("[@" in text and bool(CITATION.search(text))) or bool(self.style and find_marks(text, self.style))

    def support(self, block: Block) -> bool:
        """Whether a block is cited: by itself, or by the paragraph or the table head that leads its group."""
        return self.in_text(block.text) or block.group in self._cited_groups

    @cached_property
    def _cited_groups(self) -> frozenset[int]:
        leads = self._reading.leads.items()
        return frozenset(group for group, blocks in leads if any(self.in_text(block.text) for block in blocks))

    def _may_carry(self, block: Block) -> bool:
        return block.part not in ("references", "further")

    def _style_in(self, block: Block) -> str | None:
        return self.style if block.kind not in (HEAD, ROW) or self.style == BRACKET else None


def without_marks(text: str) -> str:
    """A text without its `[@key]` marks and the space before each."""
    return CITATION.sub("", text).replace("  ", " ") if "[@" in text else text
