import re
from collections import defaultdict
from collections.abc import Iterator

from articles.importers.abbreviations import explained_in
from articles.importers.words import word_set

from .document import Document, Finding
from .marks import without_marks
from .reading import sentences_of

_SHORT = re.compile(r"(?<![\w@./-])(?:[a-z]?[A-Z][A-Za-z]{0,3}[A-Z][A-Za-z]{0,3}|[A-Z]{2,8}s?|Ig[AEGM])(?![\w@-])")
_ROMAN = re.compile(r"[IVXLC]+$")
KNOWN = word_set(
    """
    DNA RNA mRNA HIV AIDS CT MRI PET ECG ID pH US USA UK EU UN WHO FDA EMA NHS DOI PMID PMCID ISBN URL FAQ FAQs PDF
    COVID OK TV NOT AND OR MD PhD BSc MSc RN DO am pm AM PM
    """
)
_SPELT = 2


def check(document: Document) -> Iterator[Finding]:
    """An abbreviation that is used twice is explained, and one way only (check 23)."""
    explained = _explanations(document)
    for short, ways in explained.items():
        different = {_folded(long): (long, line) for long, line in reversed(ways)}
        if len(different) > 1:
            (first, _), (second, line) = sorted(different.values(), key=lambda way: way[1])[:2]
            yield Finding(
                "abbreviation",
                "warning",
                f"{short} is explained as “{first}” and as “{second}”. Keep one of the two.",
                line=line,
            )
    for short, lines in _uses(document).items():
        if len(lines) >= _SPELT and not {short, short.removesuffix("s"), f"{short}s"} & set(explained):
            yield Finding(
                "abbreviation",
                "warning",
                f"{short} is used {len(lines)} times and never explained. Add a line *[{short}]: with its long form, "
                "or write it out.",
                line=lines[0],
            )


def _uses(document: Document) -> dict[str, list[int]]:
    uses: dict[str, list[int]] = defaultdict(list)
    for block in document.reading.text:
        for found in _SHORT.finditer(without_marks(block.text)):
            if found[0] not in KNOWN and not _ROMAN.match(found[0]) and _is_short(found[0]):
                uses[found[0]].append(block.line)
    return uses


def _is_short(word: str) -> bool:
    """Half of its letters or more are capitals: DAAs and IgM are, a name such as McLeod is not."""
    return sum(letter.isupper() for letter in word) * 2 >= len(word.removesuffix("s"))


def _explanations(document: Document) -> dict[str, list[tuple[str, int]]]:
    """Short form → its long forms with their lines: from definitions, and from "long form (SHORT)" in the text."""
    ways: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for short, long, line in document.reading.definitions:
        ways[short].append((long, line))
    for block in document.reading.text:
        if "(" in block.text:
            for sentence in sentences_of(block):
                for entry in explained_in([without_marks(sentence.text)]):
                    ways[entry.short].append((entry.expansion, sentence.line))
            for short, long in re.findall(r"\b([A-Z][A-Za-z]{1,7})\s\(([a-z][a-z -]{6,80})\)", block.text):
                if long[0].lower() == short[0].lower() and short.isupper():
                    ways[short].append((long, block.line))
    return ways


def _folded(long: str) -> str:
    return re.sub(r"[\W_]+", " ", long.casefold()).strip().removesuffix("s")
