"""An abstract whose parts stand below headings of their own, put together again."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.lines import Block

FEWEST_PARTS = 2
LONGEST_PART = 2000
_ABSTRACT = re.compile(r"^(?:structured\s+)?abstract\s*:?$", re.IGNORECASE)
_PART = re.compile(
    r"^(?:background|context|rationale|importance|objectives?|aims?|purpose|hypothesis|design|setting|participants|patients"
    r"|interventions?|(?:patients|materials?)\s+and\s+methods|methods?|main\s+outcomes?(?:\s+measures?)?|results?|findings"
    r"|case(?:\s+(?:presentation|report|summary))?|observations?|conclusions?|interpretation|significance|limitations"
    r"|(?:clinical\s+)?(?:relevance|implications))(?:(?:\s+and\s+|/)\w+)?\s*:?$",
    re.IGNORECASE,
)
_BODY = re.compile(r"^(?:\d\.?\s+)?discussion\b", re.IGNORECASE)


def names_part(text: str) -> bool:
    """Tell whether a text is the usual name of an abstract's part ("Methods")."""
    return bool(_PART.match(text))


def is_abstract_heading(text: str) -> bool:
    return bool(_ABSTRACT.match(text))


def with_whole_abstract(blocks: Sequence[Block]) -> list[Block]:
    """Set the parts below an "Abstract" without text of its own as its paragraphs ("Methods: We asked …")."""
    start = next((place for place, block in enumerate(blocks) if _heads(block, _ABSTRACT)), None)
    if start is None:
        return list(blocks)
    end = start + 1
    while _is_part(blocks[end : end + 3]):
        end += 2
    behind = blocks[end] if end < len(blocks) else None
    if end < start + 1 + FEWEST_PARTS * 2 or (behind is not None and _heads(behind, _BODY)):
        return list(blocks)
    pairs = zip(blocks[start + 1 : end : 2], blocks[start + 2 : end : 2], strict=True)
    return [*blocks[: start + 1], *(_joined(label, text) for label, text in pairs), *blocks[end:]]


def _heads(block: Block, pattern: re.Pattern[str]) -> bool:
    return block.kind == "heading" and bool(pattern.match(block.text))


def _is_part(blocks: Sequence[Block]) -> bool:
    """Tell whether a heading of a part stands over one paragraph."""
    if len(blocks) < 2 or not _heads(blocks[0], _PART) or blocks[1].kind != "text":
        return False
    return len(blocks[1].text) <= LONGEST_PART and (len(blocks) == 2 or blocks[2].kind == "heading")


def _joined(label: Block, text: Block) -> Block:
    return replace(text, text=f"{label.text.rstrip(' :')}: {text.text}", lines=(*label.on, *text.on))
