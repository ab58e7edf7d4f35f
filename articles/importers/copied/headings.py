"""Which lines of a copied page are headings, and what the known ones stand for."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.importers.copied.abstracts import is_abstract_heading
from articles.importers.copied.bare_lists import BareList, is_pair, is_prose
from articles.importers.lines import Block, ends_sentence, leads_on
from articles.importers.references.entries import LIST_HEADING
from articles.importers.words import normalised, word_set

MOST_WORDS = 16
MOST_LETTERS = 120
LONGEST_ITEM = 240

FAQS = re.compile(
    r"^(?:(?:popular|common|general|patient|more|top)\s+|(?:[\w’'-]+\s+){0,4}(?=faqs?$))?(?:faqs?|frequently\s+asked\s+questions?|common(?:ly\s+asked)?\s+questions?|questions?\s+(?:and|&)\s+answers?"
    r"|questions\s+(?:people|patients|parents|families)\s+(?:(?:often|frequently|commonly|sometimes)\s+)?(?:ask|have)|q\s?&\s?a)(?:\s*\(faqs?\))?(?:\s+(?:about|on)\b.{1,80})?\s*:?$",
    re.IGNORECASE,
)
KEY_POINT = re.compile(
    r"^(?:key\s+(?:takeaways?|take-aways?|points?|messages?|facts?)|take(?:aways?|-aways?|[\s-]home\s+messages?)"
    r"|(?:learning|teaching)\s+points?(?:/take\s+home\s+messages?)?|(?:the\s+)?bottom\s+line|at\s+a\s+glance|tl;?dr)\s*:?$",
    re.IGNORECASE,
)
DISCLAIMER = re.compile(r"^(?:(?:professional|medical|legal|important|general)\s+)*disclaimer\s*:?$", re.IGNORECASE)
ABBREVIATIONS = re.compile(r"^(?:list\s+of\s+)?abbreviations(?:\s+used)?\s*:?$", re.IGNORECASE)
LAYER = re.compile(
    r"^from\s+the\s+(?:guidelines?|research|literature|evidence|fda(?:\s+drug\s+label)?|label)$", re.IGNORECASE
)
_SYNONYMS = re.compile(r"^(?:synonyms?|also\s+(?:known\s+as|called)|(?:other|alternative)\s+names?)\s*:\s*\S", re.I)
_CAPTION = re.compile(r"^(?:fig(?:ure)?s?|tables?|box|scheme|chart)\.?\s?\d{1,2}\b", re.IGNORECASE)
_PHONE = re.compile(r"(?:\d[\s().-]{0,2}){9}")
_VOLUME = re.compile(r"\b(?:19|20)\d\d\s?;\s?\d+\s?[(:]")
_SENTENCES = re.compile(r"\w{3}[.!]\s+[(“\"]?[A-Z]")
_DEGREES = re.compile(r",\s(?:[A-Z][a-z]?\.){2,}$")
_CALL = re.compile(
    r"^(?:(?:non-?urgent|urgent|emergency)\s+advice|immediate\s+action\s+(?:required|needed))\s*:\s.{3,80}:?$",
    re.IGNORECASE,
)
_MARKED = re.compile(r"[a-z]{3}[.!?]\s\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,6}$")
_LEADS = re.compile(r"\s(?:are|is|includes?|including|of|the|and|or|by|to|with|as|may|can)$")
_ASKS = re.compile(r"^(?:what|who|how|where|when|why)\b", re.IGNORECASE)
_CLOSES = re.compile(r"^(?:(?:in\s+)?summary|(?:in\s+)?conclusions?)$", re.IGNORECASE)
_SUBPART = re.compile(r"^\d{1,2}\.\d{1,2}\b")
_COMMON = word_set(
    """
    overview introduction background summary abstract symptoms causes diagnosis treatment treatments
    prevention prognosis outlook complications epidemiology etiology aetiology pathophysiology
    evaluation management definition description history conclusion conclusions discussion contents
    references risk factors signs and what is it about key takeaways faqs faq
    types outlook tests workup presentation medication medications uses dosage dose warnings precautions side effects
    interactions takeaway summary disease screening pathogenesis classification
    """
)


def is_heading_shape(text: str) -> bool:
    """Tell whether a line can be a heading: short, opening with a capital or figure, no full stop."""
    if len(text) > MOST_LETTERS or len(text.split()) > MOST_WORDS:
        return False
    if not (text[0].isupper() or text[0].isdigit() or text[0] in "“\"'‘¿"):
        return False
    if any(pattern.search(text) for pattern in (_SYNONYMS, _CAPTION, _PHONE, _VOLUME)):
        return False
    if (text[-1] in ".,;:!…" and not _DEGREES.search(text)) or leads_on(text):
        return False
    if (not _DEGREES.search(text) and ends_sentence(text) and not text.endswith("?")) or _SENTENCES.search(text):
        return False
    open_ended = _LEADS.search(text) and not _ASKS.match(text)
    return not open_ended and not _MARKED.search(text) and any(character.isalpha() for character in text)


def names_synonyms(text: str) -> bool:
    return bool(_SYNONYMS.match(text))


def is_common_name(text: str) -> bool:
    """Tell whether a heading names a usual section ("Causes") and so cannot be the page's title."""
    known = any(pattern.match(text) for pattern in (FAQS, KEY_POINT, DISCLAIMER, LAYER, LIST_HEADING))
    return known or all(word in _COMMON for word in normalised(text).split())


