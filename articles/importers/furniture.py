"""What a page carries around its article: contents lists, navigation, promotion, repeated paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.found import Found, where
from articles.importers.headings import FAQS, is_common_name, is_heading_shape, is_named_part
from articles.importers.lines import Block, ends_sentence
from articles.importers.words import normalised

CONTENTS = re.compile(
    r"^(?:table\s+of\s+contents?|contents?(?:\s+of\s+this\s+page)?|on\s+this\s+page|in\s+this\s+article"
    r"|page\s+contents?|jump\s+to(?:\s+section)?)\s*:?(?:\s*>>.*)?$",
    re.IGNORECASE,
)
_NAVIGATION = re.compile(
    r"""^(?:
        skip\s+(?:to\s+)?(?:(?:main|page)\s+)?(?:content|navigation)
      | an\s+official\s+website\s+of\b.{1,80} | here['’]s\s+how\s+you\s+know\W*
      | search\s+(?:the|this)\s+(?:web\s?)?site
      | URL\s+of\s+this\s+page\s*:?.{0,200} | (?:learn\s+)?how\s+to\s+cite\s+this\s+(?:page|article)
      | cite\s+this\s+(?:page|article)
      | we\s+use\s+cookies\b.{0,200} | trusted\s+source | enter\s+your\s+e-?mail(?:\s+address)?
      | your\s+privacy\s+is\s+important\s+to\s+us\W* | (?:create|sign\s+in\s+to)\s+an?\s+account\b.{0,80}
      | (?:contact|about)\s+us | donate | support\s+links | ask\s+question | metrics\s+details
      | \d+\s+(?:accesses|citations|views)
      | (?:est(?:imated)?\.?\s+)?\d+\s+min(?:ute)?s?\s+read(?:ing(?:\s+time)?)? | browse\s+figures | versions\s+notes
      | download(?:\s+(?:pdf|keyboard_arrow_down))?
      | (?:sign\s+up\s+(?:to|for)|subscribe\s+to)\s+(?:our|the)\s+[\w\s-]{0,40}newsletters?
      | (?:return|back)\s+to\s+(?:the\s+)?top | menu | search | home
      | share(?:\s+(?:this|on|via)\b.{0,40})? | print(?:\s+this\s+page)? | e-?mail | tweet | facebook | twitter
      | linkedin | pinterest | whatsapp | instagram | youtube | copy\s+link | save | show | hide | close
      | advertisement | ad | sponsored | log\s*in | sign\s*(?:in|up) | subscribe | register | next | previous
      | read\s+more | learn\s+more | see\s+more | show\s+more | see\s+all | view\s+all | loading\W*
      | was\s+this\s+(?:page|article|information)\s+helpful\W* | accept(?:\s+all)?(?:\s+cookies)?
      | (?:related|recommended|popular|more)\s+(?:articles|topics|content|stories|reading|pages|questions|searches)\s*:?
      | how\s+we\s+reviewed\s+this\s+article\s*:?
      | authoring\s+team | (?:request|make|book)\s+an\s+appointment | author\s+information(?:\s+and\s+affiliations)?
      | (?:privacy|cookie)\s+(?:policy|settings|notice) | terms\s+(?:of\s+(?:use|service)|and\s+conditions)
      | (?:copyright\s*)?(?:©|\(c\)\s)\s*.{0,200} | .{0,120}all\s+rights\s+reserved\.? | page\s+\d+(?:\s+of\s+\d+)?
      | (?:show|hide|view)\s+(?:all\s+)?references | comment\s+on\s+this\s+(?:article|page)\.?
      | access\s+free\b.{0,60}\bquestions\b.{0,60} | (?:home|start)\s*[>›»].{1,200}
      | [^>›».→]{1,60}(?:\s[>›»→]\s[^>›».→]{1,80}){2,6} | (?:home|start|blog)\s[/→|]\s.{1,200}
      | (?:get|join|read)\s+our\s+(?:\w+\s+)?newsletters?
      | \d+\s*min(?:ute)?s?\s+read | follow\s+us(?:\s+on\b.{0,40})? | https?://\S+ | [|>»›•/\\-]+
    )$""",
    re.IGNORECASE | re.VERBOSE,
)
_LINKS = re.compile(
    r"^(?:related|recommended|popular)\s+(?:articles|topics|content|stories|pages|questions|searches|reading)\s*:?$",
    re.IGNORECASE,
)
_PROMOTES = re.compile(
    r"^(?:ready\s+to\b|want\s+to\b|looking\s+for\b|need\s+(?:a|help)\b|have\s+(?:more\s+)?questions\b|(?:to\s+)?(?:explore|talk|chat"
    r"|reach\s+out|sign\s+up|subscribe|book|download|get\s+started|try|join|discover|learn\s+more|speak|start"
    r"|connect|schedule|visit|ask|consult|find\s+out\s+more|stay\s+(?:informed|connected|updated)|take\s+control)\b)",
    re.IGNORECASE,
)
_OWN_NAME = re.compile(
    r"(?:\b[Ww]orking\s+(?:for|at|with)\s+(?P<employer>[A-Z][\w.]*\w))"
    r"|(?:^|[.!?]\s+)(?P<liable>[A-Z][\w.]*\w)\s+(?:assumes|accepts|takes|bears)\s+no\b"
    r"|(?:©|\(c\)|[Cc]opyright)\s*(?:©\s*)?(?:\d{4}[\s–-]*)*(?P<holder>[A-Z][\w.]*\w)"
)
_WITH_NAME = re.compile(
    r"\b(?:with|on|at|by|from|to|via|using)\s+(?:the\s+)?[A-Z]\w+(?:[. ]?[A-Z]\w+){0,2}(?:['’]s)?\b"
)
_OURS = re.compile(r"\b(?:our|us|app|newsletter)\b", re.IGNORECASE)
# Advice opens with these words too ("Talk to a nurse"): alone they show no offer.
_ADVISES = re.compile(
    r"^(?:talk|speak|ask|see|consult|visit|try|start|take|need|have|want|looking|ready|chat)\b", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
MOST_WORDS = 30


def is_navigation(text: str) -> bool:
    """Tell whether a line is one of those that pages carry around every article."""
    return len(text) <= 250 and bool(_NAVIGATION.match(text))


def take_contents(blocks: Sequence[Block], found: Found) -> tuple[list[Block], set[str]]:
    """Take contents lists out. Returns the other blocks and the titles that the lists name, normalised."""
    seen = _times_seen(blocks)
    rest: list[Block] = []
    items: set[str] = set()
    lists: list[tuple[tuple[str, ...], int, int]] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        labelled = bool(CONTENTS.match(block.text))
        entries = _entries(blocks, position + 1, seen) if labelled else _bare_entries(blocks, position, seen)
        if not entries:
            rest.append(block)
            position += 1
            continue
        if labelled:
            found.label(block, "contents")
        _account(entries, seen, found)
        names = tuple(normalised(entry.text) for entry in entries)
        items.update(names)
        lists.append((names, block.line, entries[-1].line))
        position += len(entries) + int(labelled)
    _report_repeated(lists, found)
    return rest, items


def take_navigation(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set navigation, sharing buttons, copyright lines and links to other pages aside."""
    rest: list[Block] = []
    links = False
    for block in blocks:
        links = bool(_LINKS.match(block.text)) or (links and _is_link(block))
        if links or is_navigation(block.text):
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def take_repeated(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set a paragraph of eight words or more that stood before aside, and say so."""
    rest: list[Block] = []
    first_lines: dict[str, int] = {}
    for block in blocks:
        key = normalised(block.text)
        if block.kind != "heading" and key.count(" ") >= 7 and key in first_lines:
            found.put_aside(block, "duplicate")
            lines = f"lines {first_lines[key]} and {block.line}"
            found.problem("duplicate_block", "info", "paragraph repeated", lines)
            continue
        first_lines.setdefault(key, block.line)
        rest.append(block)
    return rest


def own_names(blocks: Sequence[Block]) -> frozenset[str]:
    """Name the publisher as its own page does: who employs the reviewers, who takes no liability, ©."""
    names: set[str] = set()
    for block in blocks:
        for match in _OWN_NAME.finditer(block.text):
            names.update(name for name in match.groups() if name)
    return frozenset(names)


def take_promotion(blocks: Sequence[Block], names: frozenset[str], found: Found) -> list[Block]:
    """Set sentences that sell the page's own service aside, whole blocks or the end of one."""
    rest: list[Block] = []
    for block in blocks:
        kept, sold = _part_promotion(block, names)
        if sold:
            found.put_aside(Block(block.line, sold, lines=block.lines), "promotion")
            message = "promotional sentence kept apart from the body"
            found.problem("promotional_text", "info", message, where([block.line]))
        if kept == block.text:
            rest.append(block)
        elif kept:
            rest.append(replace(block, text=kept))
    return rest


def _part_promotion(block: Block, names: frozenset[str]) -> tuple[str, str]:
    if block.kind != "text" or len(block.text) > 5000:
        return block.text, ""
    sentences = _SENTENCES.split(block.text)
    first = len(sentences)
    while first and _sells(sentences[first - 1], names, alone=len(sentences) == 1):
        first -= 1
    while 0 < first < len(sentences) and _leads_to_offer(sentences[first - 1]):
        first -= 1
    return " ".join(sentences[:first]), " ".join(sentences[first:])


def _leads_to_offer(sentence: str) -> bool:
    """ "Ready to feel better?" before the offer itself."""
    return sentence.endswith("?") and bool(_PROMOTES.match(sentence)) and len(sentence.split()) <= MOST_WORDS


def _sells(sentence: str, names: frozenset[str], *, alone: bool) -> bool:
    """An invitation that names the publisher; standing alone, one to anybody by name or to "us"."""
    if len(sentence.split()) > MOST_WORDS or not _PROMOTES.match(sentence):
        return False
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) for name in names):
        return True
    if not alone or not ends_sentence(sentence) or _ADVISES.match(sentence):
        return False
    return bool(_WITH_NAME.search(sentence) or _OURS.search(sentence))


