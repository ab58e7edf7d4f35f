"""Running text of a page: raised citation marks, powers, abbreviations with their titles, addresses of sources."""

import re
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from articles.importers.raised import MARK, as_lowered, as_raised

TRACKED = frozenset(("sup", "sub", "abbr", "acronym", "a"))
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff\u00ad]")
# A label in an element of its own, without a blank before the name in the next.
_BY = re.compile(r"(?:^|\s)by$", re.IGNORECASE)
_RETURN = re.compile(r"^[\s↑↩^⬆\ufe0e\ufe0f]+$")
_BACK = re.compile(r"^\s*[a-zᵃ-ᶻ]\s*$")
_PLACE = re.compile(r"^https?://[^\s<>\"]{4,500}$")
_IDENTIFIER = re.compile(r"10\.\d{4,9}/|pubmed\D{0,25}\d|list_uids=\d|\bPMC\d", re.IGNORECASE)
_EMPTY_BRACKETS = re.compile(r"\[[\s,;|]*\]|\([\s,;|]*\)")
_OTHER_PART = re.compile(r"(?:^|[-_.])(?:fig|tab|tbl|aff|box|eq|sec|app|sup|vid|sch|corr)|^[FT]\d", re.IGNORECASE)
_NOTE_PART = re.compile(r"^_?(?:footnote|endnote|fn|en|ftnt?|edn)[-_:]?\d+$", re.IGNORECASE)
_SOURCE_PART = re.compile(
    r"(?:^|[-_.:])(?:ref|reference|cite?|citation|bib|bibr|cr|rf|r|b|en|fn|note)[-_.:]?[\w.-]{0,40}\d$", re.IGNORECASE
)
# Where in a source a wiki's mark points: "[1]" and a raised ": 12".
_PAGE_OF_MARK = re.compile(r"^\s*:\s*[A-Za-z]{0,3}\.?\s?\d[\d\s,–-]*$")
_OPEN_BRACKET = re.compile(r"[\[(][\d,;–—\s-]*$")
_COUNTED = re.compile(
    r"\b(?:fig|figs|figures?|tables?|tab|box|steps?|parts?|sections?|chapters?|pages?|appendix)\.?\s*$", re.IGNORECASE
)
LINK_WORDS = re.compile(
    r"""^[\[(]?(?:(?:view|find|download|see|go\s+to|search)\s+(?:(?:in|on|at)\s+)?)?(?:(?:this\s+)?article|abstract|pdf|full\s?-?text(?:\s+links?)?
    |(?:free\s+)?PMC(?:\s+free)?(?:\s+article)?|pub\s?med(?:\s+(?:central|abstract))?|(?:google\s+)?scholar|cross\s?ref(?:\s+full\s+text)?
    |CAS|web\s+of\s+science|isi|scopus(?:\s*\(\d+\))?|medline|embase|math\s?sci\s?net|ADS|doi|openurl|export\s+citation
    |in\s+(?:article|text)|citing\s+articles?|back\s+to\s+(?:text|article))[\])]?$""",
    re.IGNORECASE | re.VERBOSE,
)


