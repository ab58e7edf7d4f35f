"""Hints of a new text: lines that begin with `%%`. They are never shown, and go when their part is written.

A part begins at a heading or at a callout (`> [!KEY]`).
"""

import re
from itertools import pairwise

from .callouts import CALLOUTS

HINT = re.compile(r"^%%[ \t].*$", re.MULTILINE)
_OPENING = re.compile(r"^(?:#{1,6}[ \t]+(?P<heading>.*)|> \[!(?P<callout>\w+)\][ \t]*)$", re.MULTILINE)


def without_hints(body: str) -> str:
    """The text as it is rendered and checked: each hint an empty line, so that the other lines keep their numbers."""
    return HINT.sub("", body)


def drop_used(body: str) -> str:
    """Take the hints out of every part that has words of its own; the others keep theirs."""
    return (
        "".join(_dropped(part) if _is_written(part) else part for part in _parts(body)) if HINT.search(body) else body
    )


def parts_with_hints(body: str) -> list[str]:
    """The names of the parts in which a hint still stands, in their order."""
    return [_name(part) for part in _parts(body) if HINT.search(part)]


def _parts(body: str) -> list[str]:
    starts = [0, *(found.start() for found in _OPENING.finditer(body) if found.start()), len(body)]
    return [body[start:end] for start, end in pairwise(starts)]


def _name(part: str) -> str:
    opening = _OPENING.match(part)
    if opening is None:
        return "the opening"
    callout = CALLOUTS.get(f"[!{opening['callout']}]")
    return opening["heading"] or (callout[1] if callout else "a box")


def _is_written(part: str) -> bool:
    return any(line.strip(" >*-") for line in _OPENING.sub("", without_hints(part)).split("\n"))


def _dropped(part: str) -> str:
    return re.sub(r"^%%[ \t].*\n?(?:[ \t]*\n)?", "", part, flags=re.MULTILINE)
