"""The authors' line of a printed article: names, the marks of their institutions, their degrees."""

import re
from collections.abc import Collection, Iterable, Sequence

from articles.importers.record.institutions import INSTITUTION
from articles.importers.record.people import PARTICLES, is_degree, is_name, names_job, without_degrees
from articles.importers.words import word_set

LONGEST = 3000
MOST_COMMON = 0.4

_SIGNS = r"[*†‡§¶#✉☆$^∗⁎🖂]"
_MARK = rf"(?:[a-k]|\d{{1,2}}|{_SIGNS})"
# Marks behind a name: "Rossi 1,2,*", "Rossia,b" never (letters glued to a name cannot be told from it).
_MARKS = re.compile(
    rf"(?:(?<=[^\W\d_]|\.)|(?<=[\s,;)]))\s?(?:\d{{1,2}}|{_SIGNS}|(?<=\s)[a-k](?=[\s,;·|]|$))(?:\s?,?\s?{_MARK}(?![^\W\d_]))*\s?"
)
_RAISED = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]+(?:[,‚ ]?[¹²³⁴⁵⁶⁷⁸⁹⁰ᵃᵇᶜᵈᵉ]+)*|\[\d{1,2}(?:[,–-]\s?(?:\d{1,2}|\*))*\]")
_ORCID = re.compile(
    r"\(?(?:ORCID\s?:?\s)?(?:https?://)?(?:orcid\.org/)?0000-\d{4}-\d{4}-\d{3}[\dX]\)?|(?-i:(?<=[a-z])ID(?=\W|\d|$))",
    re.IGNORECASE,
)
# "Rossi (1,2)", "Rossi1,2)": the same marks in brackets.
_BRACKETED = re.compile(r"\s?\((\d{1,2}(?:\s?,\s?\d{1,2})*)\)|(?<=[^\W\d_])(\d{1,2}(?:,\s?\d{1,2})*)\)")
_WITH_JOB = re.compile(r"^((?:[A-Z][\w.’'-]*\s){1,4}?)([a-z][a-z\s-]+)$")
_ON_BEHALF = re.compile(r"^(?:(?:for|on\s+behalf\s+of)\s+the\s)", re.IGNORECASE)
_PART = re.compile(r"\s*(?:[,;|·•&]|\band\b|\bAND\b|\bund\b|\bet\b(?!\s+al)|\by\b(?=\s+[A-Z]))\s*")
_BY = re.compile(r"^by\s+(?=[A-Z])", re.IGNORECASE)
_CREDENTIAL = re.compile(r"^(?=(?:[a-z.()]*[A-Z]){2})[A-Za-z.()-]{2,9}$")
# "Rossi1 and Bianchi2, 1First University, 2Second Hospital": the institutions go on in the authors' own line.
_AFFILIATED = re.compile(rf"[,.;]\s*1\s?(?=[A-Z].*\b{INSTITUTION}\b)")
# A lettered institution, and a mark that stands apart from its name: then no other is glued to one.
_LETTERED = re.compile(rf"^[a-k]\s?(?=[A-Z])(?=(?:.{{0,200}}\b)?{INSTITUTION}\b)")
_LETTER_APART = re.compile(r"(?<=[^\W\d_])\s[a-k](?=\s?[,;·|]|\s?$|\s(?:and|&)\s)")
_NEVER = word_set(
    """
    with of in and for the by on to from at case report reports study review series trial analysis letter editorial
    article research original patients patient disease syndrome treatment therapy clinical journal archives annals
    university hospital department institute school college centre center division medicine medical
    """
)


def byline_names(text: str, common: Collection[str] = ()) -> list[str]:
    """List the names of an authors' line; empty where a part is no name, mark or degree, or where the names are
    words that the text itself uses (`common`: those it prints in small letters)."""
    if len(text) > LONGEST or "@" in text:
        return []
    text = _AFFILIATED.split(text, maxsplit=1)[0]
    plain = _ORCID.sub("", _RAISED.sub(", ", _BRACKETED.sub(r"\1\2", _BY.sub("", text))))
    plain = _MARKS.sub(", ", plain)
    names: list[str] = []
    for part in _PART.split(plain):
        part = part.strip(" .")
        if not part or re.fullmatch(_MARK, part):
            continue
        if names and _ON_BEHALF.match(part):
            continue
        working = _WITH_JOB.match(part)
        name = without_degrees(working[1] if working and names_job(working[2]) else part)
        if is_name(name) and not _is_phrase(name):
            names.append(as_written(name))
        elif not names or not (is_degree(part) or _CREDENTIAL.match(part)):
            return []
    return [] if _are_words(names, common) else names


def without_glued_marks(names: Sequence[str], text: str, around: Iterable[str]) -> list[str]:
    """Names without the raised mark of an institution that their last letter is: "Rossia" in the line `text`, with
    "aDepartment of …" in a line of those `around`."""
    letters = {line[0] for line in around if _LETTERED.match(line)}
    marked = len(letters) > 0 and not _LETTER_APART.search(text)
    marked = marked and all(name[-1] in letters and name[-2].islower() for name in names)
    return [name[:-1] for name in names] if marked else list(names)


def goes_on_with_institutions(text: str) -> bool:
    """Tell whether an authors' line holds their institutions as well, behind the names."""
    return bool(_AFFILIATED.search(text))


def has_marks(text: str) -> bool:
    """Tell whether an authors' line has what no other line of names has: marks, degrees, or three names and more."""
    degrees = any(is_degree(part) for part in _PART.split(text) if part)
    return bool(_MARKS.search(_BRACKETED.sub(r"\1\2", text)) or _RAISED.search(text)) or degrees


def _is_phrase(name: str) -> bool:
    return any(word.lower().strip(".") in _NEVER for word in name.split())


def _are_words(names: Sequence[str], common: Collection[str]) -> bool:
    words = [word.lower() for name in names for word in re.findall(r"[^\W\d_]{3,}", name)]
    return bool(words) and sum(word in common for word in words) > MOST_COMMON * len(words)


def as_written(name: str) -> str:
    """A name as its owner would write it: a family name, or all of it, printed in capitals is given small letters."""
    return " ".join(_word(word) for word in name.split()) if re.search(r"[^\W\d_a-z]{4,}", name) else name


def _word(word: str) -> str:
    if word.lower() in PARTICLES and word.isupper():
        return word.lower()
    if not word.isupper() or len(re.sub(r"\W", "", word)) < 3 or "." in word:
        return word
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)
