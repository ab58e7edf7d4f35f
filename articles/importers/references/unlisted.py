"""Sources that no list parts: a paragraph that holds them all, or bullets and lines that only name them."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_named_part
from articles.importers.lines import Block
from articles.importers.references.authors import is_organisation
from articles.importers.references.entries import is_reference, read_reference

FEWEST = 2
LONGEST_PARAGRAPH = 30_000
LONGEST_SOURCE = 300

_COUNT = re.compile(r"(?:^|(?<=[.\])>/\d]\s))[(\[]?(\d{1,3})[.)\]]\s+(?=[^\W\d_]|[“\"])")
_NEXT_NAME = re.compile(r"(?:(?<=[\d\])]\.)|(?<=[\d\])]);)\s+(?=[^\W\d_a-z][\w'’-]+\s[A-Z]{1,3}[,.])")
# "Warm Society (Cold hands), Town Clinic (Gloves: a guide)"
_NAMED = re.compile(r"[^\W\d_a-z][^(),;]{2,100}\s\([^()]{2,200}\)")
_HEADED = re.compile(r"^(references?|sources|bibliography)\s*:\s+(?=\S)", re.IGNORECASE)
_PARTS = re.compile(r"[,:;]\s|\.(?:\s|$)|\s[–—-]\s|\s?[()]")


def in_one_paragraph(block: Block) -> list[Block]:
    """The entries of a paragraph that holds two of them and more; none where it does not."""
    if len(block.text) > LONGEST_PARAGRAPH:
        return []
    counted = _counted(block)
    if counted or block.kind == "numbered":
        return counted
    for parts in (_NEXT_NAME.split(block.text), re.split(r"(?<=\)),\s", block.text.rstrip("."))):
        named = all(_NAMED.fullmatch(part) for part in parts)
        if len(parts) >= FEWEST and (named or all(_is_whole(part) for part in parts)):
            return [replace(block, text=part, kind="text", number=None) for part in parts]
    return []


def headed(block: Block) -> tuple[Block, list[Block]] | None:
    """The label and the entries of a paragraph that opens with its heading ("Sources: …"); None where it does not."""
    label = _HEADED.match(block.text) if block.kind == "text" else None
    entries = in_one_paragraph(replace(block, text=block.text[label.end() :])) if label else []
    return (replace(block, text=block.text[: label.end()].strip()), entries) if label and entries else None


def named_only(blocks: Sequence[Block], start: int) -> list[Block]:
    """The sources below a heading that state neither year nor address: a list of bullets, lines that name a body."""
    first = blocks[start] if start < len(blocks) else None
    kind = first.kind if first else ""
    fits = {"bullet": _is_phrase, "text": _names_body}.get(kind)
    taken: list[Block] = []
    for block in blocks[start:]:
        if fits is None or block.kind != kind or is_named_part(block) or not fits(block.text):
            break
        taken.append(block)
    return taken


def _counted(block: Block) -> list[Block]:
    """Entries behind the numbers 1, 2, 3 … within one paragraph."""
    text = block.printed
    counts: list[re.Match[str]] = []
    for count in _COUNT.finditer(text):
        if int(count[1]) == len(counts) + 1 and (counts or count.start() == 0):
            counts.append(count)
    ends = [*(count.start() for count in counts), len(text)][1:]
    parts = [text[count.end() : end].strip() for count, end in zip(counts, ends, strict=False)]
    if len(parts) < FEWEST or not all(is_reference(part[:3000]) for part in parts):
        return []
    return [replace(block, text=part, kind="numbered", number=at) for at, part in enumerate(parts, start=1)]


def _is_whole(text: str) -> bool:
    read = read_reference(text, None)
    return bool(read.authors and read.title and read.year)


def _is_phrase(text: str) -> bool:
    return len(text.split()) >= FEWEST and len(text) <= LONGEST_SOURCE


def _names_body(text: str) -> bool:
    return len(text) <= LONGEST_SOURCE and any(is_organisation(part.strip()) for part in _PARTS.split(text) if part)
