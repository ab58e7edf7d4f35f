"""Citation marks: Pandoc's `[@key]`, numbered by first use (Vancouver), with locator and grade.

`[@key]`, `[@key; @other]`, `[@key, p. 5]`, `[@key]{grade=1C}`. How a grade is printed, and why it is not
explained, stands in docs/decisions/0007-grades-beside-recommendations.md.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict

KEY = r"[A-Za-z][A-Za-z0-9_:.-]*[A-Za-z0-9]"
LOCATOR = r"[^\[\];@,{}\n]{1,40}"
GRADE = r"[A-Za-z0-9+/.-]{1,12}"
ONE = rf"@{KEY}(?:,{LOCATOR})?"
CITATION = re.compile(rf"\[({ONE}(?:\s*;\s*{ONE})*)\](?:\{{grade=({GRADE})\}})?")
GRADE_TITLE = "The grade of this recommendation in the source cited"

_PAGES = re.compile(r"(pp?)\.?\s*(?=\d)")


@dataclass(frozen=True)
class Mark:
    """One reference in a citation mark: its number, which use of it this is, and a place in the source."""

    number: int
    use: int
    locator: str = ""


def keys_of(mark: str) -> list[str]:
    """The keys in the inside of one mark, in order: "@a; @b, p. 5" gives ["a", "b"]."""
    return [key for key, _ in _cited(mark)]


def cited_in(mark: re.Match[str]) -> str:
    """A mark that CITATION found, in words: "almog2010; other2011, p5 (grade 1C)"."""
    cited = "; ".join(", ".join(filter(None, one)) for one in _cited(mark[1]))
    return f"{cited} (grade {mark[2]})" if mark[2] else cited


def citation_plugin(md: MarkdownIt) -> None:
    """Teach `md` the citation mark; `number_citations` numbers what it finds."""
    md.inline.ruler.before("link", "citation", _parse)
    md.add_render_rule("citation", _render)


def number_citations(tokens: Sequence[Token], env: EnvType, same: Mapping[str, str] | None = None) -> None:
    """Give every cited key its number by first use, and every mark its anchors, in reading order.

    `env["numbers"]` receives key → number, `env["uses"]` key → how often it is cited. `same` leads from a key to
    the one that stands for the same reference (a merge leaves aliases).
    """
    numbers: dict[str, int] = env.setdefault("numbers", {})
    uses: dict[str, int] = env.setdefault("uses", {})
    for token in tokens:
        children = token.children or []
        for index, child in enumerate(children):
            if child.type == "citation":
                cited = dict.fromkeys(((same or {}).get(key, key), locator) for key, locator in child.meta["cited"])
                child.meta["marks"] = [_mark(key, locator, numbers, uses) for key, locator in cited]
                if index and children[index - 1].type == "text":
                    children[index - 1].content = children[index - 1].content.rstrip(" ")


def _cited(mark: str) -> list[tuple[str, str]]:
    parts = (part.strip().removeprefix("@").partition(",") for part in mark.split(";"))
    return [(key, _locator(locator)) for key, _, locator in parts]


def _locator(text: str) -> str:
    """NLM's form of a place: "p. 5" gives "p5", "pp. 5-7" gives "pp5–7"; another place stays as it is."""
    words = " ".join(text.split())
    pages = _PAGES.match(words)
    return pages[1] + words[pages.end() :].replace("-", "–") if pages else words


def _parse(state: StateInline, silent: bool) -> bool:
    match = CITATION.match(state.src, state.pos)
    if match is None or match.end() > state.posMax:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.meta = {"cited": _cited(match[1]), "grade": match[2] or ""}
    state.pos = match.end()
    return True


def _mark(key: str, locator: str, numbers: dict[str, int], uses: dict[str, int]) -> Mark:
    number = numbers.setdefault(key, len(numbers) + 1)
    uses[key] = uses.get(key, 0) + 1
    return Mark(number, uses[key], locator)


def _render(renderer: RendererHTML, tokens: Sequence[Token], idx: int, options: OptionsDict, env: EnvType) -> str:
    marks = sorted(tokens[idx].meta["marks"], key=lambda mark: (mark.number, mark.use))
    grade = tokens[idx].meta["grade"]
    shown = ",".join(_shown(run) for run in _runs(marks))
    return f'<sup class="citation">{shown}</sup>' + (_grade(grade) if grade else "")


def _runs(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Marks in groups: three or more whose numbers follow each other, or one; one with a locator stands alone."""
    runs: list[list[Mark]] = []
    for mark in marks:
        before = runs[-1][-1] if runs else None
        if before and mark.number == before.number + 1 and not mark.locator and not before.locator:
            runs[-1].append(mark)
        else:
            runs.append([mark])
    for run in runs:
        yield from [run] if len(run) >= 3 else ([mark] for mark in run)


def _shown(run: Sequence[Mark]) -> str:
    """One number, or the first and the last with a dash; the back links of those between lead to the dash."""
    first, *between, last = run if len(run) > 1 else (run[0], run[0])
    if first is last:
        place = f'<span class="locator">({escape(first.locator)})</span>' if first.locator else ""
        return _link(first, f"Reference {first.number}") + place
    dash = "–"
    for mark in reversed(between):
        dash = f'<span id="cite-{mark.number}-{mark.use}">{dash}</span>'
    opening = _link(first, f"References {first.number} to {last.number}")
    return f"{opening}{dash}{_link(last, f'Reference {last.number}')}"


def _link(mark: Mark, label: str) -> str:
    anchor = f"cite-{mark.number}-{mark.use}"
    return f'<a id="{anchor}" href="#ref-{mark.number}" aria-label="{label}">{mark.number}</a>'


def _grade(grade: str) -> str:
    return f' <span class="grade">(<abbr title="{GRADE_TITLE}">grade {escape(grade)}</abbr>)</span>'
