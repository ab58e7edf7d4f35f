"""Words as search compares them: the same folding for texts, for what is asked, and for the marks in a passage.

Pure: text in, value out. Stems are Snowball's English ones (Porter 2); what they leave apart stands in families.toml.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import snowballstemmer

Tokens = tuple[str, ...]

FILE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("families.toml").read_text())
MAX_TOKEN = 48
"""Letters of a word that count; no word of the language is longer."""

HYPHENS = "‐‑‒–−-"
LETTERS = r"(?:[^\W_][\u0300-\u036f\u00ad\u200b]*)+"
WORD = re.compile(rf"{LETTERS}(?:(?:['’{HYPHENS}]|(?<=\d)[.,](?=\d)){LETTERS})*")
"""A word with the hyphens, apostrophes and decimal points inside it; accents may be letters of their own."""

POSSESSIVE = re.compile(r"['’]s$")
JOINER = re.compile(rf"[.,{HYPHENS}]+")
PART = re.compile(r"\d+|[^\W\d_]+")
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")

_stem = snowballstemmer.stemmer("english").stemWord
_letters = str.maketrans(FILE["letters"])


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: its place there, its tokens, and those it has when written without its hyphens."""

    start: int
    end: int
    tokens: Tokens
    joined: Tokens


def words(text: str) -> Iterator[Word]:
    """Every word of a text, in order, with its place in the text as it was given."""
    for match in WORD.finditer(text):
        tokens, joined = _tokens(match[0])
        if tokens:
            yield Word(match.start(), match.end(), tokens, joined)


def folded(text: str) -> str:
    """A text as it is stored for search: tokens with a space between; words without their hyphens at its end."""
    found = list(words(text))
    return " ".join([*(token for word in found for token in word.tokens),
                     *dict.fromkeys(token for word in found for token in word.joined)])  # fmt: skip


def tokens_of(text: str) -> Tokens:
    """The tokens of a few words, in order."""
    return tuple(token for word in words(text) for token in word.tokens)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """Small letters without accents: what suggestions are compared by."""
    visible = INVISIBLE.sub("", text)
    decomposed = unicodedata.normalize("NFKD", visible.casefold().translate(_letters))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


@cache
def stop_words() -> frozenset[str]:
    return frozenset(stem(word) for word in FILE["stop_words"])


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The stem of a plain word, or the one that its family is indexed as."""
    found = _stem(word[:MAX_TOKEN])
    return _families().get(found, found)


@cache
def _families() -> dict[str, str]:
    return {_stem(other): _stem(first) for first, *others in FILE["families"] for other in (first, *others)}


@lru_cache(maxsize=50_000)
def _tokens(word: str) -> tuple[Tokens, Tokens]:
    """Parts of a word ("IL-6" and "IL6": il, 6), and the same of it without hyphens where that makes others."""
    bare = POSSESSIVE.sub("", plain(word)).replace("'", "").replace("’", "")
    parts = tuple(stem(part) for part in PART.findall(bare))
    joined = tuple(stem(part) for part in PART.findall(JOINER.sub("", bare)))
    return parts, () if joined == parts or bare.replace(".", "").replace(",", "").isdigit() else joined
