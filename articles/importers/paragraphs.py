"""Lines of print made paragraphs again."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from articles.importers.columns import Run
from articles.importers.hyphens import Join, Vocabulary, is_broken, join_lines
from articles.importers.lines import Block, Line, ends_sentence, numbered, starts_lower
from articles.importers.references import LIST_HEADING

SHORT_LINE = 0.7

_ENTRY = re.compile(r"^\[?([1-9][0-9]{0,2})[.)\]]?\s*(?=\D)")


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading: its text, its lines, and the words that were joined in it."""

    kind: str
    text: str
    lines: list[int]
    joins: list[tuple[int, Join, bool]] = field(default_factory=list)

    @property
    def block(self) -> Block:
        """The paragraph as a block; one that opens with "3." is a numbered one."""
        return numbered(Block(self.lines[0], self.text, self.kind, lines=tuple(self.lines)))


def paragraphs_of(runs: Sequence[Run], headings: Collection[int], words: Vocabulary) -> list[Paragraph]:
    """Join the lines of ordered runs into paragraphs. Each join says whether it spans two runs."""
    width = _column_width([line for run in runs for line in run.lines])
    paragraphs: list[Paragraph] = []
    pieces: list[str] = []
    previous: Line | None = None
    entries = _Entries()
    for line, crosses in ((line, line is run.lines[0]) for run in runs for line in run.lines):
        heading = line.number in headings
        entries.pass_line(line, heading)
        goes_on = previous is not None and not heading and paragraphs[-1].kind != "heading"
        if goes_on and previous is not None and entries.continue_with(previous, line, crosses, width):
            _append(paragraphs[-1], pieces, line, crosses, words)
        else:
            _close(paragraphs, pieces)
            paragraphs.append(Paragraph("heading" if heading else "text", line.text, [line.number]))
            pieces = [line.text]
        previous = line
    _close(paragraphs, pieces)
    return paragraphs


class _Entries:
    """Inside a numbered reference list, only the next number opens a paragraph; outside, lines tell by themselves."""

    def __init__(self) -> None:
        self._last: int | None = None
        self._opens = False

    def pass_line(self, line: Line, heading: bool) -> None:
        if heading:
            self._last = 0 if LIST_HEADING.match(line.text) else None
        number = _ENTRY.match(line.text)
        self._opens = self._last is not None and number is not None and int(number[1]) == self._last + 1
        if self._opens and self._last is not None:
            self._last += 1

    def continue_with(self, previous: Line, line: Line, crosses: bool, width: int) -> bool:
        if self._last and line.gap and ends_sentence(previous.text) and not self._opens:
            self._last = None
            return False
        if self._last:
            return not self._opens
        return not self._opens and _continues(previous, line, crosses, width)


def _append(paragraph: Paragraph, pieces: list[str], line: Line, crosses: bool, words: Vocabulary) -> None:
    joined, join = join_lines(pieces[-1], line.text, words)
    pieces[-1:] = [joined[: -len(line.text)], line.text]
    paragraph.lines.append(line.number)
    if join is not None:
        paragraph.joins.append((line.number, join, crosses))


def _close(paragraphs: list[Paragraph], pieces: list[str]) -> None:
    if len(pieces) > 1:
        paragraphs[-1].text = "".join(pieces)


def _continues(previous: Line, line: Line, crosses: bool, width: int) -> bool:
    if is_broken(previous.text) or starts_lower(line.text):
        return True
    parted = line.gap or crosses or line.indented
    full = len(previous.text) >= width * SHORT_LINE
    if ends_sentence(previous.text):
        return not parted and full
    if not parted:
        return True
    return full and (crosses or not line.text[:1].isupper())


def _column_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4] if lengths else 0
