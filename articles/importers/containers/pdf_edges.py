"""What runs around the pages of a PDF: heads and feet, told by how they recur or by how they stand apart."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from articles.importers.containers.pdf_gutters import Word
from articles.importers.containers.pdf_headings import small_of
from articles.importers.containers.pdf_lines import PrintedLine
from articles.importers.lines import ends_sentence, starts_lower

EDGE_LINES = 2
OFTEN = 0.3
SHORTEST_HEAD = 15
SAME_HEIGHT = 4.0
APART = 1.6

_FOLIO = re.compile(r"^(?:page\s+)?[-–—|\s]*\d{1,5}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*$", re.IGNORECASE)
_FLOAT = re.compile(r"^(?:fig|tab|box|scheme|chart)", re.IGNORECASE)

COUNTS = ({1}, {5})
FEWEST_NUMBERED = 10
MOST_OF_LINES = 0.8

Pages = Sequence[Sequence[PrintedLine]]


def edges_of(pages: Pages) -> list[list[PrintedLine]]:
    """The lines of each page that are its number, a running head or a running foot."""
    heads = _running_heads(pages)
    numbered = list(enumerate(line for page in pages for line in page))
    small = {id(numbered[number][1]) for number in small_of(numbered)}
    edges: list[list[PrintedLine]] = []
    for place, page in enumerate(pages):
        outer = [id(line) for line in _edges(page) if _FOLIO.match(line.text) or _pattern(line.text) in heads]
        off = [id(line) for line in page if place and id(line) in small and _stands_off(line, page)]
        edges.append([line for line in page if id(line) in {*outer, *off}])
    return edges


def without_line_numbers(words: Sequence[Word], last: str | None) -> tuple[list[Word], list[str]]:
    """Part the words of a manuscript's page from the numbers that count its lines in the margin, where it has them;
    `last`: the last one of the pages before."""
    openings: dict[int, float] = {}
    for word in words:
        if not word.text.isdecimal():
            openings[round(word.bottom)] = min(word.x0, openings.get(round(word.bottom), word.x0))
    left = Counter(map(round, openings.values())).most_common(1)[0][0] if openings else 0
    margin = sorted((word for word in words if word.text.isdecimal() and word.x1 < left), key=lambda word: word.top)
    steps = {int(after.text) - int(before.text) for before, after in pairwise(margin)}
    counted = len(margin) * max(steps, default=0)
    goes_on = bool(margin) and last is not None and int(margin[0].text) == int(last) + 1
    many = steps in COUNTS and counted >= max(FEWEST_NUMBERED, MOST_OF_LINES * len(openings))
    if not (many or goes_on):
        return list(words), []
    return [word for word in words if word not in margin], [word.text for word in margin]


def _stands_off(line: PrintedLine, page: Sequence[PrintedLine]) -> bool:
    """White parts the topmost or lowest line of a page from all but what stands beside it, and it is no text."""
    white_below = min((one.top - line.bottom for one in page if one.top > line.top + SAME_HEIGHT), default=0.0)
    white_above = min((line.top - one.bottom for one in page if one.top < line.top - SAME_HEIGHT), default=0.0)
    is_text = starts_lower(line.text) or _FLOAT.match(line.text) or line.text[-1] in ",;:-"
    is_sentence = ends_sentence(line.text) and not line.text.endswith("al.")
    outermost = not (white_above and white_below)
    return outermost and white_above + white_below > APART * line.size and not is_text and not is_sentence


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The topmost and the lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.top)
    return [*by_height[:EDGE_LINES], *by_height[EDGE_LINES:][-EDGE_LINES:]]


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _running_heads(pages: Sequence[Sequence[PrintedLine]]) -> set[str]:
    """What stands at the edge of several pages again and again at one height, but for its numbers."""
    seen: dict[str, list[float]] = {}
    for page in pages:
        for pattern, top in {_pattern(line.text): line.top for line in _edges(page)}.items():
            seen.setdefault(pattern, []).append(top)
    least = max(2, round(len(pages) * OFTEN))
    often = {
        pattern
        for pattern, tops in seen.items()
        if max(sum(abs(one - top) < SAME_HEIGHT for one in tops) for top in tops) >= least
    }
    return often | {
        pattern for pattern in seen if any(_holds(pattern, other) and _near(seen, pattern, other) for other in seen)
    }


def _near(seen: dict[str, list[float]], pattern: str, other: str) -> bool:
    return any(abs(one - top) < SAME_HEIGHT for one in seen[pattern] for top in seen[other])


def _holds(pattern: str, other: str) -> bool:
    """Tell whether one page's edge repeats another's, with more beside it ("Made et al. · J Warm 2015;5:12–19")."""
    return len(pattern) > len(other) > SHORTEST_HEAD and "#" in other and other in pattern
