"""Lines of print made paragraphs again."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace

from articles.importers.journal.columns import Run
from articles.importers.journal.hyphens import Join, Vocabulary, is_broken, join_lines
from articles.importers.lines import Block, Line, bulleted, ends_sentence, numbered, starts_lower
from articles.importers.references.openings import Entries, entries_in
from articles.importers.typeset import CONTINUED, PLAIN, Typeset

SHORT_LINE = 0.7
AROUND = 8
ROOM = 0.95

_BULLET = re.compile(r"^[•‣▪▸►●○■□➢✓](?:\s|$)")
_PRINTED_NUMBER = re.compile(r"^[(\[]?[1-9][0-9]{0,2}[)\].]{0,2}\s*")


@dataclass(slots=True)
class Paragraph:
    """A paragraph or heading: its text, its lines, and the words that were joined in it."""

    kind: str
    text: str
    lines: list[int]
    joins: list[tuple[int, Join, bool]] = field(default_factory=list)
    number: int = 0

    @property
    def block(self) -> Block:
        """The paragraph as a block; an entry of a list, or one that opens with "3.", is a numbered one."""
        block = Block(self.lines[0], self.text, self.kind, lines=tuple(self.lines))
        if not self.number:
            return numbered(bulleted(block))
        return replace(block, text=_PRINTED_NUMBER.sub("", self.text), kind="numbered", number=self.number)


def paragraphs_of(
    runs: Sequence[Run], headings: Collection[int], words: Vocabulary, typeset: Typeset = PLAIN
) -> list[Paragraph]:
    """Join the lines of ordered runs into paragraphs. Each join says whether it spans two runs."""
    printed = [line for run in runs for line in run.lines]
    widths = {line.number: _column_width(printed[max(0, at - AROUND) : at + AROUND]) for at, line in enumerate(printed)}
    paragraphs: list[Paragraph] = []
    pieces: list[str] = []
    previous: Line | None = None
    entries = entries_in(printed, headings)
    for line, crosses in ((line, line is run.lines[0]) for run in runs for line in run.lines):
        heading = line.number in headings and line.number not in entries.inside
        goes_on = previous is not None and not heading and paragraphs[-1].kind != "heading"
        runs_on = heading and bool(paragraphs) and typeset.style(line.number) == CONTINUED
        width = widths[line.number]
        if runs_on or (goes_on and previous is not None and _belongs(previous, line, entries, crosses, width)):
            _append(paragraphs[-1], pieces, line, crosses, words)
        else:
            _close(paragraphs, pieces)
            number = entries.opening.get(line.number, 0)
            paragraphs.append(Paragraph("heading" if heading else "text", line.text, [line.number], number=number))
            pieces = [line.text]
        previous = line
    _close(paragraphs, pieces)
    return paragraphs


def _belongs(previous: Line, line: Line, entries: Entries, crosses: bool, width: int) -> bool:
    """Tell whether a line goes on from the one before; in a list, all but the lines that open an entry do."""
    if line.number in entries.inside and previous.number in entries.inside:
        return line.number not in entries.opening
    return (line.number in entries.inside) == (previous.number in entries.inside) and _continues(
        previous, line, crosses, width
    )


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
    """Tell whether a line goes on from the one before. A sentence that ends where the next word had room on its line
    ends a paragraph. `width`: the letters of a full line there."""
    if _BULLET.match(line.text):
        return False
    if is_broken(previous.text) or starts_lower(line.text) or previous.text.endswith((",", "(")):
        return True
    parted = line.gap or crosses or line.indented
    full = len(previous.text) >= width * SHORT_LINE
    if ends_sentence(previous.text):
        return not parted and full and len(previous.text) + 1 + len(line.text.split()[0]) > width * ROOM
    if not parted:
        return True
    return full and (crosses or not line.text[:1].isupper())


def _column_width(lines: Sequence[Line]) -> int:
    lengths = sorted(len(line.text) for line in lines)
    return lengths[len(lengths) * 3 // 4] if lengths else 0
