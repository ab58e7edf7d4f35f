"""Running text of a page: raised citation marks, powers, abbreviations with their titles, addresses of sources."""

import re
from dataclasses import dataclass, field
from typing import Any

MARK = re.compile(r"^\W*\d{1,3}(?:\s*[,;–—-]\s*\d{1,3}){0,30}\W*$")
UNITS = frozenset(("m", "cm", "mm", "km", "dm", "s", "kg", "g", "l", "ml", "min", "h", "d"))
BASES = frozenset(("10", "2"))
_RAISED = str.maketrans("0123456789+-−–o", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻º")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
_TAIL = re.compile(r"(\d[\d.]*|[^\W\d_]+)$")
_RETURN = re.compile(r"^[\s↑↩^⬆\ufe0e\ufe0f]+$")


@dataclass(slots=True)
class Inline:
    """Text between two block borders; all of it bold or not."""

    abbreviations: dict[str, str] = field(default_factory=dict)
    _parts: list[str] = field(default_factory=list)
    _bold: int = 0
    _plain: bool = False
    _starts: list[tuple[Any, int]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self._parts

    def add(self, text: str) -> None:
        if text.strip():
            self._plain = self._plain or not self._bold
        elif not self._parts:
            return
        self._parts.append(text)

    def start(self, element: Any) -> None:
        if element.tag in ("b", "strong"):
            self._bold += 1
        if element.tag in ("sup", "abbr", "acronym", "a"):
            self._starts.append((element, len(self._parts)))

    def end(self, element: Any, *, sources: bool) -> None:
        """An element ends; `sources`: inside a list of references, where a link's address is kept."""
        if element.tag in ("b", "strong"):
            self._bold = max(0, self._bold - 1)
        if not self._starts or self._starts[-1][0] is not element:
            return
        _, start = self._starts.pop()
        if start > len(self._parts):
            return
        text = "".join(self._parts[start:])
        if element.tag == "sup":
            self._parts[start:] = [self._raised(text, start, linked=element.find(".//a") is not None)]
        elif element.tag == "a":
            self._link(element, text, start, sources=sources)
        elif expansion := " ".join((element.get("title") or "").split()):
            self.abbreviations.setdefault(" ".join(text.split()), expansion[:200])

    def take(self) -> tuple[str, bool]:
        """Give the text, its spaces single, and tell whether all of it is bold; begin anew."""
        text = " ".join(_INVISIBLE.sub("", "".join(self._parts)).split())
        bold = bool(text) and not self._plain
        self._parts, self._plain = [], False
        self._starts = [(element, 0) for element, _ in self._starts]
        return text, bold

    def _raised(self, text: str, start: int, *, linked: bool) -> str:
        """A raised number is a mark, in brackets; behind a unit or the base of a power it stays raised."""
        before = _TAIL.search("".join(self._parts[max(0, start - 4) : start])[-40:])
        if MARK.match(text):
            power = before is not None and (before[1].lower() in UNITS or before[1] in BASES)
            if linked or not power:
                return f"[{text.strip().strip('[]()').strip()}]"
            return text.translate(_RAISED)
        if before is not None and text.strip() in ("o", "-1", "−1", "–1", "-2", "−2", "–2", "+", "-", "−"):
            return text.translate(_RAISED)
        return text

    def _link(self, element: Any, text: str, start: int, *, sources: bool) -> None:
        address = (element.get("href") or "").strip()
        if address.startswith("#") and _RETURN.match(text):
            del self._parts[start:]
        elif sources and re.match(r"https?://[^\s<>\"]{4,500}$", address) and address not in text:
            self._parts.append(f" {address} ")
