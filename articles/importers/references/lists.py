"""The reference list taken out of a page's blocks, in the layouts that pages give it."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_named_part
from articles.importers.found import Found
from articles.importers.lines import Block, ends_sentence
from articles.importers.references.entries import LIST_HEADING, is_reference, read_reference, with_parts, with_titles
from articles.importers.references.several_lines import (
    LINK_WORDS,
    below_numbers,
    down_to_journals,
    lines_to_last,
    parts_of,
)
from articles.importers.references.unlisted import headed, in_one_paragraph, named_only
from articles.importers.value import Repair

WORDS_OF_GROUP = 4
FEWEST_AT_END = 3
LONGEST_HEAD = 150
SHORTEST_ENTRY = 30

_ADDRESS = re.compile(
    r"^(?:(?:(?:available\s+(?:at|from)|doi|url)\s*:\s*)?https?://\S+|doi:?\s?10\.\S+|PMID:?\s?\d+\.?)$", re.IGNORECASE
)
_QUOTED = re.compile(r"^[A-Z][^“”\"]{1,100}[:,.]\s+[“\"][^“”\"]{3,300}[”\"][.,]?$")
_LABELLED = re.compile(r"^(?:citation|copyright|correspondence|edited\s+by)\s*:", re.IGNORECASE)
_GLUED = re.compile(r"(\d{1,3})\s?(?=[A-Z][a-z])")
_PAGE_NUMBER = re.compile(r"\s+\d{1,4}$")
_VOLUME = re.compile(r"\bvol(?:ume)?\b|\bno\.?\s?\d|\bissue\b", re.IGNORECASE)


def take_references(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take the reference list out: its heading, the labels of its groups, and its entries."""
    rest: list[Block] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        position += 1
        if paragraph := headed(block):
            _note(paragraph[0], found)
            found.references.extend(read_reference(entry.text, entry.number) for entry in paragraph[1])
            found.reference_lines.extend(entry.line for entry in paragraph[1])
            continue
        if block.kind not in ("text", "heading") or not LIST_HEADING.match(block.text):
            rest.append(block)
            continue
        start = _past_note(blocks, position)
        if not _opens_list(block, blocks, start):
            rest.append(block)
            continue
        for note in blocks[position:start]:
            found.put_aside(note, "furniture")
        _note(block, found)
        entries, position = _entries(blocks, start, found)
        by_line = parts_of(entries, blocks[start:position])
        read = [read_reference(entry.text, entry.number, entry.places) for entry in entries]
        read = [with_parts(one, by_line.get(entry.line, [])) for one, entry in zip(read, entries, strict=True)]
        found.references.extend(with_titles(read))
        found.reference_lines.extend(entry.line for entry in entries)
    return rest if found.references_heading else _without_list_at_end(rest, found)


def _opens_list(heading: Block, blocks: Sequence[Block], start: int) -> bool:
    """A heading that counts its sources stands over entries; so does one over bullets, if they only name them."""
    if start == len(blocks):
        return not heading.text[:1].isdigit()
    bare = blocks[start].kind == "bullet" and not named_only(blocks, start)
    return _is_entry(blocks[start]) or not (bare or heading.text[:1].isdigit())


def _note(heading: Block, found: Found) -> None:
    found.label(heading, "references")
    found.references_heading = found.references_heading or (heading.line, heading.text)


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
            references = [read_reference(entry.text, entry.number, entry.places) for entry in entries]
            if all(reference.authors for reference in references):
                found.references.extend(references)
                found.reference_lines.extend(entry.line for entry in entries)
                return [*blocks[:start], *blocks[end:]]
    return list(blocks)


def _entries(blocks: Sequence[Block], start: int, found: Found) -> tuple[list[Block], int]:
    """The entries from a position on, and the position where they end."""
    if start < len(blocks) and blocks[start].text in ("1", "1.", "[1]", "1)"):
        return below_numbers(blocks, start, found)
    if lines_to_last(blocks, start) > 1 and not _is_group(blocks, start):
        return down_to_journals(blocks, start, found)
    if start < len(blocks) and (parted := in_one_paragraph(blocks[start])):
        return parted, start + 1
    entries, position = _entries_in_turn(blocks, start, found)
    named = [] if entries else named_only(blocks, start)
    return entries or named, max(position, start + len(named))


