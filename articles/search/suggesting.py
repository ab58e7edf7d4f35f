"""Suggestions while somebody types, and what they may have meant where nothing was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from articles.models import SearchTerm

from .finding import matches
from .folding import plain, stem, stop_words
from .query import read, tidy

SUGGESTED = 8
SHORTEST = 2
LOOKED_AT = 60
AFTER_ALL = "\U0010ffff"

RESEMBLING = 0.72
MISSPELT = 3
KNOWN_WORDS = 6_000
KINDS = SearchTerm.Kind


@dataclass(frozen=True)
class Suggestion:
    """Something to look for: its text, what kind of thing it is, and what an abbreviation stands for."""

    text: str
    kind: str
    detail: str


def suggest(typed: str) -> list[Suggestion]:
    """Up to eight things that live articles offer to somebody who has typed this much. One statement."""
    start = plain(tidy(typed)).strip('"- ')
    if len(start) < SHORTEST:
        return []
    terms = (
        SearchTerm.objects.filter(key__gte=start, key__lt=start + AFTER_ALL)
        .exclude(kind=KINDS.EXPANSION)
        .order_by("-articles", "key", "kind")
    )
    rows = terms.values_list("shown", "kind", "detail")[:LOOKED_AT]
    found: dict[str, Suggestion] = {}
    for shown, kind, detail in sorted(rows, key=lambda row: row[1] in (KINDS.TITLE, KINDS.HEADING)):
        found.setdefault(plain(shown), Suggestion(shown, KINDS(kind).label, detail))
    return list(found.values())[:SUGGESTED]


def did_you_mean(typed: str, filters: dict[str, str] | None = None) -> str:
    """The same words, those that no live article has replaced by what they resemble; "" where that finds nothing."""
    words = tidy(typed).replace('"', " ").split()
    misspelt = [word for word in words if not word.startswith("-") and stem(plain(word)) not in stop_words()]
    if not misspelt:
        return ""
    known = _known_words()
    stems = {stem(word) for word in known}
    corrected = {}
    for word in misspelt[:MISSPELT]:
        bare = plain(word)
        if stem(bare) not in stems and (near := _nearest(bare, known)):
            corrected[word] = near
    if not corrected:
        return ""
    meant = " ".join(corrected.get(word, word) for word in words)
    return meant if matches(read(meant), filters, most=1) else ""


def _known_words() -> list[str]:
    """Words of live articles, the commonest first."""
    words = SearchTerm.objects.filter(kind=KINDS.WORD).order_by("-articles", "key")
    return list(words.values_list("key", flat=True)[:KNOWN_WORDS])


def _nearest(word: str, known: Iterable[str]) -> str:
    """The known word that resembles this one most; the commoner of two that do so alike."""
    similar = [other for other in known if abs(len(other) - len(word)) <= 3]
    return next(iter(get_close_matches(word, similar, n=1, cutoff=RESEMBLING)), "")
