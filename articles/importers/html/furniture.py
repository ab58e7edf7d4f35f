"""What stands around an article on a page: told by its elements, their roles, and what their classes and ids say."""

import re
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any

from articles.importers.copied.furniture import is_navigation
from articles.importers.copied.headings import DISCLAIMER, KEY_POINT
from articles.importers.html.links import leads_elsewhere
from articles.importers.html.scope import HEADINGS, letters_of, share_of_links, tokens_of
from articles.importers.references.entries import LIST_HEADING
from articles.importers.words import word_set

AROUND = frozenset(
    ("nav", "header", "footer", "aside", "form", "button", "select", "textarea", "dialog", "menu", "noscript", "label")
)
ROLES = word_set(
    "navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist form"
)
INLINE = word_set("a abbr b em i label select button small span strong sub sup svg")
# Empty elements among them: a picture hidden from screen readers amid a sentence ends none.
_NEVER = frozenset(
    ("html", "body", "main", "table", "tbody", "thead", "tr", "td", "th", "img", "br", "wbr", "hr", "input", *HEADINGS)
)
_NAMED = word_set(
    """
    share shares sharing sharethis addthis social newsletter newsletters subscribe subscription signup promo promos
    promotion promotional advert adverts advertisement advertising ad ads adslot sponsored sponsor cookie cookies gdpr
    consent comment comments respond breadcrumb breadcrumbs crumbs backlink toc sidebar related recirc recirculation
    recommended recommendations trending noprint login signin modal popup lightbox pagination feedback helpful survey
    navbar nav navigation menu topbar masthead skip skiplink skipnav metrics altmetric toolbar editsection donate
    banner similar footer
    """
)
_PAIRS = frozenset(
    ("author box", "author bio", "author card", "author info", "author profile", "author about", "about author",
     "authors bio", "table contents", "jump links", "jump link", "read next", "up next", "also like", "more from",
     "more in", "d print", "post nav", "nav links", "site header", "site footer", "page header", "page footer",
     "call action", "sd sharing", "print hidden", "print none", "no print", "hidden print")
)  # fmt: skip
# These name a part of an article as often as one of a page: an article's own part is led by a heading that says it.
_EITHER = word_set(
    """
    related social consent comment sidebar promo promotion sponsor sponsored menu nav banner metrics share donate
    similar
    """
)
# May hold the page's own record: who wrote it, and when.
_WITH_RECORD = frozenset(("author", "footer", "site header", "site footer", "page header", "page footer", "masthead"))
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_OPENINGS = ("share", "social", "newsletter", "cookie", "advert", "breadcrumb", "subscri")
_UNSEEN = re.compile(
    r"(?:^|\s)(?:(?:[\w-]*-)?(?:sr-only|visually-?hidden|screen-reader(?:-text|-only)?)|element-invisible|d-none|is-hidden)(?=\s|$)",
    re.IGNORECASE,
)
_STYLED_AWAY = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_OPENED = word_set("accordion collapse collapsible panel tabpanel faq faqs answer tab toggle expand expander")
# Tables of a wiki in which its editors speak of the article.
_NOTICES = word_set("ambox ombox tmbox sistersitebox")
_SMALL = word_set("the to of for and in on this a an you")
SHARE_OF_ARTICLE = 0.25


