"""Which segments of two texts belong together: those that kept their place, and those that moved."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from .alignment import alike_pairs, equal_runs
from .formatting import words_of
from .segments import Segment
from .tokens import tokens_of

ALIKE = 0.4
"""From this likeness on (Dice's measure over words) two segments at one place are one that was changed."""
ALIKE_AFAR = 0.75
"""The same for two segments at different places."""
ENOUGH = 4
"""Words from which on likeness tells that a changed segment moved."""


@dataclass(frozen=True)
class Pairing:
    """For a place in the new text the place in the old: `kept` in order, `moved` out of it; `old` has all of these."""

    kept: dict[int, int] = field(default_factory=dict)
    moved: dict[int, int] = field(default_factory=dict)
    old: set[int] = field(default_factory=set)

    def keep(self, i: int, j: int) -> None:
        self.kept[j] = i
        self.old.add(i)

    def move(self, i: int, j: int) -> None:
        self.moved[j] = i
        self.old.add(i)


def paired(old: Sequence[Segment], new: Sequence[Segment]) -> Pairing:
    """Pair the segments of two texts: equal ones first, wherever they stand, then those that are alike."""
    pairing = Pairing()
    stretches: list[tuple[range, range]] = []
    i = j = 0
    for a, b, size in equal_runs([segment.text for segment in old], [segment.text for segment in new]):
        stretches.append((range(i, a), range(j, b)))
        for step in range(size):
            pairing.keep(a + step, b + step)
        i, j = a + size, b + size
    _find_equal(old, new, pairing)
    for stretch in stretches:
        _find_changed(old, new, stretch, pairing)
    _find_alike(old, new, pairing)
    return pairing


def _find_equal(old: Sequence[Segment], new: Sequence[Segment], pairing: Pairing) -> None:
    """Equal texts at other places have moved."""
    waiting: dict[str, deque[int]] = defaultdict(deque)
    gone, come = _unpaired(old, new, pairing)
    for i in gone:
        waiting[old[i].text].append(i)
    for j in come:
        if waiting[new[j].text]:
            pairing.move(waiting[new[j].text].popleft(), j)


def _find_changed(
    old: Sequence[Segment], new: Sequence[Segment], stretch: tuple[range, range], pairing: Pairing
) -> None:
    """Pair what stands between two equal runs, in order."""
    gone, come = _unpaired(old, new, pairing, stretch)
    if len(gone) == len(come) == 1 and _belong(old[gone[0]], new[come[0]]):
        pairing.keep(gone[0], come[0])
        return
    taken: list[tuple[int, int]] = []
    for one, other in alike_pairs([_words(old[i]) for i in gone], [_words(new[j]) for j in come], ALIKE):
        i, j = gone[one], come[other]
        if all((i < x) == (j < y) for x, y in taken):
            taken.append((i, j))
            pairing.keep(i, j)


def _belong(old: Segment, new: Segment) -> bool:
    """Whether one segment that took the place of one is that one changed: a heading, or a few words, always."""
    words = _words(old), _words(new)
    short = max(map(len, words)) <= 2 * ENOUGH
    alike = bool(alike_pairs(words[:1], words[1:], ALIKE / 2))
    return alike or (old.kind == new.kind and (short or old.kind in ("heading", "callout", "definition")))


def _find_alike(old: Sequence[Segment], new: Sequence[Segment], pairing: Pairing) -> None:
    """Texts at other places that are much alike have moved and changed."""
    gone, come = _unpaired(old, new, pairing)
    gone = [i for i in gone if len(_words(old[i])) >= ENOUGH]
    come = [j for j in come if len(_words(new[j])) >= ENOUGH]
    for one, other in alike_pairs([_words(old[i]) for i in gone], [_words(new[j]) for j in come], ALIKE_AFAR):
        pairing.move(gone[one], come[other])


def _unpaired(
    old: Sequence[Segment], new: Sequence[Segment], pairing: Pairing, within: tuple[range, range] | None = None
) -> tuple[list[int], list[int]]:
    """The places that have no partner yet, in the whole texts or within a stretch of each."""
    gone, come = within or (range(len(old)), range(len(new)))
    return (
        [i for i in gone if old[i].text and i not in pairing.old],
        [j for j in come if new[j].text and j not in pairing.kept and j not in pairing.moved],
    )


@lru_cache(maxsize=4096)
def _words(segment: Segment) -> tuple[str, ...]:
    return tuple(token.key for token in tokens_of(words_of(segment)) if token.key)
