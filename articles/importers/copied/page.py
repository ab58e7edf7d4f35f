"""What every page copied from a browser has in common: record and furniture out, then title, sections, FAQs."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from articles.importers.abbreviations import listed
from articles.importers.copied.about import take_keywords
from articles.importers.copied.abstracts import with_whole_abstract
from articles.importers.copied.article_boxes import take_boxes
from articles.importers.copied.article_front import take_front, take_listed_names, with_marks
from articles.importers.copied.contents import take_contents
from articles.importers.copied.furniture import take_navigation, take_repeated
from articles.importers.copied.heading_tags import take_tags
from articles.importers.copied.headings import (
    ABBREVIATIONS,
    FAQS,
    KEY_POINT,
    LAYER,
    is_common_name,
    is_named_part,
    mark_headings,
)
from articles.importers.copied.key_points import box_length, with_inline_label
from articles.importers.copied.promotion import own_names, take_promotion
from articles.importers.copied.run_in import with_run_in
from articles.importers.copied.site_parts import take_site_parts, with_rights_parted
from articles.importers.copied.subject import shares_word
from articles.importers.copied.tables import with_captions, with_tables
from articles.importers.copied.tails import take_end, take_links
from articles.importers.copied.titles import take_title
from articles.importers.found import Found
from articles.importers.lines import Block, blocks_of, body_lines, body_text, split_lines
from articles.importers.record.roles import take_roles
from articles.importers.record.taking import take_disclaimer, take_record
from articles.importers.references.lists import take_references
from articles.importers.value import Faq, Section
from articles.importers.words import normalised

_QUESTION = re.compile(r"^(Q(?:uestion)?\s?\d{0,2})\s?[:.]\s+(?=\S)", re.IGNORECASE)
_ANSWER = re.compile(r"^(A(?:nswer)?\s?\d{0,2})\s?[:.]\s+(?=\S)", re.IGNORECASE)


def prepared(text: str, found: Found) -> tuple[list[Block], set[str]]:
    """Take record, furniture and title of a copied page into `found`.

    Returns the blocks that remain, headings marked, and the titles its contents list names.
    """
    blocks = take_listed_names(with_marks(take_tags(blocks_of(split_lines(text)), found)), found)
    names = own_names(blocks)
    blocks, contents = take_contents(take_boxes(blocks, found), found)
    blocks = take_record(take_roles(take_links(blocks, found), found), found)
    record_line = _first_line_of_record(found)
    blocks = take_site_parts(with_rights_parted(take_front(blocks, found)), contents, found)
    blocks = take_keywords(take_navigation(blocks, found), found)
    blocks = take_disclaimer(blocks, found)
    blocks = take_promotion(take_references(blocks, found), names, found)
    blocks = with_captions(with_tables(take_end(blocks, found)))
    blocks = take_repeated(mark_headings(with_inline_label(with_run_in(blocks)), contents), found)
    return _without_captions(take_title(blocks, contents, record_line, found), contents, found), contents


def _without_captions(blocks: Sequence[Block], contents: set[str], found: Found) -> list[Block]:
    """Set aside what looks like a heading but has no text, right above one that the page's contents list names, while
    it does not name this: the words of a picture."""
    rest: list[Block] = []
    for block, below in zip_longest(blocks, blocks[1:]):
        empty = block.kind == "heading" and below is not None and below.kind == "heading" and below.level <= block.level
        listed = below is not None and normalised(below.text) in contents
        plain = not (is_named_part(block) or is_common_name(block.text) or block.text.endswith("?"))
        if empty and listed and plain and normalised(block.text) not in contents:
            found.put_aside(replace(block, kind="text"), "furniture")
        else:
            rest.append(block)
    return rest


def _first_line_of_record(found: Found) -> int | None:
    lines = [label.line for label in found.labels if label.stands_for not in ("contents", "sections")] + [
        line for line, _ in found.statements
    ]
    lines.extend(found.places.get("authors", ()))
    return min(lines, default=None)


def read_body(blocks: Sequence[Block], found: Found) -> None:
    """Read headed blocks into sections, the key point and questions with their answers."""
    blocks = _without_empty_top(with_whole_abstract(blocks), found)
    found.body = list(blocks)
    for heading, content in _by_heading(blocks, _partings(found)):
        if heading is not None and FAQS.match(heading.text):
            found.label(heading, "faqs")
            _read_faqs(content, found)
        elif heading is not None and KEY_POINT.match(heading.text) and not found.key_point and content:
            found.label(heading, "key_point")
            length = box_length(heading, content, opens=not found.sections)
            box, behind = content[:length], content[length:]
            found.key_point = body_text(box)
            found.places["key_point"] = tuple(line for block in box for line in block.on)
            if behind:
                found.sections.append(Section(None, 2, body_text(behind), 0, body_lines(behind)))
        elif (
            heading is not None
            and ABBREVIATIONS.match(heading.text)
            and (short := listed([one.text for one in content]))
        ):
            found.abbreviations.extend(short)
            for block in (heading, *content):
                found.label(block, "abbreviations")
        else:
            title = heading.text if heading else None
            level, line = (heading.level, heading.line) if heading else (2, 0)
            found.sections.append(Section(title, level, body_text(content), line, body_lines(content)))


def _without_empty_top(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Set headings aside that stand right below the title with nothing below them but the next ("Text size A A A")."""
    rest = list(blocks)
    while found.title is not None and len(rest) > 1 and _heads_nothing(rest[0], rest[1]):
        found.put_aside(rest.pop(0), "furniture")
    return rest


def _heads_nothing(block: Block, following: Block) -> bool:
    if block.kind != "heading" or following.kind != "heading" or following.level > block.level:
        return False
    leads = shares_word(following, block) or block.text.endswith("?")
    return not (is_common_name(block.text) or LAYER.match(block.text) or leads)


def _partings(found: Found) -> tuple[int, ...]:
    """The lines over which no part goes on: the last of the reference list, the title's, the one over a text that no
    heading parts from its abstract."""
    starts = (min(found.places.get(part, (0,))) for part in ("title", "text"))
    return max(found.reference_lines, default=0), *starts


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
