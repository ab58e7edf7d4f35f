"""What changed between two texts: by block, then by word (difflib). Pure."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Operation = Literal["same", "added", "removed"]
WORD = re.compile(r"\s+|\d+(?:[.,]\d+)*|\w+|[^\w\s]")
SIGNIFICANT = re.compile(r"^#{1,4} |^> \[!\w+\]|\[@[^\]]+\]|\d+(?:[.,]\d+)*|[^\W\d_]+|[%µ<>≤≥±°=/+−–-]", re.MULTILINE)


@dataclass(frozen=True)
class Part:
    """A run of words, the same in both texts, added or removed."""

    operation: Operation
    text: str


@dataclass(frozen=True)
class Block:
    """One paragraph, list or heading: `change` says whether it is the same, added, removed or changed."""

    change: Literal["same", "added", "removed", "changed"]
    parts: tuple[Part, ...]


def compare(before: str, after: str) -> list[Block]:
    """The blocks of two texts, in the order of the new one; blocks are parted by blank lines.

    The parts but the added ones give `before` again, the parts but the removed ones give `after`.
    """
    old, new = _blocks(before), _blocks(after)
    result: list[Block] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            result += [Block("same", (Part("same", text),)) for text in new[j1:j2]]
        else:
            result += _replaced(old[i1:i2], new[j1:j2])
    return result


def same_words(before: str, after: str) -> bool:
    """Whether two texts differ in nothing but punctuation, white space, emphasis and capitals."""
    return _significant(before) == _significant(after)


def _significant(text: str) -> list[str]:
    return [token.casefold() for token in SIGNIFICANT.findall(text)]


def _blocks(text: str) -> list[str]:
    return [block for block in re.split(r"\n{2,}", text.strip()) if block]


def _replaced(old: list[str], new: list[str]) -> list[Block]:
    paired = min(len(old), len(new))
    blocks = [_words(before, after) for before, after in zip(old[:paired], new[:paired], strict=True)]
    blocks += [Block("removed", (Part("removed", text),)) for text in old[paired:]]
    blocks += [Block("added", (Part("added", text),)) for text in new[paired:]]
    return blocks


def _words(before: str, after: str) -> Block:
    old, new = WORD.findall(before), WORD.findall(after)
    parts: list[Part] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            parts.append(Part("same", "".join(new[j1:j2])))
            continue
        if i2 > i1:
            parts.append(Part("removed", "".join(old[i1:i2])))
        if j2 > j1:
            parts.append(Part("added", "".join(new[j1:j2])))
    return Block("changed", tuple(parts))
