"""Items of lists that lost their bullets when a page was copied, below a line that leads to them ("… include:")."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from articles.importers.lines import PROSE_LENGTH, Block, ends_sentence, leads_on, starts_lower

FEWEST_HEADED = 3
LONGEST_SENTENCE = 160
_PAIR = re.compile(r"^[A-Z][\w ()/-]{2,30}:\s\S")
_SENTENCES = re.compile(r"[a-z)]{2}[.!?]\s+[A-Z]")


class BareList:
    """Short lines below "… include:" are items of a list that lost its bullets, until prose or a gap ends it."""

    def __init__(self, blocks: Sequence[Block], is_heading_shape: Callable[[str], bool]) -> None:
        self._shaped = is_heading_shape
        self._sentences = _sentences_below(blocks)
        self._apart = _heads_stand_apart(blocks, is_heading_shape)
        self._open = False
        self._tight = False

    def takes(self, block: Block, previous: Block | None, following: Block | None) -> bool:
        leads = previous is not None and previous.kind in ("text", "heading") and leads_on(previous.text)
        if id(block) in self._sentences:
            return True
        if self._open and previous is not None and _ends_list(block, previous):
            self._open = False
            return True
        if leads:
            self._open, self._tight = True, False
        item = block.kind == "text" and not is_prose(block) and not (self._tight and block.gap)
        self._tight = self._tight or not block.gap
        heads = self._opens_prose(block, following)
        last = leads and not (block.gap and following is not None and not following.gap)
        labelled = is_pair(block) and is_pair(following) and not (leads or is_pair(previous))
        self._open = self._open and item and not (block.text.endswith(":") or labelled) and (not heads or last)
        return self._open

    def _opens_prose(self, block: Block, following: Block | None) -> bool:
        heads = self._shaped(block.text) and following is not None and is_prose(following)
        if self._tight and not block.gap:
            heads = heads and following is not None and not following.gap and not self._apart
        return heads


def is_pair(block: Block | None) -> bool:
    """Tell whether a line is a label and what it says ("Drug class: antibodies")."""
    return block is not None and bool(_PAIR.match(block.text))


def _ends_list(block: Block, item: Block) -> bool:
    """Tell whether a line is the last item of a list that is written as one sentence, with its full stop."""
    goes_on = item.kind == "bullet" and not block.gap and starts_lower(item.text) and starts_lower(block.text)
    short = block.kind == "text" and len(block.text) <= LONGEST_SENTENCE and ends_sentence(block.text)
    return goes_on and short and not _SENTENCES.search(block.text)


def is_prose(block: Block | None) -> bool:
    """Tell whether a block is running text: long, or a sentence."""
    return block is not None and (len(block.text) > PROSE_LENGTH * 2 or ends_sentence(block.text))


def _heads_stand_apart(blocks: Sequence[Block], is_heading_shape: Callable[[str], bool]) -> bool:
    """Tell whether a page sets a gap above its headings: then a line without one is none."""
    over_prose = [block for block, after in pairwise(blocks) if is_heading_shape(block.text) and is_prose(after)]
    apart = sum(block.gap for block in over_prose)
    return apart >= FEWEST_HEADED and apart * 4 >= len(over_prose) * 3


def _sentences_below(blocks: Sequence[Block]) -> set[int]:
    """Items that end with full stops: two or more single short sentences set tight below "…:", up to a gap."""
    items: set[int] = set()
    run: list[Block] | None = None
    for previous, block in pairwise(blocks):
        if previous.kind == "text" and previous.text.endswith(":"):
            run = []
        elif run is not None and block.gap:
            items.update(id(entry) for entry in run if len(run) > 1)
            run = None
        if run is not None:
            short = (
                len(block.text) <= LONGEST_SENTENCE and ends_sentence(block.text) and not _SENTENCES.search(block.text)
            )
            whole = block.kind == "text" and short and not block.text.endswith(":")
            run = [*run, block] if whole else None
    items.update(id(entry) for entry in run or () if run is not None and len(run) > 1)
    return items
