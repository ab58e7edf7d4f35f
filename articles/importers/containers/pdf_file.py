"""PDF files with a text layer: their words by place, columns in order, running heads apart. Runs in extracting.py."""

import io
import re
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from articles.importers.containers.extracted import Extracted
from articles.importers.containers.pdf_columns import gutter_of, lines_of
from articles.importers.containers.pdf_gutters import Rule, Word
from articles.importers.containers.pdf_headings import headings_of
from articles.importers.containers.pdf_lines import PrintedLine
from articles.importers.containers.pdf_tables import with_tables
from articles.importers.value import UnreadableSource

MOST_PAGES = 300
SECONDS_TO_READ = 3.0
MOST_CHARACTERS = 1_900_000
FEWEST_LETTERS = 20
EDGE_LINES = 2
OFTEN = 0.3
SHORTEST_HEAD = 15
FEWEST_TITLE_WORDS = 4
MOST_TITLE_WORDS = 45
LONG_RULE = 0.5
FEWEST_MIXED = 3
SAME_HEIGHT = 4.0
SHORTEST_STROKE = 8
MOST_STROKES = 4000

_UNKNOWN = re.compile(r"\(cid:\d+\)")
_FOLIO = re.compile(r"^(?:page\s+)?[-–—|\s]*\d{1,5}(?:\s*(?:/|of)\s*\d{1,4})?[-–—|\s]*$", re.IGNORECASE)


def extract(data: bytes, filename: str) -> Extracted:
    """Give a PDF's text in lines, in reading order. Raises UnreadableSource."""
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            pages, images = _read(document, filename)
    except UnreadableSource:
        raise
    except MemoryError:
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
    heads = _running_heads(pages)
    around = [line.text for page in pages for line in _taken(page, heads)]
    printed = list(_as_text(pages, heads))
    left_out = [f"pictures ({images})"] if images else []
    left_out += [f"characters that have no meaning in the file, shown as (cid:…) ({unknown})"] if unknown else []
    title = _title_lines(pages[0], heads, printed)
    numbered = [(number, line) for number, (_, line) in enumerate(printed, start=1) if line is not None]
    return Extracted(
        "\n".join(text for text, _ in printed),
        tuple(around),
        tuple(left_out),
        title,
        headings_of(numbered, title),
        tuple(number for number, page in enumerate(pages, start=1) if _is_mixed(page)),
    )


def _read(document: Any, filename: str) -> tuple[list[list[PrintedLine]], int]:
    """The lines of each page, while time is left, and how many pictures stood on them."""
    if len(document.pages) > MOST_PAGES:
        raise UnreadableSource(
            f"{filename} has {len(document.pages)} pages; {MOST_PAGES} are the most. Save the article’s own pages."
        )
    pages: list[list[PrintedLine]] = []
    gutter: float | None = None
    images = read = 0
    started = time.process_time()
    for page in document.pages:
        if time.process_time() - started > SECONDS_TO_READ:
            raise UnreadableSource(
                f"{filename} takes too long to read: it was stopped on page {page.page_number} of "
                f"{len(document.pages)}. Save the article’s own pages as a new file."
            )
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
        words = with_tables(words, strokes)
        pages.append(lines_of(words, float(page.width), gutter, rules))
        gutter = gutter_of(words, float(page.width), gutter, rules) or gutter
        page.close()
    return pages, images


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


def _edges(page: Sequence[PrintedLine]) -> list[PrintedLine]:
    """The topmost and the lowest lines of a page."""
    by_height = sorted(page, key=lambda line: line.top)
    return [*by_height[:EDGE_LINES], *by_height[EDGE_LINES:][-EDGE_LINES:]]


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", text).casefold()


def _running_heads(pages: Sequence[Sequence[PrintedLine]]) -> set[str]:
    """What stands at the edge of several pages again and again at one height, but for its numbers."""
    seen: dict[str, list[float]] = {}
    for page in pages:
        for pattern, top in {_pattern(line.text): line.top for line in _edges(page)}.items():
            seen.setdefault(pattern, []).append(top)
    least = max(2, round(len(pages) * OFTEN))
    often = {
        pattern
        for pattern, tops in seen.items()
        if max(sum(abs(one - top) < SAME_HEIGHT for one in tops) for top in tops) >= least
    }
    return often | {
        pattern for pattern in seen if any(_holds(pattern, other) and _near(seen, pattern, other) for other in seen)
    }


def _near(seen: dict[str, list[float]], pattern: str, other: str) -> bool:
    return any(abs(one - top) < SAME_HEIGHT for one in seen[pattern] for top in seen[other])


def _holds(pattern: str, other: str) -> bool:
    """Tell whether one page's edge repeats another's, with more beside it ("Made et al. · J Warm 2015;5:12–19")."""
    return len(pattern) > len(other) > SHORTEST_HEAD and "#" in other and other in pattern


def _taken(page: Sequence[PrintedLine], heads: set[str]) -> list[PrintedLine]:
    return [line for line in _edges(page) if _FOLIO.match(line.text) or _pattern(line.text) in heads]


def _as_text(pages: Sequence[Sequence[PrintedLine]], heads: set[str]) -> Iterator[tuple[str, PrintedLine | None]]:
    """Lines of text: a blank one where the print leaves a gap, a space before a line that is set in."""
    previous: PrintedLine | None = None
    for page in pages:
        taken = {id(line) for line in _taken(page, heads)}
        for line in page:
            if id(line) in taken:
                continue
            if previous is not None and line.parted_from(previous):
                yield "", None
            yield (f" {line.text}" if line.indented else line.text), line
            previous = line


def _title_lines(
    page: Sequence[PrintedLine], heads: set[str], printed: Sequence[tuple[str, PrintedLine | None]]
) -> tuple[int, ...]:
    """The numbers of the lines that the first page prints in its largest letters, but for a name of few words (a
    journal's, or a large capital); none where much of the page is as large."""
    taken = {id(line) for line in _taken(page, heads)}
    numbers = {id(line): number for number, (_, line) in enumerate(printed, start=1) if line is not None}
    lines = [line for line in page if id(line) not in taken]
    for size in sorted({round(line.size) for line in lines}, reverse=True):
        largest = [line for line in lines if round(line.size) == size]
        words = sum(len(line.text.split()) for line in largest)
        if words >= FEWEST_TITLE_WORDS:
            alike = words > MOST_TITLE_WORDS or size <= _body_size(lines)
            return () if alike else tuple(sorted(numbers[id(line)] for line in largest))
    return ()


def _body_size(lines: Sequence[PrintedLine]) -> int:
    sizes: Counter[int] = Counter()
    for line in lines:
        sizes[round(line.size)] += len(line.text)
    return sizes.most_common(1)[0][0]
