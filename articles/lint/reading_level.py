import re
from collections.abc import Iterator

from articles.choices import Audience

from .document import Document, Finding
from .marks import without_marks
from .reading import ITEM
from .wording import syllables, words_of

MOST_WORDS = 20
HIGHEST_GRADE = 9.0
_ENOUGH_SENTENCES = 5
_WHOLE_ITEM = re.compile(r"[.!?][\"”’)]?$")
# Words that a page on this disease cannot do without, and that its readers have been given by their doctors.
_SUBJECT = re.compile(r"cryoglobulin|vasculitis|hepatitis|rituximab|antibod|lymphoma|immunoglobulin|mab$|vir$")
_SUBJECT_SYLLABLES = 3


def check(document: Document) -> Iterator[Finding]:
    """A patients' page keeps to short sentences and common words (check 29): a question for an editor."""
    if document.audience != Audience.PATIENTS:
        return
    level = level_of(document)
    if level is None:
        return
    mean, grade = level
    if mean > MOST_WORDS or grade > HIGHEST_GRADE:
        yield Finding(
            "reading_level",
            "question",
            f"Sentences have {mean:.0f} words on average, and the text reads like school grade {grade:.0f} (an "
            f"estimate; {HIGHEST_GRADE:.0f} is the aim). Is it plain enough? Shorter sentences help most.",
        )


def level_of(document: Document) -> tuple[float, float] | None:
    """Words a sentence and the school grade of a text; None where it has too few sentences to tell."""
    sentences = [words for words in _sentences(document) if words]
    if len(sentences) < _ENOUGH_SENTENCES:
        return None
    return sum(map(len, sentences)) / len(sentences), grade_of(sentences)


def grade_of(sentences: list[list[str]]) -> float:
    """The Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables a word - 15.59.

    Kincaid JP, Fishburne RP, Rogers RL, Chissom BS. Derivation of new readability formulas for Navy enlisted
    personnel. Naval Technical Training Command, Research Branch Report 8-75, 1975. Syllables are estimated; names of
    the disease and of its drugs count three at most.
    """
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(_spoken(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def _spoken(word: str) -> int:
    estimate = syllables(word)
    return min(estimate, _SUBJECT_SYLLABLES) if _SUBJECT.search(word) else estimate


def _sentences(document: Document) -> Iterator[list[str]]:
    """The words of each sentence; an item that is no sentence says little on how long sentences are."""
    for sentence in document.reading.sentences:
        text = without_marks(sentence.text)
        if sentence.block.kind != ITEM or _WHOLE_ITEM.search(text):
            yield words_of(text)
