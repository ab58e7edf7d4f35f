"""`[@key]` and `[@key; @other]`: Pandoc's form of a citation, numbered by first use (Vancouver)."""

import re
from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

KEY = r"[A-Za-z][A-Za-z0-9_:.-]*[A-Za-z0-9]"
CITATION = re.compile(rf"\[(@{KEY}(?:\s*;\s*@{KEY})*)\]")


def keys_of(mark: str) -> list[str]:
    """The keys in the inside of one mark, in order: "@a; @b" gives ["a", "b"]."""
    return [part.strip().removeprefix("@") for part in mark.split(";")]


def citation_plugin(md: MarkdownIt) -> None:
    """Teach `md` the citation mark. `env["numbers"]` receives key → number as they are first met."""
    md.inline.ruler.before("link", "citation", _parse)
    md.add_render_rule("citation", _render)


def _parse(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"keys": keys_of(match[1])}
    state.pos = match.end()
    return True


def number_citations(tokens: Sequence[Token], env: EnvType) -> None:
    """Give every cited key its number by first use, and every mark its anchors, in reading order."""
    numbers: dict[str, int] = env.setdefault("numbers", {})
    uses: dict[str, int] = env.setdefault("uses", {})
    for token in tokens:
        children = token.children or []
        for index, child in enumerate(children):
            if child.type == "citation":
                child.meta["marks"] = [_mark(key, numbers, uses) for key in child.meta["keys"]]
                if index and children[index - 1].type == "text":
                    children[index - 1].content = children[index - 1].content.rstrip(" ")


def _mark(key: str, numbers: dict[str, int], uses: dict[str, int]) -> tuple[int, int]:
    number = numbers.setdefault(key, len(numbers) + 1)
    uses[key] = uses.get(key, 0) + 1
    return number, uses[key]


def _render(renderer: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    links = (
        f'<a id="cite-{number}-{use}" href="#ref-{number}" aria-label="Reference {number}">{number}</a>'
        for number, use in sorted(tokens[idx].meta["marks"])
    )
    return f'<sup class="citation">{",".join(links)}</sup>'
