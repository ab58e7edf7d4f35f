"""How long and how hard a text is to read."""

from dataclasses import dataclass

from .hints import without_hints

WORDS_A_MINUTE = 238
"""Silent reading of non-fiction in English: Brysbaert, J Mem Lang 2019;109:104047."""


@dataclass(frozen=True)
class Length:
    """Words of a body, and the minutes that they take."""

    words: int
    minutes: int


def length_of(body: str) -> Length:
    """Count the words of a Markdown body, its headings and lists included; hints and definitions left out."""
    words = sum(
        any(character.isalnum() for character in word)
        for line in without_hints(body).split("\n")
        if not line.startswith("*[")
        for word in line.split()
    )
    return Length(words, max(1, round(words / WORDS_A_MINUTE)) if words else 0)
