"""The body of a draft, piece by piece: our Markdown, and the lines of the source behind each piece."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from articles.importers.author_year import STYLE as AUTHOR_YEAR
from articles.importers.author_year import find_author_years
from articles.importers.citations import find_marks
from articles.importers.value import Imported, Section

_SPECIAL = re.compile(r"([\\`*_\[\]<&~^|{}$])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[>+=-]|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_ROW = re.compile(r"^\|.*\|$")
_RULE = re.compile(r"^\|(?: --- \|)+$")
_IMAGE = re.compile(r"(?<!\\)((?:\\\\)*)!\[")


@dataclass(frozen=True, slots=True)
class Piece:
    """A heading, paragraph, list … of the body; `kind`: heading, text, key_point, question, abbreviations."""

    kind: str
    text: str
    lines: tuple[int, ...] = ()


def pieces_of(imported: Imported, keys: Mapping[int, str]) -> tuple[Piece, ...]:
    """The body of a draft in its order; `keys`: number of a listed reference → its key."""
    return tuple(_pieces(imported, keys))


def escaped(text: str) -> str:
    """Escape what Markdown would act on, in running text and at the start of its lines."""
    inside = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(_escape_opening, inside)


def without_images(text: str) -> str:
    """Markdown as it is, but for images: they have no place here, and stay as words."""
    return _IMAGE.sub(r"\1!\\[", text)


def _escape_opening(opening: re.Match[str]) -> str:
    if opening[2].isdigit():
        return f"{opening[1]}{opening[2]}\\"
    return f"{opening[1]}\\{opening[2]}"


def _pieces(imported: Imported, keys: Mapping[int, str]) -> Iterator[Piece]:
    shown = without_images if imported.in_markdown else escaped
    if imported.key_point:
        written = "\n\n".join(_written(part, imported, keys) for part in imported.key_point.split("\n\n"))
        quoted = "\n".join(f"> {line}".rstrip() for line in written.split("\n"))
        yield Piece("key_point", f"> [!KEY]\n{quoted}", dict(imported.places).get("key_point", ()))
    for section in imported.sections:
        yield from _section(section, imported, keys)
    if imported.faqs:
        yield Piece("heading", "## Frequently asked questions")
        for faq in imported.faqs:
            yield Piece("question", f"### {shown(faq.question)}", faq.lines[:1])
            for part in faq.answer.split("\n\n") if faq.answer else []:
                yield Piece("text", _written(part, imported, keys), faq.lines[1:])
    definitions = [f"*[{entry.short}]: {entry.expansion}" for entry in imported.abbreviations]
    if definitions:
        yield Piece("abbreviations", "\n".join(definitions))


def _section(section: Section, imported: Imported, keys: Mapping[int, str]) -> Iterator[Piece]:
    if section.heading:
        shown = without_images if imported.in_markdown else escaped
        lines = (section.line,) if section.line else ()
        yield Piece("heading", f"{'#' * section.level} {shown(section.heading)}", lines)
    if section.text:
        parts = section.text.split("\n\n")
        places = (*section.lines, *((),) * len(parts))
        for part, behind in zip(parts, places, strict=False):
            yield Piece("text", _written(part, imported, keys), behind)


def _written(paragraph: str, imported: Imported, keys: Mapping[int, str]) -> str:
    """A paragraph with its marks; the lines of a table keep their bars."""
    lines = paragraph.split("\n")
    if imported.in_markdown:
        return "\n".join(_line(line, imported, keys, without_images) for line in lines)
    if len(lines) < 2 or not all(_ROW.match(line) for line in lines) or not _RULE.match(lines[1]):
        return "\n".join(_line(line, imported, keys, escaped) for line in lines)
    return "\n".join(line if _RULE.match(line) else _table_row(line, imported, keys) for line in lines)


def _table_row(row: str, imported: Imported, keys: Mapping[int, str]) -> str:
    cells = [re.sub(r"\\([\\|])", r"\1", cell) for cell in re.split(r"(?<!\\)\|", row[1:-1])]
    return f"| {' | '.join(_line(cell.strip(), imported, keys, escaped) for cell in cells)} |"


def _line(line: str, imported: Imported, keys: Mapping[int, str], shown: Callable[[str], str]) -> str:
    item = re.match(r"^ *(?:- |\d{1,3}\. )", line)
    lead = item[0] if item else ""
    text = line[len(lead) :]
    by_author = imported.citation_style == AUTHOR_YEAR
    marks = find_author_years(text, imported.references) if by_author else find_marks(text, imported.citation_style)
    pieces: list[str] = []
    position = 0
    for mark in marks:
        pieces += [text[position : mark.start], "\0"]
        position = mark.end
    pieces.append(text[position:])
    written = iter([_mark(mark.numbers, keys) for mark in marks])
    return lead + re.sub(r"\s?\0", lambda _: next(written), shown("".join(pieces)))


def _mark(numbers: tuple[int, ...], keys: Mapping[int, str]) -> str:
    resolved = [f"@{keys[number]}" for number in numbers if number in keys]
    open_numbers = [str(number) for number in numbers if number not in keys]
    marks = [f"[{'; '.join(resolved)}]"] if resolved else []
    marks += [f"[{', '.join(open_numbers)}]"] if open_numbers else []
    return "".join(f" {mark}" for mark in marks)
