"""The blocks of a Markdown body, line by line: headings, paragraphs, list items, table rows. Pure."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.rendering.abbreviations import DEFINITION
from articles.rendering.outline import is_faq_title

HEADING, PARAGRAPH, ITEM, HEAD, ROW = "heading", "paragraph", "item", "head", "row"
BODY, FAQ, REFERENCES, FURTHER = "body", "faq", "references", "further"

_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"(\s{0,12})(?:[-*+•]|(\d{1,9})[.)])\s+(?=\S)")
_QUOTE = re.compile(r" {0,3}>[ \t]?")
_CALLOUT = re.compile(r"\[!(KEY|URGENT)\]$")
_SEPARATOR = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?)?$")
_UNDERLINE = re.compile(r" {0,3}(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_FENCE = re.compile(r" {0,3}(```|~~~)")
_REFERENCES = re.compile(
    r"(?:(?:additional|selected|key|other|cited|medical)\s+)?"
    r"(?:references|sources|bibliography|citations|works cited|literature(?: cited)?)\s*:?$",
    re.IGNORECASE,
)
_FURTHER = re.compile(r"(?:further|suggested|additional) reading\s*:?$", re.IGNORECASE)
_MARKUP = re.compile(
    r"\\([!-/:-@\[-`{-~])"
    r"|!?\[([^\[\]\n]{0,300})\]\([^()\n]{0,600}\)"
    r"|`[^`\n]{1,200}`|\*{1,3}|`{1,3}|~~|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Block:
    """One block in plain words; citation marks stay in it as `[@key]`.

    `group`: the list or table it belongs to (0: none). `quote`: "key", "urgent", "plain", or "" outside a quote.
    `part`: body, faq, references or further, after its `##` section. `heading`: the words it stands under.
    `number`: as an ordered item prints it.
    """

    kind: str
    line: int
    text: str
    part: str = BODY
    heading: str = ""
    level: int = 0
    group: int = 0
    quote: str = ""
    number: int | None = None
    starts: tuple[int, ...] = (0,)

    def line_at(self, position: int) -> int:
        """The line of the body in which a position of `text` stands."""
        return self.line + bisect_right(self.starts, position) - 1


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    """Every block in reading order; code blocks, rules and abbreviation lines are left out."""
    scanner = _Scanner()
    for index, line in enumerate(lines):
        yield from scanner.feed(index + 1, line, lines[index + 1] if index + 1 < len(lines) else "")
    yield from scanner.close()


def plain(text: str) -> str:
    """Markdown's own characters taken off: emphasis, code, the address of a link, escapes."""
    return _MARKUP.sub(lambda found: found[1] or found[2] or "", text)


class _Scanner:
    """What is open while the lines go by."""

    def __init__(self) -> None:
        self.kind = ""
        self.line = 0
        self.pieces: list[str] = []
        self.number: int | None = None
        self.part, self.part_level, self.heading = BODY, 6, ""
        self.groups, self.group = 0, 0
        self.quote, self.fence = "", ""
        self.in_table = False

    def feed(self, number: int, raw: str, following: str) -> Iterator[Block]:
        if self.fence or _FENCE.match(raw):
            yield from self._code(raw)
            return
        line, quoted = self._unquoted(raw)
        if bool(self.quote) != quoted:
            yield from self.close()
            self._leave_group()
            self.quote = "plain" if quoted else ""
        if quoted and (callout := _CALLOUT.match(line.strip())):
            self.quote = callout[1].lower()
        elif not line.strip():
            yield from self.close()
            self.in_table = False
        elif not (line.startswith("*[") and DEFINITION.match(line)):
            yield from self._line(number, line, following)

    def close(self) -> Iterator[Block]:
        """End the open block; nothing where none is open."""
        if self.pieces:
            yield self._block(self.kind, self.line, self.pieces, number=self.number)
        self.pieces = []

    def _line(self, number: int, line: str, following: str) -> Iterator[Block]:
        if heading := _HEADING.match(line):
            yield from self.close()
            yield from self._head(number, len(heading[1]), (heading[2] or "").rstrip("# \t"))
        elif self.pieces and self.kind == PARAGRAPH and _UNDERLINE.match(line):
            text, self.pieces = " ".join(self.pieces), []
            yield from self._head(self.line, 2, text)
        elif _RULE.match(line):
            yield from self.close()
            self._leave_group()
        elif self.in_table and "|" in line:
            if not _SEPARATOR.match(line.strip()):
                yield self._block(ROW, number, [_cells(line)])
        elif "|" in line and _SEPARATOR.match(_QUOTE.sub("", following).strip()):
            yield from self.close()
            self._enter_group()
            self.in_table = True
            yield self._block(HEAD, number, [_cells(line)])
        else:
            yield from self._running(number, line)

    def _running(self, number: int, line: str) -> Iterator[Block]:
        item = _ITEM.match(line)
        if item and item[2] and self.pieces and self.kind == PARAGRAPH and item[2] != "1":
            item = None
        if item:
            yield from self.close()
            if not self.group or self.in_table:
                self._enter_group()
            self.kind, self.line, self.number = ITEM, number, int(item[2]) if item[2] else None
            self.pieces = [plain(line[item.end() :]).strip()]
        elif self.pieces:
            self.pieces.append(plain(line).strip(" \t\\"))
        else:
            belongs = self.group and not self.in_table and line[:2].isspace()
            if not belongs:
                self._leave_group()
            self.kind, self.line, self.number = (ITEM if belongs else PARAGRAPH), number, None
            self.pieces = [plain(line).strip(" \t\\")]
        self.in_table = False

    def _head(self, number: int, level: int, text: str) -> Iterator[Block]:
        self._leave_group()
        words = plain(text).strip()
        part = _part_of(words)
        if part != BODY or level <= self.part_level:
            self.part, self.part_level = part, max(level, 2)
        yield self._block(HEADING, number, [words], level=max(level, 2))
        self.heading = words

    def _block(self, kind: str, line: int, pieces: list[str], *, level: int = 0, number: int | None = None) -> Block:
        starts = [0]
        for piece in pieces[:-1]:
            starts.append(starts[-1] + len(piece) + 1)
        text = " ".join(pieces)
        group = 0 if kind in (HEADING, PARAGRAPH) else self.group
        return Block(kind, line, text, self.part, self.heading, level, group, self.quote, number, tuple(starts))

    def _unquoted(self, raw: str) -> tuple[str, bool]:
        line, quoted = raw, False
        while opening := _QUOTE.match(line):
            line, quoted = line[opening.end() :], True
        return line, quoted

    def _code(self, raw: str) -> Iterator[Block]:
        if not self.fence:
            yield from self.close()
            self.fence = raw.lstrip()[:3]
        elif raw.strip().startswith(self.fence):
            self.fence = ""

    def _enter_group(self) -> None:
        self.groups += 1
        self.group = self.groups

    def _leave_group(self) -> None:
        self.group, self.in_table = 0, False


def _cells(line: str) -> str:
    return " | ".join(plain(cell.strip()) for cell in line.strip().strip("|").split("|"))


def _part_of(title: str) -> str:
    if is_faq_title(title):
        return FAQ
    if _FURTHER.match(title):
        return FURTHER
    return REFERENCES if _REFERENCES.match(title) else BODY