def mark_headings(blocks: Sequence[Block], contents: Collection[str]) -> list[Block]:
    """Give each text block that heads what follows it the kind `heading`, and lost bullets theirs."""
    marked: list[Block] = []
    lists = BareList(blocks, is_heading_shape)
    kinds = _kinds_in_runs(blocks, contents)
    prose = [place for place, block in enumerate(blocks) if is_prose(block)]
    first = next((place for place in prose if len(blocks[place].text) > MOST_LETTERS), min(prose, default=0))
    parts = _numbered_parts(blocks, contents)
    for position, block in enumerate(blocks):
        previous = marked[-1] if marked else None
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        if position in parts:
            block = replace(block, kind="heading", text=block.printed, number=None)
        elif _is_certain(block, contents):
            block = replace(block, kind="heading")
        elif lists.takes(block, previous, following):
            block = replace(block, kind="bullet")
        elif position in kinds:
            block = replace(block, kind=kinds[position])
        elif _heads(block, previous, following, opens=position < first):
            block = replace(block, kind="heading")
        marked.append(block)
    return _with_levels(marked, contents)


def is_named_part(block: Block) -> bool:
    """Tell whether a block is the label of a part that needs no shape: FAQs, references, disclaimer."""
    return block.kind in ("text", "heading") and any(
        pattern.match(block.text) for pattern in (FAQS, KEY_POINT, DISCLAIMER, LIST_HEADING, LAYER)
    )


def _numbered_parts(blocks: Sequence[Block], contents: Collection[str]) -> set[int]:
    """Where numbered lines head the text ("1. Introduction"): they count from one, and none stands over another; or
    the page's contents list names them."""
    listed = {
        place for place, block in enumerate(blocks) if block.kind == "numbered" and normalised(block.text) in contents
    }
    places = [place for place, block in enumerate(blocks) if block.kind == "numbered" and is_heading_shape(block.text)]
    numbers = [blocks[place].number for place in places]
    over_text = [place for place in places if place + 1 < len(blocks) and _is_text(blocks[place + 1])]
    counted = len(places) > 1 and numbers == list(range(1, len(places) + 1)) and over_text == places
    return listed | set(places) if counted else listed


def _is_text(block: Block) -> bool:
    return block.kind == "text" and (is_prose(block) or bool(_SUBPART.match(block.text)))


def _kinds_in_runs(blocks: Sequence[Block], contents: Collection[str]) -> dict[int, str]:
    """What lines are that stand together without a sentence among them, below the page's first prose: items of a list
    whose bullets were lost. Below running text, the first one heads them."""
    kinds: dict[int, str] = {}
    start, prose = 0, False
    for end in range(1, len(blocks) + 1):
        if end < len(blocks) and not blocks[end].gap and not _is_certain(blocks[end], contents):
            continue
        first = start + int(blocks[start].text.endswith("?") and is_heading_shape(blocks[start].text))
        if prose and first < end and all(_is_item(block, contents) for block in blocks[first:end]):
            kinds.update(_kinds_of(blocks[first - 1], blocks[first:end], first, contents))
        prose = prose or any(is_prose(block) for block in blocks[start:end])
        start = end
    return kinds


