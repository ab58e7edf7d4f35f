"""Questions that the wording of a text raises for a person: counts, conflicts, claims without a mark."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from articles.importers.citations import find_marks
from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.value import Section

_COUNTING = "two three four five six seven eight nine ten"
_NUMBER_WORDS = {word: number for number, word in enumerate(_COUNTING.split(), start=2)}
_COUNTED = re.compile(rf"\b({'|'.join(_NUMBER_WORDS)})\s+((?:[\w/-]+\s+){{1,8}}?)\(([^()]{{10,400}})\)", re.IGNORECASE)
_OPEN_LIST = re.compile(r"\b(?:including|such\s+as|e\.g|for\s+example|among)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_AGAINST = re.compile(
    r"\b(?:without|no|not|lack\s+of|failed|absence\s+of)\s+(?:\w+\s+){0,2}(?:effect|benefit|response|improvement)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?<!without )(?<!no )(?:beneficial|favou?rable|good|positive|marked|dramatic)\s+(?:effect|response|outcome)",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d\s?%|\bmajority\b", re.IGNORECASE)
_CONSENT = re.compile(r"\b(?:informed\s+consent|consent\s+(?:was|has|for)|gave\s+consent|written\s+consent)\b", re.I)
_PATIENT = re.compile(r"\b\d{1,3}[\s-]years?[\s-]old\b|\baged\s+\d{1,3}\b", re.IGNORECASE)
_FACETS = {
    "causes": re.compile(r"\b(?:causes?|caused|aetiolog|etiolog|trigger)", re.IGNORECASE),
    "diagnosis": re.compile(r"\b(?:diagnos|test(?:s|ing)?\b|detect|screening)", re.IGNORECASE),
    "treatment": re.compile(r"\b(?:treat|therap|manage|effects?\s+of)", re.IGNORECASE),
    "prognosis": re.compile(r"\b(?:prognos|surviv|outlook|mortality|life\s+expectancy)", re.IGNORECASE),
}
_FEWEST_UNCITED_BULLETS = 2


def ask_about_text(sections: Sequence[Section], style: str | None, found: Found) -> None:
    """Ask about counts that do not fit, sentences in conflict, and figures that no mark supports."""
    for section in sections:
        place = section.heading or "introduction"
        for paragraph in section.text.split("\n\n"):
            _ask_counts(paragraph, place, found)
            _ask_conflicts(paragraph, place, found)
            if style and not find_marks(paragraph, style):
                _ask_figures(paragraph, place, found)


def ask_about_bullets(blocks: Iterable[Block], style: str | None, found: Found) -> None:
    """Ask about list items without a mark on a page that marks its others."""
    bullets = [block for block in blocks if block.kind == "bullet"]
    bare = [str(block.line) for block in bullets if not find_marks(block.text, style)]
    if style and len(bare) >= _FEWEST_UNCITED_BULLETS and len(bare) < len(bullets):
        lines = ", ".join(bare)
        found.problem("uncited_statement", "review", f"bullets with no citation: lines {lines}")


def ask_about_consent(sections: Sequence[Section], found: Found) -> None:
    """Ask for consent where one patient's age is given and no consent is stated."""
    text = "\n".join(section.text for section in sections)
    if _PATIENT.search(text) and not _CONSENT.search(text):
        message = "no consent statement; age and course of one patient are given"
        found.problem("case_report_consent", "review", message)


def ask_about_topic(found: Found, where_listed: str) -> None:
    """Ask whether the references fit, where under half of their titles share the page's own facet."""
    if found.title is None or not found.references:
        return
    for facet, words in _FACETS.items():
        if not words.search(found.title):
            continue
        fitting = sum(bool(words.search(reference.raw[:1000])) for reference in found.references)
        if fitting * 2 < len(found.references):
            message = f"the page is about {facet}; few of its references are"
            found.problem("references_off_topic", "review", message, where_listed)
        return


def _ask_counts(paragraph: str, place: str, found: Found) -> None:
    for counted in _COUNTED.finditer(paragraph):
        items = [item for item in re.split(r",\s+(?:and\s+)?|\s+and\s+", counted[3]) if item]
        stated = _NUMBER_WORDS[counted[1].lower()]
        plain = len(items) > 2 and not re.search(r"\d", counted[3])
        if plain and stated != len(items) and not _OPEN_LIST.search(counted[2] + counted[3]):
            message = f"“{counted[1]} {counted[2].split()[0]}” is followed by {len(items)} ({counted[3]})"
            found.problem("count_mismatch", "review", message, place)


def _ask_conflicts(paragraph: str, place: str, found: Found) -> None:
    sentences = _SENTENCE.split(paragraph)
    for first, second in pairwise(sentences):
        for denied, stated in ((first, second), (second, first)):
            against, for_it = _AGAINST.search(denied[:1000]), _FOR.search(stated[:1000])
            if against and for_it and not _AGAINST.search(stated[:1000]):
                message = f"“{against[0]}” stands beside “{for_it[0]}”"
                found.problem("statement_conflict", "review", message, place)


def _ask_figures(paragraph: str, place: str, found: Found) -> None:
    claim = next((one for one in _SENTENCE.split(paragraph) if _FIGURE.search(one)), None)
    if claim:
        found.problem("uncited_statement", "review", f"“{claim[:120]}” has no citation", place)
