"""What somebody typed, read as words, phrases and exclusions. Any input can be read. Pure."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from .folding import FILE, Tokens, stop_words, tokens_of, words

MAX_LENGTH = 200
MAX_CLAUSES = 10
LONGEST_EXPANSION = 6

PIECE = re.compile(r'(-?)(?:"([^"]*)"?|(\S+))')
QUOTES = str.maketrans(dict.fromkeys("“”„«»″", '"'))
BARE = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")

Alternative = tuple[Tokens, ...]
"""Phrases that all have to be there."""

Clause = tuple[Alternative, ...]
"""Ways to say the same: one of them has to be there."""


@dataclass(frozen=True)
class Query:
    """What a search looks for: every clause, and no phrase of `without`."""

    text: str
    clauses: tuple[Clause, ...]
    without: tuple[Tokens, ...]

    def __bool__(self) -> bool:
        return bool(self.clauses)

    @property
    def phrases(self) -> set[Tokens]:
        """Every phrase that may stand in a result, to mark it there."""
        return {phrase for clause in self.clauses for alternative in clause for phrase in alternative}


def tidy(text: str) -> str:
    """What was typed on one line, without control characters, no longer than a search may be."""
    return " ".join(BARE.sub(" ", text).split())[:MAX_LENGTH].strip()


def read(text: str, expansions: Mapping[str, Sequence[str]] | None = None) -> Query:
    """Read what was typed: words (all of them), "phrases", and -words to leave out.

    `expansions` leads from an abbreviation to what live pages say it means, besides the field's own.
    """
    typed = tidy(text)
    known = _with(expansions or {})
    clauses: list[Clause] = []
    without: list[Tokens] = []
    loose: list[tuple[Tokens, Tokens]] = []
    for minus, quoted, bare in PIECE.findall(typed.translate(QUOTES)):
        if minus:
            without.append(tokens_of(quoted or bare))
        elif quoted:
            phrase = tokens_of(quoted)
            if phrase:
                clauses.append(_either(phrase, known))
        else:
            loose += [(word.tokens, word.joined) for word in words(bare)]
    clauses += _clauses(loose, known, needed=not clauses)
    return Query(
        typed, tuple(dict.fromkeys(clauses))[:MAX_CLAUSES], tuple(dict.fromkeys(filter(None, without)))[:MAX_CLAUSES]
    )


def abbreviation_key(text: str) -> str:
    """How an abbreviation or an expansion is looked up: its tokens with a space between."""
    return " ".join(tokens_of(text))


Known = Mapping[Tokens, tuple[Tokens, ...]]


def _clauses(loose: list[tuple[Tokens, Tokens]], known: Known, *, needed: bool) -> list[Clause]:
    """A clause for each word; where some in a row are a known expansion, one for all of them."""
    content = [pair for pair in loose if not set(pair[0]) <= stop_words()]
    if not content and needed:
        content = loose
    clauses: list[Clause] = []
    at = 0
    while at < len(content):
        length = _expansion_at(content, at, known)
        row = content[at : at + length]
        run = tuple(token for tokens, _ in row for token in tokens)
        asked: Alternative = tuple(tokens for tokens, _ in row)
        joined = [(row[0][1],)] if length == 1 and row[0][1] else []
        others = [(phrase,) for phrase in known.get(run, ())]
        clauses.append((asked, *joined, *others))
        at += length
    return clauses


def _expansion_at(content: list[tuple[Tokens, Tokens]], at: int, known: Known) -> int:
    """How many words from here are one abbreviation or expansion; 1 where they are none."""
    for length in range(min(LONGEST_EXPANSION, len(content) - at), 1, -1):
        if tuple(token for tokens, _ in content[at : at + length] for token in tokens) in known:
            return length
    return 1


def _either(phrase: Tokens, known: Known) -> Clause:
    return ((phrase,), *((other,) for other in known.get(phrase, ())))


def _with(expansions: Mapping[str, Sequence[str]]) -> Known:
    """Abbreviation → expansions and back, by tokens: the field's own and those of live pages."""
    if not expansions:
        return _field()
    return _both_ways(
        [*FILE["abbreviations"].items(), *((s, long) for s, longs in expansions.items() for long in longs)]
    )


@cache
def _field() -> Known:
    return _both_ways(list(FILE["abbreviations"].items()))


def _both_ways(pairs: list[tuple[str, str]]) -> Known:
    known: dict[Tokens, tuple[Tokens, ...]] = {}
    for short, long in pairs:
        one, other = tokens_of(short), tokens_of(long)
        if one and other and one != other:
            known[one] = tuple(dict.fromkeys((*known.get(one, ()), other)))
            known[other] = tuple(dict.fromkeys((*known.get(other, ()), one)))
    return known
