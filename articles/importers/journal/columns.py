"""The columns of a printed page, put back in the order in which they are read."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.importers.journal.headings import rank_of
from articles.importers.journal.hyphens import Vocabulary, is_broken, join_lines
from articles.importers.lines import Line, ends_sentence, starts_lower

WINDOW = 6
LONGEST_MOVE = 4
LEAST_GAIN = 2
MOST_RUNS = 1000

_DROP_CAPITAL = re.compile(r"^([A-Za-z]) ([a-z]{2,}[\w-]*)")


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that stand together: nothing cuts them, no gap falls inside a sentence."""

    lines: tuple[Line, ...]
    opens_text: bool
    heads: bool
    ends_with_heading: bool
    ranks: tuple[int, ...] = ()

    @property
    def span(self) -> tuple[int, int]:
        return self.lines[0].number, self.lines[-1].number


def drop_capital(text: str, words: Vocabulary) -> str | None:
    """Give the whole word where a text opens with a capital set apart ("c old hands")."""
    apart = _DROP_CAPITAL.match(text)
    if apart is None:
        return None
    whole = apart[1] + apart[2]
    plain = apart[1] not in "aAI" or words.count(apart[2]) <= 1
    return whole.capitalize() if whole in words and plain else None


def cut_into_runs(
    lines: Sequence[Line], cuts: Collection[int], headings: Collection[int], capitals: Collection[int]
) -> list[Run]:
    """Part lines into runs: at each cut (a line that was taken out), new box, and gap inside a sentence."""
    boxes = _box_starts(lines)
    runs: list[list[Line]] = []
    for line in lines:
        if not runs or _parts(runs[-1], line, cuts, headings, capitals) or line.number in boxes:
            runs.append([])
        runs[-1].append(line)
    return [_run(run, headings, capitals) for run in runs]


def reading_order(runs: Sequence[Run], words: Vocabulary) -> list[Run]:
    """Move runs whose opening fits badly to where they fit; near neighbours only, and only for a clear gain.

    A text with more than MOST_RUNS of them is no article's few pages: it is left as it stands.
    """
    ordered = list(runs)
    if len(ordered) > MOST_RUNS:
        return ordered
    position = 0
    moves = 0
    while position < len(ordered):
        before = ordered[position - 1] if position else None
        if moves < len(runs) and _link(before, ordered[position], words) >= LEAST_GAIN:
            moved = _best_move(ordered, position, words)
            if moved is not None:
                ordered, moves, position = moved, moves + 1, max(0, position - WINDOW)
                continue
        position += 1
    return ordered


def _best_move(runs: list[Run], start: int, words: Vocabulary) -> list[Run] | None:
    low = max(0, start - WINDOW)
    high = min(len(runs), start + WINDOW + LONGEST_MOVE)
    window = runs[low:high]
    around = (runs[low - 1] if low else None, runs[high] if high < len(runs) else None)
    least = _cost(window, around, words) - LEAST_GAIN
    joined, backwards = _sentences_joined(window, around), _backwards(window)
    best: list[Run] | None = None
    first = start - low
    for length in range(1, min(LONGEST_MOVE, len(window) - first) + 1):
        rest = window[:first] + window[first + length :]
        for target in range(len(rest) + 1):
            trial = [*rest[:target], *window[first : first + length], *rest[target:]]
            cost = _cost(trial, around, words)
            if _sentences_joined(trial, around) <= joined or _backwards(trial) > backwards:
                continue
            if cost < least or (cost == least and best is None):
                best, least = trial, cost
    return None if best is None else [*runs[:low], *best, *runs[high:]]


def _cost(runs: Sequence[Run], around: tuple[Run | None, Run | None], words: Vocabulary) -> int:
    chain = [around[0], *runs]
    cost = sum(_link(first, second, words) for first, second in zip(chain, runs, strict=False))
    if around[1] is not None:
        cost += _link(chain[-1], around[1], words)
    return cost


def _sentences_joined(runs: Sequence[Run], around: tuple[Run | None, Run | None]) -> int:
    """How many runs end inside a sentence and are followed by one that goes on in small letters; a move that joins
    none of them has no evidence."""
    chain = [run for run in (around[0], *runs, around[1]) if run is not None]
    return sum(
        not first.ends_with_heading and not ends_sentence(first.lines[-1].text) and starts_lower(second.lines[0].text)
        for first, second in pairwise(chain)
    )


def _backwards(runs: Sequence[Run]) -> int:
    """How many parts of the article stand before one that comes earlier in every article, or has a lower number."""
    ranks = [rank for run in runs for rank in run.ranks]
    return sum(first > second for first, second in pairwise(ranks))


def _link(first: Run | None, second: Run, words: Vocabulary) -> int:
    """Price how ill one run follows another; below zero where the two clearly belong together."""
    head = second.lines[0].text
    lower = starts_lower(head) and not second.opens_text
    if first is None:
        return -1 if second.opens_text else 2 * int(lower)
    tail = first.lines[-1].text
    if first.ends_with_heading:
        return 3 if lower else 0
    if is_broken(tail):
        return _broken_link(tail, head, words) if lower else 3
    if ends_sentence(tail):
        return 2 if lower else 0
    return 3 if second.opens_text or second.heads else int(head[:1].isupper())


def _broken_link(tail: str, head: str, words: Vocabulary) -> int:
    _, join = join_lines(tail, head, words)
    return -2 if join is not None and join.after in words else 0


def _parts(
    run: Sequence[Line],
    line: Line,
    cuts: Collection[int],
    headings: Collection[int],
    capitals: Collection[int],
) -> bool:
    previous = run[-1]
    if any(number in cuts for number in range(previous.number + 1, line.number)):
        return True
    if not line.gap or previous.number in headings or line.number in headings:
        return False
    below_capital = any(earlier.number in capitals for earlier in run[-2:])
    return not ends_sentence(previous.text) and not below_capital


def _box_starts(lines: Sequence[Line]) -> set[int]:
    """Where few lines are set in, each of them opens a box of its own; where many are, they open paragraphs."""
    indented = [line.number for line in lines if line.indented]
    return set(indented) if len(indented) * 12 < len(lines) else set()


def _run(lines: Sequence[Line], headings: Collection[int], capitals: Collection[int]) -> Run:
    first, last = lines[0].number, lines[-1].number
    ranks = (rank_of(line.text) for line in lines if line.number in headings)
    return Run(
        tuple(lines), first in capitals, first in headings, last in headings, tuple(rank for rank in ranks if rank)
    )
