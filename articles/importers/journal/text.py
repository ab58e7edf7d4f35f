"""Text extracted from a printed article: columns out of order, words broken, footnotes between paragraphs."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.importers.copied.page import read_body
from articles.importers.found import Found, where
from articles.importers.journal.abstracts import line_over_text, with_named_abstract
from articles.importers.journal.adverts import take_advert
from articles.importers.journal.columns import Run, cut_into_runs, reading_order
from articles.importers.journal.floats import take_floats, with_floats
from articles.importers.journal.front import take_front, take_type
from articles.importers.journal.furniture import take_furniture
from articles.importers.journal.glyphs import mended_glyphs
from articles.importers.journal.headings import heading_numbers, heading_text, is_below, lower_headings
from articles.importers.journal.hyphens import Vocabulary
from articles.importers.journal.notes import take_notes
from articles.importers.journal.paragraphs import Paragraph, paragraphs_of
from articles.importers.journal.parts import take_footnotes, take_keywords, with_capitals
from articles.importers.journal.signatures import take_signatures
from articles.importers.lines import Block, Line, split_lines, starts_lower
from articles.importers.record.taking import take_disclaimer
from articles.importers.references.entries import LIST_HEADING
from articles.importers.references.lists import note_glue, take_references
from articles.importers.typeset import PLAIN, Typeset
from articles.importers.value import Repair
from articles.importers.words import word_set, words_of

AUDIENCE = "professionals"
UNRELATED_WORDS = 40
FREQUENT_WORDS = 20

_CASE = re.compile(
    r"\b(?:case\s+(?:report(?!s\s+(?:were|are|have)\b)|presentation|description)s?"
    r"|patient\s+(?:description|presentation)"
    r"|we\s+(?:describe|report|present)\s+(?:\w+\s+){0,6}?(?:cases?|patients?|wom[ae]n|m[ae]n))\b",
    re.IGNORECASE,
)
# Words of any clinical text: they do not show that two texts have a subject in common.
_GENERAL = word_set(
    """patient disease disorder effect case study studie clinical report result treatment treated therapy symptom high
    type course level group method year increase increased significant associated condition cause normal"""
)
_SMALL = word_set(
    """which that with this these those from were was have been after into their there also only other when while
    than then they them such more most some many being between under over about before during each both"""
)


def read_journal_text(
    text: str, found: Found, typeset: Typeset = PLAIN
) -> tuple[tuple[tuple[int, int], ...], tuple[str, ...]]:
    """Read an extracted article into `found`; `typeset`: what its print shows beside its words, where that is known.
    Returns the order of its lines and the words joined."""
    printed = split_lines(text)
    mended = mended_glyphs(printed, found)
    words = Vocabulary(line.text for line in mended)
    lines, capitals = with_capitals(mended, words, found)
    lines = take_notes(take_advert(take_type(lines, found), found), found)
    lines = take_furniture(take_type(lines, found), found)
    lines, footnotes = take_footnotes(lines, found)
    lines = take_keywords(lines, found)
    lines = take_signatures(take_front(lines, found, typeset.largest), found)
    lines, floats = take_floats(lines, words, typeset)
    _note_opening(lines, capitals, found)
    headings = heading_numbers(lines, typeset)
    taken = {line.number for line in printed} - {line.number for line in lines}
    runs = cut_into_runs(lines, taken, headings, capitals)
    ordered = runs if typeset.in_order else _in_order(runs, words)
    _note_order(runs, ordered, found)
    _note_interruptions(footnotes, ordered, found)
    paragraphs = paragraphs_of(ordered, headings, words, typeset)
    body = _without_unrelated(paragraphs, {run.span[0] for run in ordered}, found)
    lower = lower_headings(lines, headings, typeset)
    body = with_floats(body, floats, lower)
    joined = _note_joins(paragraphs, body, found)
    keywords = {label.line for label in found.labels if label.stands_for == "keywords"}
    body = with_named_abstract(body, typeset.small, keywords)
    over_text = line_over_text(body, typeset.small, keywords)
    found.places |= {"text": (over_text,)} if over_text else {}
    _read_paragraphs(body, lower, found)
    kept = {number for paragraph in body for number in paragraph.lines}
    return tuple(run.span for run in ordered if run.span[0] in kept), joined


def _in_order(runs: Sequence[Run], words: Vocabulary) -> list[Run]:
    """Runs before the reference list in the order in which they are read; the list stays where it stands."""
    place = next(
        (at for at, run in enumerate(runs) if any(LIST_HEADING.match(line.text) for line in run.lines)), len(runs)
    )
    return [*reading_order(runs[:place], words), *runs[place:]]


def is_case_report(found: Found) -> bool:
    """Tell whether an article describes a patient, by its headings and its own words."""
    text = " ".join(f"{section.heading or ''} {section.text[:4000]}" for section in found.sections)
    return bool(_CASE.search(f"{found.title or ''} {text}"))


def _read_paragraphs(paragraphs: Sequence[Paragraph], lower: Collection[int], found: Found) -> None:
    blocks = [_as_block(paragraph, lower, found) for paragraph in paragraphs]
    blocks = take_references(take_disclaimer(blocks, found), found)
    read_body(blocks, found)


def _as_block(paragraph: Paragraph, lower: Collection[int], found: Found) -> Block:
    block = paragraph.block
    if paragraph.number:
        note_glue(block.line, paragraph.text, paragraph.number, found)
    if block.kind != "heading":
        return block
    block = replace(block, level=3) if block.line in lower or is_below(block.text) else block
    written = heading_text(block.text)
    if written != block.text:
        found.repairs.append(Repair(block.line, block.text, written))
    return replace(block, text=written)


def _without_unrelated(paragraphs: Sequence[Paragraph], openings: set[int], found: Found) -> list[Paragraph]:
    """Set a box at the end aside whose paragraphs share no content word with the article before it."""
    body = list(paragraphs)
    lines: list[int] = []
    while len(body) > 1 and _is_unrelated(body[-1], body[:-1], found):
        if body[-1].lines[0] not in openings and body[-2].block.kind != "numbered":
            break
        found.put_aside(body[-1].block, "unrelated")
        lines = body.pop().lines + lines
    if lines:
        message = "text after the conclusion is about another subject"
        found.problem("trailing_unrelated", "error", message, where(range(lines[0], lines[-1] + 1)))
    return body


def _is_unrelated(last: Paragraph, before: Sequence[Paragraph], found: Found) -> bool:
    words = words_of(last.text)
    if last.kind == "heading" or before[-1].kind == "heading" or len(words) < UNRELATED_WORDS:
        return False
    if last.block.kind == before[-1].block.kind == "numbered":
        return False
    counts = Counter(word for paragraph in before for word in _content_words(paragraph.text))
    frequent = {word for word, _ in counts.most_common(FREQUENT_WORDS)}
    subject = frequent | set(_content_words(" ".join([found.title or "", *found.keywords])))
    return not subject & set(_content_words(last.text))


def _content_words(text: str) -> list[str]:
    words = (word.lower().removesuffix("s") for word in words_of(text))
    return [word for word in words if len(word) > 3 and word not in _SMALL | _GENERAL and not word.isdigit()]


def _note_opening(lines: Sequence[Line], capitals: set[int], found: Found) -> None:
    if lines and starts_lower(lines[0].text) and lines[0].number not in capitals:
        opening = " ".join(lines[0].text.split()[:3])
        message = f"text opens in the middle of a sentence (“{opening}”)"
        found.problem("starts_mid_sentence", "error", message, where([lines[0].number]))


def _note_order(runs: Sequence[Run], ordered: Sequence[Run], found: Found) -> None:
    moved = [run for run, place in zip(ordered, runs, strict=True) if run is not place]
    if moved:
        spans = ", ".join("{}-{}".format(*run.span) for run in moved[:6])
        message = f"the order of the lines follows columns, not reading order; moved: lines {spans}"
        found.problem("column_order_suspicious", "error", message)


def _note_interruptions(footnotes: Sequence[int], ordered: Sequence[Run], found: Found) -> None:
    if footnotes and len(ordered) > 1:
        message = "abbreviation footnotes stand between the lines of paragraphs"
        found.problem("paragraph_interrupted", "warning", message, where(footnotes))


def _note_joins(paragraphs: Sequence[Paragraph], body: Sequence[Paragraph], found: Found) -> tuple[str, ...]:
    """Account for the joined words; those joined over a cut between runs stand last."""
    for paragraph in {id(one): one for one in (*paragraphs, *body)}.values():
        found.repairs.extend(Repair(line, join.before, join.after) for line, join, _ in paragraph.joins)
    joins = [joined for paragraph in body for joined in paragraph.joins]
    repaired_joins = [joined for joined in joins if not joined[1].kept_hyphen]
    kept = len(joins) - len(repaired_joins)
    if joins:
        message = f"{len(repaired_joins)} words joined in the body, {kept} hyphens kept"
        found.problem("hyphenation_repaired", "info", message)
    for _, join, _ in joins:
        if join.doubtful:
            found.problem("hyphenation_doubtful", "review", f"{join.before} read as {join.after}")
    inside = [join.after for _, join, crosses in repaired_joins if not crosses]
    across = [join.after for _, join, crosses in repaired_joins if crosses]
    return (*inside, *across)
