"""The reference list taken out of a page's blocks, in the layouts that pages give it."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_named_part
from articles.importers.found import Found
from articles.importers.lines import Block, ends_sentence
from articles.importers.references.entries import LIST_HEADING, is_reference, read_reference, with_parts, with_titles
from articles.importers.value import Repair

LINES_OF_ENTRY = 4
WORDS_OF_GROUP = 4
FEWEST_AT_END = 3
LONGEST_HEAD = 150
SHORTEST_ENTRY = 30

_LINK_WORDS = re.compile(
    r"^(?:\[?(?:article|cas|ads|mathscinet|pub\s?med\s+(?:central|abstract)|cross\s?ref|pub\s?med|google\s+scholar"
    r"|medline|web\s+of\s+science|full\s+text|open\s?url|view(?:\s+(?:in\s+scopus|pdf|article|abstract))?)®?\]?[\s,.|·]*){1,8}$",
    re.I,
)
_ADDRESS = re.compile(r"^(?:(?:available\s+(?:at|from)|doi|url)\s*:\s*)?https?://\S+$", re.IGNORECASE)
_QUOTED = re.compile(r"^[A-Z][^“”\"]{1,100}[:,.]\s+[“\"][^“”\"]{3,300}[”\"][.,]?(?:\s.{0,80})?$")
_LABELLED = re.compile(
    r"^(?:citation|key\s?words|received|copyright|correspondence|edited\s+by|reviewed\s+by)\s*:|^©", re.IGNORECASE
)
_GLUED = re.compile(r"(\d{1,3})(?=[A-Z][a-z])")
_PAGE_NUMBER = re.compile(r"\s+\d{1,4}$")
_SORT = re.compile(r"^(?:research|guidelines?|(?:systematic\s+)?review|(?:clinical\s+)?trial)$", re.IGNORECASE)
_LAST_LINE = re.compile(r"^\D.{1,150}, (?:19|20)\d\d\.?$")


def take_references(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take the reference list out: its heading, the labels of its groups, and its entries."""
    rest: list[Block] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        position += 1
        if block.kind not in ("text", "heading") or not LIST_HEADING.match(block.text):
            rest.append(block)
            continue
        start = _past_note(blocks, position)
        if block.text[:1].isdigit() and not any(_is_entry(first) for first in blocks[start : start + 1]):
            rest.append(block)
            continue
        for note in blocks[position:start]:
            found.put_aside(note, "furniture")
        found.label(block, "references")
        found.references_heading = found.references_heading or (block.line, block.text)
        entries, position = _entries(blocks, start, found)
        by_line = _parts(entries, blocks[start:position])
        read = [with_parts(read_reference(entry.text, entry.number), by_line.get(entry.line, [])) for entry in entries]
        found.references.extend(with_titles(read))
        found.reference_lines.extend(entry.line for entry in entries)
    return rest if found.references_heading else _without_list_at_end(rest, found)


