"""A text in tokens: words, figures with their units, citation marks; each says what in a text it may matter to."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from . import weighty_words
from .amounts import DOSE, FIGURE, FRACTIONS, FREQUENCY, LABORATORY_UNITS, NUMBER_WORDS, OTHER_UNITS, RANGE, SIGN
from .citations import CITATION
from .drugs import is_drug

Touch = Literal[
    "", "number", "dose", "unit", "frequency", "drug name", "negation", "strength", "reference", "comparison", "term"
]  # fmt: skip

_UNITS = f"{LABORATORY_UNITS}|{OTHER_UNITS}"
_COUNTED = rf"(?<![\w@])(?:{RANGE}|(?:{NUMBER_WORDS})(?=[\s-](?:{OTHER_UNITS})))[\s-]?(?:{_UNITS})(?![^\W\d_])"
_MARKUP = (
    r"</?(?:b|br|div|em|h[1-6]|hr|i|li|ol|p|s|span|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul)\s?/?>|<!--|-{1,2}>"
)
"""Signs of HTML and of an arrow: they compare nothing."""
_ADDRESS = r"\]\([^()\s]*\)|<(?:https?://|mailto:)[^\s<>]{1,600}>"
_TOKEN = re.compile(
    rf"(?P<mark>^(?:[ \t]*(?:>|#{{1,6}}(?=\s)|[-*+•](?=\s)|\d{{1,9}}[.)](?=\s)))+)|(?P<space>\n+|[^\S\n]+)"
    rf"|(?P<reference>{CITATION.pattern}|{_ADDRESS})|(?P<markup>{_MARKUP})|(?P<dose>(?:{SIGN})?{DOSE.pattern})"
    rf"|(?P<frequency>(?<!\w)(?:{FREQUENCY})(?!\w))|(?P<counted>(?:{SIGN})?{_COUNTED})|(?P<number>(?:{SIGN})?{FIGURE}"
    rf"|[{FRACTIONS}]|(?<!\w)[IVX]+(?!\w))|(?P<word>[^\W\d_][\w]*(?:['’][^\W\d_]+)*)|(?P<sign>\d|_+|\*+|[^\w\s])",
    re.MULTILINE,
)
_SIGNS = frozenset("<>≤≥=≈~±+−%‰×")
_NUMBER_WORD = re.compile(rf"(?:{NUMBER_WORDS}|once)", re.IGNORECASE)
_UNIT_WORD = re.compile(
    r"(?:milli|micro|nano|kilo)?(?:grams?|lit(?:er|re)s?)|percent|tablets?|capsules?|vials?|injections?|infusions?|"
    r"seconds|minutes?|hours?|days?|weeks?|months?|years?|mg|µg|mcg|kg|ml|iu|hourly|daily|weekly|monthly|yearly|nightly"
)
_WORDS: dict[str, Touch] = {
    **dict.fromkeys(weighty_words.TERMS, "term"),
    **dict.fromkeys(weighty_words.COMPARISONS, "comparison"),
    **dict.fromkeys(weighty_words.STRENGTHS, "strength"),
    **dict.fromkeys(weighty_words.NEGATIONS, "negation"),
}
_FIGURE_WORDS = re.compile(rf"(?<!\w)(?:{'|'.join(weighty_words.FIGURES)})(?!\w)")
_SAME_SENSE = {word: group[0] for group in weighty_words.SYNONYMS for word in group}
_TERM = re.compile(
    r"(?:hyper|hypo|tachy|brady|intra|extra)\w{4,}|\w{3,}(?:itis|osis|oses|a?emia|(?<!syst)(?<!acad)a?emic|uria|pathy|pathies|oma|omas|algia|penia|plasia|ectomy|scopy|tension|lysis|"
    r"globulins?|cytes?|trophy|ptysis|edema|oedema|sclerosis|genesis|genic|toxic|philia|rrhage|rrhea|rrhoea)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, figure or sign with the white space before it; `key` is equal where only its writing differs."""

    space: str
    text: str
    touch: Touch
    key: str


def tokens_of(text: str, names: Collection[str] = frozenset()) -> list[Token]:
    """The tokens of a text: `space + text` of all of them is the text again. `names` are drugs beyond those known."""
    found: list[Token] = []
    space = ""
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or ""
        if group == "space":
            space += match[0]
            continue
        found.append(Token(space, match[0], _touch(group, match[0], names), _key(match[0])))
        space = ""
    if space:
        found.append(Token(space, "", "", ""))
    return found


def reversed_words(removed: Iterable[str], added: Iterable[str]) -> set[str]:
    """The words that one side has with a prefix of denial and the other without: indicated, contraindicated."""
    old, new = {word.casefold() for word in removed}, {word.casefold() for word in added}
    found = {word for word in old if _denied(word) & new} | {word for word in new if _denied(word) & old}
    return found | {rest for word in found for rest in _denied(word) & (old | new)}


def _denied(word: str) -> set[str]:
    prefixes = ("un", "in", "im", "ir", "il", "non", "dis", "contra", "a", "anti", "mis", "under", "over")
    return {word[len(prefix) :] for prefix in prefixes if word.startswith(prefix) and len(word) > len(prefix) + 3}


def _touch(group: str, text: str, names: Collection[str]) -> Touch:
    if group in ("dose", "frequency", "reference", "number"):
        return group  # type: ignore[return-value]
    if group == "counted":
        return "number"
    if group == "sign":
        return "number" if text in _SIGNS or text.isdigit() else ""
    return "drug name" if text.casefold() in names else _touch_of_word(text)


@lru_cache(maxsize=20_000)
def _touch_of_word(word: str) -> Touch:
    folded = word.casefold()
    if folded.endswith(("n't", "n’t")):
        return "negation"
    if folded in _WORDS:
        return _WORDS[folded]
    if _NUMBER_WORD.fullmatch(folded):
        return "number"
    if is_drug(word):
        return "drug name"
    if _UNIT_WORD.fullmatch(folded):
        return "unit"
    if any(sign.isdigit() for sign in word) or sum(sign.isupper() for sign in word) > 1 or _TERM.fullmatch(folded):
        return "term"
    return ""


@lru_cache(maxsize=20_000)
def _key(text: str) -> str:
    """A token without what is only a way to write it: capitals, spaces, dashes, spelling, a number in words."""
    folded = text.casefold().replace("’", "'").replace("μ", "µ").replace("²", "2").replace("³", "3")
    folded = re.sub(r"[–—]", "-", _FIGURE_WORDS.sub(lambda found: weighty_words.FIGURES[found[0]], folded))
    folded = re.sub(r"(?<=\d)[,\s](?=\d{3}(?!\d))|\s+|(?<!\d)-|-(?!\d)", "", folded)
    for written, same in weighty_words.SPELLINGS:
        folded = folded.replace(written, same)
    return _SAME_SENSE.get(folded, folded)
