"""Citation marks of Markdown in each of its ways, written `[1]`: linked, escaped, raised by a tag, footnotes."""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.markdown.blocks import Parted
from articles.importers.markdown.parts import bare
from articles.importers.raised import as_lowered, as_raised
from articles.importers.references.entries import is_reference, read_reference
from articles.importers.value import Repair

_NOTE_MARK = re.compile(r"\[\^(\d{1,3})\](?!:)")
_LINKED_MARK = re.compile(r"(?<!!)\[\\?\[?(\d{1,3}(?:[,–-]\s?\d{1,3})*)\\?\]?\]\(#[\w:.-]{1,60}\)")
_ESCAPED_MARK = re.compile(r"\\\[(\d{1,3}(?:\s?[,;–-]\s?\d{1,3}){0,9})\\\](?![(:\[])")
_ADDRESS = re.compile(r"(?<!!)\[(https?://[^\s\[\]()<>]{4,500})\]\(\1\)")
_ANCHOR = re.compile(r"<a\s+(?:id|name)=\"[\w:.-]{1,60}\"\s*/?>(?:</a>)?")
_NAMED = re.compile(r"(?<=\S)\s*\{#[\w:.-]{1,120}\}(?=\s*$)", re.MULTILINE)
_RAISED = re.compile(r"<(sup|sub)>(.{1,200}?)</\1>")
_WITHIN = re.compile(
    r"\[\\?\[?([^\[\]\\]{1,40})\\?\]?\]\(([^()\s]{1,200})\)|<a\s[^<>]{0,200}href=\"([^\"]{1,200})\"[^<>]*>([^<>]{1,40})</a>"
)


def with_plain_marks(text: str, found: Found) -> str:
    """Marks that are raised by a tag, link to their entries (`[[1]](#ref1)`) or are escaped as marks alone, addresses
    that link to themselves once, and the entries and headings without their anchors."""
    for pattern, plain in _PLAIN:
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), start=1):
            found.repairs.extend(Repair(number, mark[0], plain(mark)) for mark in pattern.finditer(line))
        text = pattern.sub(plain, text)
    return text


def with_note_marks(blocks: Sequence[Block], body: Parted, found: Found) -> list[Block]:
    """Footnotes that name sources are the reference list, and their marks `[1]`; others stay as they are."""
    notes = body.footnotes
    if sum(is_reference(note.text[:3000]) for note in notes) * 2 < len(notes) or not notes:
        kept = [Block(note.line, f"[^{note.number}]: {note.text}", lines=note.lines) for note in notes]
        if not notes:
            blocks = [replace(block, text=_NOTE_MARK.sub(r"[\1]", block.text)) for block in blocks]
        return sorted([*blocks, *kept], key=lambda block: block.line)
    for note in notes:
        found.references.append(read_reference(bare(note.text), note.number))
        found.reference_lines.append(note.line)
    return [replace(block, text=_NOTE_MARK.sub(r"[\1]", block.text)) for block in blocks]


def _raised(tag: re.Match[str]) -> str:
    """What stands raised or lowered: a mark in brackets ("[1,2]"), a power in raised signs, else its words."""
    links = [link[2] or link[3] for link in _WITHIN.finditer(tag[2])]
    text = _WITHIN.sub(lambda link: link[1] or link[4], tag[2])
    before, after = tag.string[: tag.start()][-40:], tag.string[tag.end() : tag.end() + 1]
    if tag[1] == "sub":
        return as_lowered(text, before, after)
    return as_raised(text, before, after, linked=any(link.startswith("#") for link in links) or None)


_PLAIN: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_RAISED, _raised),
    (_LINKED_MARK, lambda mark: f"[{mark[1]}]"),
    (_ESCAPED_MARK, lambda mark: f"[{mark[1]}]"),
    (_ADDRESS, lambda link: f"<{link[1]}>"),
    (_ANCHOR, lambda _: ""),
    (_NAMED, lambda _: ""),
)
