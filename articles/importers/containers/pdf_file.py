"""PDF files with a text layer: their words by place, columns in order, running heads apart. Runs in extracting.py."""

import io
import re
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from articles.importers.containers.extracted import Extracted
from articles.importers.containers.pdf_columns import gutter_of, lines_of
from articles.importers.containers.pdf_edges import edges_of, without_line_numbers
from articles.importers.containers.pdf_gutters import Rule, Word
from articles.importers.containers.pdf_headings import headings_of, small_of
from articles.importers.containers.pdf_lines import Box, PrintedLine, leading_of, with_boxes
from articles.importers.containers.pdf_tables import with_tables
from articles.importers.value import UnreadableSource

MOST_PAGES = 300
SECONDS_TO_JUDGE = 2.5
SECONDS_TO_READ = 8.0
MOST_CHARACTERS = 1_900_000
FEWEST_LETTERS = 20
FEWEST_TITLE_WORDS = 4
MOST_TITLE_WORDS = 45
LONG_RULE = 0.5
FEWEST_MIXED = 3
SHORTEST_STROKE = 8
MOST_STROKES = 4000
NARROWEST_BOX = 60
LOWEST_BOX = 24

_UNKNOWN = re.compile(r"\(cid:\d+\)")


def extract(data: bytes, filename: str, *, page_read: Callable[[], None] = lambda: None) -> Extracted:
    """Give a PDF's text in lines, in reading order; `page_read` is called behind each page.

    Raises UnreadableSource.
    """
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages, counted, images = _read(document, filename, page_read)
    except (UnreadableSource, MemoryError):
        raise
    except Exception as error:  # pdfminer raises whatever a broken file leads it to
        raise _refusal(error, filename) from error
    words = " ".join(line.text for page in pages for line in page)
    unknown = len(_UNKNOWN.findall(words))
    if sum(character.isalpha() for character in _UNKNOWN.sub("", words)) < FEWEST_LETTERS:
        raise UnreadableSource(
            f"{filename} has no text layer: its pages are pictures. Run text recognition (OCR) on it, or copy the text."
        )
    if unknown * 5 > len(words.split()):
        raise UnreadableSource(
            f"{filename} has letters that cannot be told. Copy the text from the journal’s web page."
        )
    edges = edges_of(pages)
    around = [*(line.text for edge in edges for line in edge), *filter(None, [" ".join(counted)])]
    kept = [[line for line in page if line not in edge] for page, edge in zip(pages, edges, strict=True)]
    printed = list(_as_text(kept))
    left_out = [f"pictures ({images})"] if images else []
    left_out += [f"characters that have no meaning in the file, shown as (cid:…) ({unknown})"] if unknown else []
    title = _title_lines(kept[0], printed)
    numbered = [(number, line) for number, (_, line) in enumerate(printed, start=1) if line is not None]
    return Extracted(
        "\n".join(text for text, _ in printed),
        tuple(around),
        tuple(left_out),
        title,
        headings_of(numbered, title, leading_of(pages)),
        tuple(number for number, page in enumerate(pages, start=1) if _is_mixed(page)),
        small_of(numbered),
    )


def _read(
    document: Any, filename: str, page_read: Callable[[], None]
) -> tuple[list[list[PrintedLine]], list[str], int]:
    """The lines of each page, while its pace allows; the numbers of lines, and how many pictures stood on them."""
    if len(document.pages) > MOST_PAGES:
        raise UnreadableSource(
            f"{filename} has {len(document.pages)} pages; {MOST_PAGES} are the most. Save the article’s own pages."
        )
    pages: list[list[PrintedLine]] = []
    counted: list[str] = []
    gutter: float | None = None
    images = read = 0
    started = time.process_time()
    for page in document.pages:
        _refuse_slow(time.process_time() - started, page.page_number, len(document.pages), filename)
        found = page.extract_words(x_tolerance_ratio=0.15, y_tolerance=3, extra_attrs=["size", "fontname"])
        words = [
            Word(w["text"], w["x0"], w["x1"], w["top"], w["bottom"], w["size"], w["fontname"].partition("+")[2])
            for w in found
        ]
        read += sum(len(word.text) for word in words)
        if read > MOST_CHARACTERS:
            raise UnreadableSource(f"{filename} is too long. Keep only the article’s own pages.")
        images += len(page.images)
        strokes = _strokes(page)
        rules = [stroke for stroke in strokes if stroke[1] - stroke[0] > LONG_RULE * page.width]
        words, line_numbers = without_line_numbers(words, counted[-1] if counted else None)
        counted += line_numbers
        words = with_tables(words, strokes)
        pages.append(with_boxes(lines_of(words, float(page.width), gutter, rules), _boxes(page)))
        gutter = gutter_of(words, float(page.width), gutter, rules) or gutter
        page.close()
        page_read()
    return pages, counted, images


