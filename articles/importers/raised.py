"""Raised figures: marks of sources where they follow words, powers and charges where a mark would be another number."""

import re

MARK = re.compile(r"^[^\w+−–—-]*(\d{1,3}(?:\s*[,;–—-]\s*\d{1,3}){0,30})[^\w+−–—-]*$")
UP = str.maketrans("0123456789+-−–—=()no", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁻⁼⁽⁾ⁿº")
DOWN = str.maketrans("0123456789+-−–=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎")
LONGEST_BEFORE = 40

_ENDS_WITH_YEAR = re.compile(r"(?<![\d.,/×*^-])(?:19|20)\d\d$")
_LENGTH = re.compile(r"(?:^|[^\w-])(?:[dcmµμnk]?m|in|ft)$")
_VARIABLE = re.compile(r"(?:^|[^\w-])[RrχΧxyzn]$")
_HETEROGENEITY = re.compile(r"(?<!type)(?<!class)(?<!stage)(?<!grade)(?<!phase)(?:^|[^\w-])I$", re.IGNORECASE)
_CHARGE = re.compile(r"^(?:\d{0,2}[+−–-]|[+−–-]\d{1,3}|o|n)$")
_ISOTOPE = re.compile(r"^\d{1,3}m?$")


def as_raised(text: str, before: str, after: str = "", *, linked: bool | None = None) -> str:
    """Write a raised text: "[1,2]" where it marks sources, raised signs ("10⁶", "m²", "Ca²⁺") where it is a figure.

    `before`, `after`: the text around it. `linked`: it leads to an entry (True), to a figure, table or note
    (False), or nowhere (None). A figure behind a figure is never a mark unless it leads to an entry, or the
    figure before is a year.
    """
    plain = text.strip()
    attached = before[-1:].isalnum()
    before = before[-LONGEST_BEFORE:].rstrip()
    if _ISOTOPE.match(plain) and after[:1].isalpha() and not attached and not linked:
        return text.translate(UP)
    if _CHARGE.match(plain) and before[-1:].isalnum():
        return text.translate(UP)
    mark = MARK.match(plain)
    if mark is None:
        return text
    if linked is False or (linked is None and _is_figure(mark[1], before)):
        return text.translate(UP)
    return f"[{mark[1].strip()}]"


def as_lowered(text: str, before: str, after: str = "") -> str:
    """Write a lowered text: plain, but never so that it runs into a figure beside it ("log₁₀5")."""
    digits = text.strip()[:1].isdigit() or text.strip()[-1:].isdigit()
    return text.translate(DOWN) if digits and (before[-1:].isdigit() or after[:1].isdigit()) else text


def _is_figure(figures: str, before: str) -> bool:
    if not before:
        return True
    if before[-1].isdigit():
        return not _ENDS_WITH_YEAR.search(before)
    if figures in ("2", "3") and _LENGTH.search(before):
        return True
    return figures == "2" and bool(_VARIABLE.search(before) or _HETEROGENEITY.search(before))