def _kinds_of(before: Block, run: Sequence[Block], start: int, contents: Collection[str]) -> dict[int, str]:
    below_heading = before.kind == "heading" or is_named_part(before) or (before.gap and is_heading_shape(before.text))
    goes_on = len(run) > 2 and all(block.text[:1].islower() for block in run[1:])
    alike = len(run) > 1 and is_pair(run[0]) and is_pair(run[1])
    headed = below_heading or _is_certain(before, contents)
    head = is_heading_shape(run[0].text) and not alike and (goes_on or not headed)
    caption = bool(_CAPTION.match(run[0].text))
    items = run[1:] if head or caption else run
    if len(items) < 2:
        return {}
    kinds = {start + len(run) - len(items) + place: "bullet" for place in range(len(items))}
    return {start: "heading", **kinds} if head else kinds


def _is_item(block: Block, contents: Collection[str]) -> bool:
    if block.kind != "text" or _is_certain(block, contents) or len(block.text) > LONGEST_ITEM:
        return False
    return (
        not (ends_sentence(block.text) or leads_on(block.text))
        and block.text[-1] not in ":…"
        and not _SENTENCES.search(block.text)
    )


def _is_certain(block: Block, contents: Collection[str]) -> bool:
    if block.kind not in ("text", "heading"):
        return False
    listed = len(block.text) <= LONGEST_ITEM and normalised(block.text) in contents
    named = is_named_part(block) or is_abstract_heading(block.text)
    return block.kind == "heading" or named or listed or bool(_CALL.match(block.text[:200]))


def _heads(block: Block, previous: Block | None, following: Block | None, *, opens: bool) -> bool:
    """`opens`: the block stands above the page's first prose, where lines are set tight."""
    if block.kind != "text" or following is None or not is_heading_shape(block.text) or block.cells:
        return False
    if not following.gap and (following.kind == "table" or following.text.startswith(("http", "www."))):
        return False
    if previous is not None and previous.kind == "heading" and previous.gap and not block.gap and following.gap:
        return is_prose(following) or not (following.kind == "heading" or is_heading_shape(following.text))
    if _answers(block, previous, following):
        return False
    if (not following.gap and _are_pairs(block, following)) or (not block.gap and _are_pairs(block, previous)):
        return False
    opens = opens or block.gap or previous is None or previous.kind != "text" or is_prose(previous)
    return opens and not (previous is not None and previous.text.endswith(":") and not block.gap)


def _are_pairs(block: Block, other: Block | None) -> bool:
    """Tell whether two lines are labels and what they say; not one line printed twice (a title)."""
    return other is not None and is_pair(block) and is_pair(other) and block.text != other.text


def _answers(block: Block, previous: Block | None, following: Block) -> bool:
    """Tell whether a short line stands between two questions: it answers the first."""
    asked = previous is not None and previous.kind == "heading" and previous.text.endswith("?")
    return asked and following.text.endswith("?") and not block.text.endswith("?")


def _with_levels(blocks: Sequence[Block], contents: Collection[str]) -> list[Block]:
    """Below a "From the …" heading, the others are one level down, as are those below a part of the contents list
    that it does not name, where a part has nothing but such headings below it."""
    levelled: list[Block] = []
    layered = listed = False
    two = any(_is_listed(first, contents) and _is_unlisted(second, contents) for first, second in pairwise(blocks))
    for block in blocks:
        if block.kind == "heading":
            layer = bool(LAYER.match(block.text))
            below = bool(_SUBPART.match(block.text))
            layered = (layered or layer) and not (FAQS.match(block.text) or LIST_HEADING.match(block.text))
            listed = (listed or _is_listed(block, contents)) and not is_named_part(block)
            lower = below or (layered and not layer) or (two and listed and _is_unlisted(block, contents))
            block = replace(block, level=3 if lower else block.level)
        levelled.append(block)
    return levelled


def _is_listed(block: Block, contents: Collection[str]) -> bool:
    return block.kind == "heading" and normalised(block.text) in contents


def _is_unlisted(block: Block, contents: Collection[str]) -> bool:
    own = normalised(block.text) in contents or is_named_part(block) or bool(_CLOSES.match(block.text))
    return block.kind == "heading" and not own
