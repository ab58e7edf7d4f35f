"""Lines that name readers in a site's menu, tab bar or foot: they say where a link leads, not whom the page is for."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from articles.importers.lines import Block, Line, ends_sentence
from articles.importers.record.labels import read_labels

WORDS_OF_LINK = 4
FEWEST_LINKS = 4
MOST_LINKS = 20
_OTHERS = re.compile(
    r"^(?:for\s+(?:the\s+)?(?:\w+\s+)?(?:patients?|famil(?:y|ies)|care\s?(?:givers|rs)|parents|public|consumers|visitors|researchers|donors|media|students)\b"
    r"|(?:patients?|visitors?)\s(?:&|and)\s(?:famil|care|parents|visitors|public)).{0,30}$",
    re.IGNORECASE,
)


def is_in_menu(lines: Sequence[Line | Block], place: int) -> bool:
    """Tell whether a line is one of a menu: an item of a list, one of four short lines set tight together, or one of
    short lines that name other readers as well ("For patients")."""
    line = lines[place]
    if isinstance(line, Block) and line.kind == "bullet":
        return True
    if not _is_link(line):
        return False
    tight = 1 + len(list(_above(lines, place, tight=True))) + len(list(_below(lines, place, tight=True)))
    around = (*_above(lines, place), *_below(lines, place))
    return tight >= FEWEST_LINKS or any(_OTHERS.match(one.text) for one in around)


def _above(lines: Sequence[Line | Block], place: int, *, tight: bool = False) -> Iterator[Line | Block]:
    nearest = range(place, max(0, place - MOST_LINKS), -1)
    goes_on = takewhile(lambda at: _is_link(lines[at - 1]) and not (tight and lines[at].gap), nearest)
    return (lines[at - 1] for at in goes_on)


def _below(lines: Sequence[Line | Block], place: int, *, tight: bool = False) -> Iterator[Line | Block]:
    return takewhile(
        lambda line: _is_link(line) and not (tight and line.gap), lines[place + 1 : place + 1 + MOST_LINKS]
    )


def _is_link(line: Line | Block) -> bool:
    """Tell whether a line is as short as a link's, and neither a sentence nor a label of the page's own record."""
    if len(line.text.split()) > WORDS_OF_LINK or ends_sentence(line.text):
        return False
    return all(label.key == "audience" for label in read_labels(line.text))
