"""Which items of two sequences belong together: equal runs, and pairs that are alike. Fast, whatever the two hold."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise

Run = tuple[int, int, int]
"""Start in the old sequence, start in the new one, length: these items are equal."""
Bounds = tuple[int, int, int, int]

SMALL = 2_500
"""Pairs of items up to which difflib looks at all of them: its worst case is cubic."""
RARE = 6
"""A word that more texts hold than this does not tell which of them is meant."""


def equal_runs(old: Sequence[str], new: Sequence[str]) -> list[Run]:
    """Runs of equal items in the same order in both, with (len, len, 0) at the end as difflib has it.

    Items that occur once in each part the sequences (patience difference, Bram Cohen), difflib does the rest; a
    long stretch without such items counts as wholly different.
    """
    waiting: list[Bounds] = [(0, len(old), 0, len(new))]
    found: list[Run] = []
    while waiting:
        i1, i2, j1, j2 = waiting.pop()
        head, tail = _shared_ends(old, new, (i1, i2, j1, j2))
        found += [(i1, j1, head), (i2 - tail, j2 - tail, tail)]
        i1, i2, j1, j2 = i1 + head, i2 - tail, j1 + head, j2 - tail
        if (i2 - i1) * (j2 - j1) <= SMALL:
            blocks = SequenceMatcher(None, old[i1:i2], new[j1:j2], autojunk=False).get_matching_blocks()
            found += [(i1 + i, j1 + j, size) for i, j, size in blocks]
        elif anchors := _anchors(old[i1:i2], new[j1:j2]):
            found += [(i1 + i, j1 + j, 1) for i, j in anchors]
            edges = [(-1, -1), *anchors, (i2 - i1, j2 - j1)]
            waiting += [(i1 + a + 1, i1 + c, j1 + b + 1, j1 + d) for (a, b), (c, d) in pairwise(edges)]
    return [*_joined(sorted(run for run in found if run[2])), (len(old), len(new), 0)]


def alike_pairs(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]], least: float) -> list[tuple[int, int]]:
    """Pairs of places whose words are alike by at least `least` (Dice's measure, 0 to 1), the most alike first.

    Each place is in one pair at most. Only texts that share a rare word, or stand at the same place, are compared.
    """
    bags = [Counter(words) for words in old], [Counter(words) for words in new]
    candidates = {(place, place) for place in range(min(len(old), len(new)))}
    holders = [_holders(side) for side in bags]
    for word, places in holders[0].items():
        others = holders[1].get(word, ())
        if len(places) <= RARE and len(others) <= RARE:
            candidates.update((i, j) for i in places for j in others)
    scored = sorted((-_dice(bags[0][i], bags[1][j]), abs(i - j), i, j) for i, j in candidates)
    pairs: list[tuple[int, int]] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for score, _, i, j in scored:
        if -score >= least and i not in taken[0] and j not in taken[1]:
            pairs.append((i, j))
            taken[0].add(i)
            taken[1].add(j)
    return pairs


def _shared_ends(old: Sequence[str], new: Sequence[str], bounds: Bounds) -> tuple[int, int]:
    i1, i2, j1, j2 = bounds
    longest = min(i2 - i1, j2 - j1)
    head = next((n for n in range(longest) if old[i1 + n] != new[j1 + n]), longest)
    rest = longest - head
    tail = next((n for n in range(rest) if old[i2 - 1 - n] != new[j2 - 1 - n]), rest)
    return head, tail


def _anchors(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Places of items that occur once in each: the longest series that is in order in both."""
    once = _once(old), _once(new)
    shared = sorted((i, once[1][item]) for item, i in once[0].items() if item in once[1])
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for place, (_, j) in enumerate(shared):
        slot = bisect_left(ends, j)
        before.append(last[slot - 1] if slot else None)
        ends[slot : slot + 1] = [j]
        last[slot : slot + 1] = [place]
    series: list[tuple[int, int]] = []
    at = last[-1] if last else None
    while at is not None:
        series.append(shared[at])
        at = before[at]
    return series[::-1]


def _once(items: Sequence[str]) -> dict[str, int]:
    counted = Counter(items)
    return {item: place for place, item in enumerate(items) if counted[item] == 1}


def _joined(runs: list[Run]) -> Iterator[Run]:
    open_run: Run | None = None
    for i, j, size in runs:
        if open_run and (open_run[0] + open_run[2], open_run[1] + open_run[2]) == (i, j):
            open_run = (open_run[0], open_run[1], open_run[2] + size)
            continue
        if open_run:
            yield open_run
        open_run = (i, j, size)
    if open_run:
        yield open_run


def _holders(bags: Sequence[Counter[str]]) -> dict[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, bag in enumerate(bags):
        for word in bag:
            holders[word].append(place)
    return holders


def _dice(one: Counter[str], other: Counter[str]) -> float:
    size = one.total() + other.total()
    return 2 * (one & other).total() / size if size else 0.0