def _without_list_at_end(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Entries numbered 1, 2, 3 … that stand together without a heading over them."""
    for start, block in enumerate(blocks):
        end = start
        while end < len(blocks) and blocks[end].kind == "numbered" and blocks[end].number == end - start + 1:
            end += 1
        entries = blocks[start:end]
        if (
            block.number == 1
            and len(entries) >= FEWEST_AT_END
            and all(is_reference(one.text[:3000]) for one in entries)
        ):
            references = [read_reference(entry.text, entry.number) for entry in entries]
            if all(reference.authors for reference in references):
                found.references.extend(references)
                found.reference_lines.extend(entry.line for entry in entries)
                return [*blocks[:start], *blocks[end:]]
    return list(blocks)


def _entries(blocks: Sequence[Block], start: int, found: Found) -> tuple[list[Block], int]:
    """The entries from a position on, and the position where they end."""
    if start < len(blocks) and blocks[start].text in ("1", "1.", "[1]", "1)"):
        return _entries_below_numbers(blocks, start, found)
    if _lines_to_last(blocks, start) > 1 and not _is_group(blocks, start):
        return _entries_of_lines(blocks, start, found)
    entries: list[Block] = []
    position = start
    printed, blocks = blocks, _unglued(blocks, start)
    heads = _running_heads(blocks)
    while position < len(blocks):
        links = blocks[position].gap and bool(_LINK_WORDS.match(blocks[position].text))
        if entries and (links or (entries[-1].kind == "numbered" and _is_head(blocks[position], heads))):
            found.put_aside(blocks[position], "furniture")
        elif entries and _goes_on(entries[-1], blocks[position]):
            entries[-1] = _joined(entries[-1], blocks[position])
        elif _is_entry(blocks[position]):
            plain = blocks[position].kind != "numbered" and len(blocks[position].text) < SHORTEST_ENTRY
            if entries and (_leaves_numbers(blocks, position) or (plain and entries[-1].kind == "numbered")):
                break
            entries.append(blocks[position])
            _note_glue(printed[position], blocks[position], found)
        elif _is_group(blocks, position):
            found.label(blocks[position], "references")
        else:
            break
        position += 1
    return entries, position


def _unglued(blocks: Sequence[Block], start: int) -> list[Block]:
    """The blocks with the numbers parted that run into their entries ("1Doe J", "2Roe A"), where they count up."""
    parted = list(blocks)
    expected = 1
    for place in range(start, len(blocks)):
        glued = _GLUED.match(blocks[place].text) if blocks[place].kind == "text" else None
        if glued and int(glued[1]) == expected:
            parted[place] = replace(
                blocks[place], text=blocks[place].text[glued.end() :], kind="numbered", number=expected
            )
            expected += 1
        elif place == start:
            break
    return parted


def _note_glue(printed: Block, entry: Block, found: Found) -> None:
    """Keep account of a number that was parted from the word behind it."""
    if printed.kind != entry.kind:
        glued = printed.text.split()[0]
        found.repairs.append(Repair(entry.line, glued, f"{entry.number} {glued.removeprefix(str(entry.number))}"))


def _past_note(blocks: Sequence[Block], start: int) -> int:
    """Past a sentence on how sources are chosen that stands between the heading and entry 1."""
    note = blocks[start : start + 2]
    sentence = len(note) == 2 and note[0].kind == "text" and ends_sentence(note[0].text) and not _is_entry(note[0])
    return start + 1 if sentence and note[1].kind == "numbered" and note[1].number == 1 else start


def _goes_on(entry: Block, block: Block) -> bool:
    """Tell whether a line without a number goes on with a numbered entry: words of links, or the year it lacks."""
    if block.kind != "text" or block.gap or (entry.kind != "numbered" and not _ADDRESS.match(block.text)):
        return False
    return bool(_LINK_WORDS.match(block.text) or _ADDRESS.match(block.text)) or (
        is_reference(block.text[:3000]) and not is_reference(entry.text)
    )


def _joined(entry: Block, block: Block) -> Block:
    return replace(entry, text=f"{entry.text} {block.text}", lines=(*entry.on, *block.on))


def _running_heads(blocks: Sequence[Block]) -> set[str]:
    """Short lines that stand on the page more than once, their page numbers aside."""
    counted = Counter(_PAGE_NUMBER.sub("", block.text) for block in blocks if len(block.text) <= LONGEST_HEAD)
    return {text for text, count in counted.items() if count > 1}


def _is_head(block: Block, heads: Collection[str]) -> bool:
    return block.kind == "text" and _PAGE_NUMBER.sub("", block.text) in heads and not _LINK_WORDS.match(block.text)


def _parts(entries: Sequence[Block], blocks: Sequence[Block]) -> dict[int, list[str]]:
    """The lines of each entry, by the line where it begins, but for numbers and the labels of sorts."""
    parts: dict[int, list[str]] = {entry.line: [] for entry in entries}
    current: list[str] = []
    for block in blocks:
        current = parts.get(block.line, current)
        if not (block.text.strip(".[]()").isdigit() or _SORT.match(block.text) or _LINK_WORDS.match(block.text)):
            current.append(block.text)
    return parts


def _entries_below_numbers(blocks: Sequence[Block], start: int, found: Found) -> tuple[list[Block], int]:
    """Each entry stands below a line that holds its number only."""
    entries: list[Block] = []
    parts: list[str] = []
    position = start
    while position < len(blocks) and not is_named_part(blocks[position]):
        block = blocks[position]
        if block.text.strip(".[]()") == str(len(entries) + 1):
            entries.append(replace(block, text="", kind="numbered", number=len(entries) + 1))
            parts = []
        elif len(parts) == LINES_OF_ENTRY or _stands_behind(block, parts):
            break
        elif _SORT.match(block.text):
            found.label(block, "references")
        else:
            parts.append(block.printed)
            entries[-1] = replace(entries[-1], text=" ".join(parts))
        position += 1
    return entries, position


def _stands_behind(block: Block, parts: Sequence[str]) -> bool:
    """Tell whether a gap parts a line from an entry that is whole: it says where it was printed, the line does not."""
    return block.gap and bool(parts) and is_reference(" ".join(parts)) and not is_reference(block.text[:3000])


def _entries_of_lines(blocks: Sequence[Block], start: int, found: Found) -> tuple[list[Block], int]:
    """Each entry is a few lines, the last of them "Journal, 2019"."""
    entries: list[Block] = []
    position = start
    while length := _lines_to_last(blocks, position):
        lines = blocks[position : position + length]
        parts = lines[1:] if length > 1 and _SORT.match(lines[0].text) else lines
        if parts is not lines:
            found.label(lines[0], "references")
        entries.append(replace(parts[0], text=" ".join(part.printed for part in parts), number=None))
        position += length
    return entries, position


def _lines_to_last(blocks: Sequence[Block], start: int) -> int:
    """How many lines there are to the next "Journal, 2019"; 0 where none is near."""
    for length, block in enumerate(blocks[start : start + LINES_OF_ENTRY], start=1):
        if block.kind != "text" or is_named_part(block):
            return 0
        if _LAST_LINE.match(block.text):
            return length
    return 0


def _is_group(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a block labels a group of entries ("Journal articles")."""
    block = blocks[position]
    if block.kind != "text" or is_named_part(block) or len(block.text.split()) > WORDS_OF_GROUP:
        return False
    return position + 1 < len(blocks) and not _is_entry(block) and _is_entry(blocks[position + 1])


def _leaves_numbers(blocks: Sequence[Block], position: int) -> bool:
    """Tell whether a line without a number stands apart behind the last of numbered entries."""
    block, before = blocks[position], blocks[position - 1]
    if block.kind == "numbered" or before.kind != "numbered" or not block.gap or before.gap:
        return False
    return position + 1 == len(blocks) or blocks[position + 1].kind != "numbered"


def _is_entry(block: Block) -> bool:
    if block.kind == "heading" or is_named_part(block) or _LABELLED.match(block.text):
        return False
    return block.kind == "numbered" or is_reference(block.text[:3000]) or bool(_QUOTED.match(block.text[:600]))