@dataclass(slots=True)
class Inline:
    """Text between two block borders; all of it bold or not.

    `notes_apart`: the page has a list of references beside its footnotes, so that the footnotes' marks are none of
    sources. `link_words`: what only links to an entry's places ("PubMed"), and `places`: those of them that identify
    it, until somebody takes them.
    """

    abbreviations: dict[str, str] = field(default_factory=dict)
    notes_apart: bool = False
    link_words: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)
    _parts: list[str] = field(default_factory=list)
    _bold: int = 0
    _plain: bool = False
    _stop: str = ""
    _ended: int = 0
    _starts: list[tuple[Any, int]] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self._parts

    @property
    def length(self) -> int:
        """How many pieces of text there are so far: a place to cut from."""
        return len(self._parts)

    @property
    def text(self) -> str:
        """What was said so far, its spaces single."""
        return " ".join(_INVISIBLE.sub("", "".join(self._parts)).split())

    def add(self, text: str) -> None:
        if text.strip():
            self._plain = self._plain or not self._bold
        elif not self._parts:
            return
        if self._stop and text.strip():
            if text.lstrip()[0].isupper():
                self._parts[self._ended] = f"{self._stop} "
            self._stop = ""
        joined = text[:1].isupper() and self._parts and _BY.search(self._parts[-1])
        self._parts.append(f" {text}" if joined else text)

    def end_part(self, stop: str) -> None:
        """A part of an entry ends: what says its name next begins anew, as behind the full stop that it lacks."""
        last = "".join(self._parts[-4:]).rstrip()[-1:]
        if not self._stop and (last.isalpha() or last == ")"):
            self._stop, self._ended = stop, len(self._parts)
        self.add(" ")

    def cut(self, start: int) -> str:
        """Take what was said since a place out of the running text."""
        text = " ".join("".join(self._parts[start:]).split())
        self._parts[start:] = [" "] if start else []
        return text

    def start(self, element: Any) -> None:
        if element.tag in ("b", "strong"):
            self._bold += 1
        if element.tag in TRACKED:
            self._starts.append((element, len(self._parts)))

    def end(self, element: Any, *, sources: bool, names: bool = False) -> None:
        """An element ends; `sources`: inside a list of references, where a link's address is kept; `names`: among
        names of people, where a raised number is no mark."""
        if element.tag in ("b", "strong"):
            self._bold = max(0, self._bold - 1)
        if not self._starts or self._starts[-1][0] is not element:
            return
        _, start = self._starts.pop()
        if start > len(self._parts):
            return
        text = "".join(self._parts[start:])
        before = "".join(self._parts[max(0, start - 4) : start])[-40:]
        after = (element.tail or "")[:1]
        if element.tag == "sup":
            linked = False if names else self._leads(element)
            if before.rstrip().endswith("]") and _PAGE_OF_MARK.match(text):
                self.link_words.append(text.strip())
                text = ""
            raised = as_raised(text, before, after, linked=linked)
            apart = raised == text and text.strip() and (names or not before)
            self._parts[start:] = [f" {text} " if apart else raised]
        elif element.tag == "sub":
            self._parts[start:] = [as_lowered(text, before, after)]
        elif element.tag == "a":
            self._link(element, text, start, sources=sources)
        elif expansion := " ".join((element.get("title") or "").split()):
            self.abbreviations.setdefault(" ".join(text.split()), expansion[:200])

    def take(self) -> tuple[str, bool]:
        """Give the text, its spaces single, and tell whether all of it is bold; begin anew."""
        text = self.text
        bold = bool(text) and not self._plain
        self._parts, self._plain, self._stop = [], False, ""
        self._starts = [(element, 0) for element, _ in self._starts]
        return text, bold

    def take_links(self) -> tuple[list[str], tuple[str, ...]]:
        """Give the words that only link to an entry's places, and the places that identify it; begin anew."""
        words, places = self.link_words, tuple(self.places)
        self.link_words, self.places = [], []
        return words, places

    def _leads(self, raised: Any) -> bool | None:
        """Where a raised text leads: to an entry (True), to a figure, table or note (False), or nowhere (None)."""
        links = [*raised.iter("a"), *([raised.getparent()] if raised.getparent() is not None else [])]
        parts = [part for link in links if (part := _part_of(link))]
        if not parts:
            return None
        return not any(_OTHER_PART.search(part) or self._is_note(part) for part in parts)

    def _is_note(self, part: str) -> bool:
        return self.notes_apart and bool(_NOTE_PART.match(part))

    def _link(self, element: Any, text: str, start: int, *, sources: bool) -> None:
        address = (element.get("href") or "").strip()
        if address.startswith("#") and (_RETURN.match(text) or (sources and _BACK.match(text))):
            del self._parts[start:]
        elif sources and LINK_WORDS.match(text.strip()) and (element.tail or "").startswith(":"):
            return
        elif sources and LINK_WORDS.match(text.strip()):
            self.link_words.append(text.strip())
            self._parts[start:] = [" "]
            if _PLACE.match(address) and _IDENTIFIER.search(unquote(address)):
                self.places.append(unquote(address))
        elif sources and _PLACE.match(address) and address not in text and not _ends_with(address, text):
            self._parts.append(f" {address} ")
        elif not sources and self._is_mark(element, text, start):
            figures = MARK.match(text.strip())
            self._parts[start:] = [f"[{figures[1]}]" if figures else text]

    def _is_mark(self, element: Any, text: str, start: int) -> bool:
        """Tell whether a link is a mark that stands neither raised nor in brackets: "cured <a href="#ref1">1</a>."."""
        part = _part_of(element)
        if not part or not MARK.match(text.strip()) or any(above.tag == "sup" for above, _ in self._starts):
            return False
        if _OTHER_PART.search(part) or self._is_note(part) or not _SOURCE_PART.search(part):
            return False
        before = "".join(self._parts[max(0, start - 8) : start])[-60:]
        return bool(before.strip()) and not _OPEN_BRACKET.search(before) and not _COUNTED.search(before)


def _ends_with(address: str, text: str) -> bool:
    """Tell whether a link's text is what its address ends with (a DOI)."""
    return len(text.strip()) > 6 and unquote(address).endswith(text.strip())


def without_empty_brackets(text: str) -> str:
    """A text without the brackets that stood around links taken out of it."""
    return " ".join(_EMPTY_BRACKETS.sub(" ", text).split())


def _part_of(link: Any) -> str:
    """The part of a page that a link leads to."""
    if link.tag != "a":
        return ""
    return str((link.get("href") or "").partition("#")[2])[:100]
