"""What has to be noticed about a source as a publication: its record, its references, its marks."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from articles.importers.copied.headings import LAYER
from articles.importers.found import Found, where
from articles.importers.record.next_review import settle_reviews
from articles.importers.references.entries import first_page_only
from articles.importers.value import Section
from articles.importers.words import word_set

_TERM_DAYS = {"clinical_question": 365}
_LONGEST_TERM_DAYS = 730
_ADDITIONAL = re.compile(r"^(?:additional|further|other)\b", re.IGNORECASE)
_SMALL = word_set(
    """
    a an the of and or in on for to with from by
    """
)


def note_record(found: Found, kind: str, today: date) -> None:
    """Note what the source's own record of review, status and dates leaves open."""
    settle_reviews(found, today)
    _note_review(found)
    _note_status(found)
    if not found.dates:
        found.problem("no_dates", "error", "no published, updated or reviewed date")
    dated = found.dates.get("reviewed") or found.dates.get("updated")
    if dated:
        _note_age(found, dated, kind, today)
    for key, (line, iso) in found.dates.items():
        if iso > today.isoformat():
            found.problem("date_in_future", "warning", f"{key} {iso} lies in the future", where([line]))


def note_references(found: Found, marks: Mapping[int, Sequence[int]], *, with_lines: bool) -> None:
    """Note numbers cited without an entry, entries never cited, a list that is missing or incomplete.

    `marks`: each cited number with the lines it is cited on.
    """
    listed = {reference.number or place for place, reference in enumerate(found.references, start=1)}
    for number in sorted(set(marks) - listed):
        lines = ", ".join(str(line) for line in marks[number])
        stated = f"lines {lines}" if with_lines else None
        found.problem("citation_unresolved", "error", f"citation {number} has no reference", stated)
    for place, (reference, line) in enumerate(zip(found.references, found.reference_lines, strict=True), start=1):
        if (reference.number or place) not in marks:
            message = f"reference {reference.number or 'without number'} never cited in the text"
            found.problem("reference_uncited", "warning", message, where([line]))
    if found.references and not marks:
        message = "the page has references but no citation mark anywhere"
        found.problem("no_citations", "warning", message)
    _note_list(found, len(marks))
    _note_incomplete(found)


def note_overlap(found: Found) -> None:
    """Note sections whose headings say the same ("Therapy" and "Therapies")."""
    first: dict[frozenset[str], str] = {}
    pairs: list[str] = []
    for section in found.sections:
        stems = _stems(section)
        if stems and stems in first:
            pairs.append(f"{first[stems]} / {section.heading}")
        elif stems:
            first[stems] = section.heading or ""
    if pairs:
        found.problem("section_overlap", "review", ", ".join(pairs))


def _note_review(found: Found) -> None:
    if not found.statements:
        return
    line = found.statements[0][0]
    if not found.reviewers:
        message = "review is claimed but no person is named as reviewer"
        found.problem("reviewer_unnamed", "error", message, where([line]))
    if "reviewed" in found.dates:
        return
    if "updated" in found.dates:
        message = "the date of the last update is not a review date"
        found.problem("review_undated", "warning", message, where([found.dates["updated"][0]]))
    else:
        message = "review is claimed but carries no date"
        found.problem("review_undated", "error", message, where([line]))


def _note_status(found: Found) -> None:
    steps = {value.lower() for _, value in found.statuses if value}
    lines = [line for line, _ in found.statuses]
    if len(steps) > 1:
        message = "review status lists several steps and marks none as current"
        found.problem("status_ambiguous", "error", message, where(lines))
    elif any("pending" in step for step in steps) and any("pending" not in text for _, text in found.statements):
        message = "review is said to be pending and to have been done"
        found.problem("status_contradiction", "error", message, where(lines))


def _note_age(found: Found, dated: tuple[int, str], kind: str, today: date) -> None:
    line, iso = dated
    days = (today - date.fromisoformat(iso)).days
    if days > _TERM_DAYS.get(kind, _LONGEST_TERM_DAYS):
        word = "reviewed" if dated == found.dates.get("reviewed") else "updated"
        message = f"last {word} {iso}, {days} days before {today.isoformat()}"
        found.problem("review_overdue", "warning", message, where([line]))


def _note_list(found: Found, cited: int) -> None:
    heading = found.references_heading
    if heading is None:
        if cited and not found.references:
            numbers = "1 number" if cited == 1 else f"{cited} numbers"
            found.problem("references_missing", "error", f"no reference list, {numbers} cited")
        return
    line, text = heading
    if not found.references:
        found.problem("references_empty", "error", f"{text} heading with no entries", where([line]))
    elif _ADDITIONAL.match(text):
        message = f"heading reads {text}, yet there is no other reference list"
        found.problem("heading_additional_only", "info", message, where([line]))
    if not cited and any(reference.number is None for reference in found.references):
        message = "entries carry no numbers: marks cannot be matched to them"
        found.problem("references_unnumbered", "warning", message, where(found.reference_lines))


def _note_incomplete(found: Found) -> None:
    short = [
        line
        for reference, line in zip(found.references, found.reference_lines, strict=True)
        if first_page_only(reference)
    ]
    unparted = [
        (reference.number or place, line)
        for place, (reference, line) in enumerate(zip(found.references, found.reference_lines, strict=True), start=1)
        if not (reference.authors or reference.title or reference.journal)
    ]
    if unparted:
        numbers = ", ".join(str(number) for number, _ in unparted)
        message = f"authors, title and journal could not be told, the entry is kept whole: complete reference {numbers}"
        found.problem("reference_unparted", "review", message, where([line for _, line in unparted]))
    if short:
        message = "references give first page only or none, no DOI or PMID"
        found.problem("reference_incomplete", "info", message, where(short))


def _stems(section: Section) -> frozenset[str]:
    if section.heading is None or LAYER.match(section.heading):
        return frozenset()
    words = re.findall(r"\w+", section.heading.lower())
    return frozenset(_stem(word) for word in words if word not in _SMALL)


def _stem(word: str) -> str:
    for ending, singular in (("ies", "y"), ("ches", "ch"), ("ses", "s"), ("xes", "x")):
        if word.endswith(ending) and len(word) > 5:
            return word.removesuffix(ending) + singular
    return word.removesuffix("s") if len(word) > 3 and not word.endswith(("ss", "is", "us")) else word
