"""Finds a quoted passage again after the text was edited, or says that it is gone; never a wrong passage. Pure.

A quote is the TextQuoteSelector of the W3C Web Annotation Data Model (section 4.2.4): the exact words, with what
stands before and after. The rule everywhere: a key that stood once in the text that was quoted, and stands once in
the text now, is the same place. A key is the passage with its neighbours. When in doubt, the passage is gone.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

CONTEXT = 60
"""Characters kept before and after a passage."""

KEYS = ((CONTEXT, CONTEXT), (CONTEXT, 0), (30, 0), (0, CONTEXT), (0, 30), (20, 20))
"""How many characters before and after make a passage a key."""

REACHES = (CONTEXT, 30, 15)
"""How many characters make a neighbour a key by itself, the most first."""

START, END = "\x02" * REACHES[-1], "\x03" * REACHES[-1]

LONG = 25
"""Characters from which a passage is a key of its own, where some of its neighbourhood is near on both sides."""

NEAR = 200
RUN = 20
ALIKE = 0.5
WORD = re.compile(r"\w+|[^\w\s]")
DECIMAL = re.compile(r"\d[.,]\d")


@dataclass(frozen=True)
class Quote:
    """A passage with its neighbours, as the reader of a text sees them."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True)
class Place:
    """Where a passage stands: from `start` to before `end`; `changed` where its words are not those quoted."""

    start: int
    end: int
    changed: bool = False


def places(text: str, quote: Quote) -> list[Place]:
    """Every place of a text that reads as the quote says, whole words only."""
    key, offset = quote.prefix + quote.exact + quote.suffix, len(quote.prefix)
    found = (Place(at + offset, at + offset + len(quote.exact)) for at in _all(key, text))
    return [place for place in found if quote.exact and _whole_words(text, place)]


def quote_at(text: str, place: Place) -> Quote:
    """What to keep of a passage."""
    before, after = text[: place.start], text[place.end :]
    return Quote(text[place.start : place.end], before[-CONTEXT:], after[:CONTEXT])


def find(quote: Quote, origin: str, text: str) -> Place | None:
    """Where a passage of the text `origin` stands in a later `text`; None where it is gone or in doubt."""
    if len(places(origin, quote)) != 1:
        return None
    found = _found(_bounded(quote), _marked(origin), _marked(text))
    return Place(found.start - len(START), found.end - len(START), found.changed) if found else None


def _marked(text: str) -> str:
    """A text with signs for its two ends: they are neighbours too."""
    return START + text + END


def _bounded(quote: Quote) -> Quote:
    """A quote with those signs, where its neighbours reach to an end of the text."""
    prefix = START + quote.prefix if len(quote.prefix) < CONTEXT else quote.prefix
    suffix = quote.suffix + END if len(quote.suffix) < CONTEXT else quote.suffix
    return Quote(quote.exact, prefix, suffix)


def _found(quote: Quote, origin: str, text: str) -> Place | None:
    intact = {place for before, after in KEYS if (place := _with(quote, before, after, origin, text))}
    if intact:
        return intact.pop() if len(intact) == 1 and not _copied(quote, origin, text) else None
    return _alone(quote, origin, text) or _changed(quote, origin, text)


def _copied(quote: Quote, origin: str, text: str) -> bool:
    """Whether a neighbour that stood once stands more than once: then the passage may be the copy."""
    neighbours = [key for reach in REACHES[1:] for key in (quote.prefix[-reach:], quote.suffix[:reach])]
    return any(origin.count(key) == 1 and text.count(key) > 1 for key in neighbours)


def _with(quote: Quote, before: int, after: int, origin: str, text: str) -> Place | None:
    """The passage with so many characters before it and so many after it, where that is a key."""
    prefix, suffix = quote.prefix[max(0, len(quote.prefix) - before) :], quote.suffix[:after]
    at = _same(prefix + quote.exact + suffix, origin, text)
    return None if at is None else _intact(text, at + len(prefix), quote)


def _alone(quote: Quote, origin: str, text: str) -> Place | None:
    """A long passage whose neighbours were moved away or rewritten in part."""
    at = _same(quote.exact, origin, text) if len(quote.exact) >= LONG else None
    if at is None:
        return None
    end = at + len(quote.exact)
    near = _run(quote.prefix, text[max(0, at - NEAR) : at]) and _run(quote.suffix, text[end : end + NEAR])
    return _intact(text, at, quote) if near else None


def _changed(quote: Quote, origin: str, text: str) -> Place | None:
    """What stands between the passage's neighbours now, where it resembles the passage."""
    start = _edge([quote.prefix[-reach:] for reach in REACHES], origin, text)
    end = _edge([quote.suffix[:reach] for reach in REACHES], origin, text)
    if start is None or end is None:
        return None
    left, right = start[1], end[0]
    words = text[left:right]
    if not words.strip() or len(words) > 2 * len(quote.exact) + CONTEXT:
        return None
    if SequenceMatcher(None, WORD.findall(quote.exact), WORD.findall(words), autojunk=False).ratio() < ALIKE:
        return None
    left += len(words) - len(words.lstrip())
    return Place(left, left + len(words.strip()), changed=True)


def _edge(keys: list[str], origin: str, text: str) -> tuple[int, int] | None:
    """Start and end of the first of a neighbour's keys that is the same place."""
    for key in keys:
        at = _same(key, origin, text)
        if at is not None and len(key) >= REACHES[-1]:
            return at, at + len(key)
    return None


def _same(key: str, origin: str, text: str) -> int | None:
    """Where a key stands that stood once and stands once."""
    return None if _once(key, origin) is None else _once(key, text)


def _once(key: str, text: str) -> int | None:
    at = text.find(key)
    return at if at >= 0 and text.find(key, at + 1) < 0 else None


def _all(key: str, text: str) -> list[int]:
    found, at = [], text.find(key)
    while key and at >= 0:
        found.append(at)
        at = text.find(key, at + 1)
    return found


def _intact(text: str, start: int, quote: Quote) -> Place | None:
    place = Place(start, start + len(quote.exact))
    return place if _whole_words(text, place) else None


def _whole_words(text: str, place: Place) -> bool:
    """Whether neither end stands inside a word or a number: "dose" is not a part of "doses", nor "5" of "2.5"."""
    return not (_joined(text, place.start) or _joined(text, place.end))


def _joined(text: str, at: int) -> bool:
    """Whether a word, or a number such as 2.5, goes on across a place."""
    inside = text[max(0, at - 1) : at + 1]
    if len(inside) == 2 and inside.isalnum():
        return True
    return any(DECIMAL.fullmatch(text[max(0, start) : start + 3]) for start in (at - 1, at - 2))


def _run(words: str, window: str) -> bool:
    """Whether a run of `words` stands in a window of the text."""
    return SequenceMatcher(None, words, window, autojunk=False).find_longest_match().size >= RUN
