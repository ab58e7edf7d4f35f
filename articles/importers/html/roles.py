"""What elements say of the text in them: the names of authors, the opening lines, a picture with its words."""

import re
from itertools import islice
from typing import Any

from articles.importers.copied.furniture import is_navigation
from articles.importers.html.furniture import INLINE
from articles.importers.html.scope import HEADINGS, tokens_of
from articles.importers.lines import ends_sentence
from articles.importers.record.people import is_name
from articles.importers.words import word_set

AUTHORS, LEDE, CAPTION, LINKED = "authors", "lede", "caption", "linked"
LONGEST_NAMES = 2_000
LONGEST_LEDE = 700
MOST_SIBLINGS = 12
WORDS_OF_HEADING = 20

_AUTHORS = word_set("author authors byline contributor contributors contrib contribs")
_NOT_NAMES = word_set(
    """
    box bio about info information affiliation affiliations aff note notes correspondence contribution contributions
    image photo avatar description statement disclosure disclosures role link links
    """
)
_LEDE = word_set("lede lead leadin standfirst dek deck subtitle subheadline")
_PICTURES = ("img", "picture", "svg", "video", "canvas", "object", "iframe", "amp-img")
_LABEL = re.compile(
    r"^\W*(?:written|authored|(?:medically|clinically|scientifically|peer|expert)[\s-]+reviewed|reviewed|fact[\s-]?checked"
    r"|(?:last\s+|first\s+|next\s+)?(?:updated|published|modified|posted|review)|by|edited)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(r"^(?:https?:|/|\.|\w)(?!avascript:)", re.IGNORECASE)
_NUMBERED = re.compile(r"^(?:table|figure|fig|box)\.?\s+[A-Z]?\d{1,2}\s?[.:]?$", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]")


def role_of(element: Any) -> str:
    """Name the role of an element that holds nothing else: AUTHORS or LEDE; an empty text for any other."""
    if not element.attrib:
        return ""
    stated = element.get("itemprop") == "author" or element.get("rel") == "author"
    names = set(tokens_of(element)) if element.get("class") else set()
    authors = stated or (not _AUTHORS.isdisjoint(names) and _NOT_NAMES.isdisjoint(names))
    lede = not _LEDE.isdisjoint(names) and element.tag in ("p", "div", "h2", "h3", "h4")
    if not (authors or lede) or element.tag in ("html", "body", "main", "article", "section"):
        return ""
    if element.tag not in HEADINGS and next(element.iter(*HEADINGS), None) is not None:
        return ""
    length = len("".join(element.itertext()))
    if authors:
        return AUTHORS if length <= LONGEST_NAMES else ""
    return LEDE if length <= LONGEST_LEDE else ""


def is_picture(element: Any) -> bool:
    """Tell whether a figure is a picture with its words, not a table, list or quotation."""
    if next(element.iter("table", "ul", "ol", "blockquote", "pre", "dl"), None) is not None:
        return False
    return next(element.iter(*_PICTURES, "figcaption"), None) is not None


def is_paragraph(tag: str, text: str) -> bool:
    """Tell whether a heading's element, below the first rank, only makes a sentence large that opens the text, or
    numbers a table or figure."""
    if _NUMBERED.match(text):
        return True
    return tag != "h1" and len(text.split()) > WORDS_OF_HEADING and ends_sentence(text) and not text.endswith("?")


def is_linked(heading: Any) -> bool:
    """Tell whether a heading is, as a whole, a link to another page, or stands inside one."""
    inside = next((above for above in islice(heading.iterancestors("a"), 1)), None)
    links = [inside] if inside is not None else list(heading.iter("a"))
    if len(links) != 1 or not _AWAY.match(links[0].get("href") or ""):
        return False
    return inside is not None or "".join(links[0].itertext()).split() == "".join(heading.itertext()).split()


def is_site_link(element: Any) -> bool:
    """Tell whether a link or button serves the page, not its text ("Open in a new tab")."""
    return element.tag in ("a", "button") and is_navigation("".join(element.itertext()).strip())


def names_button(element: Any) -> bool:
    """Tell whether a button among the authors shows one of their names, which it opens a panel for."""
    if element.tag != "button":
        return False
    return is_name("".join(map(str, element.xpath(".//text()[not(ancestor::sup)]"))).strip())


def opens_label(element: Any) -> bool:
    """Tell whether an inline element opens a label of its own among others ("Written by …", "Updated …", a name)
    in a line that has no words beside them."""
    line = element.getparent()
    labelled = _LABEL.match("".join(islice(element.itertext(), 4))[:60]) or role_of(element) == AUTHORS
    if line is None or line.tag in INLINE or not labelled:
        return False
    if sum(1 for _ in islice(line, MOST_SIBLINGS + 1)) > MOST_SIBLINGS:
        return False
    beside = [line.text, *(child.tail for child in line)]
    return not any(_LETTERS.search(text) for text in beside if text)
