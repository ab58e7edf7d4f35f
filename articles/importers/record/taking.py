"""A page's own record taken out of its blocks: review, dates, status, policy, bylines, disclaimer."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.headings import DISCLAIMER, is_heading_shape, is_named_part
from articles.importers.found import Found, where
from articles.importers.lines import Block, as_written, ends_sentence
from articles.importers.record.dated_labels import keys_of, read_dated
from articles.importers.record.dates import DATE
from articles.importers.record.disclaimers import INLINE_DISCLAIMER, is_disclaimer
from articles.importers.record.glued_labels import (
    split_glued,
    with_date_unglued,
    with_label_unglued,
    with_names_unglued,
)
from articles.importers.record.labels import (
    SAYS_MORE,
    Labelled,
    read_labels,
)
from articles.importers.record.menus import is_in_menu
from articles.importers.record.statements import is_statement, reviewers_of
from articles.importers.references.entries import LIST_HEADING
from articles.importers.value import DateQuestion, Repair

LONGEST_VALUE = 40
_ACKNOWLEDGMENT = re.compile(r"^acknowledge?ments?$", re.IGNORECASE)
_RECORD = re.compile(
    r"^(?:credits?|(?:clinical|medical)\s+review\s+board|about\s+this\s+(?:page|article|information)|document\s+control"
    r"|(?:page|article|review|publication|document|leaflet)\s+(?:information|details|history))\s*:?$",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]+")
_KEYWORDS = re.compile(r"^(key\s?-?words?)\s*[:.—–-]\s*(?=\S)", re.IGNORECASE)


def take_record(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take the lines out that are labels only, and read them into `found`."""
    rest: list[Block] = []
    listing = False
    blocks = _with_values(_unglued(blocks, found))
    for place, block in enumerate(blocks):
        listing = listing or bool(LIST_HEADING.match(block.text))
        labels = read_labels(block.text) if block.kind in ("text", "bullet") else []
        if [label.key for label in labels] == ["audience"] and is_in_menu(blocks, place):
            labels = []
        if labels and _is_category(labels[0], blocks):
            labels[0] = replace(labels[0], key="post", names=(), value=SAYS_MORE)
        if listing and not block.gap and [label.key for label in labels] == ["identifier"]:
            labels = []
        if not labels and _take_keywords(block, found):
            continue
        if not labels:
            rest.append(block)
            continue
        above = rest[-1].text if rest else ""
        if labels[0].key == "statement" and _ACKNOWLEDGMENT.match(above):
            found.label(rest.pop(), "source_review")
        elif _RECORD.match(above):
            found.put_aside(rest.pop(), "furniture")
        for label in labels:
            note_label(replace(block, text=label.text, kind="text"), label, found)
    return rest


def _is_category(label: Labelled, blocks: Sequence[Block]) -> bool:
    """Tell whether a byline without its "by" is made of words that the page itself uses ("Winter Comfort | 3 May")."""
    if label.key != "byline" or label.names != (label.text,):
        return False
    words = [word.lower() for word in label.text.split()]
    return all(any(word in _WORD.findall(block.text) for block in blocks) for word in words)


def _take_keywords(block: Block, found: Found) -> bool:
    """Take a line of key words behind their label."""
    label = _KEYWORDS.match(block.text) if block.kind in ("text", "heading") and len(block.text) <= 600 else None
    if label is None or found.keywords:
        return False
    found.label(replace(block, text=label[1]), "keywords")
    terms = re.split(r"\s*[,;•·|]\s*", block.text[label.end(1) :].lstrip(" :.—–-"))
    found.keywords.extend(term.strip(" .") for term in terms if term.strip(" ."))
    return True


