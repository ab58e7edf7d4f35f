"""Which part of a page is the article: told from its elements, and from where its paragraphs stand."""

import re
from collections.abc import Iterable
from typing import Any

from articles.importers.references.entries import LIST_HEADING
from articles.importers.words import normalised

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
FEWEST_LETTERS = 200
LONGEST_NAMES = 300
MOST_CANDIDATES = 60
DEEPEST = 40
_TOKEN = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_MOST_OF_IT = 0.6
_ALL_OF_IT = 0.85


def article_of(root: Any, names: Iterable[str]) -> Any:
    """The element that holds the article: `article`, else `main`, else the one that holds nearly every paragraph,
    made larger until it holds the title (a heading that one of the page's own `names` begins with) and the
    references. None where the page has too little text to tell, or where that would be the whole page.
    """
    whole = letters_of(root)
    if whole < FEWEST_LETTERS:
        return None
    found = _marked(root, whole)
    found = _fullest(root, whole) if found is None else found
    for part in _belonging(root, {normalised(name) for name in names}):
        found = _common(found, part)
    return None if found.tag in ("html", "body") else found


def letters_of(element: Any) -> int:
    """How many letters of running text an element holds: in paragraphs that are not mostly links."""
    return sum(_letters(paragraph) for paragraph in element.iter("p", "blockquote", "dd"))


def share_of_links(element: Any) -> float:
    """Which part of an element's text is that of links, from 0 to 1."""
    text = len("".join(element.itertext()))
    return sum(len("".join(link.itertext())) for link in element.iter("a", "button")) / text if text else 0.0


def tokens_of(element: Any) -> list[str]:
    """The words of an element's class and id, in small letters."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return [token.lower() for token in _TOKEN.findall(names[:LONGEST_NAMES])] if names != " " else []


def _letters(paragraph: Any) -> int:
    length = len("".join(paragraph.itertext()).strip())
    return length if length and share_of_links(paragraph) < 0.5 else 0


def _marked(root: Any, whole: int) -> Any:
    """The article or main part that holds most of the text; an article, where both do."""
    for path in (
        ".//article",
        ".//*[@role='article']",
        ".//*[@itemprop='articleBody']",
        ".//main",
        ".//*[@role='main']",
    ):
        candidates = root.findall(path)[:MOST_CANDIDATES]
        weighed = [(letters_of(candidate), -place, candidate) for place, candidate in enumerate(candidates)]
        most = max(weighed, key=lambda each: each[:2], default=(0, 0, None))
        if most[0] >= _MOST_OF_IT * whole:
            return most[2]
    return None


def _fullest(root: Any, whole: int) -> Any:
    """The innermost element that holds nearly all of the text."""
    found = root
    for _ in range(DEEPEST):
        inside = [child for child in found if isinstance(child.tag, str) and child.tag not in ("p", "table", "form")]
        inner = next((child for child in inside if letters_of(child) >= _ALL_OF_IT * whole), None)
        if inner is None:
            break
        found = inner
    return found


def _belonging(root: Any, names: set[str]) -> list[Any]:
    """The headings that have to stand inside: the first that the page's own name opens with, and the references'."""
    title = None
    references = None
    for heading in root.iter(*HEADINGS):
        text = " ".join("".join(heading.itertext()).split())[:300]
        words = normalised(text)
        if title is None and len(words) > 3 and any(name == words or name.startswith(f"{words} ") for name in names):
            title = heading
        if references is None and LIST_HEADING.match(text):
            references = heading
    return [heading for heading in (title, references) if heading is not None]


def _common(first: Any, second: Any) -> Any:
    """The innermost element that holds both."""
    above = {first, *first.iterancestors()}
    return next(element for element in (second, *second.iterancestors()) if element in above)
