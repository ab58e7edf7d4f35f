"""What a page's program sets beside its lines: "[edit]" and "¶" behind headings, "^ a b" before references."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.found import Found
from articles.importers.lines import Block

_TAG = re.compile(
    r"^(.{2,120}?)\s*(\[\s?(?:edit|edit\s\|\sedit\ssource|hide|show|expand|collapse)\s?\]|[¶🔗])$", re.IGNORECASE
)
# Some programs print no brackets around it: then three lines show it.
_BARE = re.compile(r"^(.{2,120}?\S)\s(edit)$")
FEWEST = 3
_BACK = re.compile(r"^([\^↑↵]\s*(?:[a-z](?:\s?,)?\s){0,12})(?=\S)")


def take_tags(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Part the tags from the lines they stand at, and set them aside."""
    rest: list[Block] = []
    bare = sum(bool(_BARE.match(block.text)) for block in blocks) >= FEWEST
    for block in blocks:
        tag = _TAG.match(block.text) or (_BARE.match(block.text) if bare else None)
        back = _BACK.match(block.text)
        if tag:
            found.put_aside(replace(block, text=tag[2], kind="text", number=None), "furniture")
            block = replace(block, text=tag[1])
        elif back:
            found.put_aside(replace(block, text=back[1].strip(), kind="text", number=None), "furniture")
            block = replace(block, text=block.text[back.end() :])
        rest.append(block)
    return rest