def _is_link(block: Block) -> bool:
    """A title of another page, below "Related articles"."""
    return block.kind != "heading" and is_heading_shape(block.text) and not is_named_part(block)


def _times_seen(blocks: Sequence[Block]) -> dict[str, int]:
    seen: dict[str, int] = {}
    for block in blocks:
        if len(block.text) <= 200:
            key = normalised(block.text)
            seen[key] = seen.get(key, 0) + 1
    return seen


def _entries(blocks: Sequence[Block], start: int, seen: dict[str, int]) -> list[Block]:
    """The list's items: bullets or numbers after its label, or short lines that stand on the page again."""
    entries: list[Block] = []
    for position, block in enumerate(blocks[start:], start=start):
        listed = block.kind in ("bullet", "numbered") and (not entries or not block.gap or not blocks[start].gap)
        again = seen.get(normalised(block.text), 0) > 1 and not block.gap
        ends = position + 1 < len(blocks) and blocks[position + 1].gap
        named = len(entries) > 1 and not block.gap and ends and bool(FAQS.match(block.text))
        if not (listed or again or named) or ends_sentence(block.text.rstrip("?")) or CONTENTS.match(block.text):
            break
        entries.append(block)
    return entries


def _bare_entries(blocks: Sequence[Block], start: int, seen: dict[str, int]) -> list[Block]:
    """A contents list without its label: different short lines in a row, each of which heads something later."""
    entries: list[Block] = []
    names: set[str] = set()
    for block in blocks[start:]:
        name = normalised(block.text)
        if name in names or seen.get(name, 0) < 2 or not is_heading_shape(block.text):
            break
        entries.append(block)
        names.add(name)
    if len(entries) < 2:
        return []
    ends = blocks[start + len(entries) : start + len(entries) + 2]
    if len(entries) > 2 and len(ends) == 2 and not ends[0].gap and ends[1].gap and is_common_name(ends[0].text):
        entries.append(ends[0])
    later = blocks[start + len(entries) : start + len(entries) + 400]
    heads_later = names <= {normalised(block.text) for block in later}
    return entries if heads_later else []


def _account(entries: Sequence[Block], seen: dict[str, int], found: Found) -> None:
    for entry in entries:
        if seen.get(normalised(entry.text), 0) > 1:
            found.label(entry, "sections")
        else:
            found.put_aside(entry, "furniture")


def _report_repeated(lists: Sequence[tuple[tuple[str, ...], int, int]], found: Found) -> None:
    first: dict[tuple[str, ...], tuple[int, int]] = {}
    for names, start, end in lists:
        if names in first:
            earlier = "{}-{}".format(*first[names])
            found.problem("duplicate_block", "info", "contents list repeated", f"lines {earlier} and {start}-{end}")
        first.setdefault(names, (start, end))
