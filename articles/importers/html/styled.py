"""Elements that a style makes headings: a title that a word processor saves, names of a content system's fields."""

from typing import Any

from articles.importers.html.scope import letters_of

_TITLES = frozenset(("title", "MsoTitle"))
_FIELD = "field__label"


def head_styled(root: Any) -> None:
    """Make the only paragraph of a page in the style of a title its heading of the first rank, and the name of each
    field that holds paragraphs a section's."""
    titles = [one for one in root.iter("p") if not _TITLES.isdisjoint((one.get("class") or "").split())]
    if len(titles) == 1 and "".join(titles[0].itertext()).strip():
        titles[0].tag = "h1"
    for field in root.iter("div"):
        following = field.getnext()
        if _FIELD in (field.get("class") or "").split() and following is not None and letters_of(following) > 0:
            field.tag = "h2"
