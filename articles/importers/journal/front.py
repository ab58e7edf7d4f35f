"""The head of a printed article: its title over the line of its authors, their institutions below."""

import re
from collections.abc import Collection, Sequence

from articles.importers.copied.headings import is_common_name
from articles.importers.found import Found
from articles.importers.journal.headings import is_known, is_prose, opens_text
from articles.importers.journal.signatures import names_institution
from articles.importers.lines import Block, Line, ends_sentence, starts_lower
from articles.importers.record.bylines import byline_names, has_marks, without_glued_marks
from articles.importers.record.kinds import is_kind
from articles.importers.references.entries import LIST_HEADING

TITLE_WORDS = 45
FRONT = 40
MOST_NAME_LINES = 14
SHORT_LEFTOVER = 14
WORDS_OF_SENTENCE = 7
MOST_SUMMARY_WORDS = 80

_HALF_A_NAME = re.compile(r"[\s,](?:[A-Z]\.?(?:[\s-]?[A-Z]\.?)*|v[ao]n(?:\sde[nr]?)?|de[nr]?|d[aio]s?)$")
_JOINING = re.compile(r"(?:[,:&–-]|\b(?:of|and|in|the|with|for|a|an|by|to|on|from|or|as|at))$", re.IGNORECASE)


def take_front(lines: Sequence[Line], found: Found, largest: Sequence[int] = ()) -> list[Line]:
    """Take title and authors out: the authors' line by its shape, the title right above it. `largest`: the lines
    that the page prints in the largest letters, where that is known; institutions are set aside."""
    common = {word for line in lines for word in re.findall(r"(?<![\w-])[a-z]{3,}\b", line.text)}
    printed = [place for place, line in enumerate(lines) if line.number in set(largest)]
    span = _authors_span(lines, common, printed)
    if span is None:
        return _with_title_only(lines, printed, found)
    start, end, names = span
    above = [place for place in printed if place < start] or _title_above(lines, start)
    title = " ".join(lines[place].text for place in above)
    if not title or (not printed and (_is_no_title(title) or lines[above[0]].number > _opening(lines))):
        return _with_title_only(lines, printed, found)
    found.title, found.places["title"] = title, tuple(lines[place].number for place in above)
    own = without_glued_marks(names, _joined(lines, start, end), [aside.text for aside in found.set_aside])
    found.authors.extend(dict.fromkeys(own))
    for line in lines[start:end]:
        if own == names:
            found.label(Block(line.number, line.text), "authors")
        else:
            found.put_aside(Block(line.number, line.text), "furniture")
    standfirst = lines[above[-1] + 1 : start]
    if found.summary is None and _is_standfirst(standfirst):
        found.summary, found.places["summary"] = (
            _joined(lines, above[-1] + 1, start),
            tuple(one.number for one in standfirst),
        )
    for place in range(start):
        if place not in above and (found.summary is None or lines[place] not in standfirst):
            found.put_aside(Block(lines[place].number, lines[place].text), "furniture")
    heads = {line.text for line in lines[: above[0]] if len(line.text.split()) > 2 and not is_known(line.text)}
    for line in lines[end:]:
        if line.text in heads:
            found.put_aside(Block(line.number, line.text), "furniture")
    return _without_leftovers([line for line in lines[end:] if line.text not in heads], common, found)


def _is_standfirst(lines: Sequence[Line]) -> bool:
    """Sentences between the title and its authors sum the article up."""
    text = " ".join(line.text for line in lines)
    return WORDS_OF_SENTENCE < len(text.split()) <= MOST_SUMMARY_WORDS and ends_sentence(text) and is_prose(text)


def _opening(lines: Sequence[Line]) -> int:
    """The number of the line at which the text opens; a high one where no heading says so."""
    return next((line.number for line in lines if opens_text(line.text)), 10**9)


def _authors_span(
    lines: Sequence[Line], common: Collection[str], printed: Sequence[int]
) -> tuple[int, int, list[str]] | None:
    """Where the authors' line stands, below the first lines and above the text, and its names."""
    first = printed[-1] + 1 if printed else 1
    parts = (place for place, line in enumerate(lines) if place >= first and is_known(line.text))
    last = next((place for place in parts if not _is_rest(lines, place)), len(lines))
    for start in range(first, min(FRONT, last + 1, len(lines))):
        if not printed and len(lines[start - 1].text) > 30 and ends_sentence(lines[start - 1].text.rstrip("?")):
            break
        if printed and len(_joined(lines, first, start).split()) > MOST_SUMMARY_WORDS:
            break
        if _is_of_words(lines[start].text, common):
            continue
        end, names = _longest_byline(lines, start, common)
        if len(_longest_byline(lines, start + 1, common)[1]) >= len(names):
            continue
        if names and (len(names) > 1 or has_marks(_joined(lines, start, end)) or _stands_below(lines, start, printed)):
            return start, end, names
    return None


def _is_of_words(text: str, common: Collection[str]) -> bool:
    """Tell whether a line that could be names is made of the text's own words: the end of a title."""
    return bool(byline_names(text)) and not (has_marks(text) or byline_names(text, common))


