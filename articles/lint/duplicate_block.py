from collections.abc import Iterator

from articles.importers.words import word_set

from .document import Document, Finding
from .reading import FAQ, HEADING, PARAGRAPH, Block
from .wording import normalised, stem, words_of

_FEWEST_WORDS = 3
_SHORT_ANSWER = 8
_JOINING = word_set("a an the of and or in on for to with from by")
_CONTENTS = ("contents", "table of contents", "on this page", "in this article")


def check(document: Document) -> Iterator[Finding]:
    """Nothing stands twice: no line outside lists and tables, no two headings that say the same (check 17)."""
    title = normalised(document.title)
    lines: dict[str, int] = {title: 0} if title else {}
    heads: dict[frozenset[str], Block] = {}
    for block in document.reading.blocks:
        words = normalised(block.text) if block.kind in (HEADING, PARAGRAPH) else ""
        if block.kind == HEADING and words in _CONTENTS:
            yield _finding(block, "The site prints a list of contents itself. Take this one out.")
        elif words in lines and _counts(block, words):
            where = f"line {lines[words]}" if lines[words] else "the title"
            yield _finding(block, f"This repeats {where}. Keep one of the two.")
        elif block.kind == HEADING and block.part != FAQ:
            stems = frozenset(stem(word) for word in words_of(block.text) if word not in _JOINING)
            if stems and stems in heads:
                first = heads[stems]
                yield _finding(
                    block,
                    f"“{block.text}” says what “{first.text}” (line {first.line}) says. Join the two sections, or "
                    "name how they differ.",
                )
            heads.setdefault(stems, block)
        lines.setdefault(words, block.line)


def _counts(block: Block, words: str) -> bool:
    fewest = _SHORT_ANSWER if block.part == FAQ and block.kind == PARAGRAPH else _FEWEST_WORDS
    return len(words.split()) >= fewest


def _finding(block: Block, message: str) -> Finding:
    return Finding("duplicate_block", "warning", message, line=block.line)
