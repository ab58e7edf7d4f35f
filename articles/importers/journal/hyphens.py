"""Words broken over the ends of lines: joined, or their hyphen kept where it is a real one."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from articles.importers.lines import starts_lower
from articles.importers.words import word_set

LONGEST_SHORT = 9

# First parts that are written with a hyphen as often as without.
PREFIXES = word_set(
    """
    anti auto non pre post semi multi self well long short high low half cross all down up ultra
    inter intra micro macro pseudo quasi
    """
)
# Words that stand before a hyphen of their own, and those that stand behind one.
_BEFORE_HYPHEN = word_set("low high long short well self half single double small large follow life one two three four")
_BEHIND_HYPHEN = word_set(
    """
    related based induced associated positive negative specific dependent controlled threatening resistant
    independent mediated treated limiting directed guided deficient tailored free sparing naive naïve driven
    """
)
_BEHIND_FIRST = word_set("dose term up old like free line onset blind risk vessel")
# What is written as one word behind "high", "low", "long" or "short": endings, and a few words ("high-light").
_OPEN = word_set("high low long short")
_BEHIND_OPEN = re.compile(
    r"(?:e[rsnv]|l[yi]|ness|age|ing|ish|itud|light|way|land|jack|com|cut|cake|hand|fall|bread|stop)"
)
# First halves of words that are never parted ("more-over", "there-fore"), though both halves are words.
_CLOSED = word_set(
    """
    there where here more some other further over under with never mean like out every any none how
    what who when which after fore be al in up on to can may
    """
)


_BROKEN = re.compile(r"([^\W\d_][\w-]*)[-\u00ad\u2010]$")
# An address goes on below where its line ends with one of its own signs.
_ADDRESS = re.compile(r"(?:\b10\.\d{4,9}/|https?:/|www\.)\S*[./=-]$|\bhttps?:/?/?$")
_OPENING = re.compile(r"([\w/-]+)")
_TOKEN = re.compile(r"[\w-]+")
# The second end of a range may carry a letter as the first one does ("S47–", "S49").
_FIGURE = re.compile(r"[A-Za-z]?\d")


@dataclass(frozen=True, slots=True)
class Join:
    """One word that stood on two lines: as it stood, as it is read, and whether that needs a look."""

    before: str
    after: str
    kept_hyphen: bool
    doubtful: bool


class Vocabulary:
    """The words of a text that stand whole on a line: the evidence for how a broken one is written."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: Counter[str] = Counter()
        self._hyphenated_prefixes: set[str] = set()
        broken = False
        for line in lines:
            tokens = _TOKEN.findall(line.lower())
            whole = tokens[int(broken) : len(tokens) - int(is_broken(line))]
            broken = is_broken(line)
            for token in whole:
                self._words.update({token, *token.split("-")})
                if "-" in token:
                    self._hyphenated_prefixes.add(token.partition("-")[0])

    def __contains__(self, word: str) -> bool:
        return word.lower() in self._words

    def count(self, word: str) -> int:
        return self._words[word.lower()]

    def hyphenates(self, prefix: str) -> bool:
        return prefix.lower() in self._hyphenated_prefixes


def is_broken(text: str) -> bool:
    """Tell whether a line ends within a word."""
    return bool(_BROKEN.search(text[-60:]))


def join_lines(first: str, second: str, words: Vocabulary) -> tuple[str, Join | None]:
    """Set one line after another: with a space, or as one word where the first ends within a word."""
    broken = _BROKEN.search(first[-60:])
    if _ADDRESS.search(first[-200:]) and (starts_lower(second) or second[:1].isdigit()):
        return first + second, None
    if broken is None:
        glued = first[-1:] in "-\u2010" and first[-2:-1].isdigit() and starts_lower(second)
        return (first + second if glued else _set_after(first, second)), None
    opening = _OPENING.match(second)
    if opening is None or opening[0][0] in "-/_":
        return f"{first} {second}", None
    if second[0].isdigit():
        return first + second, None
    keep, doubtful = _decide(broken[1], opening[0], words)
    head = first if keep else first[:-1]
    word = _token(head, opening[0])
    return head + second, Join(f"{_token(first, '')} {opening[0]}", word, keep, doubtful)


def _set_after(first: str, second: str) -> str:
    dash = first[-1:] in "–—" and first[-2:-1].isalpha() and second[:1].isalpha()
    glued = dash or first.endswith("/") or (first[-1:] in "–-" and first[-2:-1].isdigit() and _FIGURE.match(second))
    return first + second if glued else f"{first} {second}"


def _token(head: str, rest: str) -> str:
    start = re.search(r"[\w/-]*$", head[-60:])
    return (start[0] if start else "") + rest


def _decide(first: str, second: str, words: Vocabulary) -> tuple[bool, bool]:
    """Say whether the hyphen stays, and whether that is doubtful."""
    last = first.rpartition("-")[2]
    following = re.split(r"[-/]", second)[0]
    joined = last + following
    capitals = last.isupper() and following.isupper() and len(joined) > LONGEST_SHORT
    if (second[0].isupper() or last.isupper()) and not capitals:
        return True, False
    if f"{last}-{following}" in words:
        return True, False
    whole = last.lower() not in PREFIXES and not last.endswith("o") and (len(last) > 3 or last in words)
    own = following.lower() in _BEHIND_HYPHEN and whole
    own = own or (following.lower() in _BEHIND_FIRST and last.lower() in _BEFORE_HYPHEN)
    own = own or (last.lower() in _OPEN and len(following) > 3 and not _BEHIND_OPEN.match(following.lower()))
    if joined not in words and (own or (last.lower() in _BEFORE_HYPHEN and following in words)):
        return True, last.lower() in PREFIXES
    if joined in words:
        return False, "/" in second and last.lower() in PREFIXES
    if last.lower() in PREFIXES and words.hyphenates(last):
        return True, False
    both_words = len(last) > 3 and len(following) > 3 and last in words and following in words
    if both_words and last.lower() not in _CLOSED:
        return True, True
    return last.lower() in ("self", "well"), last.lower() in PREFIXES
