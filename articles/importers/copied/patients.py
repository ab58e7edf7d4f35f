"""A page for patients, copied from a browser: contents list, lede, sections, takeaway, FAQs."""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from articles.importers.copied.headings import FAQS, KEY_POINT, is_common_name, names_synonyms
from articles.importers.copied.key_points import box_length
from articles.importers.copied.page import prepared, read_body
from articles.importers.found import Found, where
from articles.importers.lines import Block
from articles.importers.words import normalised, word_set, words_of

KIND = "explainer"
AUDIENCE = "patients"
KICKER_WORDS = 6
SUMMARY_WORDS = 70
WORDS_OF_OPENING = 5
_DEFINES = re.compile(r"^(.{3,100}?)\s(?:is|are|refers?\s+to|means?|occurs?|involves?)\s")
_SMALL = word_set(
    """
    a an the of and or in on for to what why how when who is are does do can which
    """
)


def read_patient_page(text: str, found: Found) -> None:
    """Read a copied patients' page into `found`."""
    blocks, contents = prepared(text, found)
    read_body(take_patient_parts(blocks, contents, found), found)


def take_patient_parts(blocks: Sequence[Block], contents: set[str], found: Found) -> list[Block]:
    """Take kicker, summary and an unlabelled takeaway out of the blocks of a patients' page."""
    return _take_takeaway(_take_lede(blocks, contents, found), found)


def _take_lede(blocks: Sequence[Block], contents: set[str], found: Found) -> list[Block]:
    """Take the kicker (only where a contents list shows that it heads no section) and the summary."""
    rest = list(blocks)
    if found.title is None or len(rest) < 2:
        return rest
    if contents and rest[0].kind == "heading" and _is_kicker(rest, contents):
        found.places["kicker"] = rest[0].on
        found.kicker = rest.pop(0).text
    first = _past_box(rest)
    lede, below = rest[first : first + 1], rest[first + 1 : first + 2]
    lone = bool(lede) and lede[0].kind == "text" and (below[0].kind == "heading" if below else first > 0)
    if (
        lone
        and found.summary is None
        and not names_synonyms(lede[0].text)
        and len(lede[0].text.split()) <= SUMMARY_WORDS
    ):
        found.places["summary"] = lede[0].on
        found.summary = rest.pop(first).text
    return rest


def _past_box(blocks: Sequence[Block]) -> int:
    """The place behind a key point that opens the page; 0 where none does."""
    if blocks[0].kind != "heading" or not KEY_POINT.match(blocks[0].text):
        return 0
    content = list(takewhile(lambda block: block.kind != "heading", blocks[1:]))
    return 1 + box_length(blocks[0], content, opens=True)


def _is_kicker(blocks: Sequence[Block], contents: set[str]) -> bool:
    first, second = blocks[0], blocks[1]
    named = is_common_name(first.text) or first.text.endswith("?")
    unlisted = normalised(first.text) not in contents and not named
    listed_later = any(normalised(block.text) in contents for block in blocks[2:])
    return unlisted and listed_later and second.kind == "text" and len(first.text.split()) <= KICKER_WORDS


def _take_takeaway(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take out a takeaway without a label: a paragraph set against another without the blank line that
    parts them elsewhere, which says anew what the title's subject is."""
    if found.title is None or any(KEY_POINT.match(block.text) for block in blocks):
        return list(blocks)
    places = [place for place in range(1, len(blocks)) if _set_against(blocks, place) and not _in_faqs(blocks, place)]
    restates = _speaks_of if len(places) == 1 else _defines
    for position in places:
        block = blocks[position]
        if restates(block.text, found.title):
            found.key_point, found.places["key_point"] = block.text, block.on
            message = "summary paragraph taken as key takeaway"
            found.problem("unlabelled_takeaway", "info", message, where([block.line]))
            return [*blocks[:position], *blocks[position + 1 :]]
    return list(blocks)


def _set_against(blocks: Sequence[Block], position: int) -> bool:
    before, block = blocks[position - 1], blocks[position]
    return before.kind == block.kind == "text" and before.gap and not block.gap


def _defines(text: str, title: str) -> bool:
    opening = _DEFINES.match(text[:200])
    if opening is None:
        return False
    subject = _content_words(opening[1])
    return len(subject) > 0 and subject <= _content_words(title)


def _speaks_of(text: str, title: str) -> bool:
    """Tell whether a text defines the title's subject, or opens with two of its words, one after the other."""
    opening = [word.lower() for word in words_of(text[:200]) if word.lower() not in _SMALL][:WORDS_OF_OPENING]
    named = [word in _content_words(title) for word in opening]
    return _defines(text, title) or any(first and second for first, second in pairwise(named))


def _content_words(text: str) -> set[str]:
    return {word.lower() for word in words_of(text)} - _SMALL


def _in_faqs(blocks: Sequence[Block], position: int) -> bool:
    for block in reversed(blocks[:position]):
        if block.kind == "heading" and not block.text.endswith("?"):
            return bool(FAQS.match(block.text))
    return False
