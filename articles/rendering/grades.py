"""The grades of a page, read from its stored HTML: what the signature covers, not what Markdown may become."""

import re
from dataclasses import dataclass
from html import unescape

_GRADED = re.compile(
    r'<sup class="citation">((?:(?!</sup>).)*)</sup> <span class="grade">\(<abbr [^>]*>grade ([^<]+)</abbr>\)</span>',
    re.DOTALL,
)
_ANCHOR = re.compile(r'\bid="(cite-(\d+)-\d+)"')


@dataclass(frozen=True)
class Grade:
    """A grade as its source gives it, the numbers of the references it stands behind, and its place in the page."""

    grade: str
    references: list[int]
    anchor: str


def grades_in(html: str) -> list[Grade]:
    """Every grade beside a citation, in reading order."""
    found = []
    for mark, grade in _GRADED.findall(html):
        anchors = sorted(_ANCHOR.findall(mark), key=lambda pair: int(pair[1]))
        found.append(Grade(unescape(grade), [int(number) for _, number in anchors], anchors[0][0]))
    return found