def _refuse_slow(spent: float, page: int, pages: int, filename: str) -> None:
    """Raise UnreadableSource as soon as the pages read so far (`spent`: seconds of CPU) show that all take too long:
    whoever waits in vain hears it within seconds."""
    if spent > SECONDS_TO_JUDGE and spent / (page - 1) * pages > SECONDS_TO_READ:
        raise UnreadableSource(
            f"{filename} takes too long to read: it was stopped on page {page} of {pages}. "
            "Save the article’s own pages as a new file."
        )


def _boxes(page: Any) -> list[Box]:
    """The rectangles drawn on a page that may hold lines of it, and not the most of it."""
    drawn = [(float(one["x0"]), float(one["x1"]), float(one["top"]), float(one["bottom"])) for one in page.rects]
    half = float(page.width * page.height) / 2
    return [
        (x0, x1, top, bottom)
        for x0, x1, top, bottom in drawn[:MOST_STROKES]
        if x1 - x0 > NARROWEST_BOX and bottom - top > LOWEST_BOX and (x1 - x0) * (bottom - top) < half
    ]


def _strokes(page: Any) -> list[Rule]:
    """The level lines that are drawn on a page, alone or as the edges of a box."""
    drawn = [*page.lines, *page.rects]
    return [
        (float(one["x0"]), float(one["x1"]), float(height))
        for one in drawn[:MOST_STROKES]
        if one["x1"] - one["x0"] > SHORTEST_STROKE
        for height in {one["top"], one["bottom"]}
    ]


def _is_mixed(page: Sequence[PrintedLine]) -> bool:
    """Tell whether lines of a page still hold a wide gap at one place, as where two columns were read as one."""
    gaps = [gap for line in page for gap in line.gaps]
    return any(sum(left <= start < right for left, right in gaps) >= FEWEST_MIXED for start, _ in gaps)


def _refusal(error: Exception, filename: str) -> UnreadableSource:
    causes = (error, *error.args)
    if isinstance(error, PdfminerException | PDFPasswordIncorrect) and any(
        isinstance(cause, PDFPasswordIncorrect) for cause in causes
    ):
        return UnreadableSource(f"{filename} is locked with a password. Save a copy without one and try again.")
    return UnreadableSource(f"{filename} is damaged, or no PDF. Open it in a reader and print it to a new PDF.")


def _as_text(pages: Sequence[Sequence[PrintedLine]]) -> Iterator[tuple[str, PrintedLine | None]]:
    """Lines of text: a blank one where the print leaves a gap, a space before a line that is set in."""
    previous: PrintedLine | None = None
    leading = leading_of(pages)
    for page in pages:
        for line in page:
            if previous is not None and line.parted_from(previous, leading):
                yield "", None
            yield (f" {line.text}" if line.indented else line.text), line
            previous = line


def _title_lines(lines: Sequence[PrintedLine], printed: Sequence[tuple[str, PrintedLine | None]]) -> tuple[int, ...]:
    """The numbers of the lines that the first page prints in its largest letters, up to others, but for a name of few
    words (a journal's, or a large capital); none where much of the page is as large."""
    numbers = {id(line): number for number, (_, line) in enumerate(printed, start=1) if line is not None}
    for size in sorted({round(line.size) for line in lines}, reverse=True):
        groups = [list(group) for of_size, group in groupby(lines, lambda line: round(line.size)) if of_size == size]
        words = [sum(len(line.text.split()) for line in group) for group in groups]
        if max(words) >= FEWEST_TITLE_WORDS:
            alike = sum(words) > MOST_TITLE_WORDS or size <= _body_size(lines)
            group = next(group for group, count in zip(groups, words, strict=True) if count >= FEWEST_TITLE_WORDS)
            return () if alike else tuple(numbers[id(line)] for line in group)
    return ()


def _body_size(lines: Sequence[PrintedLine]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0]
