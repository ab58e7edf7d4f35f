"""Headings of a page that head no text of its article: those that lead to other articles, and empty ones at the end."""

from collections.abc import Collection, Mapping, Sequence

from articles.importers.copied.headings import is_common_name
from articles.importers.found import Found
from articles.importers.html.roles import LINKED
from articles.importers.lines import Block
from articles.importers.references.entries import LIST_HEADING

WORDS_OF_TEASER = 60
FEWEST_TEASERS = 2


def take_teasers(blocks: Sequence[Block], roles: Mapping[int, str], own: Collection[int], found: Found) -> list[Block]:
    """Set aside headings that are links to other articles where nothing stands below them; behind the article's text,
    which is longer, two or more with what they say of those articles; and headings at the end that head nothing.

    `roles`: the role of a block's element, by the block's own `id()`; `own`: the ids of headings that may be the title.
    """
    parts = _parts(blocks)
    leads = [_leads(part[0], roles, own) for part in parts]
    away = {place for place, part in enumerate(parts) if leads[place] and _is_empty(parts, place)}
    end = len(parts)
    while end > 1 and _ends(parts[end - 1], own, leads=leads[end - 1]):
        end -= 1
    teasers = sum(leads[end:]) >= FEWEST_TEASERS and _words(parts[end:]) < _words(parts[:end])
    away |= {place for place in range(end, len(parts)) if teasers or len(parts[place]) == 1}
    for place in sorted(away):
        for block in parts[place]:
            found.put_aside(block, "furniture")
    return [block for place, part in enumerate(parts) if place not in away for block in part]


def _parts(blocks: Sequence[Block]) -> list[list[Block]]:
    """The blocks parted at each heading; the first part has none where text opens the page."""
    parts: list[list[Block]] = []
    for block in blocks:
        if block.kind == "heading" or not parts:
            parts.append([])
        parts[-1].append(block)
    return parts


def _leads(block: Block, roles: Mapping[int, str], own: Collection[int]) -> bool:
    away = roles.get(id(block)) == LINKED and id(block) not in own
    return away and not is_common_name(block.text) and not LIST_HEADING.match(block.text)


def _words(parts: Sequence[Sequence[Block]]) -> int:
    return sum(len(block.text.split()) for part in parts for block in part)


def _ends(part: Sequence[Block], own: Collection[int], *, leads: bool) -> bool:
    """Tell whether a part may stand behind the article's text: a teaser, or a heading with nothing below it."""
    if leads:
        return _words([part[1:]]) <= WORDS_OF_TEASER
    alone = len(part) == 1 and part[0].kind == "heading" and id(part[0]) not in own
    return alone and not LIST_HEADING.match(part[0].text)


def _is_empty(parts: Sequence[Sequence[Block]], place: int) -> bool:
    """Tell whether a heading has neither text nor a heading of lower rank below it."""
    following = parts[place + 1][0] if place + 1 < len(parts) else None
    return len(parts[place]) == 1 and (following is None or following.level <= parts[place][0].level)