def _entries_in_turn(blocks: Sequence[Block], start: int, found: Found) -> tuple[list[Block], int]:
    """Entries one after the other, each a block, with the lines between them that are none."""
    entries: list[Block] = []
    position = start
    printed, blocks = blocks, _unglued(blocks, start)
    heads = _running_heads(blocks)
    while position < len(blocks):
        links = blocks[position].gap and bool(LINK_WORDS.match(blocks[position].text))
        if entries and (links or (entries[-1].kind == "numbered" and _is_head(blocks[position], heads))):
            found.put_aside(blocks[position], "furniture")
        elif entries and _goes_on(entries[-1], blocks[position]):
            entries[-1] = _joined(entries[-1], blocks[position])
        elif _is_entry(blocks[position]) or (entries and _is_next_bullet(entries[-1], blocks[position])):
            plain = blocks[position].kind != "numbered" and len(blocks[position].text) < SHORTEST_ENTRY
            if entries and (_leaves_numbers(blocks, position) or (plain and entries[-1].kind == "numbered")):
                break
            entries.append(blocks[position])
            number = blocks[position].number
            if number and printed[position].kind != blocks[position].kind:
                note_glue(blocks[position].line, printed[position].text, number, found)
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


def note_glue(line: int, printed: str, number: int, found: Found) -> None:
    """Keep account of an entry's number that was parted from the word behind it ("1Doe J")."""
    glued = printed.split()[0]
    if glued.startswith(str(number)) and glued[len(str(number)) :][:1].isalpha():
        found.repairs.append(Repair(line, glued, f"{number} {glued.removeprefix(str(number))}"))


def _past_note(blocks: Sequence[Block], start: int) -> int:
    """Past a sentence on how sources are chosen that stands between the heading and entry 1."""
    note = blocks[start : start + 2]
    sentence = len(note) == 2 and note[0].kind == "text" and ends_sentence(note[0].text) and not _is_entry(note[0])
    return start + 1 if sentence and note[1].kind == "numbered" and note[1].number == 1 else start


def _goes_on(entry: Block, block: Block) -> bool:
    """Tell whether a line without a number goes on with a numbered entry: words of links, or the year it lacks."""
    address = bool(_ADDRESS.match(block.text)) and not _ADDRESS.match(entry.text)
    if block.kind != "text" or block.gap or (entry.kind != "numbered" and not address):
        return False
    return (
        address
        or bool(LINK_WORDS.match(block.text))
        or (is_reference(block.text[:3000]) and not is_reference(entry.text))
    )


def _joined(entry: Block, block: Block) -> Block:
    return replace(entry, text=f"{entry.text} {block.text}", lines=(*entry.on, *block.on))


def _running_heads(blocks: Sequence[Block]) -> set[str]:
    """Short lines that stand on the page more than once, their page numbers aside."""
    counted = Counter(_PAGE_NUMBER.sub("", block.text) for block in blocks if len(block.text) <= LONGEST_HEAD)
    return {text for text, count in counted.items() if count > 1}


def _is_head(block: Block, heads: Collection[str]) -> bool:
    """Tell whether a line among numbered entries is the page's: it recurs, or names a volume and no work."""
    if block.kind != "text" or LINK_WORDS.match(block.text) or len(block.text) > LONGEST_HEAD:
        return False
    return _PAGE_NUMBER.sub("", block.text) in heads or bool(_VOLUME.search(block.text) and not _names_work(block.text))


def _names_work(text: str) -> bool:
    read = read_reference(text, None)
    return bool(read.authors or read.title)


def _is_next_bullet(entry: Block, block: Block) -> bool:
    """Tell whether a bullet stands in one list with an entry, whatever it states."""
    return entry.kind == block.kind == "bullet" and not block.gap


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
