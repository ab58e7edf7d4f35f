"""Words as rules compare them: stems, content words, syllables. Pure."""

import re
from datetime import date

from articles.importers.words import word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS = re.compile(r"[aeiouyäöüéèêáàóòúíï]+")

SMALL = word_set(
    """
    a an the of and or in on at for to with without from by as is are was were be been being has have had it its this
    that these those they their them there than then not no but if so such may can could should would will also into
    over under after before during between among about above below more most less least other others some any each
    every all both only very which who whom whose what when where why how one two three four five six
    """
)
GENERAL = word_set(
    """
    patient people person case disease disorder condition treatment therapy study result effect year month day week
    time group number cell blood body tissue doctor clinical medical health report show used using use found known
    common first new high low level severe type form cause associated related including however although because
    muscle small large human important different same many well
    """
)


def words_of(text: str) -> list[str]:
    """Words in lower case, with inner apostrophes; figures are no words."""
    return _WORD.findall(text.lower())


def stem(word: str) -> str:
    """A word without its plural: "therapies" gives "therapy", "diagnosis" stays."""
    if len(word) > 5 and word.endswith("ies"):
        return f"{word[:-3]}y"
    if len(word) > 5 and word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "is", "us")) else word


def content_words(text: str) -> list[str]:
    """Stems of the words that say what a text is about, in order."""
    stems = (stem(word) for word in words_of(text) if len(word) > 3 and word not in SMALL)
    return [word for word in stems if word not in GENERAL]


def normalised(text: str) -> str:
    """A line as duplicates are compared: words and figures only, lower case."""
    return " ".join(re.findall(r"\w+", text.lower()))


def syllables(word: str) -> int:
    """An estimate: groups of vowels, a silent e at the end left out, never under one."""
    groups = len(_VOWELS.findall(word))
    if word.endswith(("e", "es", "ed")) and not word.endswith(("le", "les", "ted", "ded", "ee", "ses", "ces", "ges")):
        groups -= 1
    return max(groups, 1)


def in_words(day: date) -> str:
    """A date with its month in words: 3 May 2026."""
    return f"{day.day} {day:%B %Y}"
