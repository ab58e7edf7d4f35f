"""What a page's program sets beside its lines: "[edit]", "¶" and "▲ Top" behind headings, "^ a b" before references,
"Click to view" before captions."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.found import Found
from articles.importers.lines import Block

_TAG = re.compile(
    r"^(.{2,120}?)\s*(\[\s?(?:edit|edit\s\|\sedit\ssource|hide|show|expand|collapse)\s?\]|[¶🔗]"
    r"|[▴▲△↑⇧⬆^]\s?(?:(?:back\s+)?to\s+(?:the\s+)?)?top)$",
    re.IGNORECASE,
)
_TO_TOP = re.compile(r"^(?:back|go|return)\s+to\s+(?:the\s+)?top$", re.IGNORECASE)
_BUTTON = re.compile(
    r"^(\[?(?:click|tap|view|open|see|show|download)\s(?:\w+\s){0,4}?(?:view|image|figure|picture|table|enlarge|here)\]?)\s+"
    r"(?=(?:fig(?:ure)?|table|box)\.?\s?\d{1,2}[.:])",
    re.IGNORECASE,
)
# Some programs print no brackets around it: then three lines show it.
_BARE = re.compile(r"^(.{2,120}?\S)\s(edit)$")
FEWEST = 3
_BACK = re.compile(r"^([\^↑↵]\s*(?:[Jj]ump\s+up(?:\s+to)?\s*:?\s*)?(?:[a-z](?:\s?,)?\s){0,12})(?=\S)")


def take_tags(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Part the tags from the lines they stand at, and set them aside."""
    rest: list[Block] = []
    bare = sum(bool(_BARE.match(block.text)) for block in blocks) >= FEWEST
    for block in blocks:
        tag = _TAG.match(block.text) or (_BARE.match(block.text) if bare else None)
        back = _BACK.match(block.text) or _BUTTON.match(block.text)
        parted = _TO_TOP.match(block.cells[-1]) if len(block.cells) > 1 else None
        if behind := parted[0] if parted else tag[2] if tag else "":
            found.put_aside(replace(block, text=behind, kind="text", number=None), "furniture")
            block = replace(block, text=block.text.removesuffix(behind).rstrip(), cells=())
        elif back:
            found.put_aside(replace(block, text=back[1].strip(), kind="text", number=None), "furniture")
            block = replace(block, text=block.text[back.end() :], cells=())
        rest.append(block)
    return rest
