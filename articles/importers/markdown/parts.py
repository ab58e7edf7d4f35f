"""Parts of a Markdown text that are written as emphasis or quotation: labels, bold questions, key points, entries."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.importers.copied.headings import DISCLAIMER, FAQS, KEY_POINT, is_named_part
from articles.importers.found import Found
from articles.importers.html.sources import numbered_entries
from articles.importers.lines import Block
from articles.importers.record.labels import read_labels
from articles.importers.references.entries import LIST_HEADING, is_reference

EMPHASIS = re.compile(
    r"(?<!\w)\*{1,3}(?=\S)|(?<=\S)\*{1,3}(?!\w)|(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)|\\(?=[^\w\s])"
)
_BOLD = re.compile(r"^(\*\*|__)(?=\S)(.{1,300}?)(?<=\S)\1(.*)$")
_CALLOUT = re.compile(
    r"^\[!(key|keypoint|key-point|takeaway|takeaways|summary|tldr|disclaimer)\][+-]?\s*", re.IGNORECASE
)
_LABELLED = re.compile(
    r"^[*_]{0,3}(?P<label>[A-Za-z][\w \-’']{2,40}?)(?:[*_]{1,3}\s*[:.–—-]|[:.][*_]{1,3}|:)\s*(?P<text>\S.*)?$",
    re.DOTALL,
)
_OPENS_ENTRY = re.compile(r"^\s*(?:\\?\[\d{1,3}\\?\]|\(?\d{1,3}[.)])\s*\S")


def with_plain_labels(blocks: Sequence[Block]) -> list[Block]:
    """Labels without their emphasis ("**Last updated:** …"), and bold lines that name a usual part as its heading."""
    return [_plain_label(block) for block in blocks]


def _plain_label(block: Block) -> Block:
    if block.kind not in ("text", "bullet") or not re.search(r"[*_]", block.text[:400]) or len(block.text) > 600:
        return block
    plain = EMPHASIS.sub("", block.text)
    if plain == block.text:
        return block
    whole = _BOLD.match(block.text)
    if whole and not whole[3].strip(" :") and is_named_part(replace(block, text=plain.rstrip(":"), kind="text")):
        return replace(block, text=plain.rstrip(":"), kind="heading", level=2)
    return replace(block, text=plain) if read_labels(plain) else block


def with_questions(blocks: Sequence[Block]) -> list[Block]:
    """Below a heading of questions, a bold question is one; its answer may follow it on the line."""
    rest: list[Block] = []
    inside = 0
    for block in blocks:
        if block.kind == "heading":
            inside = block.level if FAQS.match(block.text) else 0 if block.level <= inside else inside
        rest.extend(_question(block) if inside and block.kind == "text" else [block])
    return rest


def _question(block: Block) -> Iterator[Block]:
    bold = _BOLD.match(block.text)
    if bold is None or not bold[2].rstrip().endswith("?"):
        yield block
        return
    yield replace(block, text=bold[2].strip(), kind="heading", level=3)
    if answer := bold[3].strip():
        yield replace(block, text=answer, gap=True)


def take_callouts(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take out key points and disclaimers that stand in a quotation or behind their label in a paragraph."""
    return [block for block in blocks if not _is_callout(block, found)]


def _is_callout(block: Block, found: Found) -> bool:
    quoted = block.kind == "verbatim" and all(line.lstrip().startswith(">") for line in block.text.split("\n"))
    if not quoted and block.kind != "text":
        return False
    text = "\n".join(re.sub(r"^\s*>\s?", "", line) for line in block.text.split("\n")).strip() if quoted else block.text
    marked = _CALLOUT.match(text)
    labelled = None if marked else _LABELLED.match(text)
    first = (
        re.match(r"^[*_#\s]*(?P<label>[^\n*_]{3,40}?)[*_:]*\n(?P<text>.+)$", text, re.DOTALL)
        if quoted and not marked
        else None
    )
    for name, label, said in _readings(text, marked, labelled, first):
        if KEY_POINT.match(name) and not found.key_point and said.strip():
            found.label(replace(block, text=label, kind="text"), "key_point")
            found.key_point, found.places["key_point"] = said.strip(" *_"), block.on
            return True
        if DISCLAIMER.match(name) and said.strip():
            found.label(replace(block, text=label, kind="text"), "disclaimer")
            found.disclaimer.append(said.strip(" *_"))
            return True
    return False


def _readings(
    text: str, marked: re.Match[str] | None, labelled: re.Match[str] | None, first: re.Match[str] | None
) -> Iterator[tuple[str, str, str]]:
    """What the label can be: its meaning, its words, and what stands behind it."""
    if marked:
        name = "disclaimer" if marked[1].lower() == "disclaimer" else "key point"
        yield name, marked[0], text[marked.end() :]
    for found in (labelled, first):
        if found and found["text"]:
            yield found["label"].strip(), found["label"], found["text"]


def with_entries(blocks: Sequence[Block], lines: Sequence[str]) -> list[Block]:
    """Below a heading of references, a paragraph whose lines are entries of their own is parted into them.

    `lines`: those of the whole text.
    """
    rest: list[Block] = []
    inside = False
    for block in blocks:
        if block.kind == "heading":
            inside = bool(LIST_HEADING.match(block.text))
        parts = _entries(block, lines) if inside and block.kind in ("text", "verbatim") else []
        rest.extend(parts or [block])
    return numbered_entries(rest)


def _entries(block: Block, lines: Sequence[str]) -> list[Block]:
    printed = [(number, lines[number - 1].strip().rstrip("\\").strip()) for number in block.on if number <= len(lines)]
    numbered = sum(bool(_OPENS_ENTRY.match(text)) for _, text in printed)
    broken = block.kind == "verbatim" and all(is_reference(text) for _, text in printed)
    if len(printed) < 2 or not (numbered > 1 or broken):
        return []
    entries: list[Block] = []
    for number, text in printed:
        if entries and not broken and not _OPENS_ENTRY.match(text):
            last = entries[-1]
            entries[-1] = replace(last, text=f"{last.text} {text}", lines=(*last.on, number))
        else:
            entries.append(Block(number, text, gap=not entries, lines=(number,)))
    return entries
