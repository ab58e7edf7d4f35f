"""A Markdown file: its front matter read as claims, its text kept as the Markdown that it is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from articles.importers.copied.page import read_body
from articles.importers.copied.tails import take_links
from articles.importers.found import Found, where
from articles.importers.lines import INVISIBLE, Block
from articles.importers.markdown.blocks import parted
from articles.importers.markdown.front_matter import Entry, entries_of, fenced
from articles.importers.markdown.marks import with_note_marks, with_plain_marks
from articles.importers.markdown.parts import (
    clean_references,
    take_callouts,
    take_lone_links,
    unstressed,
    with_entries,
    with_plain_labels,
    with_questions,
)
from articles.importers.markdown.plain import take_first_title
from articles.importers.record.dates import read_date
from articles.importers.record.disclaimers import is_disclaimer
from articles.importers.record.labels import read_labels
from articles.importers.record.particulars import take_particulars
from articles.importers.record.people import reviewers_in
from articles.importers.record.taking import take_disclaimer, take_record
from articles.importers.references.lists import take_references
from articles.importers.value import Abbreviation, DateQuestion, Repair
from articles.importers.words import words_of

KINDS = ("explainer", "clinical_question", "case_report")
AUDIENCES = ("patients", "professionals")
# A name that a note-taking program links: "[[Ann Newly]]", "[[people/ann|Ann Newly]]".
_LINKED = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_DATES = {
    "published": ("date", "published", "publishdate", "datepublished", "publicationdate", "created"),
    "updated": ("updated", "lastmod", "modified", "lastupdated", "lastmodified", "datemodified"),
    "reviewed": ("reviewed", "lastreviewed", "reviewdate", "datereviewed"),
}
_NAMES = {
    "title": ("title", "headline"),
    "summary": ("summary", "description", "abstract", "excerpt", "lede"),
    "authors": ("author", "authors", "by", "byline"),
    "keywords": ("keywords", "tags", "topics", "topic", "categories", "subjects"),
    "reviewers": ("reviewer", "reviewers", "reviewedby", "medicallyreviewedby", "medicalreviewer", "medicalreviewers"),
    "status": ("status", "reviewstatus"),
    "kind": ("kind", "type", "articletype"),
    "audience": ("audience", "readers"),
    "disclaimer": ("disclaimer",),
    "key_point": ("keypoint", "keytakeaway", "takeaway"),
    "abbreviations": ("abbreviations", "acronyms"),
    **_DATES,
}
_PART = {name: part for part, names in _NAMES.items() for name in names}
_IMAGE = re.compile(r"(?<!\\)!\[([^\]\n]{0,200})\]")


def has_front_matter(text: str) -> bool:
    return fenced(text) is not None


def read_markdown_file(text: str, filename: str, found: Found) -> dict[str, str]:
    """Read a Markdown file into `found`. Returns the kind and audience that its front matter states, if any.

    Raises UnreadableSource for front matter that cannot be read, or should not be.
    """
    stated: dict[str, str] = {}
    text = INVISIBLE.sub("", text)
    matter = fenced(text)
    if matter:
        fence, inside, length = matter
        for entry in entries_of(fence, inside, filename):
            _read_entry(entry, found, stated)
        _leading_comments(inside, found)
        text = _blanked(text, length)
    body = parted(with_plain_marks(text, found))
    for block in body.html:
        found.put_aside(block, "furniture")
    blocks = _taken_titles(with_plain_labels(body.blocks), found)
    blocks = take_callouts(with_note_marks(blocks, body, found), found)
    blocks = with_questions(clean_references(with_entries(blocks, re.split(r"\r\n|\r|\n", text))))
    _note_images(blocks, found)
    blocks = take_links(_with_plain_records(take_particulars(take_lone_links(blocks, found), found)), found)
    blocks = take_disclaimer(take_record(blocks, found), found)
    read_body(take_references(blocks, found), found)
    return stated


def _with_plain_records(blocks: Sequence[Block]) -> list[Block]:
    """Lines of labels without the emphasis around them."""
    plain = [unstressed(block.text) if block.kind == "text" else "" for block in blocks]
    return [
        replace(block, text=text) if text and (read_labels(text) or is_disclaimer(text)) else block
        for block, text in zip(blocks, plain, strict=True)
    ]


def _blanked(text: str, length: int) -> str:
    lines = re.split(r"\r\n|\r|\n", text)
    return "\n".join([""] * length + lines[length:])


def _leading_comments(inside: str, found: Found) -> None:
    """Comments above the first key; those below it stand with their keys."""
    for at, line in enumerate(inside.split("\n")):
        if line.strip() and not line.lstrip().startswith("#"):
            break
        if words_of(line):
            found.put_aside(Block(at + 2, line.strip()), "furniture")


# -- Front matter ------------------------------------------------------------------------------------------


def _read_entry(entry: Entry, found: Found, stated: dict[str, str]) -> None:
    """Take one key for what it names; one that names nothing of ours is set aside, whole."""
    part = _PART.get(re.sub(r"[\W_]", "", entry.key.lower()), "")
    reader = _READERS.get(part)
    block = Block(entry.line, f"{entry.key}: {entry.raw.strip()}")
    taken = reader(entry, part, found, stated) if reader and entry.raw.strip() else False
    if taken is False:
        found.put_aside(block, "furniture")
    elif isinstance(taken, str):
        found.label(replace(block, text=f"{entry.key}:"), part)
        if sorted(words_of(taken)) != sorted(words_of(entry.raw)):
            found.repairs.append(Repair(entry.line, entry.raw, taken))
        found.places.setdefault(part, (entry.line,))
    elif part != "reviewers":
        found.label(block, part)
    if words_of(entry.left):
        found.put_aside(Block(entry.line, entry.left.strip()), "furniture")


Taken = str | bool
"""The text that was taken over as a part of its own; True where a label stands for it; False: nothing."""


def _one_text(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    if not isinstance(entry.value, str) or getattr(found, part) or not entry.value.strip():
        return False
    text = " ".join(entry.value.split())
    setattr(found, part, [text] if part == "disclaimer" else text)
    return text


def _authors(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    names = [name for name in map(_name, _as_list(entry.value)) if name]
    found.authors.extend(name for name in names if name not in found.authors)
    return bool(names)


def _name(value: Any) -> str:
    if isinstance(value, dict):
        value = value.get("name") or " ".join(filter(None, (value.get("given"), value.get("family"))))
    return " ".join(_LINKED.sub(r"\1", value).split()) if isinstance(value, str) else ""


def _keywords(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    values = _as_list(entry.value)
    if not values or not all(isinstance(value, str) for value in values):
        return False
    if isinstance(entry.value, str):
        values = re.split(r"[,;]", entry.value)
    terms = [" ".join(value.split()) for value in values if value.strip()]
    found.keywords.extend(terms)
    return " ".join(terms)


def _reviewers(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    found.statements.append((entry.line, f"{entry.key}: {entry.raw.strip()}"))
    for value in _as_list(entry.value):
        held = value.get("credentials") if isinstance(value, dict) else None
        named = reviewers_in(", ".join([_name(value), held] if isinstance(held, str) else [_name(value)]))
        found.reviewers.extend(named)
    return True


def _status(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    if not isinstance(entry.value, str):
        return False
    found.statuses.append((entry.line, entry.value))
    return True


def _choice(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    wanted = re.sub(r"[\s-]+", "_", entry.value.strip().lower()) if isinstance(entry.value, str) else ""
    if wanted not in (KINDS if part == "kind" else AUDIENCES):
        return False
    stated[part] = wanted
    return True


def _date(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    printed = re.sub(r"(?<=\d)[T ]\d{1,2}:\d\d.*$", "", entry.value.strip()) if isinstance(entry.value, str) else ""
    date = read_date(printed)
    if date is None:
        return False
    if date.iso:
        found.dates.setdefault(part, (entry.line, date.iso))
    else:
        message = f"“{date.printed}” is not one certain day: enter the date by hand"
        found.problem(date.doubt or "date_incomplete", "warning", message, where([entry.line]))
        found.date_questions.append(DateQuestion(part, date.printed, date.readings, entry.line))
    return True


def _abbreviations(entry: Entry, part: str, found: Found, stated: dict[str, str]) -> Taken:
    if not isinstance(entry.value, dict) or not all(isinstance(value, str) for value in entry.value.values()):
        return False
    found.abbreviations.extend(
        Abbreviation(short, " ".join(expansion.split()))
        for short, expansion in entry.value.items()
        if 0 < len(short) <= 30 and expansion.strip() and "]" not in short
    )
    return True


_READERS: dict[str, Callable[[Entry, str, Found, dict[str, str]], Taken]] = {
    **dict.fromkeys(("title", "summary", "disclaimer", "key_point"), _one_text),
    **dict.fromkeys(_DATES, _date),
    **dict.fromkeys(("kind", "audience"), _choice),
    "authors": _authors,
    "keywords": _keywords,
    "reviewers": _reviewers,
    "status": _status,
    "abbreviations": _abbreviations,
}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


# -- The text ----------------------------------------------------------------------------------------------


def _taken_titles(blocks: Sequence[Block], found: Found) -> list[Block]:
    """The first `#` heading is the title, or repeats that of the front matter; else it heads a section."""
    if found.title is None:
        return take_first_title(blocks, found)
    rest: list[Block] = []
    for block in blocks:
        if block.kind == "heading" and words_of(block.text.lower()) == words_of(found.title.lower()):
            found.label(block, "title")
        else:
            rest.append(replace(block, level=max(2, block.level)) if block.kind == "heading" else block)
    return rest


def _note_images(blocks: Sequence[Block], found: Found) -> None:
    images = [image[1].strip() for block in blocks for image in _IMAGE.finditer(block.text)]
    for image in list(dict.fromkeys(images))[:20]:
        named = f"“{image}”" if image else "without a description"
        found.problem("image_left_out", "warning", f"an image is not taken over: {named}")
