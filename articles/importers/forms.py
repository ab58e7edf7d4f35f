"""Which form a source has, told from how it looks; never from who wrote it."""

import re
from collections.abc import Sequence
from itertools import pairwise

from articles.importers.copied.contents import CONTENTS
from articles.importers.copied.furniture import is_navigation
from articles.importers.copied.headings import FAQS, LAYER, is_heading_shape
from articles.importers.journal.hyphens import is_broken
from articles.importers.lines import Line, ends_sentence, split_lines, starts_lower
from articles.importers.markdown.file import has_front_matter
from articles.importers.markdown.plain import has_markdown_headings
from articles.importers.record.audience import asks_for_professionals, for_professionals, speaks_to_professionals
from articles.importers.record.labels import read_labels
from articles.importers.record.menus import is_in_menu
from articles.importers.words import word_set

PATIENT, PROFESSIONAL, JOURNAL, PLAIN = "patient_page", "professional_page", "journal_text", "plain"
MARKDOWN = "markdown"
TEXT_FORMS = (PATIENT, PROFESSIONAL, JOURNAL, MARKDOWN, PLAIN)
HTML, DOCX, PDF = "html_page", "docx_file", "pdf_file"
FORMS = (*TEXT_FORMS, HTML, DOCX, PDF)

COLUMN_WIDTH = 95
NARROW_COLUMN = 60
FEWEST_COLUMN_LINES = 12
FEWEST_BROKEN = 2
SHORTEST_FULL_LINE = 25
_PARTS = word_set("abstract introduction methods results discussion conclusions references")
_CLINICAL = re.compile(
    r"^(?:etiology|aetiology|epidemiology|pathophysiology|differential\s+diagnosis|histopathology"
    r"|continuing\s+education\s+activity|evaluation|enhancing\s+healthcare\s+team\s+outcomes|history\s+and\s+physical"
    r"|treatment\s*/\s*management|approach\s+considerations|(?:medical|surgical)\s+care|consultations|goals\s+of\s+therapy"
    r"|red\s+flags|referral\s+criteria|when\s+to\s+refer|investigations|primary\s+care\s+management"
    r"|(?:laboratory|imaging)\s+studies|long-term\s+monitoring|clinical\s+manifestations|summary\s+and\s+recommendations)$",
    re.IGNORECASE,
)
_ABSTRACT = re.compile(r"^(?:(?:abstract|structured\s+abstract)\b|summary$)", re.IGNORECASE)
_CASE = re.compile(r"^(?:case\s+(?:reports?|presentation|description|history|summary)|the\s+case)$", re.IGNORECASE)
_DISCUSSION = re.compile(r"^(?:discussion|comment)$", re.IGNORECASE)
_ARTICLE = tuple(
    re.compile(words, re.IGNORECASE)
    for words in (
        r"^key\s?-?words?\b",
        r"^(?:submission\s+)?received\s*(?::?\s*\d|:$)",
        r"^\*?\s*(?:corresponding\s+author|correspondence|author\s+to\s+whom\s+correspondence)\b",
        r"^(?:authors?['’]?s?['’]?\s+contributions?|ethics\s+declarations|data\s+availability(?:\s+statement)?|availability\s+of\s+data(?:\s+and\s+materials?)?)$",
        r"^(?:competing\s+interests?|(?:declaration\s+of\s+)?(?:conflicts?|competing)\s+(?:of\s+)?interests?|disclosures?|declarations)(?:\s+statement)?\s*:?$",
        r"^(?:contributors|competing\s+interests|provenance\s+and\s+peer\s+review)\s+[A-Z]",
        r"^(?:consent\s+for\s+publication|informed\s+consent(?:\s+statement)?)$",
        r"^(?:.{0,80}\b)?(?:doi\s*:|https?://(?:dx\.)?doi\.org/)",
        r"^(?:cite\s+this\s+(?:article|paper)\s+as|publication\s+history)\b",
        r"^(?:funding|disclosure\s+statement|issue\s+section)\s*:\s",
        r"^(?:PMCID\s*:|articles\s+from\s.{2,100}\bcourtesy\s+of\b)",
    )
)
_MARKER = re.compile(r"^(?:[•‣◦▪·]|\d{1,2}\.)\s+")
_ARTICLE_SIGNS = 3
MOST_AT_END = 3000
MOST_ABOVE = 20
_FOR_PATIENTS = re.compile(r"^patient\s+(?:education|information)\s*:\s", re.IGNORECASE)
_REFERENCE_WORK = re.compile(
    r"^(?:contributor\s+disclosures|literature\s+review\s+current\s+through\b.*|(?:full|highlights\s+of)\s+prescribing\s+information)",
    re.IGNORECASE,
)


