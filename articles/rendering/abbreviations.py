"""`*[IVIG]: intravenous immunoglobulin`: explained in an <abbr>, and written out at first use."""

import re
from collections.abc import Mapping, Sequence

from markdown_it.token import Token

DEFINITION = re.compile(r"^\*\[([^\]\n]{1,40})\]:[ \t]+(\S[^\n]{0,200})$", re.MULTILINE)


def take_definitions(body: str) -> tuple[str, dict[str, str]]:
    """Part a Markdown text from its abbreviation lines: the text without them, and short → long."""
    definitions = {short.strip(): long.strip() for short, long in DEFINITION.findall(body)}
    return DEFINITION.sub("", body), definitions


def explain(tokens: Sequence[Token], definitions: Mapping[str, str]) -> None:
    """Replace each use in running text (headings stay as they are) by an <abbr> token."""
    if not definitions:
        return
    longest_first = sorted(definitions, key=len, reverse=True)
    uses = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, longest_first))})(?![\w])")
    met: set[str] = set()
    heading = False
    for token in tokens:
        heading = token.type == "heading_open" or (heading and token.type != "heading_close")
        if token.type == "inline" and token.children and not heading:
            token.children = [piece for child in token.children for piece in _split(child, uses, definitions, met)]


def _split(child: Token, uses: re.Pattern[str], definitions: Mapping[str, str], met: set[str]) -> list[Token]:
    if child.type != "text" or not uses.search(child.content):
        return [child]
    pieces: list[Token] = []
    position = 0
    for match in uses.finditer(child.content):
        before, short = child.content[position : match.start()], match[1]
        long = definitions[short]
        position = match.end()
        first = short not in met
        met.add(short)
        write_out = first and not _written_out_already(before, child.content[position:], long)
        pieces.append(_text(f"{before}{_opening(long, before, pieces)} (" if write_out else before))
        pieces += _abbr(short, long)
        if write_out:
            pieces.append(_text(")"))
    pieces.append(_text(child.content[position:]))
    return pieces


def _written_out_already(before: str, after: str, long: str) -> bool:
    folded = long.casefold()
    return before.casefold().rstrip(" (").endswith(folded) or after.casefold().lstrip(" (").startswith(folded)


def _opening(long: str, before: str, pieces: Sequence[Token]) -> str:
    starts_sentence = (not pieces and not before.strip()) or before.rstrip().endswith((".", "?", "!"))
    return long[:1].upper() + long[1:] if starts_sentence else long


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)


def _abbr(short: str, long: str) -> list[Token]:
    return [
        Token("abbr_open", "abbr", 1, attrs={"title": long}),
        _text(short),
        Token("abbr_close", "abbr", -1),
    ]
