"""What every page copied from a browser has in common: record and furniture out, then title, sections, FAQs."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.found import Found
from articles.importers.furniture import (
    own_names,
    take_contents,
    take_navigation,
    take_promotion,
    take_repeated,
)
from articles.importers.headings import FAQS, KEY_POINT, is_common_name, mark_headings
from articles.importers.lines import Block, blocks_of, body_lines, body_text, split_lines
from articles.importers.people import names_in
from articles.importers.record import take_disclaimer, take_record
from articles.importers.reference_list import take_references
from articles.importers.value import Faq, Section
from articles.importers.words import normalised

MOST_OVER_RECORD = 30
_QUESTION = re.compile(r"^(Q(?:uestion)?\s?\d{0,2})\s?[:.]\s+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(r"^(A(?:nswer)?\s?\d{0,2})\s?[:.]\s+(?=\S)", re.IGNORECASE)


def prepared(text: str, found: Found) -> tuple[list[Block], set[str]]:
    """Take record, furniture and title of a copied page into `found`.

    Returns the blocks that remain, headings marked, and the titles its contents list names.
    """
    blocks = blocks_of(split_lines(text))
    names = own_names(blocks)
    blocks, contents = take_contents(blocks, found)
    blocks = take_record(blocks, found)
    record_line = _first_line_of_record(found)
    blocks = take_navigation(blocks, found)
    blocks = take_disclaimer(blocks, found)
    blocks = take_references(blocks, found)
    blocks = take_promotion(blocks, names, found)
    blocks = take_repeated(mark_headings(blocks, contents), found)
    return take_title(blocks, contents, record_line, found), contents


def take_title(blocks: Sequence[Block], contents: set[str], record_line: int | None, found: Found) -> list[Block]:
    """Take the title out: the heading printed twice above the text, the fullest one above the page's record
    (what stands over it is the way through the site), or the one that opens the page."""
    head = _above_text(blocks)
    candidates = [block for block in head if normalised(block.text) not in contents]
    title = printed_twice = _printed_twice(candidates, blocks)
    text_line = next((block.line for block in blocks if block.kind != "heading"), record_line)
    record_above_text = record_line is not None and text_line is not None and record_line <= text_line
    over_record = [block for block in candidates if record_above_text and block.line < (record_line or 0)]
    if title is None and over_record:
        title = _fullest(over_record)
    close = _over_record(blocks, record_line, title) if printed_twice is None else None
    if close is not None:
        title, over_record = close, [block for block in head if not is_common_name(block.text)]
    title = title or _opening_title(blocks, candidates)
    subject = _subject(blocks, candidates) if printed_twice is None else None
    if subject and (title is None or (len(candidates) > 2 and not _is_spoken_of(title, blocks))):
        title = subject
        over_record = [block for block in head if block.line < subject.line]
    if title is None:
        return list(blocks)
    found.title = title.text
    found.places["title"] = title.on
    rest = _without_copies(_without_trail(blocks, over_record, title, found), title, found)
    return _without_names(rest, found)


def _printed_twice(candidates: Sequence[Block], blocks: Sequence[Block]) -> Block | None:
    """The heading printed twice on end, or of which the text speaks: links of a site come twice as well."""
    names = [normalised(block.text) for block in candidates]
    for place, (block, name) in enumerate(zip(candidates, names, strict=True), start=1):
        on_end = names[place : place + 1] == [name]
        if names.count(name) > 1 and (on_end or _times_spoken_of(block, blocks) >= names.count(name)):
            return block
    return None


def _over_record(blocks: Sequence[Block], record_line: int | None, title: Block | None) -> Block | None:
    """The heading that stands right over the page's record, where no prose stands over it and the text speaks of it, or
    no other heading can be the title; the way through a site may be longer than its title."""
    before = [block for block in blocks if record_line is not None and block.line < record_line]
    if not before or before[-1].kind != "heading" or before[-1].text[0].isdigit() or is_common_name(before[-1].text):
        return None
    close = before[-1]
    listed = all(block.kind in ("heading", "bullet") for block in before)
    if title is close or names_in(close.text) or not listed or len(before) > MOST_OVER_RECORD:
        return None
    parted = any(block.kind == "bullet" for block in before) and len(close.text.split()) > 3
    spoken_of = _times_spoken_of(close, blocks) > 0 and (title is None or not _times_spoken_of(title, blocks))
    return close if spoken_of or parted else None


def _without_names(blocks: list[Block], found: Found) -> list[Block]:
    """Take a line of two or more names below the title as its authors."""
    if not blocks or len(blocks[0].text) > 300 or blocks[0].kind not in ("text", "heading"):
        return blocks
    names = names_in(blocks[0].text)
    if len(names) < 2:
        return blocks
    found.label(blocks[0], "authors")
    found.authors.extend(name for name in names if name not in found.authors)
    return blocks[1:]


def _first_line_of_record(found: Found) -> int | None:
    lines = [label.line for label in found.labels if label.stands_for not in ("contents", "sections")] + [
        line for line, _ in found.statements
    ]
    return min(lines, default=None)


def _fullest(headings: Sequence[Block]) -> Block | None:
    named = [block for block in headings if not is_common_name(block.text)]
    return max(reversed(named), key=lambda block: len(block.text.split()), default=None)


def _without_trail(blocks: Sequence[Block], over_record: Sequence[Block], title: Block, found: Found) -> list[Block]:
    trail = [block for block in over_record if block.line < title.line]
    names = {normalised(block.text) for block in trail}
    rest: list[Block] = []
    for position, block in enumerate(blocks):
        following = blocks[position + 1] if position + 1 < len(blocks) else None
        empty = block.kind == "heading" and (following is None or following.kind == "heading")
        if block in trail or (empty and normalised(block.text) in names):
            found.put_aside(block, "furniture")
        else:
            rest.append(block)
    return rest


def _without_copies(blocks: Sequence[Block], title: Block, found: Found) -> list[Block]:
    copies = [block for block in _above_text(blocks) if normalised(block.text) == normalised(title.text)]
    for copy in copies:
        if copy is not title:
            found.label(copy, "title")
    if len(copies) > 1:
        lines = " and ".join(str(copy.line) for copy in copies)
        found.problem("duplicate_block", "info", "title repeated", f"lines {lines}")
    return [block for block in blocks if block not in copies and block is not title]


def read_body(blocks: Sequence[Block], found: Found) -> None:
    """Read headed blocks into sections, the key point and questions with their answers."""
    found.body = list(blocks)
    for heading, content in _by_heading(blocks, _partings(found)):
        if heading is not None and FAQS.match(heading.text):
            found.label(heading, "faqs")
            _read_faqs(content, found)
        elif heading is not None and KEY_POINT.match(heading.text) and not found.key_point and content:
            found.label(heading, "key_point")
            found.key_point = body_text(content)
            found.places["key_point"] = tuple(line for block in content for line in block.on)
        else:
            title = heading.text if heading else None
            level, line = (heading.level, heading.line) if heading else (2, 0)
            found.sections.append(Section(title, level, body_text(content), line, body_lines(content)))


def _partings(found: Found) -> tuple[int, int]:
    """The lines over which no part goes on: the last of the reference list, and the title's."""
    return max(found.reference_lines, default=0), min(found.places.get("title", (0,)))


