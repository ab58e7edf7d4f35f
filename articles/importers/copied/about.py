"""What a journal says about its article on the same page: keywords, affiliations, rights, history."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from articles.importers.copied.abstracts import is_abstract_heading
from articles.importers.copied.headings import is_named_part
from articles.importers.found import Found
from articles.importers.lines import Block, ends_sentence

FEWEST_TERMS = 3
LONGEST_TERM = 100
WORDS_OF_TERM = 6
_KEYWORDS = re.compile(
    r"^(?:key\s?-?words?|index\s+terms|subject\s+(?:terms|headings)|mesh\s+terms)\s*:?$", re.IGNORECASE
)
_ABOUT = re.compile(
    r"^(?:authors?['’]?\s+(?:information|details)|authors?\s+and\s+affiliations|affiliations|about\s+(?:this|the)\s+(?:article|authors?|contributors?)"
    r"|article\s+(?:information|notes|details|history)|rights\s+and\s+permissions|permissions|(?:how\s+to\s+)?cite\s+this\s+article|download\s+(?:citation|references)|share\s+and\s+cite|(?:mdpi\s+and\s+acs|ama|apa|chicago(?:/turabian)?)\s+style"
    r"|(?:additional|supplementary)\s+information|similar\s+(?:content|articles)|publisher['’]s\s+note|copyright(?:\s+.{0,40})?"
    r"|article\s+metrics|(?:cited|citing)\s+by|(?:related|associated)\s+(?:data|content)|meet\s+(?:the|our)\s+(?:\w+\s+){0,2}(?:team|experts?|authors?|writers?|reviewers?|contributors?)|notes\s+on\s+contributors?)$",
    re.IGNORECASE,
)


def opens_about(text: str) -> bool:
    """Tell whether a line heads what a journal says about its article."""
    return len(text) <= LONGEST_TERM and bool(_ABOUT.match(text))


def take_keywords(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take the terms below a heading of keywords out: items, or one line of terms."""
    place = next(
        (at for at, block in enumerate(blocks) if block.kind in ("heading", "text") and _KEYWORDS.match(block.text)),
        None,
    )
    if found.keywords:
        return list(blocks)
    if place is None:
        return _without_terms_below_abstract(blocks, found)
    items: list[Block] = []
    for block in blocks[place + 1 :]:
        if block.kind not in ("bullet", "numbered") or len(block.text) > LONGEST_TERM:
            break
        items.append(block)
    items = items or _plain_terms(blocks, place + 1)
    following = blocks[place + 1 : place + 2]
    if not items and following and following[0].kind == "text" and re.search(r"[,;·•|]", following[0].text):
        items = list(following) if len(following[0].text) < LONGEST_TERM * 6 else []
    if not items:
        return list(blocks)
    found.label(blocks[place], "keywords")
    _note_terms(items, found)
    return [*blocks[:place], *blocks[place + 1 + len(items) :]]


def _note_terms(items: Sequence[Block], found: Found) -> None:
    for item in items:
        found.keywords.extend(term.strip(" .") for term in re.split(r"[,;·•|]", item.text) if term.strip(" ."))
        if item.number is not None:
            found.label(replace(item, text="", kind="text"), "keywords")


def _without_terms_below_abstract(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take three terms and more, set as a list without a label right behind the sentences of an abstract."""
    heading = next((place for place, block in enumerate(blocks) if is_abstract_heading(block.text)), None)
    if heading is None:
        return list(blocks)
    start = heading + 1
    while start < len(blocks) and blocks[start].kind == "text" and ends_sentence(blocks[start].text):
        start += 1
    items = list(takewhile(lambda block: block.kind == "bullet", blocks[start:]))
    if start == heading + 1 or len(items) < FEWEST_TERMS or not all(_is_term(item) for item in items):
        return list(blocks)
    _note_terms(items, found)
    return [*blocks[:start], *blocks[start + len(items) :]]


def _plain_terms(blocks: Sequence[Block], start: int) -> list[Block]:
    """Two terms and more, each on a line of its own: set tight below their label, or all up to a heading."""
    terms = list(takewhile(lambda block: block.kind == "text" and _is_term(block), blocks[start:]))
    tight = list(takewhile(lambda block: not block.gap, terms))
    behind = blocks[start + len(terms) : start + len(terms) + 1]
    if blocks[start - 1].kind == "heading" and behind and behind[0].kind == "heading":
        tight = terms
    return tight if len(tight) > 1 else []


def _is_term(block: Block) -> bool:
    return len(block.text.split()) <= WORDS_OF_TERM and not ends_sentence(block.text)


def take_about(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set aside what a journal says about its article below headings of their own: affiliations, rights, history."""
    rest: list[Block] = []
    level = 0
    for block in blocks:
        below = level and block.level > level and not is_named_part(block)
        if (block.kind == "heading" or is_named_part(block)) and not below:
            level = block.level if block.kind == "heading" and _ABOUT.match(block.text) else 0
        if level:
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest
