"""Parts of an article that a page's elements name: who wrote it, and its opening lines."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from articles.importers.found import Found
from articles.importers.html.roles import AUTHORS, LEDE
from articles.importers.lines import PROSE_LENGTH, Block, ends_sentence
from articles.importers.record.bylines import byline_names
from articles.importers.record.labels import read_labels
from articles.importers.record.people import named_first, names_in

SUMMARY_WORDS = 90
FEWEST_WORDS = 5
MOST_ABOVE = 3


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
    named = text.strip(" ,&;|·•")
    first = named_first(named)
    return names_in(named) or byline_names(named) or ([first] if first else [])


def take_lede(blocks: Sequence[Block], roles: Mapping[int, str], found: Found) -> list[Block]:
    """Take out the first text that its element calls the opening lines, where it stands at the top."""
    said = 0
    for place, block in enumerate(blocks):
        said += len(block.text) > PROSE_LENGTH and ends_sentence(block.text)
        if said > MOST_ABOVE:
            break
        if roles.get(id(block)) != LEDE or block.kind in ("bullet", "numbered", "table"):
            continue
        if FEWEST_WORDS <= len(block.text.split()) <= SUMMARY_WORDS and not read_labels(block.text):
            found.summary, found.places["summary"] = block.text, block.on
            return [*blocks[:place], *blocks[place + 1 :]]
    return list(blocks)
