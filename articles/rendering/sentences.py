"""Where sentences end."""

import re
from collections.abc import Iterator

_END = re.compile(
    r"[.!?…][\"”’)\]]*(?:\s?\[@[^\[\]\n]{1,400}\](?:\{[^{}\n]{1,20}\})?)*\s+"
    r"(?=[“\"‘(\[]?(?:[^\W_a-zß-öø-ÿ]))"
)
_SHORT = re.compile(r"(?:\b(?:e\.g|i\.e|vs|al|Dr|Prof|Mr|Mrs|Ms|cf|Jr)|\.\.)$")
_BEFORE_NUMBER = re.compile(r"\b(?:approx|ca|Figs?|Nos?|pp?)$")


def sentence_spans(text: str) -> Iterator[tuple[int, int]]:
    """Start and end of each sentence with its marks; the spans together are the whole text.

    A sentence ends after `.`, `!` or `?` and its citation marks, where a capital or a figure follows; not after "e.g.".
    """
    start = 0
    for end in _END.finditer(text):
        around = (text, max(0, end.start() - 7), end.start())
        if _SHORT.search(*around) or (text[end.end()].isdigit() and _BEFORE_NUMBER.search(*around)):
            continue
        yield start, end.end()
        start = end.end()
    if start < len(text):
        yield start, len(text)
