import re
from collections.abc import Iterator

from .document import Document, Finding
from .reading import HEADING, PARAGRAPH, Block

_LABEL = re.compile(
    r"(?:(?:medically|clinically)\s+)?(?:reviewed\s+by|reviewer|written\s+by|authors?|sources?|references|last\s+updated"
    r"|last\s+reviewed|review\s+date|next\s+review(?:\s+due)?|published(?:\s+on)?|updated|funding|editorial\s+policy)"
    r"\s*:\s*[-–—.]?$",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"(?:view|read|see)\s+(?:our\s+|the\s+)?(?:editorial|privacy|content)\s+(?:policy|process)\.?$", re.I
)
_POLICY_IN_LINE = re.compile(r"[•|·]\s*(?:view|read|see)\s+(?:our\s+|the\s+)?editorial\s+policy\b", re.IGNORECASE)
_NO_ADDRESS = re.compile(r"(?<!\\)\[([^\[\]\n]{1,200})\]\(\s*(?:#|<>)?\s*\)")


def check(document: Document) -> Iterator[Finding]:
    """A label has its value, and a link its address (check 16)."""
    blocks = document.reading.blocks
    for place, block in enumerate(blocks):
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        if block.kind != HEADING and _LABEL.match(block.text) and not _has_value(block, following):
            yield Finding(
                "empty_label",
                "error",
                f"The label “{block.text}” has no value. Give it one, or take the line out: reviewer and dates are "
                "printed from the site’s own record.",
                line=block.line,
            )
    for number, line in document.reading.open_lines:
        lost = _NO_ADDRESS.search(line) if "](" in line else None
        bare = "](" not in line and (_POLICY.match(line.strip()) or _POLICY_IN_LINE.search(line))
        if lost or bare:
            yield Finding(
                "link_lost",
                "error",
                f"“{lost[1] if lost else 'View editorial policy'}” is a link without an address. Give it one, or "
                "take it out.",
                line=number,
            )


def _has_value(label: Block, following: Block | None) -> bool:
    """A list, a table or a paragraph that comes next is the value; a heading or another label is none."""
    if following is None or following.kind == HEADING:
        return False
    return not (following.kind == PARAGRAPH and _LABEL.match(following.text)) and following.part == label.part
