"""Lines and blocks of a source, each with the line number that an editor sees."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

END_MARKS = (".", "!", "?", ":", ";", ".”", ".’", '."', ".)")
PROSE_LENGTH = 45
LONE_BULLETS = tuple("•‣◦▪▸►●○∙■□➢")

_BREAK = re.compile(r"\r\n|\r|\n")
INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_BULLET = re.compile(r"^(?:[•‣◦▪▸►●○∙·■□➢✓]\s*|[-–—+*]\s+)(\S.*)$")
_NUMBERED = re.compile(r"^(?:\(?([1-9][0-9]{0,2})[.)]|\[([1-9][0-9]{0,2})\])(?:\s+|(?=[^\W\d_]))(\S.*)$")
_END = re.compile(
    r"""(?: [.!?][\])”’"']*[⁰¹²³⁴⁵⁶⁷⁸⁹⁻,–-]{0,12}(?:\s?\[[\d,\s–-]{1,20}\]){0,6}
    | (?<=[^\W\d])[.!?]\d{1,3}(?:[,–-]\d{1,3}){0,6} )$""",
    re.VERBOSE,
)
_MARK_AT_END = re.compile(r"\s?(?:\[\d[\d,\s–-]{0,20}\]|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|(?<=:)\d{1,2}(?:[,–-]\d{1,2}){0,5})$")


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank: its words parted by single spaces, and how it stood on the page."""

    number: int
    text: str
    indented: bool
    gap: bool
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, list item or heading; `kind`: text, bullet, numbered, heading, table; `cells`: parted by tabs;
    `places`: the addresses behind its links to identifiers, which it does not print."""

    line: int
    text: str
    kind: str = "text"
    gap: bool = True
    number: int | None = None
    level: int = 2
    lines: tuple[int, ...] = ()
    cells: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def on(self) -> tuple[int, ...]:
        """Every line of the source that it was read from."""
        return self.lines or (self.line,)

    @property
    def printed(self) -> str:
        return self.text if self.number is None else f"{self.number}. {self.text}"


def split_lines(text: str) -> list[Line]:
    """Part a text into its lines that are not blank, numbered as an editor's program numbers them."""
    lines: list[Line] = []
    gap = True
    for number, raw in enumerate(_BREAK.split(text), start=1):
        seen = INVISIBLE.sub("", raw)
        words = seen.split()
        if words:
            lines.append(Line(number, " ".join(words), seen[0].isspace(), gap, _cells(seen)))
        gap = not words
    return lines


def _cells(raw: str) -> tuple[str, ...]:
    """The cells of a row of a table as a browser copies it, parted by tabs; none where there is one only."""
    cells = [" ".join(cell.split()) for cell in raw.strip().split("\t")] if "\t" in raw.strip() else []
    return tuple(cells) if sum(bool(cell) for cell in cells) > 1 else ()


def ends_sentence(text: str) -> bool:
    """Tell whether a text ends with a full stop, question or exclamation mark (a citation may follow)."""
    return bool(_END.search(text[-30:]))


def leads_on(text: str) -> bool:
    """Tell whether a text ends with a colon (a citation may follow)."""
    return _MARK_AT_END.sub("", text[-30:]).endswith(":")


def starts_lower(text: str) -> bool:
    return text[:1].islower()


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Make blocks of a copied page: one line is one block, unless its paragraph was wrapped."""
    wrapped = _is_wrapped(lines)
    blocks: list[Block] = []
    parts: list[str] = []
    for line in lines:
        if blocks and parts == [blocks[-1].text] and blocks[-1].text in LONE_BULLETS:
            blocks[-1] = replace(blocks[-1], kind="bullet", text=line.text, lines=(blocks[-1].line, line.number))
            parts = [line.text]
            continue
        if blocks and _continues(blocks[-1], parts[-1], line, wrapped):
            parts.append(line.text)
            blocks[-1] = replace(blocks[-1], lines=(*blocks[-1].on, line.number))
            continue
        _close(blocks, parts)
        blocks.append(_block(line))
        parts = [blocks[-1].text]
    _close(blocks, parts)
    return blocks


def body_text(blocks: Iterable[Block]) -> str:
    """Set blocks as a section's text: paragraphs parted by a blank line, bullets as lines with `- `."""
    return "\n\n".join("\n".join(as_written(block) for block in group) for group in _listed(blocks))


def body_lines(blocks: Iterable[Block]) -> tuple[tuple[int, ...], ...]:
    """The lines of the source behind each paragraph of `body_text`."""
    return tuple(
        tuple(line for block in group for line in block.on)
        for group in _listed(blocks)
        for _ in "\n".join(as_written(block) for block in group).split("\n\n")
    )


def _listed(blocks: Iterable[Block]) -> list[list[Block]]:
    """Items of one list together, every other block alone."""
    groups: list[list[Block]] = []
    for block in blocks:
        if groups and block.kind in ("bullet", "numbered") and groups[-1][-1].kind == block.kind:
            groups[-1].append(block)
        else:
            groups.append([block])
    return groups


def as_written(block: Block) -> str:
    """Set one block as a line of text, with its bullet or number."""
    return f"- {block.text}" if block.kind == "bullet" else block.printed


def numbered(block: Block) -> Block:
    """Give a text block that opens with "3." or "[3]" its number; any other block as it is."""
    found = _NUMBERED.match(block.text) if block.kind == "text" else None
    if found is None:
        return block
    return replace(block, text=found[3], kind="numbered", number=int(found[1] or found[2]))


def bulleted(block: Block) -> Block:
    """Give a text block that opens with a bullet the kind of one; any other block as it is."""
    found = _BULLET.match(block.text) if block.kind == "text" else None
    return replace(block, text=found[1], kind="bullet") if found else block


def _block(line: Line) -> Block:
    return numbered(bulleted(Block(line.number, line.text, "text", line.gap, cells=line.cells)))


def _close(blocks: list[Block], parts: list[str]) -> None:
    if len(parts) > 1:
        blocks[-1] = replace(blocks[-1], text=" ".join(parts))


def _continues(block: Block, last_part: str, line: Line, wrapped: bool) -> bool:
    if line.gap or line.cells or _block(line).kind != "text":
        return False
    if line.text.startswith(("http", "www.", "doi:")):
        return False
    if len(last_part) < PROSE_LENGTH:
        return False
    if starts_lower(line.text):
        item = starts_lower(block.text) and block.kind == "text" and not wrapped
        return not item and not last_part.endswith(END_MARKS)
    return wrapped and not last_part.endswith((":", ";"))


def _is_wrapped(lines: Sequence[Line]) -> bool:
    """A page is wrapped where most lines that follow a long one without a gap go on in lower case inside a sentence."""
    pairs = pairwise(lines)
    followers = [
        (before, line) for before, line in pairs
        if not line.gap and len(before.text) >= PROSE_LENGTH and _block(line).kind == "text"
    ]  # fmt: skip
    going_on = sum(starts_lower(line.text) and not ends_sentence(before.text) for before, line in followers)
    return len(followers) >= 4 and going_on * 2 > len(followers)
