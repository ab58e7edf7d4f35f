"""Sentences that sell the page's own service, parted from the text they stand in."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.found import Found, where
from articles.importers.lines import Block, ends_sentence

MOST_WORDS = 30
WORDS_OF_LEAD = 12
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
_OURS = re.compile(r"\b(?:our|us|app|newsletter)\b", re.IGNORECASE)
# Advice opens with these words too ("Talk to a nurse"): alone they show no offer.
_ADVISES = re.compile(
    r"^(?:talk|speak|ask|see|consult|visit|try|start|take|need|have|want|looking|ready|chat)\b", re.IGNORECASE
)
_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")


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
    return sentence.endswith("?") and len(sentence.split()) <= WORDS_OF_LEAD


def _sells(sentence: str, names: frozenset[str], *, alone: bool) -> bool:
    """An invitation that names the publisher; standing alone, one to "us"."""
    if len(sentence.split()) > MOST_WORDS or not _PROMOTES.match(sentence):
        return False
    if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", sentence) for name in names):
        return True
    return bool(alone and ends_sentence(sentence) and not _ADVISES.match(sentence) and _OURS.search(sentence))
