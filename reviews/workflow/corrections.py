"""What an editor changes in an upload before it becomes a draft: pure, text in and text out."""

from collections.abc import Mapping, Sequence
from typing import Any

Piece = Mapping[str, Any]
"""A part of the text as it was read: its Markdown `text`, its `lines` in the source."""


def with_put_back(body: str, text: str, lines: Sequence[int], pieces: Sequence[Piece]) -> str:
    """The body with a passage that was set aside, below the last piece before it that still stands there."""
    line = lines[0] if lines else 0
    place = 0
    for piece in pieces:
        if piece["lines"] and piece["lines"][0] < line:
            start = _place(body, piece["text"])
            place = max(place, start + len(piece["text"])) if start >= 0 else place
    if not line or (not place and not _opens_before(line, pieces)):
        place = len(body)
    before, after = body[:place].rstrip("\n"), body[place:].strip("\n")
    return "\n\n".join(part for part in (before, text.strip("\n"), after) if part) + "\n"


def without(body: str, text: str) -> str | None:
    """The body without a passage, or None where it does not stand there as it was."""
    start = _place(body, text)
    if start < 0:
        return None
    before, after = body[:start].rstrip("\n"), body[start + len(text) :].strip("\n")
    return "\n\n".join(part for part in (before, after) if part) + "\n"


def stands_in(body: str, text: str) -> bool:
    return _place(body, text) >= 0


def _opens_before(line: int, pieces: Sequence[Piece]) -> bool:
    """Tell whether a line of the source stands above everything of the text."""
    first = min((piece["lines"][0] for piece in pieces if piece["lines"]), default=0)
    return line < first


def _place(body: str, text: str) -> int:
    """Where a passage stands as blocks of its own, or -1."""
    start = body.find(text)
    while start >= 0:
        end = start + len(text)
        if (start == 0 or body[start - 1] == "\n") and (end >= len(body) or body[end] == "\n"):
            return start
        start = body.find(text, start + 1)
    return -1