def _above_text(blocks: Sequence[Block]) -> list[Block]:
    head: list[Block] = []
    for block in blocks:
        if block.kind != "heading":
            break
        head.append(block)
    return head


def _opening_title(blocks: Sequence[Block], candidates: Sequence[Block]) -> Block | None:
    """The heading that opens the page is its title where others follow and it names no usual section."""
    if not candidates or candidates[0] is not blocks[0] or is_common_name(candidates[0].text):
        return None
    others = sum(block.kind == "heading" for block in blocks)
    return candidates[0] if others > 1 or candidates[0].text.endswith("?") else None


def _subject(blocks: Sequence[Block], candidates: Sequence[Block]) -> Block | None:
    """The heading above the text that the text itself speaks of: tabs and other ways through a site stand over it."""
    spoken_of = [block for block in candidates if not is_common_name(block.text) and _is_spoken_of(block, blocks)]
    return spoken_of[-1] if len(spoken_of) == 1 else None


def _is_spoken_of(heading: Block, blocks: Sequence[Block]) -> bool:
    return _times_spoken_of(heading, blocks) > 1


def _times_spoken_of(heading: Block, blocks: Sequence[Block]) -> int:
    name = normalised(heading.text)
    later = [block for block in blocks if block.line > heading.line]
    return sum(f" {name} " in f" {normalised(block.text[:2000])} " for block in later) if len(name) > 3 else 0


def _by_heading(blocks: Sequence[Block], partings: Sequence[int]) -> list[tuple[Block | None, list[Block]]]:
    """Group blocks below their headings; the questions of a FAQ part count as its content. What follows the
    reference list, or the title, without a heading belongs to no section before it."""
    groups: list[tuple[Block | None, list[Block]]] = []
    in_faqs = False
    for block in blocks:
        question = in_faqs and block.kind == "heading" and block.text.endswith("?")
        if block.kind == "heading" and not question:
            in_faqs = bool(FAQS.match(block.text))
            groups.append((block, []))
        elif groups and not any(_parted_by(line, groups[-1], block) for line in partings):
            groups[-1][1].append(block)
        else:
            groups.append((None, [block]))
    return groups


def _parted_by(line: int, group: tuple[Block | None, list[Block]], block: Block) -> bool:
    heading, content = group
    last = content[-1] if content else heading
    return last is not None and last.line < line < block.line


def _unlettered(question: Block, answer: list[Block], found: Found) -> tuple[Block, list[Block]]:
    """A question and its answer without the "Q:" and "A:" before them."""
    stripped: list[Block] = []
    for letter, block in ((_QUESTION, question), *((_ANSWER, block) for block in answer[:1])):
        mark = letter.match(block.text)
        if mark:
            found.label(replace(block, text=mark[1]), "faqs")
            block = replace(block, text=block.text[mark.end() :])
        stripped.append(block)
    return stripped[0], [*stripped[1:], *answer[1:]]


def _read_faqs(blocks: Sequence[Block], found: Found) -> None:
    opening: list[Block] = []
    pairs: list[tuple[Block, list[Block]]] = []
    for block in blocks:
        if block.text.endswith("?") and block.kind != "bullet" and (block.kind == "heading" or block.gap):
            pairs.append((block, []))
        elif pairs:
            pairs[-1][1].append(block)
        else:
            opening.append(block)
    if all(_QUESTION.match(question.text) for question, _ in pairs):
        pairs = [_unlettered(question, answer, found) for question, answer in pairs]
    if opening:
        found.sections.append(Section(None, 2, body_text(opening), 0, body_lines(opening)))
    for question, answer in pairs:
        lines = tuple(line for block in (question, *answer) for line in block.on)
        found.faqs.append(Faq(question.printed, body_text(answer), lines))
