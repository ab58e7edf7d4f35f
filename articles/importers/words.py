"""Words of a text, and sets of them."""

import re


def word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def normalised(text: str) -> str:
    """Give a text as it is compared: lower case, words only."""
    return " ".join(words_of(text.lower()))