def is_article(text: str) -> bool:
    """Tell whether a copied page is an article of a journal: an abstract, and what only journals print around one; or
    a case with its discussion."""
    return _is_article(split_lines(text))


def _is_article(lines: Sequence[Line]) -> bool:
    short = [_MARKER.sub("", line.text) for line in lines if len(line.text) < 300]
    if any(_CASE.match(text) for text in short) and any(_DISCUSSION.match(text) for text in short):
        return True
    if not any(_ABSTRACT.match(text) for text in short):
        return False
    return sum(any(sign.match(text) for text in short) for sign in _ARTICLE) >= _ARTICLE_SIGNS


def recognise(text: str) -> str:
    """Name the form of a text: one of TEXT_FORMS."""
    if has_front_matter(text) or has_markdown_headings(text):
        return MARKDOWN
    lines = split_lines(text)
    if _is_set_in_columns(lines) or _is_printed_article(lines):
        return JOURNAL
    if _is_for_professionals(lines) or _is_article(lines):
        return PROFESSIONAL
    return PATIENT if _is_copied_page(lines) else PLAIN


def _is_set_in_columns(lines: Sequence[Line]) -> bool:
    """Narrow lines, many of them going on from the one before; wider ones need words broken over their ends."""
    if len(lines) < FEWEST_COLUMN_LINES:
        return False
    width = sorted(len(line.text) for line in lines)[len(lines) * 9 // 10]
    going_on = sum(_goes_on(first, second) for first, second in pairwise(lines))
    broken = sum(is_broken(line.text) for line in lines)
    if broken < FEWEST_BROKEN:
        return width <= NARROW_COLUMN and going_on * 3 > len(lines)
    return width <= COLUMN_WIDTH and going_on * 6 > len(lines)


def _is_printed_article(lines: Sequence[Line]) -> bool:
    """The usual parts of an article, over lines that go on from one another, or words broken over the ends of lines."""
    parts = {line.text.lower().strip(" .:0123456789") for line in lines if len(line.text) < 30} & _PARTS
    going_on = sum(_goes_on(first, second) for first, second in pairwise(lines))
    broken = sum(is_broken(first.text) and starts_lower(second.text) for first, second in pairwise(lines))
    return len(parts) >= 3 and (going_on * 6 > len(lines) or broken >= FEWEST_BROKEN)


def _is_sentence(text: str) -> bool:
    return len(text) > NARROW_COLUMN and ends_sentence(text)


def _goes_on(first: Line, second: Line) -> bool:
    return (
        not second.gap and len(first.text) > SHORTEST_FULL_LINE and (starts_lower(second.text) or is_broken(first.text))
    )


def _is_for_professionals(lines: Sequence[Line]) -> bool:
    if any(_FOR_PATIENTS.match(line.text) for line in lines[:MOST_ABOVE]):
        return False
    if any(LAYER.match(line.text) or _REFERENCE_WORK.match(line.text) for line in lines):
        return True
    said = (place for place, line in enumerate(lines) if for_professionals(line.text[:3000]))
    if any(not is_in_menu(lines, place) for place in said):
        return True
    if any(asks_for_professionals(first.text, second.text) for first, second in pairwise(lines)):
        return True
    clinical = sum(bool(_CLINICAL.match(line.text)) for line in lines)
    return clinical >= 3 or speaks_to_professionals(line.text for line in lines if ends_sentence(line.text))


def _is_copied_page(lines: Sequence[Line]) -> bool:
    ends = [*lines[:MOST_AT_END], *lines[MOST_AT_END:][-MOST_AT_END:]]
    if any(CONTENTS.match(line.text) or FAQS.match(line.text) or read_labels(line.text) for line in ends):
        return True
    if sum(is_navigation(line.text) for line in lines) >= 2:
        return True
    heading_then_prose = (
        is_heading_shape(first.text) and (len(second.text) > COLUMN_WIDTH or _is_sentence(second.text))
        for first, second in pairwise(lines)
    )
    return sum(heading_then_prose) >= 2
