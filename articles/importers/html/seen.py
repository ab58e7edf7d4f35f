"""A block that a page shows, with what its elements say of it; and what the elements themselves are."""

import re
from dataclasses import dataclass

from articles.importers.lines import END_MARKS, Block, starts_lower
from articles.importers.words import word_set

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6, "summary": 5}
BOLD_LEVEL = 6
UNSEEN = frozenset(
    ("script", "style", "template", "head", "svg", "math", "iframe", "object", "audio", "video", "canvas")
)
COUNTED = UNSEEN - {"template", "head"}
PARTS = word_set(
    """p div section article main address blockquote pre figure figcaption details fieldset center hr caption body
    header footer aside nav form td th tr table ul ol dl li dt dd"""
)
NOTE = re.compile(r"^(?:footnote|endnote|fn|en|_?ftnt?|_?edn)[-_:]?\d+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """One block of a page, and what its elements say of it.

    `around`: empty inside the article; "footer" where the page's own record may stand, "outside" beside the article,
    "links" for words that only link to an entry's places, else "around". `role`: as in html_roles.
    """

    block: Block
    around: str = ""
    bold: bool = False
    note: bool = False
    role: str = ""

    def breaks_off_before(self, text: str) -> bool:
        """Tell whether a text behind a line break goes on with this one."""
        return starts_lower(text) and not (self.around or self.block.text.endswith(END_MARKS))
