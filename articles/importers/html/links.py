"""Links that are no text: buttons to press, parts that only lead to other pages of a site; buttons that head a text."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any

from articles.importers.copied.headings import is_common_name
from articles.importers.html.saved import host_of
from articles.importers.html.scope import HEADINGS, letters_of, share_of_links, tokens_of
from articles.importers.references.entries import LIST_HEADING
from articles.importers.words import word_set

MOST_ELEMENTS = 120
MOST_LETTERS = 1_500
MOST_BUTTONS = 500
FEWEST_LINKS = 2
WORDS_OF_TOOL = 5
FEWEST_LETTERS = 20
ALL_OF_IT = 0.9
_BUTTON = word_set("btn button cta")
_OPENS = ("aria-controls", "aria-expanded", "data-target", "data-bs-target", "data-toggle", "data-bs-toggle")
_PARTS = frozenset(("div", "section", "aside", "p", "ul", "ol"))
_PANELS = ("aria-controls", "data-bs-target", "data-target")
_NEVER_HEAD = frozenset(("nav", "header", "footer", "form", "summary", "dialog", "a", "li", *HEADINGS))
_NOWHERE = re.compile(r"^(?:#|javascript:.*)$", re.IGNORECASE)
_ELSEWHERE = re.compile(r"^(?:https?:)?//|^(?:mailto|tel|javascript|data|file):|^#.", re.IGNORECASE)


def leads_elsewhere(element: Any, host: str = "") -> bool:
    """Tell whether an element holds nothing but buttons, links that lead nowhere, links to parts of its own page, or
    links to the site's other pages with a heading over them. `host`: the site's own, where it is known."""
    if element.tag == "a":
        return _is_button(element)
    if element.tag not in _PARTS:
        return False
    inside = list(islice(element.iter(), MOST_ELEMENTS + 1))
    links = [one for one in inside if one.tag == "a"]
    if not links or len(inside) > MOST_ELEMENTS:
        return False
    headings = [one for one in inside if one.tag in HEADINGS]
    if not _are_all(element, links, headings):
        return False
    if all(_is_button(link) or "tag" in (link.get("rel") or "").split() for link in links) or _is_tool_bar(links):
        return True
    if len(links) >= FEWEST_LINKS and all(_is_on_page(link) for link in links):
        return not any(LIST_HEADING.match(_words(heading)) for heading in headings)
    on_site = all(_is_on_site(link.get("href") or "", host) for link in links)
    if headings:
        return on_site and not any(is_common_name(_words(heading)) for heading in headings if _words(heading))
    loose = element.tag in ("div", "section", "aside") and not any(one.tag in ("li", "p") for one in inside)
    return on_site and loose and len(links) >= FEWEST_LINKS


def _is_button(link: Any) -> bool:
    headed = any(above.tag in HEADINGS for above in islice(link.iterancestors(), 3))
    opens = any(link.get(name) for name in _OPENS) or _is_on_page(link)
    return not (headed or opens or _BUTTON.isdisjoint(tokens_of(link)))


def _is_tool_bar(links: Sequence[Any]) -> bool:
    """Tell whether most links are short and start a script only ("Print", "Export citation")."""
    if len(links) < FEWEST_LINKS or any(len(_words(link).split()) > WORDS_OF_TOOL for link in links):
        return False
    return sum(bool(_NOWHERE.match(link.get("href") or "")) for link in links) * 2 > len(links)


def _is_on_site(address: str, host: str) -> bool:
    return bool(address) and (not _ELSEWHERE.match(address) or (host != "" and host_of(address) == host))


def _is_on_page(link: Any) -> bool:
    return bool(re.match(r"#.", link.get("href") or ""))


def _are_all(element: Any, links: Iterable[Any], headings: Sequence[Any]) -> bool:
    """Tell whether nearly all words of an element, but for its headings', are those of links."""
    headed = {one for heading in headings for one in heading.iter()}
    text = len(_words(element)) - sum(len(_words(heading)) for heading in headings)
    linked = sum(len(_words(link)) for link in links if link not in headed)
    return 0 < text <= MOST_LETTERS and linked >= ALL_OF_IT * text


def _words(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())


def head_panels(root: Any) -> None:
    """Make each button that opens a text what a `summary` is: the heading of what it opens."""
    buttons = [*root.iter("button"), *root.xpath("//div[@role='button'] | //span[@role='button']")]
    for button in buttons[:MOST_BUTTONS]:
        away = any(above.tag in _NEVER_HEAD for above in button.iterancestors()) or button.get("role") == "tab"
        opens = any(button.get(name) for name in _OPENS) or LIST_HEADING.match(_words(button))
        panel = _panel_of(button, root) if opens and not away else None
        if panel is None:
            continue
        says = letters_of(panel) > 0 or len(_words(panel)) >= FEWEST_LETTERS
        if says and share_of_links(panel) < 1 - ALL_OF_IT / 2:
            button.tag = "summary"


def _panel_of(button: Any, root: Any) -> Any:
    """What a button opens: the part it names, or what stands next to it or to its frame."""
    names = [(button.get(key) or "").lstrip("#").split(" ")[0] for key in _PANELS]
    for name in filter(None, names):
        return next((one for one in root.iter() if one.get("id") == name), None)
    alone = button.getparent() is not None and len(button.getparent()) == 1
    following = button.getnext()
    return button.getparent().getnext() if following is None and alone else following