def take_disclaimer(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take out what stands below a disclaimer's heading, or a paragraph that says it is one."""
    rest: list[Block] = []
    position = 0
    while position < len(blocks):
        block = blocks[position]
        position += 1
        if block.kind in ("text", "heading") and DISCLAIMER.match(block.text):
            found.label(block, "disclaimer")
            while position < len(blocks) and not _opens_part(blocks, position):
                found.disclaimer.append(as_written(blocks[position]))
                position += 1
        elif block.kind == "text" and is_disclaimer(block.text):
            found.disclaimer.append(_unlabelled(block, found))
        else:
            rest.append(block)
    return rest


def _unlabelled(block: Block, found: Found) -> str:
    """A disclaimer without the label on its own line."""
    label = INLINE_DISCLAIMER.match(block.text)
    if label:
        found.label(replace(block, text=label[1]), "disclaimer")
    return block.text[label.end() :] if label else block.text


def _opens_part(blocks: Sequence[Block], position: int) -> bool:
    block = blocks[position]
    if block.kind == "heading" or is_named_part(block) or is_statement(block.text):
        return True
    follows_sentence = block.gap or ends_sentence(blocks[position - 1].text)
    heads = block.kind == "text" and is_heading_shape(block.text) and position + 1 < len(blocks)
    return heads and follows_sentence


def _unglued(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Part a review statement from the label it runs into."""
    parted: list[Block] = []
    for block in blocks:
        named = with_names_unglued(block.text) if block.kind == "text" else None
        if named:
            found.repairs.extend(Repair(block.line, pair.replace(" ", ""), pair) for pair in named[1])
            block = replace(block, text=named[0])
        dated = with_date_unglued(block.text) if block.kind == "text" else None
        if dated:
            block = replace(block, text=dated[0])
            found.repairs.append(Repair(block.line, dated[1], f"{dated[1][:4]} {dated[1][4:]}"))
        joined = with_label_unglued(block.text) if block.kind == "text" and not dated else None
        if joined:
            block = replace(block, text=joined[0])
            found.repairs.append(Repair(block.line, f"{joined[1]}{joined[2]}", f"{joined[1]} {joined[2]}"))
        glued = split_glued(block.text) if block.kind == "text" else None
        if glued is None:
            parted.append(block)
            continue
        label, statement = glued
        found.label(replace(block, text=label), "source_review")
        last, first = label.split()[-1], statement.split()[0]
        if f"{last}{first}" in block.text:
            found.repairs.append(Repair(block.line, last + first, f"{last} {first}"))
            found.problem("glued_label", "info", f"“{label}” and its sentence run together", where([block.line]))
        parted.append(replace(block, text=statement))
    return parted


def _with_values(blocks: Sequence[Block]) -> list[Block]:
    """Set "Last updated:" and the date on its next line as one."""
    joined: list[Block] = []
    for block in blocks:
        label = joined[-1].text if joined and not keys_of(block.text) else ""
        if label and len(block.text) < LONGEST_VALUE and (_is_empty_label(label) or _dates(label, block.text)):
            both = f"{joined[-1].text} {block.text}"
            if read_labels(both):
                joined[-1] = replace(joined[-1], text=both)
                continue
        joined.append(block)
    return joined


def _dates(label: str, value: str) -> bool:
    """Tell whether a label of dates without a date ("Last updated") stands above its day."""
    return bool(keys_of(label)) and DATE.match(value) is not None and read_dated(f"{label} {value}") is not None


def _is_empty_label(text: str) -> bool:
    return len(text) < 60 and [label.key for label in read_labels(text)] == ["empty"]


def note_label(block: Block, label: Labelled, found: Found) -> None:
    """Read one label into `found`: a review statement, date, status, policy link or byline."""
    line = where([block.line])
    if label.key == "statement":
        found.state(block, reviewers_of(block.text))
    elif label.key in ("next", "received", "identifier", "bare_date"):
        found.put_aside(block, "furniture")
        if label.key == "bare_date":
            found.problem("date_unlabelled", "review", f"{block.text} is a date without its label", line)
        return
    elif label.key == "pending":
        found.statements.append((block.line, block.text))
        found.statuses.append((block.line, label.value))
    elif label.value == SAYS_MORE:
        found.put_aside(block, "furniture")
    else:
        found.label(block, _KEPT_IN.get(label.key, "source_review"))
    if label.key == "policy" and not label.value:
        found.problem("link_lost", "info", f"“{block.text}” has no address", line)
    if label.key == "empty":
        found.problem("empty_label", "error", f"“{block.text}” has no value", line)
    if label.key == "status":
        found.statuses.append((block.line, label.value))
    if label.key == "byline":
        found.places.setdefault("authors", block.on)
        found.authors.extend(name for name in label.names if name not in found.authors)
    _note_date(block, label, found)


_KEPT_IN = {
    "audience": "audience",
    "byline": "authors",
    "published": "source_dates",
    "updated": "source_dates",
    "reviewed": "source_dates",
    "empty": "source_dates",
}
_DATE_OF = {"byline": "published", "statement": "reviewed"}


def _note_date(block: Block, label: Labelled, found: Found) -> None:
    if label.date is None:
        return
    if label.next:
        found.unsure_reviews.append((block, label.date.printed))
    for key in (_DATE_OF.get(label.key, label.key), *label.also):
        if label.date.iso is None:
            message = f"“{label.date.printed}” is not one certain day: enter the date by hand"
            found.problem(label.date.doubt or "date_incomplete", "warning", message, where([block.line]))
            found.date_questions.append(DateQuestion(key, label.date.printed, label.date.readings, block.line))
        elif label.key != "byline" and key in found.dates and found.dates[key][1] != label.date.iso:
            message = f"another {key} date is printed: {label.date.printed}"
            found.problem("date_conflict", "warning", message, where([block.line]))
        else:
            found.dates.setdefault(key, (block.line, label.date.iso))
