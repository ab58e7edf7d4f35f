"""Abbreviations that a source explains: "long form (SHORT)" in the text, "SHORT = long form" in a footnote."""

import re
from collections.abc import Iterable, Sequence

from articles.importers.value import Abbreviation

_IN_BRACKETS = re.compile(r"\(([A-Za-z][\w+/-]{1,9})\)")
_FOOTNOTE = re.compile(r"^\*?([A-Za-z][\w+/-]{0,9})\s*[=:]\s*([a-zA-Z][^=]{2,90})$")
_LISTED = re.compile(r"^([A-Za-z][\w+/-]{0,9})\s*(?:[=:,–—-]|\s)\s*([A-Za-z][^=:]{2,90})$")
_WINDOW = 160


def explained_in(texts: Iterable[str]) -> list[Abbreviation]:
    """List each abbreviation with the words before its bracket that it is made of; the first one counts."""
    found: dict[str, str] = {}
    for text in texts:
        for bracket in _IN_BRACKETS.finditer(text):
            short = bracket[1]
            if short in found or not _is_short_form(short):
                continue
            before = text[max(0, bracket.start() - _WINDOW) : bracket.start()]
            expansion = _expansion(short, before)
            if expansion:
                found[short] = expansion
    return [Abbreviation(short, expansion) for short, expansion in found.items()]


def listed(texts: Sequence[str]) -> list[Abbreviation]:
    """Read a list of abbreviations, one on each line ("C4: complement component 4"); empty if a line is none."""
    stated = [_LISTED.match(text) for text in texts]
    if not all(one and _is_short_form(one[1]) for one in stated):
        return []
    return [Abbreviation(one[1], one[2].strip(" .;")) for one in stated if one]


def footnote(text: str) -> list[Abbreviation]:
    """Read a footnote such as "CAD = cold agglutinin disease; Hb = haemoglobin"; empty if it is none."""
    entries: list[Abbreviation] = []
    for part in re.split(r"[;,]\s+(?=[A-Za-z][\w+/-]{0,9}\s*=)", text):
        stated = _FOOTNOTE.match(part.strip(" .;,"))
        if stated is None or "=" not in part or not _is_short_form(stated[1]):
            return []
        entries.append(Abbreviation(stated[1], stated[2].strip()))
    return entries


def goes_on(text: str, following: str) -> bool:
    """Tell whether a footnote's long form needs the words of the line below it ("MGUS = monoclonal gammopathy of
    undetermined", "significance")."""
    stated = _FOOTNOTE.match(text.strip(" .;,"))
    if stated is None or not following or len(following.split()) > 4:
        return False
    letters = re.sub(r"[^A-Za-z0-9]", "", stated[1]).lower()
    return not _spells(letters, stated[2].split()) and _spells(letters, [*stated[2].split(), *following.split()])


def _is_short_form(word: str) -> bool:
    return (any(letter.isupper() for letter in word) and not (word.istitle() and word.isalpha())) or word in (
        "Ig",
        "Hb",
        "Cr",
        "Fc",
    )


def _expansion(short: str, before: str) -> str | None:
    """Take the shortest run of words whose initials spell the short form (a plural s is no initial)."""
    clause = re.split(r"[.;:()\[\]]", before)[-1]
    words = clause.split()
    letters = re.sub(r"[^A-Za-z0-9]", "", short[:-1] if short.endswith("s") else short).lower()
    longest = min(len(words), len(letters) * 2 + 1)
    for count in range(1, longest + 1):
        run = words[-count:]
        if _spells(letters, run):
            return " ".join(run).strip(" ,")
    return None


def _spells(letters: str, words: list[str]) -> bool:
    """The first letter opens the first word; each next one opens a word or follows inside the same word."""
    parts = [part.lower() for word in words for part in re.split(r"[-/]", word) if part]
    if not parts or not letters or not parts[0].startswith(letters[0]):
        return False
    if len(parts) > 3 and parts[-2] == "and" and _spells(letters, parts[:-2]):
        return True
    initials = "".join(part[0] for part in parts)
    if initials == letters:
        return True
    content = [
        part for part in parts if part not in ("of", "and", "the", "for", "in", "into", "with", "to", "by", "or")
    ]
    if "".join(part[0] for part in content) == letters:
        return True
    of_weight = content if content[:1] == parts[:1] else parts
    return len(of_weight) < len(letters) and _within(letters, of_weight)


def _within(letters: str, parts: list[str]) -> bool:
    """Letters in order through the words, each word giving its first one (immunofluorescence: IF)."""
    position = 0
    for part in parts:
        if position >= len(letters) or part[0] != letters[position]:
            return False
        position += 1
        for letter in part[1:]:
            following = parts.index(part) + 1
            opens_next = following < len(parts) and letters[position:][:1] == parts[following][0]
            if position < len(letters) and letter == letters[position] and not opens_next:
                position += 1
    return position == len(letters)
