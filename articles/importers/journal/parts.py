"""Parts of a printed article that are not running text: footnotes, keywords, capitals set apart."""

import re
from collections.abc import Sequence
from dataclasses import replace

from articles.importers.abbreviations import footnote, goes_on
from articles.importers.found import Found
from articles.importers.journal.columns import drop_capital
from articles.importers.journal.headings import is_known, opens_text, rank_of
from articles.importers.journal.hyphens import Vocabulary, is_broken
from articles.importers.journal.signatures import names_institution
from articles.importers.lines import Block, Line, ends_sentence, starts_lower
from articles.importers.record.bylines import byline_names, has_marks
from articles.importers.value import Repair

MOST_KEYWORD_LINES = 12
KEYWORD_WORDS = 7
FULL = 0.7
OPENING_RANK = 2

_KEYWORDS = re.compile(
    r"^(?:key\s?-?words?(?:\s+and\s+phrases)?|index\s+(?:terms|words)|(?:subject|mesh)\s+(?:headings|terms)|mesh)\b\s*[:.—–-]?\s*(?!\w+ing\b)",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*[,;•·|⋅∙]\s*")
_LONE_BULLET = re.compile(r"^[•‣▪▸►●○■□➢✓]$")
_SCRAMBLED = re.compile(r"[a-z][A-Z]")


def with_capitals(lines: Sequence[Line], words: Vocabulary, found: Found) -> tuple[list[Line], set[int]]:
    """Mend capitals set apart from their words. Returns the lines, and the numbers of those with such a capital."""
    mended: list[Line] = []
    capitals: set[int] = set()
    far: dict[int, str] = {}
    for position, line in enumerate(lines):
        before = mended[-1] if mended else None
        if before is not None and _LONE_BULLET.match(before.text):
            mended[-1] = replace(before, text=f"{before.text} {line.text}")
            continue
        if before is not None and len(before.text) == 1 and before.text.isupper() and starts_lower(line.text):
            mended[-1] = replace(before, text=before.text + line.text)
            found.repairs.append(Repair(line.number, f"{before.text} {line.text}", mended[-1].text))
            capitals.add(before.number)
            continue
        if (apart := _far_capital(lines, position, words)) is not None:
            far[apart] = line.text
            found.repairs.append(
                Repair(
                    lines[apart].number,
                    f"{line.text} {lines[apart].text.split()[0]}",
                    line.text + lines[apart].text.split()[0],
                )
            )
            continue
        if position in far:
            line = replace(line, text=far[position] + line.text)
            capitals.add(line.number)
        below_heading = position > 0 and is_known(lines[position - 1].text)
        whole = drop_capital(line.text, words) if line.indented or line.gap or below_heading else None
        if whole:
            found.repairs.append(Repair(line.number, line.text[: len(whole) + 1], whole))
            line = replace(line, text=whole + line.text[len(whole) + 1 :])
            capitals.add(line.number)
        mended.append(line)
    return mended, capitals


def _far_capital(lines: Sequence[Line], position: int, words: Vocabulary) -> int | None:
    """Where the word of a large capital opens that stands on a line of its own, some lines before it."""
    letter = lines[position].text
    if len(letter) > 1 or not letter.isupper():
        return None
    for place in range(position + 1, min(position + 30, len(lines))):
        text = lines[place].text
        opening = text.split()[0]
        fits = starts_lower(text) and letter + opening in words and not is_broken(lines[place - 1].text)
        if fits and (opening not in words or lines[place].gap or words.count(opening) < words.count(letter + opening)):
            return place
    return None


def take_footnotes(lines: Sequence[Line], found: Found) -> tuple[list[Line], list[int]]:
    """Take abbreviation footnotes out. Returns the other lines and the footnotes' numbers."""
    rest: list[Line] = []
    taken: list[int] = []
    passed: Line | None = None
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        if line is passed:
            continue
        text = line.text
        if following is not None and not following.gap and goes_on(text, following.text):
            text, passed = f"{text} {following.text}", following
        entries = footnote(text)
        if not entries:
            rest.append(line)
            passed = None
            continue
        found.label(Block(line.number, text), "abbreviations")
        known = {entry.short for entry in found.abbreviations}
        found.abbreviations.extend(entry for entry in entries if entry.short not in known)
        taken += [line.number] if passed is not following else [line.number, line.number + 1]
    return rest, taken


def names_keywords(text: str) -> bool:
    """Tell whether a line opens the list of keywords."""
    return bool(_KEYWORDS.match(text))


def take_keywords(lines: Sequence[Line], found: Found) -> list[Line]:
    """Take the keywords out: below their label, or a bare list of terms that cuts a sentence."""
    for position, line in enumerate(lines):
        label = _KEYWORDS.match(line.text)
        if label and len(line.text) < 300:
            end = _end_of_keywords(lines, position, label.end())
            found.label(Block(line.number, label[0].strip()), "keywords")
            group = [line.text[label.end() :], *(each.text for each in lines[position + 1 : end])]
        else:
            end = _group_end(lines, position)
            group = [each.text for each in lines[position:end]]
            apart = position and end < len(lines) and (line.gap or lines[end].indented)
            if not (apart and _is_bare_list(lines, position, end)):
                continue
        found.keywords.extend(_terms(group))
        return [*lines[:position], *lines[end:]]
    return list(lines)


def _terms(group: Sequence[str]) -> list[str]:
    """The terms between their separators, or one on each line where no separator parts them."""
    printed = " ".join(group)
    alone = len(group) > 2 and not _SEPARATOR.search(printed)
    return [term.strip(" .") for term in (group if alone else _SEPARATOR.split(printed)) if term.strip(" .")]


def _end_of_keywords(lines: Sequence[Line], start: int, label_end: int) -> int:
    """Keywords end at a gap, a full stop, a heading, a line of names over an institution, or where a line that ends no
    term is followed by another text."""
    end = start + 1
    lengths = sorted(len(line.text) for line in lines[max(0, start - 8) : start + 8])
    width = lengths[len(lengths) * 3 // 4]
    parted = bool(_SEPARATOR.search(lines[start].text[label_end:]))
    while end < len(lines) and end - start < MOST_KEYWORD_LINES:
        if opens_text(lines[end].text) and (not starts_lower(lines[end].text) or _opens_in_small(lines[end : end + 2])):
            break
        line, before = lines[end], lines[end - 1].text
        bare = end == start + 1 and len(before) <= label_end
        if (line.gap or line.indented) and not bare:
            break
        if not bare and (ends_sentence(before) or line.number > lines[end - 1].number + 1):
            break
        if (
            has_marks(line.text)
            and byline_names(line.text)
            and any(names_institution(one.text) for one in lines[end + 1 :][:1])
        ):
            break
        begins_anew = line.text[:1].isupper() and lines[start].text[label_end : label_end + 1].islower()
        if parted and begins_anew and not _SEPARATOR.search(before[-2:] + " "):
            break
        open_ended = (
            bare or _SEPARATOR.search(before[-2:] + " ") or starts_lower(line.text) or len(before) > FULL * width
        )
        if parted and not open_ended:
            break
        if not parted and not _SEPARATOR.search(line.text) and len(line.text.split()) > KEYWORD_WORDS:
            break
        parted = parted or bool(_SEPARATOR.search(line.text))
        end += 1
    return end


def _opens_in_small(lines: Sequence[Line]) -> bool:
    """Tell whether a line in small letters is the name of the article's first part, and no term: its text follows."""
    return len(lines) > 1 and rank_of(lines[0].text) == OPENING_RANK and lines[1].text[:1].isupper()


def _group_end(lines: Sequence[Line], start: int) -> int:
    end = start + 1
    while end < len(lines) and end - start < 8 and not lines[end].gap and not lines[end].indented:
        end += 1
    return end


def _is_bare_list(lines: Sequence[Line], start: int, end: int) -> bool:
    """Three or more short terms in small letters, no sentence, between the halves of a sentence."""
    printed = " ".join(line.text for line in lines[start:end])
    terms = printed.split(",")
    if len(terms) < 3 or len(printed) > 300 or ends_sentence(printed) or _SCRAMBLED.search(printed):
        return False
    short = all(0 < len(term.split()) <= 4 and term.strip()[0].islower() for term in terms if term.strip())
    cuts = not ends_sentence(lines[start - 1].text) and starts_lower(lines[end].text)
    return short and cuts and all(term.strip() for term in terms)
