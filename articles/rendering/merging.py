"""Two people's changes to one text put together, block by block (three-way merge by the library merge3). Pure."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from merge3 import Merge3

MINE, THEIRS, BOTH = "mine", "theirs", "both"
CHOICES = (MINE, THEIRS, BOTH)
_PARTED = re.compile(r"\n{2,}")


@dataclass(frozen=True)
class Conflict:
    """A place that both changed: what it was, what each made of it. `number` counts from 1."""

    number: int
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True)
class Merged:
    """The text put together, and the places that both changed; there it holds what was chosen, else mine."""

    text: str
    conflicts: tuple[Conflict, ...]
    from_mine: int
    from_theirs: int


def merged(base: str, mine: str, theirs: str, choices: Mapping[int, str] | None = None) -> Merged:
    """Merge two texts that both began as `base`; blocks are parted by blank lines.

    What only one changed is taken over; where both made the same change it stands once. `choices` says for a
    conflict's number which to take: "mine", "theirs" or "both" (theirs after mine).
    """
    chosen = choices or {}
    result: list[str] = []
    conflicts: list[Conflict] = []
    taken = Counter[str]()
    for was, ours, others in _regions(_blocks(base), _blocks(mine), _blocks(theirs)):
        if ours == others:
            result += ours
        elif others == was or ours == was:
            side = MINE if others == was else THEIRS
            taken[side] += 1
            result += ours if side == MINE else others
        else:
            conflicts.append(Conflict(len(conflicts) + 1, _joined(was), _joined(ours), _joined(others)))
            result += _chosen(ours, others, chosen.get(len(conflicts), MINE))
    return Merged(_joined(result), tuple(conflicts), taken[MINE], taken[THEIRS])


def merged_field(base: str, mine: str, theirs: str) -> str | None:
    """A short field put together: None where both changed it, each to something else."""
    if mine == theirs or theirs == base:
        return mine
    return theirs if mine == base else None


def _regions(base: list[str], mine: list[str], theirs: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """The same stretch of all three texts, again and again; one that all kept their blocks in goes block by block."""
    for name, *ends in Merge3(base, mine, theirs).merge_regions():
        if name == "conflict":
            was, ours, others = (text[ends[2 * at] : ends[2 * at + 1]] for at, text in enumerate((base, mine, theirs)))
            if len(was) == len(ours) == len(others):
                yield from (([one], [two], [three]) for one, two, three in zip(was, ours, others, strict=True))
            else:
                yield was, ours, others
        else:
            kept = {"unchanged": base, "a": mine, "same": mine, "b": theirs}[name][ends[0] : ends[1]]
            yield {"a": ([], kept, []), "b": ([], [], kept)}.get(name, (kept, kept, kept))


def _chosen(mine: list[str], theirs: list[str], choice: str) -> list[str]:
    return {MINE: mine, THEIRS: theirs, BOTH: [*mine, *theirs]}[choice]


def _blocks(text: str) -> list[str]:
    return [block for block in _PARTED.split(text.replace("\r\n", "\n").strip("\n")) if block]


def _joined(blocks: list[str]) -> str:
    return "\n\n".join(blocks)
