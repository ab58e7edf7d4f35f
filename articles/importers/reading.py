"""One source, read: its form told, its parts taken, its problems noted."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from articles.importers.abbreviations import explained_in
from articles.importers.author_year import STYLE as AUTHOR_YEAR
from articles.importers.author_year import find_author_years, is_author_year
from articles.importers.citations import Mark, decide_style, find_marks
from articles.importers.containers.decoding import MAX_BYTES
from articles.importers.copied import patients as patient_page
from articles.importers.copied import professionals as professional_page
from articles.importers.forms import (
    DOCX,
    FORMS,
    HTML,
    JOURNAL,
    MARKDOWN,
    PATIENT,
    PDF,
    PROFESSIONAL,
    is_article,
    recognise,
)
from articles.importers.found import Found, where
from articles.importers.html import opening as html_open
from articles.importers.html import page as html_page
from articles.importers.journal import text as journal_text
from articles.importers.lines import Block
from articles.importers.markdown import file as markdown_file
from articles.importers.markdown import plain
from articles.importers.source_problems import note_overlap, note_record, note_references
from articles.importers.text_questions import (
    ask_about_bullets,
    ask_about_consent,
    ask_about_text,
    ask_about_topic,
)
from articles.importers.typeset import PLAIN, Typeset
from articles.importers.value import Imported, SourceDates, SourceReview, UnreadableSource


def read(text: str, filename: str, *, form: str | None = None, today: date, typeset: Typeset = PLAIN) -> Imported:
    """Read the text of one source.

    `form` is one of FORMS; None lets the text tell. `today` is what ages are counted from; `typeset`: what a
    printed page shows beside its words, where that is known.
    Raises UnreadableSource where there is no article to read, or `form` is not known.
    """
    refuse_unreadable(text, filename)
    known_form(form)
    if form in (DOCX, PDF):
        what = "a Word file (.docx)" if form == DOCX else "a PDF file"
        raise UnreadableSource(f"{filename} is text, not {what}. Choose another form, or let the text tell.")
    if form == HTML or (form in (None, PATIENT, PROFESSIONAL) and html_open.is_html(text)):
        return read_page(html_open.open_page(text, filename), filename, form=form, today=today)
    if form is None and filename.lower().endswith((".md", ".markdown")):
        form = MARKDOWN
    return _read_text(text, filename, form or recognise(text), today, typeset)


def _read_text(text: str, filename: str, form: str, today: date, typeset: Typeset = PLAIN) -> Imported:
    found = Found()
    if form == JOURNAL:
        order, joined = journal_text.read_journal_text(text, found, typeset)
        case = journal_text.is_case_report(found)
        kind = "case_report" if case else _assumed(professional_page.kind_of(found), found)
        imported = _imported(found, filename, kind, journal_text.AUDIENCE, today, from_print=True)
        return replace(imported, reading_order=order, joined_words=joined)
    if form == PROFESSIONAL:
        professional_page.read_professional_page(text, found)
        case = is_article(text) and journal_text.is_case_report(found)
        kind = "case_report" if case else professional_page.kind_of(found)
        return _imported(found, filename, kind, professional_page.AUDIENCE, today)
    if form == MARKDOWN:
        return _markdown(text, filename, found, today)
    if form == PATIENT:
        patient_page.read_patient_page(text, found)
    else:
        plain.read_plain(text, found)
        _assumed(patient_page.KIND, found)
    return _imported(found, filename, patient_page.KIND, patient_page.AUDIENCE, today)


def _markdown(text: str, filename: str, found: Found, today: date) -> Imported:
    stated = markdown_file.read_markdown_file(text, filename, found)
    said = any(label.stands_for == "audience" for label in found.labels)
    kind, audience = stated.get("kind"), stated.get("audience") or ("professionals" if said else None)
    if kind is None:
        kind = _assumed(patient_page.KIND, found) if audience != "professionals" else professional_page.kind_of(found)
    usual = patient_page.AUDIENCE if kind == patient_page.KIND else professional_page.AUDIENCE
    return replace(_imported(found, filename, kind, audience or usual, today), in_markdown=True)


def read_page(page: html_open.Page, filename: str, *, form: str | None, today: date) -> Imported:
    """Read a page that was opened; `form`: the layout of a copied page, where the editor knows it."""
    found = Found()
    layout = form if form in (PATIENT, PROFESSIONAL) else None
    kind, audience = html_page.read_html_page(page, filename, layout, found)
    return _imported(found, filename, kind, audience, today)


def known_form(form: str | None) -> None:
    """Raise UnreadableSource for a form that is none of FORMS."""
    if form is not None and form not in FORMS:
        raise UnreadableSource(f"“{form}” is no known form. Choose one of: {', '.join(FORMS)}.")


def _assumed(kind: str, found: Found) -> str:
    message = f"nothing in the source says what kind of article it is or for whom: taken for {kind}"
    found.problem("kind_assumed", "review", message)
    return kind


def refuse_unreadable(text: str, filename: str) -> None:
    """Raise UnreadableSource for a text that is too long, holds NUL, or no words."""
    if len(text) > MAX_BYTES:
        raise UnreadableSource(f"{filename} is too long. Keep only the article's text.")
    if "\0" in text:
        raise UnreadableSource(f"{filename} holds binary data, not text. Save it as a UTF-8 text file.")
    if not any(character.isalpha() for character in text):
        raise UnreadableSource(f"{filename} holds no words. Choose a file that holds the article's text.")


def _imported(
    found: Found, filename: str, kind: str, audience: str, today: date, *, from_print: bool = False
) -> Imported:
    texts = _cited_texts(found)
    known = [reference.number for reference in found.references if reference.number is not None]
    by_author = is_author_year([block.text for block in texts], found.references)
    style = None if by_author else decide_style((block.text for block in texts), known)
    marks = [(block.line, mark.numbers) for block in texts for mark in _marks(block.text, style, by_author, found)]
    _note_problems(found, kind, audience, today, _lines_by_number(marks), style, from_print)
    shorts = {entry.short for entry in found.abbreviations}
    explained = [entry for entry in explained_in(block.text for block in texts) if entry.short not in shorts]
    return Imported(
        source=filename,
        kind=kind,
        audience=audience,
        title=found.title,
        authors=tuple(found.authors),
        kicker=found.kicker,
        summary=found.summary,
        sections=tuple(found.sections),
        key_point=found.key_point,
        faqs=tuple(found.faqs),
        abbreviations=(*found.abbreviations, *explained),
        keywords=tuple(found.keywords),
        citations=tuple(numbers for _, numbers in marks),
        citation_style=AUTHOR_YEAR if by_author else style,
        references=tuple(found.references),
        source_review=_review(found),
        source_dates=SourceDates(**{key: iso for key, (_, iso) in found.dates.items()}),
        disclaimer="\n\n".join(found.disclaimer) or None,
        set_aside=found.set_aside,
        problems=tuple(found.problems),
        labels=tuple(found.labels),
        repairs=tuple(found.repairs),
        date_questions=tuple(found.date_questions),
        places=tuple(found.places.items()),
    )


def _marks(text: str, style: str | None, by_author: bool, found: Found) -> list[Mark]:
    return find_author_years(text, found.references) if by_author else find_marks(text, style)


def _cited_texts(found: Found) -> list[Block]:
    """Every text that may carry marks, in reading order."""
    summary = [Block(0, found.summary)] if found.summary else []
    takeaway = [Block(0, found.key_point)] if found.key_point else []
    in_body = {block.text for block in found.body}
    return [*summary, *found.body, *(block for block in takeaway if block.text not in in_body)]


def _lines_by_number(marks: Sequence[tuple[int, tuple[int, ...]]]) -> dict[int, list[int]]:
    lines: dict[int, list[int]] = {}
    for line, numbers in marks:
        for number in numbers:
            cited_on = lines.setdefault(number, [])
            if line not in cited_on:
                cited_on.append(line)
    return lines


def _note_problems(
    found: Found,
    kind: str,
    audience: str,
    today: date,
    marks: dict[int, list[int]],
    style: str | None,
    from_print: bool,
) -> None:
    if found.title is None:
        found.problem("title_missing", "error", "no title in the text")
    if from_print and not found.authors:
        found.problem("authors_missing", "error", "no authors in the text")
    note_record(found, kind, today)
    if audience == patient_page.AUDIENCE and not found.disclaimer:
        found.problem("no_disclaimer", "warning", "no medical disclaimer")
    note_references(found, marks, with_lines=not from_print)
    note_overlap(found)
    if found.reference_lines:
        ask_about_topic(found, where(found.reference_lines))
    ask_about_text(found.sections, style, found)
    if kind == "case_report":
        ask_about_consent(found.sections, found)
    if not from_print:
        ask_about_bullets(found.body, style, found)


def _review(found: Found) -> SourceReview:
    """A status is passed on only where the source prints a single one."""
    steps = {value for _, value in found.statuses if value}
    return SourceReview(
        statement="\n".join(text for _, text in found.statements) or None,
        reviewers=tuple(found.reviewers),
        status=steps.pop() if len(steps) == 1 else None,
    )
