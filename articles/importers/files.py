"""Files of every kind: told by their bytes, opened, read; with the text that is kept as the source."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from articles.importers.containers.decoding import MAX_BYTES, decode, encoding_was_guessed
from articles.importers.containers.extracted import extract
from articles.importers.forms import DOCX, HTML, JOURNAL, PATIENT, PDF, PROFESSIONAL, TEXT_FORMS
from articles.importers.html.opening import decode_html, is_html, laid_out, open_page
from articles.importers.html.saved import without_unread
from articles.importers.journal.side_by_side import one_after_another
from articles.importers.reading import known_form, read, read_page, refuse_unreadable
from articles.importers.typeset import Typeset
from articles.importers.value import Imported, Problem, SetAside, UnreadableSource

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_HTML_FORMS = (None, HTML, PATIENT, PROFESSIONAL)


def read_file(data: bytes, filename: str, *, form: str | None = None, today: date) -> Imported:
    """Read one uploaded file; as `read_source`, without the text."""
    return read_source(data, filename, form=form, today=today)[1]


def read_source(data: bytes, filename: str, *, form: str | None = None, today: date) -> tuple[str, Imported]:
    """Read one uploaded file. Gives the text that is kept with a draft (of a Word or PDF file: what was taken out
    of it), whose lines the import counts; and what it says.

    `form` is one of FORMS; None lets the bytes tell. Raises UnreadableSource with a sentence that says what to do.
    """
    known_form(form)
    if b"%PDF-" in data[:1024]:
        return _pdf(data, filename, form, today)
    if data.startswith(_ZIP):
        return _docx(data, filename, form, today)
    if data.startswith(_OLE):
        raise UnreadableSource(
            f"{filename} is an old Word file, or one with a password. Open it and save it as .docx without a password."
        )
    if form in (DOCX, PDF):
        what = "Word file (.docx)" if form == DOCX else "PDF"
        raise UnreadableSource(f"{filename} is no {what}. Choose another form, or let the file tell.")
    return _text(data, filename, form, today)


def read_text(text: str, filename: str, *, form: str | None = None, today: date) -> tuple[str, Imported]:
    """Read a text that was pasted or decoded; as `read_source`. Of a page, the text is what it shows; of
    columns printed side by side, one after another."""
    if form == HTML or (form in _HTML_FORMS and is_html(text)):
        refuse_unreadable(text, filename)
        page, shown = laid_out(open_page(text, filename))
        return shown, read_page(page, filename, form=form, today=today)
    if form in (None, JOURNAL):
        printed, text = text, one_after_another(text)
        form = JOURNAL if text != printed else form
    return text, read(text, filename, form=form, today=today)


def media_type_of(data: bytes) -> str:
    """The media type of a file that was read, by its bytes."""
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    if data.startswith(_ZIP):
        return "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    return "text/html" if is_html(data[:100_000].decode("utf-8", "replace")) else "text/plain"


def _text(data: bytes, filename: str, form: str | None, today: date) -> tuple[str, Imported]:
    """A text or page; says so among the problems where its encoding was guessed. Of a page that is too large, what is
    no text is left out first."""
    if len(data) > MAX_BYTES and form in _HTML_FORMS and media_type_of(data) == "text/html":
        data = without_unread(data)
    text, stated = decode_html(data) if form in _HTML_FORMS else "", True
    if not text or not (form == HTML or is_html(text)):
        text, stated = decode(data, filename), False
    text, imported = read_text(text, filename, form=form, today=today)
    if stated or not encoding_was_guessed(data):
        return text, imported
    message = "read as Windows-1252: check accented letters, dashes and quotation marks"
    return text, _with_problems(imported, [Problem("encoding_guessed", "warning", message)])


def _docx(data: bytes, filename: str, form: str | None, today: date) -> tuple[str, Imported]:
    if form == PDF:
        raise UnreadableSource(f"{filename} is no PDF. Choose another form, or let the file tell.")
    taken = extract("docx", data, filename)
    page, text = laid_out(open_page(taken.text or "<p></p>", filename))
    if len(text) > MAX_BYTES:
        raise UnreadableSource(f"{filename} is too long. Keep only the article’s text.")
    imported = _with_around(read_page(page, filename, form=form, today=today), taken.around)
    return text, _with_problems(imported, _left_out(taken.left_out))


def _pdf(data: bytes, filename: str, form: str | None, today: date) -> tuple[str, Imported]:
    if form in (DOCX, HTML):
        raise UnreadableSource(f"{filename} is a PDF. Choose another form, or let the file tell.")
    taken = extract("pdf", data, filename)
    form = form if form in TEXT_FORMS else JOURNAL
    typeset = Typeset(taken.largest, taken.headings, frozenset(taken.small), in_order=True)
    imported = read(taken.text, filename, form=form, today=today, typeset=typeset)
    problems = [*_mixed(taken.mixed), *_left_out(taken.left_out)]
    return taken.text, _with_problems(_with_around(imported, taken.around), problems)


def _with_around(imported: Imported, around: Iterable[str]) -> Imported:
    """What runs around the pages of a file, or was taken out of it, is set aside with the rest."""
    return replace(imported, set_aside=(*imported.set_aside, *(SetAside(text, "furniture") for text in around)))


def _mixed(pages: Sequence[int]) -> list[Problem]:
    if not pages:
        return []
    where = ", ".join(map(str, pages[:6]))
    message = f"words of two columns may stand mixed in one line: compare with the print, page {where}"
    return [Problem("column_order_suspicious", "error", message)]


def _left_out(named: Iterable[str]) -> list[Problem]:
    return [Problem("left_out", "warning", f"left out of the file: {what}") for what in named]


def _with_problems(imported: Imported, problems: list[Problem]) -> Imported:
    return replace(imported, problems=(*problems, *imported.problems))