@dataclass(slots=True)
class Furniture:
    """Tells of each element whether it stands around the article; `article`: the element that holds it, if known;
    `host`: that of the site."""

    article: Any = None
    host: str = ""
    _above: frozenset[Any] = frozenset()
    _letters: int = 0
    _controlled: frozenset[str] = field(default_factory=frozenset)

    @classmethod
    def of(cls, root: Any, article: Any, host: str = "") -> "Furniture":
        """For one page, walked once here."""
        controlled = [name for names in root.xpath("//@aria-controls") for name in names.split()]
        above = frozenset(article.iterancestors()) | {article} if article is not None else frozenset()
        return cls(article, host, above, letters_of(root if article is None else article), frozenset(controlled))

    def around(self, element: Any) -> str:
        """Say what an element around the article is: "footer" where it may hold the page's own record, else
        "around"; an empty text for a part of the article."""
        if element.tag == "table" and not _NOTICES.isdisjoint(tokens_of(element)):
            return "around"
        if element.tag in _NEVER or element in self._above:
            return ""
        if not (element.tag in AROUND or element.attrib):
            return "around" if leads_elsewhere(element, self.host) and not self._holds_article(element) else ""
        names = tokens_of(element)
        role = (element.get("role") or "").lower()
        named = self._is_named(element, names) if names else ""
        named = named or ("links" if leads_elsewhere(element, self.host) else "")
        hidden = _is_unseen(element) and not self._is_opened(element, names) and not _in_heading(element)
        if not (element.tag in AROUND or role in ROLES or named or hidden):
            return ""
        if self._holds_article(element) or _is_own_part(element):
            return ""
        if element.tag in AROUND and not (named or hidden or role in ROLES) and not _is_around(element):
            return ""
        return "footer" if element.tag in ("header", "footer") or named in _WITH_RECORD else "around"

    def _holds_article(self, element: Any) -> bool:
        """One that holds the title, the main part, or much of the text is no furniture."""
        inside = ("h1", "main") if self.article is not None else ("h1", "main", "article")
        if next(element.iter(*inside), None) is not None:
            return True
        return self._letters > 0 and letters_of(element) > SHARE_OF_ARTICLE * self._letters

    def _is_named(self, element: Any, names: list[str]) -> str:
        """The word of its class or id that says so."""
        if element.tag in INLINE and element.tag not in ("span", "a", "sup"):
            return ""
        plain = [name for name in names if name not in _SMALL]
        pairs = {f"{first} {second}" for first, second in pairwise(plain)} & _PAIRS
        if pairs == {"author info"} and next(element.iter("p"), None) is None:
            pairs = set()
        if pairs:
            return "author" if any("author" in pair for pair in pairs) else next(iter(pairs))
        said = [name for name in names if name in _NAMED or (name != "shared" and name.startswith(_OPENINGS))]
        if said and all(name in _EITHER for name in said) and _leads_own_part(element, said):
            return ""
        return said[0] if said else ""

    def _is_opened(self, element: Any, names: list[str]) -> bool:
        """Hidden until it is opened: an answer below its question, a part that a button or tab shows."""
        if element.get("id") in self._controlled or (element.get("role") or "").lower() in ("tabpanel", "region"):
            return True
        if not _OPENED.isdisjoint(names):
            return True
        before = element.getprevious()
        return before is not None and (
            before.tag in (*HEADINGS, "button", "summary", "dt") or before.get("aria-expanded") is not None
        )


def first_heading(element: Any) -> str:
    """The first heading inside an element, or its own opening words."""
    return " ".join("".join(next(element.iter(*HEADINGS), element).itertext()).split())[:200]


def _is_unseen(element: Any) -> bool:
    if element.get("hidden") is not None or element.get("aria-hidden") == "true":
        return True
    return bool(_UNSEEN.search(element.get("class") or "") or _STYLED_AWAY.search(element.get("style") or ""))


def _in_heading(element: Any) -> bool:
    return element.tag in INLINE and any(above.tag in HEADINGS for above in islice(element.iterancestors(), 3))


def _is_own_part(element: Any) -> bool:
    """A key point, disclaimer or reference list is a part of the article wherever it stands."""
    if element.tag in ("nav", "button", "label", "select", "textarea"):
        return False
    headings = [" ".join("".join(each.itertext()).split())[:200] for each in element.iter(*HEADINGS)][:20]
    headings = headings or [first_heading(element)]
    if any(KEY_POINT.match(text) or DISCLAIMER.match(text) for text in headings):
        return True
    listed = any(LIST_HEADING.match(text) for text in headings)
    return listed and bool(_YEAR.search("".join(element.itertext())))


def _leads_own_part(element: Any, said: list[str]) -> bool:
    """Tell whether a heading says the same word over running text: "Related disorders", "Consent"."""
    heading = next(element.iter(*HEADINGS), None)
    if heading is None:
        return False
    text = " ".join("".join(heading.itertext()).split())
    if not any(word in text.lower() for word in said) or is_navigation(text):
        return False
    return share_of_links(element) < 0.5


def _is_around(element: Any) -> bool:
    """What an element's name alone says: a header in the article belongs to it, as does a button that asks."""
    if element.tag == "button":
        asks = "".join(element.itertext()).rstrip().endswith("?")
        return not asks and not any(above.tag in (*HEADINGS, "summary") for above in element.iterancestors())
    if element.tag == "label":
        return element.get("for") is not None or next(element.iter("input", "select", "textarea"), None) is not None
    if element.tag == "header":
        return not any(above.tag in ("article", "main") for above in element.iterancestors())
    return True
