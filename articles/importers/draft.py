"""An import made into a draft: our Markdown, references as CSL-JSON, what could not be resolved."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from articles.importers.citations import find_marks
from articles.importers.value import Imported, ImportedReference
from articles.importers.words import word_set

SLUG_LENGTH = 80
ET_AL = "et al."

_SPECIAL = re.compile(r"([\\`*_\[\]<&~^|{}$])")
_LINE_START = re.compile(r"^(\s*)(#{1,6}(?=\s|$)|[>+=-]|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE)
_ROW = re.compile(r"^\|.*\|$")
_RULE = re.compile(r"^\|(?: --- \|)+$")
_TOO_COMMON = word_set("with from this that their into after the and for a an of in on")


@dataclass(frozen=True, slots=True)
class DraftText:
    """What an editor starts from. `unresolved`: numbers cited that no listed reference carries."""

    title: str
    slug: str
    kind: str
    audience: str
    kicker: str
    summary: str
    body: str
    references: tuple[dict[str, Any], ...]
    unresolved: tuple[int, ...]


def to_draft(imported: Imported) -> DraftText:
    """Write an import in our Markdown.

    Marks of listed references become `[@key]`; others stay visible as `[1, 2]`. Characters that
    Markdown would act on are escaped, so that every word survives rendering.
    """
    keyed = _with_keys(imported.references)
    keys = {reference.number: key for key, reference in keyed.items() if reference.number is not None}
    cited = {number for mark in imported.citations for number in mark}
    return DraftText(
        title=imported.title or "",
        slug=slug_of(imported.title or ""),
        kind=imported.kind,
        audience=imported.audience,
        kicker=imported.kicker or "",
        summary=imported.summary or "",
        body=_body(imported, keys),
        references=tuple(_as_csl(key, reference) for key, reference in keyed.items()),
        unresolved=tuple(sorted(cited - set(keys))),
    )


def slug_of(title: str) -> str:
    """Suggest an address: ASCII words parted by hyphens, cut at a word's end; empty for no title."""
    words = re.findall(r"[a-z0-9]+", _ascii(re.sub(r"[–—]", " ", title)).replace("'", ""))
    slug = ""
    for word in words:
        if len(slug) + len(word) >= SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug


def escaped(text: str) -> str:
    """Escape what Markdown would act on, in running text and at the start of its lines."""
    inside = _SPECIAL.sub(r"\\\1", text)
    return _LINE_START.sub(_escape_opening, inside)


def _escape_opening(opening: re.Match[str]) -> str:
    if opening[2].isdigit():
        return f"{opening[1]}{opening[2]}\\"
    return f"{opening[1]}\\{opening[2]}"


def _body(imported: Imported, keys: Mapping[int, str]) -> str:
    def written(text: str) -> str:
        lines = [line for paragraph in text.split("\n\n") for line in ["", *_lines(paragraph, imported, keys)]]
        return "\n".join(lines[1:])

    parts: list[str] = []
    if imported.key_point:
        quoted = "\n".join(f"> {line}".rstrip() for line in written(imported.key_point).split("\n"))
        parts.append(f"> [!KEY]\n{quoted}")
    for section in imported.sections:
        if section.heading:
            parts.append(f"{'#' * section.level} {escaped(section.heading)}")
        if section.text:
            parts.append(written(section.text))
    if imported.faqs:
        parts.append("## Frequently asked questions")
        for faq in imported.faqs:
            parts += [f"### {escaped(faq.question)}", *([written(faq.answer)] if faq.answer else [])]
    definitions = [f"*[{entry.short}]: {entry.expansion}" for entry in imported.abbreviations]
    if definitions:
        parts.append("\n".join(definitions))
    return "\n\n".join(parts) + "\n"


def _lines(paragraph: str, imported: Imported, keys: Mapping[int, str]) -> list[str]:
    """The lines of a paragraph; those of a table keep its bars."""
    lines = paragraph.split("\n")
    style = imported.citation_style
    if len(lines) < 2 or not all(_ROW.match(line) for line in lines) or not _RULE.match(lines[1]):
        return [_line(line, style, keys, escaped) for line in lines]
    return [line if _RULE.match(line) else _table_row(line, style, keys) for line in lines]


def _table_row(row: str, style: str | None, keys: Mapping[int, str]) -> str:
    cells = [re.sub(r"\\([\\|])", r"\1", cell) for cell in re.split(r"(?<!\\)\|", row[1:-1])]
    return f"| {' | '.join(_line(cell.strip(), style, keys, escaped) for cell in cells)} |"


def _line(line: str, style: str | None, keys: Mapping[int, str], shown: Callable[[str], str]) -> str:
    item = re.match(r"^ *(?:- |\d{1,3}\. )", line)
    lead = item[0] if item else ""
    text = line[len(lead) :]
    marks = find_marks(text, style)
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


def _with_keys(references: tuple[ImportedReference, ...]) -> dict[str, ImportedReference]:
    keyed: dict[str, ImportedReference] = {}
    for position, reference in enumerate(references, start=1):
        key = wanted = _suggested_key(reference, position)
        copies = 1
        while key in keyed:
            copies += 1
            key = f"{wanted}-{copies}"
        keyed[key] = reference
    return keyed


def _suggested_key(reference: ImportedReference, position: int) -> str:
    family = re.sub(r"[^a-z]", "", _ascii(_family(reference.authors[0]))) if reference.authors else ""
    titled = re.findall(r"[a-z]+", re.sub(r"(?<=\w)-(?=\w)", "", _ascii(reference.title or "")))
    word = next((word for word in titled if len(word) > 3 and word not in _TOO_COMMON), "")
    key = f"{family}{reference.year or ''}{word}" if family else ""
    return key if len(key) > 1 else f"reference{reference.number or position}"


def _as_csl(key: str, reference: ImportedReference) -> dict[str, Any]:
    """Only the fields that the source states. `note` says that more authors were left out ("et al."), or keeps
    an entry whole that could not be parted."""
    stated = {
        "title": reference.title,
        "container-title": reference.journal,
        "volume": reference.volume,
        "issue": reference.issue,
        "page": reference.pages,
        "DOI": reference.doi,
        "PMID": reference.pmid,
    }
    csl: dict[str, Any] = {"id": key, "type": "article-journal" if reference.journal else "document"}
    if reference.authors:
        csl["author"] = [_as_name(author) for author in reference.authors]
    csl |= {field: value for field, value in stated.items() if value}
    if reference.year:
        csl["issued"] = {"date-parts": [[reference.year]]}
    note = reference.raw if reference.title is None else ET_AL * reference.et_al
    return {**csl, "note": note} if note else csl


def _as_name(author: str) -> dict[str, str]:
    family = _family(author)
    given = author.removeprefix(family).strip()
    return {"family": family, "given": given} if given else {"literal": author}


def _family(author: str) -> str:
    """The family name of "van der Berg AB Jr": all before the initials."""
    initials = re.search(r"\s(?:[A-Z]\.?[ -]?){1,4}(?:Jr|Sr|II|III|2nd|3rd)?$", author)
    return author[: initials.start()] if initials else author


def _ascii(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.replace("ß", "ss").replace("ø", "o").replace("Ø", "O"))
    return folded.encode("ascii", "ignore").decode().lower()
