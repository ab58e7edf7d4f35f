"""A Markdown body as a check reads it: blocks with their lines, sentences, definitions. Pure: text in, value out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from articles.rendering.abbreviations import DEFINITION
from articles.rendering.sentences import sentence_spans

from .blocks import BODY, FAQ, FURTHER, HEAD, HEADING, ITEM, PARAGRAPH, REFERENCES, ROW, Block, blocks_of

_CODE = re.compile(r"`[^`\n]{1,200}`")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, with its citation marks; `line` is where it starts."""

    text: str
    line: int
    block: Block


class Reading:
    """A body read once, for all rules. What is costly is worked out at first use and kept."""

    def __init__(self, body: str) -> None:
        self.body = body

    @cached_property
    def lines(self) -> list[str]:
        return self.body.split("\n")

    @cached_property
    def open_lines(self) -> list[tuple[int, str]]:
        """The lines outside code blocks, code inside them left out, each with its number."""
        found, fenced = [], False
        for number, line in enumerate(self.lines, start=1):
            if line.lstrip(" >").startswith(("```", "~~~")):
                fenced = not fenced
            elif not fenced:
                found.append((number, _CODE.sub("", line) if "`" in line else line))
        return found

    @cached_property
    def blocks(self) -> list[Block]:
        """Every block in reading order, code and definitions left out."""
        return list(blocks_of(self.lines))

    @cached_property
    def definitions(self) -> list[tuple[str, str, int]]:
        """The `*[SHORT]: long` lines: short form, long form, line."""
        return [
            (found[1].strip(), found[2].strip(), number)
            for number, line in enumerate(self.lines, start=1)
            if line.startswith("*[") and (found := DEFINITION.match(line))
        ]

    @cached_property
    def headings(self) -> list[Block]:
        return [block for block in self.blocks if block.kind == HEADING]

    @cached_property
    def prose(self) -> list[Block]:
        """Paragraphs and list items of the text: no headings, tables, lists of references."""
        return [block for block in self.blocks if block.kind in (PARAGRAPH, ITEM) and block.part in (BODY, FAQ)]

    @cached_property
    def text(self) -> list[Block]:
        """All that makes claims: the prose and the rows of tables."""
        return [block for block in self.blocks if block.kind in (PARAGRAPH, ITEM, ROW) and block.part in (BODY, FAQ)]

    @cached_property
    def entries(self) -> list[Block]:
        """The entries of a reference list that is written in the body."""
        return [block for block in self.blocks if block.part == REFERENCES and block.kind in (PARAGRAPH, ITEM)]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of the prose, in order."""
        return [sentence for block in self.prose for sentence in sentences_of(block)]

    @cached_property
    def leads(self) -> dict[int, list[Block]]:
        """For each list or table, what speaks for all of it: the paragraph before it and the head of the table."""
        leads: dict[int, list[Block]] = {}
        previous: Block | None = None
        for block in self.blocks:
            if block.group and block.group not in leads:
                leads[block.group] = [previous] if previous and previous.kind == PARAGRAPH else []
            if block.kind == HEAD:
                leads[block.group].append(block)
            previous = block
        return leads


def sentences_of(block: Block) -> Iterator[Sentence]:
    """The sentences of a block, without those that hold white space alone."""
    for start, end in sentence_spans(block.text):
        if text := block.text[start:end].strip():
            yield Sentence(text, block.line_at(start), block)


def opening_of(text: str) -> str:
    """A text without the brackets and quotation marks that open it."""
    return text.lstrip(" \t[(“\"'‘*")


__all__ = [
    "BODY",
    "FAQ",
    "FURTHER",
    "HEAD",
    "HEADING",
    "ITEM",
    "PARAGRAPH",
    "REFERENCES",
    "ROW",
    "Block",
    "Reading",
    "Sentence",
    "opening_of",
    "sentences_of",
]
