"""Markdown parted into its blocks by markdown-it; what is more than a paragraph or heading stays as it is written."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from markdown_it import MarkdownIt
from markdown_it.token import Token

from articles.importers.lines import Block

_FOOTNOTE = re.compile(r"^\[\^(\d{1,3})\]:\s*(\S.*)$", re.DOTALL)
_HARD_BREAK = re.compile(r"(?: {2,}|\\)\n")


@dataclass(slots=True)
class Parted:
    """The blocks of a text; footnotes, which are numbered entries; and HTML, which is no text of an article."""

    blocks: list[Block] = field(default_factory=list)
    footnotes: list[Block] = field(default_factory=list)
    html: list[Block] = field(default_factory=list)


def parted(text: str) -> Parted:
    """Part a text; every line that is not blank is in one of the blocks, or is a rule of dashes.

    Kinds are those of `Block`, and `verbatim`: quotations, tables, code, lists within lists.
    """
    lines = re.split(r"\r\n|\r|\n", text)
    parser = MarkdownIt("commonmark", {"maxNesting": 40}).enable("table")
    parser.core.ruler.enableOnly(["normalize", "block"])
    tokens = parser.parse("\n".join(lines))
    found = Parted()
    covered: set[int] = set()
    for token, inside in _top(tokens):
        if token.map is None:
            continue
        span = [at for at in range(*token.map) if at < len(lines)]
        if covered & set(span):
            continue
        covered.update(span)
        _add(token, inside, lines, span, found)
    for run in _runs(at for at, line in enumerate(lines) if line.strip() and at not in covered):
        _add_unread(lines, run, found)
    found.blocks.sort(key=lambda block: block.line)
    return found


def _top(tokens: Sequence[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Each block at the top, with the tokens inside it."""
    at = 0
    while at < len(tokens):
        token, end = tokens[at], at
        if token.nesting == 1:
            end = next(
                (
                    later
                    for later in range(at + 1, len(tokens))
                    if tokens[later].level == token.level and tokens[later].nesting == -1
                ),
                len(tokens) - 1,
            )
        yield token, list(tokens[at + 1 : end])
        at = end + 1


def _add(token: Token, inside: Sequence[Token], lines: Sequence[str], span: list[int], found: Parted) -> None:
    numbers = tuple(at + 1 for at in span if lines[at].strip())
    raw = "\n".join(lines[span[0] : span[-1] + 1]).strip("\n")
    if token.type == "heading_open":
        text = _one_line(inside[0].content) if inside else ""
        if text:
            found.blocks.append(Block(numbers[0], text, "heading", level=int(token.tag[1]), lines=numbers))
    elif token.type == "paragraph_open" and lines[span[0]].lstrip().startswith("[^"):
        _add_unread(lines, span, found)
    elif token.type == "paragraph_open" and not _HARD_BREAK.search(raw):
        text = _one_line(inside[0].content) if inside else ""
        if text:
            found.blocks.append(Block(numbers[0], text, lines=numbers))
    elif token.type in ("bullet_list_open", "ordered_list_open") and _is_flat(inside):
        found.blocks.extend(_items(inside, lines))
    elif token.type == "html_block":
        found.html.append(Block(numbers[0], raw, lines=numbers))
    elif token.type != "hr" and raw.strip():
        found.blocks.append(Block(numbers[0], raw.rstrip(), "verbatim", lines=numbers))


def _is_flat(inside: Sequence[Token]) -> bool:
    """Tell whether each item of a list is one paragraph."""
    items = sum(token.type == "list_item_open" for token in inside)
    kinds = {token.type for token in inside}
    simple = kinds <= {"list_item_open", "list_item_close", "paragraph_open", "paragraph_close", "inline"}
    return simple and items == sum(token.type == "inline" for token in inside)


def _items(inside: Sequence[Token], lines: Sequence[str]) -> Iterator[Block]:
    first: int | None = None
    gap = True
    for at, token in enumerate(inside):
        if token.type != "list_item_open" or token.map is None:
            continue
        text = _one_line(inside[at + 2].content)
        numbers = tuple(line + 1 for line in range(*token.map) if line < len(lines) and lines[line].strip())
        if token.info.isdecimal():
            first = int(token.info) if first is None else first
            yield Block(numbers[0], text, "numbered", gap, int(token.info), lines=numbers)
        else:
            yield Block(numbers[0], text, "bullet", gap, lines=numbers)
        gap = False


def _add_unread(lines: Sequence[str], run: Sequence[int], found: Parted) -> None:
    """Definitions of links and footnotes, which the parser takes without a trace, or for a paragraph."""
    for at in run:
        footnote = _FOOTNOTE.match(lines[at].strip())
        if footnote:
            _note(footnote, (at + 1,), found)
        elif found.footnotes and at and found.footnotes[-1].on[-1] == at:
            last = found.footnotes[-1]
            text = f"{last.text} {_one_line(lines[at])}"
            found.footnotes[-1] = replace(last, text=text, lines=(*last.on, at + 1))
        else:
            found.blocks.append(Block(at + 1, lines[at].strip(), "verbatim", gap=False, lines=(at + 1,)))


def _note(footnote: re.Match[str], numbers: tuple[int, ...], found: Parted) -> None:
    found.footnotes.append(Block(numbers[0], _one_line(footnote[2]), "numbered", True, int(footnote[1]), lines=numbers))


def _runs(numbers: Iterator[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _one_line(text: str) -> str:
    return " ".join(text.split())
