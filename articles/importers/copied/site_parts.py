"""Parts of a site that stand as blocks of their own among the article's: menus, forms, ways to an appointment."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.importers.copied.furniture import is_navigation
from articles.importers.copied.headings import DISCLAIMER, is_common_name, is_named_part
from articles.importers.found import Found
from articles.importers.lines import PROSE_LENGTH, Block, ends_sentence, leads_on
from articles.importers.record.disclaimers import is_disclaimer
from articles.importers.words import normalised, word_set

WORDS_OF_CALL = 25
WORDS_OF_SENTENCE = 4
WORDS_OF_MENU = 5
WORDS_OF_TITLE = 4
WORDS_OF_NAME = 8
FEWEST_LINES = 2
_CALL = re.compile(
    r"^(?:to\s+)?(?:call|phone|contact|request|schedule|book|make|arrange)\b.{0,160}\bappointments?\b", re.IGNORECASE
)
# Advice to the reader, not the site's own offer.
_ADVISES = re.compile(
    r"\b(?:if|when|unless|your\s+(?:\w+\s+)?(?:doctor|gp|nurse|provider|team|clinic|specialist|pharmacist|midwife))\b",
    re.I,
)
_REACH = re.compile(r"\d{3}|https?://|www\.|@|^[^>›»]+(?:\s?[>›»]\s?[^>›»]+)+$")
_MORE = re.compile(r"^(?:learn|read|find\s+out)\s+more\b|^more\s+(?:about|on)\s", re.IGNORECASE)
_JOINING = word_set("and of or in on for with the to a")
_RIGHTS = re.compile(r"^(?:copyright\b|©|\(c\))[^.]{0,120}(?:\.\s+[^.]{0,40}\breserved)?\.\s+(?=[A-Z])", re.IGNORECASE)


def with_rights_parted(blocks: Sequence[Block]) -> list[Block]:
    """Part a line of copyright from the disclaimer that goes on behind it."""
    parted: list[Block] = []
    for block in blocks:
        rights = _RIGHTS.match(block.text[:300]) if block.kind == "text" else None
        if rights and is_disclaimer(block.text[rights.end() :]):
            parted += [replace(block, text=rights[0].strip()), replace(block, text=block.text[rights.end() :])]
        else:
            parted.append(block)
    return parted


def take_site_parts(blocks: Sequence[Block], contents: Collection[str], found: Found) -> list[Block]:
    """Set aside calls to make an appointment, and lines set tight together without a sentence, most of them the
    site's; below the last paragraph one is enough."""
    taken: set[int] = set()
    last = max((place for place, block in enumerate(blocks) if _is_text(block)), default=0)
    first = next((place for place, block in enumerate(blocks) if _is_text(block)), 0)
    taken.update(place for place in range(first) if _is_menu(blocks, place))
    start = 0
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and not blocks[end].gap:
            continue
        run = blocks[start:end]
        led = start > 0 and leads_on(blocks[start - 1].text)
        if start and not led and _is_sites(run, contents, needed=1 if start > last else len(run) // 2 + 1):
            taken.update(range(start + int(_can_be_title(blocks, start)), end))
        start = end
    rest: list[Block] = []
    for place, block in enumerate(blocks):
        if place in taken or is_call(block):
            found.put_aside(replace(block, kind="text"), "furniture")
        else:
            rest.append(block)
    return rest


def _can_be_title(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether the first of lines set tight together can be the title: nothing above it is longer than a button."""
    text = blocks[place].text
    longer = len(text.split()) >= WORDS_OF_TITLE and not is_navigation(text)
    return longer and all(len(block.text.split()) < WORDS_OF_TITLE for block in blocks[:place])


def is_call(block: Block) -> bool:
    """Tell whether a line calls the reader to an appointment ("Call 555-0100 or request an appointment online")."""
    text = block.text
    return (
        block.kind in ("text", "heading")
        and len(text.split()) <= WORDS_OF_CALL
        and bool(_CALL.match(text) and not _ADVISES.search(text))
    )


def _is_sites(run: Sequence[Block], contents: Collection[str], needed: int) -> bool:
    headless = [*(block for block in run[:-1] if not DISCLAIMER.match(block.text)), *run[-1:]]
    if len(run) < FEWEST_LINES or any(_is_articles(block, contents) for block in headless):
        return False
    return bool(_MORE.match(run[0].text)) or needed <= sum(
        is_navigation(block.text) and not _REACH.search(block.text) for block in run
    )


def _is_articles(block: Block, contents: Collection[str]) -> bool:
    listed = normalised(block.text) in contents or is_named_part(block)
    return block.kind != "text" or listed or bool(block.cells) or _is_text(block)


def _is_text(block: Block) -> bool:
    if is_navigation(block.text) or _RIGHTS.match(block.text):
        return False
    sentence = ends_sentence(block.text) and len(block.text.split()) >= WORDS_OF_SENTENCE
    return len(block.text) > PROSE_LENGTH * 2 or sentence or block.text.endswith("?")


def _is_menu(blocks: Sequence[Block], place: int) -> bool:
    """Tell whether a line is a row of names of the page's parts ("Uses Warnings Dosage Side effects FAQ")."""
    text = blocks[place].text
    words = text.split()
    plain = all(word.replace("-", "").isalpha() and word not in _JOINING for word in words)
    if not (plain and WORDS_OF_MENU <= len(words) <= WORDS_OF_CALL):
        return False
    heads = (block.text for block in blocks[place + 1 :] if len(block.text.split()) <= WORDS_OF_NAME)
    known = {word for text in heads for word in normalised(text).split()}
    capitals = sum(word[0].isupper() for word in words)
    return capitals * 2 > len(words) and all(word in known or is_common_name(word) for word in normalised(text).split())