def _is_rest(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the name of a usual part is the rest of the line above it ("… of old men: a\\nCase Report")."""
    line = lines[place]
    return starts_lower(line.text) or (place > 0 and not line.gap and _goes_on(lines[place - 1].text, line.text))


def _stands_below(lines: Sequence[Line], start: int, printed: Sequence[int]) -> bool:
    """One name alone counts right below the title, above an institution, a gap or the text."""
    following = lines[start + 1] if start + 1 < len(lines) else None
    institution = following is None or names_institution(following.text[:300]) or following.gap
    cut = following is not None and following.number > lines[start].number + 1
    right_below = bool(printed) and start == printed[-1] + 1
    return right_below or ((institution or cut or opens_text(following.text if following else "")) and start < 8)


def _longest_byline(lines: Sequence[Line], start: int, common: Collection[str]) -> tuple[int, list[str]]:
    """The most lines from a place on that are names together, over the ends of lines."""
    best: tuple[int, list[str]] = (start, [])
    text = ""
    for end in range(start, min(start + MOST_NAME_LINES, len(lines))):
        line = lines[end].text
        parted = lines[end].gap and text and not text.rstrip().endswith((",", ";", "&", "and", "·", "|"))
        if (is_known(line) and not starts_lower(line)) or (
            parted and not (best[1] and line.startswith(("and ", "&", ",")))
        ):
            break
        joint = " " if not text or not (best[0] == end and byline_names(line, common)) else ", "
        text = f"{text}{joint}{line}" if text else line
        names = byline_names(text, common)
        if names:
            best = (end + 1, names)
        elif best[1] and best[0] < end and not _HALF_A_NAME.search(text):
            break
    return best


def _joined(lines: Sequence[Line], start: int, end: int) -> str:
    return " ".join(line.text for line in lines[start:end])


def _title_above(lines: Sequence[Line], start: int) -> list[int]:
    """The lines right above the authors, up to a gap or to what was taken out, unless the title goes on over it."""
    above: list[int] = []
    for place in range(start - 1, -1, -1):
        cut = above and (lines[above[0]].gap or lines[above[0]].number > lines[place].number + 1)
        if cut and not _goes_on(lines[place].text, lines[above[0]].text):
            break
        above.insert(0, place)
    return above


def _goes_on(first: str, second: str) -> bool:
    return starts_lower(second) or bool(_JOINING.search(first))


def _is_no_title(title: str) -> bool:
    words = title.split()
    return len(words) > TITLE_WORDS or starts_lower(title) or ends_sentence(title.rstrip("?")) or is_common_name(title)


def _with_title_only(lines: Sequence[Line], printed: Sequence[int], found: Found) -> list[Line]:
    """What a page prints in its largest letters is its title, even where no line of names is below."""
    if not printed:
        printed = _standing_apart(lines)
    title = " ".join(lines[place].text for place in printed)
    if not title or len(title.split()) < 3 or is_known(title) or starts_lower(title):
        return list(lines)
    found.title, found.places["title"] = title, tuple(lines[place].number for place in printed)
    return [line for place, line in enumerate(lines) if place not in printed]


def _standing_apart(lines: Sequence[Line]) -> list[int]:
    """A first group of lines below the name of the article's kind (the line that was taken out over it), apart from
    a sentence below: the title of a letter or note, whose authors sign at its end."""
    if not lines or lines[0].number == 1 or len(lines) < 3:
        return []
    end = 1
    while end < len(lines) and not lines[end].gap and not opens_text(lines[end].text):
        end += 1
    title = _joined(lines, 0, end)
    fits = 3 <= len(title.split()) <= 30 and not ends_sentence(title) and end < len(lines)
    return list(range(end)) if fits and not is_known(title) and lines[end].text[:1].isupper() else []


def names_kind(text: str) -> bool:
    """Tell whether a line names a kind of article or a journal, and no part of an article."""
    return is_kind(text) and not is_known(text)


def take_type(lines: Sequence[Line], found: Found) -> list[Line]:
    """Set the lines aside that only name the kind of article, or the journal, at the head of a page."""
    last = next((place for place, line in enumerate(lines) if LIST_HEADING.match(line.text)), len(lines))
    found_head = lines[: min(8, last)]
    head = [line for line in found_head if is_kind(line.text) and not _belongs(line, lines)]
    texts = {line.text for line in head if not is_known(line.text)}
    taken = [line for line in lines if line in head or line.text in texts]
    for line in taken:
        found.put_aside(Block(line.number, line.text), "furniture")
    return [line for line in lines if line not in taken]


def _belongs(line: Line, lines: Sequence[Line]) -> bool:
    """Tell whether a line goes on from the one before it ("… of cryoglobulinemia:\\na case report")."""
    place = lines.index(line)
    return place > 0 and not line.gap and _goes_on(lines[place - 1].text, line.text)


def _without_leftovers(lines: Sequence[Line], common: Collection[str], found: Found) -> list[Line]:
    """Set aside what stands between the authors and the text: institutions, and short lines that are no sentence."""
    end = 0
    limit = min(FRONT, len(lines))
    while end < limit and not opens_text(lines[end].text):
        group = _group(lines, end, limit, common)
        text = _joined(lines, end, group)
        names = byline_names(text, common)
        names = names if len(names) > 1 or has_marks(text) else []
        institution = names_institution(text[:400]) and not is_prose(text)
        short = (
            len(text.split()) <= SHORT_LEFTOVER
            and not ends_sentence(text)
            and not starts_lower(lines[group].text if group < len(lines) else "")
        )
        if not (names or institution or (short and group < len(lines))):
            break
        for line in lines[end:group]:
            if names:
                found.label(Block(line.number, line.text), "authors")
            else:
                found.put_aside(Block(line.number, line.text), "furniture")
        found.authors.extend(name for name in names if name not in found.authors)
        end = group
    return list(lines[end:])


def _group(lines: Sequence[Line], start: int, limit: int, common: Collection[str]) -> int:
    """The lines up to the next gap, cut, names or heading."""
    end = start + 1
    while end < limit and not lines[end].gap and lines[end].number == lines[end - 1].number + 1:
        if opens_text(lines[end].text) or ends_sentence(lines[end - 1].text):
            break
        if len(byline_names(lines[end].text, common)) > 1 or len(byline_names(lines[start].text, common)) > 1:
            break
        end += 1
    return end
