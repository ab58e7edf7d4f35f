"""Parts of an article that a page's elements name: who wrote it, its opening lines, keywords, what is said about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_named_part
from articles.importers.found import Found
from articles.importers.html.roles import AUTHORS, LEDE
from articles.importers.lines import Block
from articles.importers.record.bylines import byline_names
from articles.importers.record.labels import read_labels
from articles.importers.record.people import named_first, names_in

SUMMARY_WORDS = 90
FEWEST_WORDS = 5
LONGEST_TERM = 100
_KEYWORDS = re.compile(
    r"^(?:key\s?-?words?|index\s+terms|subject\s+(?:terms|headings)|mesh\s+terms)\s*:?$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^(?:authors?['’]?\s+(?:information|details)|authors?\s+and\s+affiliations|affiliations|about\s+(?:this|the)\s+(?:article|authors?|contributors?)"
    r"|article\s+(?:information|notes|details|history)|rights\s+and\s+permissions|permissions|(?:how\s+to\s+)?cite\s+this\s+article"
    r"|(?:additional|supplementary)\s+information|similar\s+(?:content|articles)|publisher['’]s\s+note|copyright(?:\s+.{0,40})?"
    r"|article\s+metrics|(?:cited|citing)\s+by|(?:related|associated)\s+(?:data|content)|meet\s+the\s+team|notes\s+on\s+contributors?)$",
    re.IGNORECASE,
)
_BY = re.compile(r"^\W*(?:written\s+by|authored\s+by|authors?\s*:|by)\b\s*:?\s*", re.IGNORECASE)


def take_authors(blocks: Sequence[Block], roles: Mapping[int, str], found: Found) -> list[Block]:
    """Take out the lines whose elements call them authors, where they name people and nothing else.

    `roles`: the role of a block's element, by the block's own `id()`.
    """
    rest: list[Block] = []
    for block in blocks:
        names = _names(block.text) if roles.get(id(block)) == AUTHORS and not read_labels(block.text) else []
        if not names:
            rest.append(block)
            continue
        found.label(replace(block, kind="text"), "authors")
        found.authors.extend(name for name in names if name not in found.authors)
    return rest


def _names(text: str) -> list[str]:
    named = _BY.sub("", text).strip(" ,&;|·•")
    first = named_first(named)
    return names_in(named) or byline_names(named) or ([first] if first else [])


def take_lede(blocks: Sequence[Block], roles: Mapping[int, str], found: Found) -> list[Block]:
    """Take out the first text that its element calls the opening lines."""
    for place, block in enumerate(blocks):
        if roles.get(id(block)) != LEDE or block.kind in ("bullet", "numbered", "table"):
            continue
        if FEWEST_WORDS <= len(block.text.split()) <= SUMMARY_WORDS and not read_labels(block.text):
            found.summary, found.places["summary"] = block.text, block.on
            return [*blocks[:place], *blocks[place + 1 :]]
    return list(blocks)


def take_keywords(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take the terms below a heading of keywords out: items, or one line of terms."""
    place = next(
        (at for at, block in enumerate(blocks) if block.kind in ("heading", "text") and _KEYWORDS.match(block.text)),
        None,
    )
    if place is None or found.keywords:
        return list(blocks)
    items: list[Block] = []
    for block in blocks[place + 1 :]:
        if block.kind not in ("bullet", "numbered") or len(block.text) > LONGEST_TERM:
            break
        items.append(block)
    following = blocks[place + 1 : place + 2]
    if not items and following and following[0].kind == "text" and re.search(r"[,;·•|]", following[0].text):
        items = list(following) if len(following[0].text) < LONGEST_TERM * 6 else []
    if not items:
        return list(blocks)
    found.label(blocks[place], "keywords")
    for item in items:
        found.keywords.extend(term.strip(" .") for term in re.split(r"[,;·•|]", item.text) if term.strip(" ."))
        if item.number is not None:
            found.label(replace(item, text="", kind="text"), "keywords")
    return [*blocks[:place], *blocks[place + 1 + len(items) :]]


def take_about(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside what a journal says about its article below headings of their own: affiliations, rights, history."""
    rest: list[Block] = []
    level = 0
    for block in blocks:
        if block.kind == "heading" or is_named_part(block):
            if level and block.level > level and not is_named_part(block):
                pass
            else:
                level = block.level if block.kind == "heading" and _ABOUT.match(block.text) else 0
        if level:
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest
