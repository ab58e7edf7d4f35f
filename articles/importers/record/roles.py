"""Labels of a person's part in a page ("Medically Reviewed By", "Section Editors:") that stand above the names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.copied.headings import is_common_name
from articles.importers.found import Found
from articles.importers.lines import Block
from articles.importers.record.dated_labels import keys_of
from articles.importers.record.people import named_first, names_in

MOST_NAMES = 40
_ROLES = (
    ("authors", r"(?:article\s+|chapter\s+)?(?:co-?)?authors?(?:\(s\))?|written\s+by|authored\s+by|contributors?|by"),
    (
        "reviewers",
        r"(?:also\s+|last\s+|expert\s+)?(?:medically|clinically|scientifically|peer)?[\s-]*reviewed\s+by"
        r"|(?:medical|clinical|expert|peer)\s+review|(?:(?:medical|clinical|expert|peer)\s+)?reviewers?",
    ),
    (
        "editors",
        r"(?:[a-z]+\s+){0,2}editors?(?:\(s\))?(?:[\s-]+in[\s-]+chief)?|(?:copy[\s-]+)?edited\s+by"
        r"|(?:last\s+)?updated\s+by|fact[\s-]+checked\s+by",
    ),
)
_POST = re.compile(r"\s[-–—|]\s")
_PLACE = re.compile(r"^(?:of|at|from)\s(?:the\s)?[A-Z].{3,100}$")
# What a person is or did, told in sentences: no line of names.
_TELLS = re.compile(r"^.{5,80}?\s(?:is|was|has|works|writes|speciali[sz]es|serves)\s.{10,}\.$")
_ROLE = tuple((key, re.compile(rf"^(?:{words})\s*:?$", re.IGNORECASE)) for key, words in _ROLES)


def take_roles(blocks: Sequence[Block], found: Found) -> list[Block]:
    """Take out the labels of roles with the names below them: authors, reviewers; editors are set aside."""
    rest: list[Block] = []
    position = 0
    while position < len(blocks):
        label = blocks[position]
        position += 1
        role = _role_of(label)
        names = _names_below(blocks, position) if role else []
        if not names:
            rest.append(label)
            continue
        position += len(names)
        if position < len(blocks) and _PLACE.match(blocks[position].text) and not blocks[position].gap:
            found.put_aside(blocks[position], "furniture")
            position += 1
        if role == "reviewers":
            rest.append(_joined([label, *names]))
        else:
            _note(role, label, names, found)
    return rest


def _joined(blocks: Sequence[Block]) -> Block:
    """The label and its names as one line, read with the page's other lines of review."""
    label = blocks[0].text if blocks[0].text.lower().endswith(("by", ":")) else f"{blocks[0].text}:"
    text = f"{label} {'; '.join(_POST.sub(', ', block.text) for block in blocks[1:])}"
    return replace(blocks[0], text=text, kind="text", lines=tuple(line for block in blocks for line in block.on))


def _role_of(block: Block) -> str:
    if block.kind == "bullet" or len(block.text) > 60:
        return ""
    return next((key for key, pattern in _ROLE if pattern.match(block.text)), "")


def _names_below(blocks: Sequence[Block], start: int) -> list[Block]:
    """The lines of names from a position on: the first right below its label, others set against it."""
    names: list[Block] = []
    for block in blocks[start : start + MOST_NAMES]:
        if (names and (block.gap or is_common_name(block.text))) or keys_of(block.text):
            break
        name = _POST.split(block.text[:200])[0]
        if block.kind == "numbered" or _role_of(block) or not (names_in(name) or named_first(block.text)):
            break
        if _TELLS.match(block.text):
            break
        names.append(block)
    return names


def _note(role: str, label: Block, names: Sequence[Block], found: Found) -> None:
    if role == "editors":
        for block in (label, *names):
            found.put_aside(replace(block, kind="text"), "furniture")
        return
    found.label(label, "authors")
    for block in names:
        listed = names_in(block.text)
        if listed:
            found.label(block, "authors")
        else:
            found.put_aside(replace(block, kind="text"), "furniture")
            listed = [named_first(block.text)]
        found.authors.extend(name for name in listed if name not in found.authors)
