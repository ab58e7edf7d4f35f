"""Letters that the way out of a PDF damaged: ligatures, spaced capitals, degree signs, hyphens."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from articles.importers.found import Found
from articles.importers.lines import Line
from articles.importers.value import Repair
from articles.importers.words import word_set

LONGEST_SPACED = 80

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "ft", "ﬆ": "st"}
_WRITTEN_OUT = str.maketrans(_LIGATURES)
_SIGNS = "".join(_LIGATURES)
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
# "in ﬂammation": the sign stands apart from the letters before it; "infl ammation": the letters behind stand apart.
_TORN_BEFORE = re.compile(rf"(?<![\w-])([^\W\d_]+) ([{_SIGNS}])(\w*)")
_TORN_BEHIND = re.compile(
    r"(?<![\w-])(\w*(?:fi|fl)|(?:co|in|un)?eff|(?:un)?aff|diff|suff|buff|(?:Eff|Aff|Diff|Suff|Buff)) ([a-z]+)"
)
# What opens whole words, so that "in ﬁve" and "in ﬂow" stay two.
_OPENING = re.compile(
    r"(?:fi(?:ve|ft|rst|na|nd|br|el|gu|ll|lm|lter|ne|ng|ni|rm|ts?\b|tt|tn|x|st|sh|sc|re)"
    r"|fl(?:ow|ui|uo|uc|us|at|ar|ap|ag|ank|ex|oor|oa|oo|avo|ew|y))"
)
# First halves that are no words: "immuno-", "speci-", "bene-".
_COMBINING = re.compile(r"(?<!als)(?<!int)(?<!zer)o$|i$|^bene$")
_TORN_ENDS = ("ifi", "efi", "ofi", "nfi", "nfl", "ff")
_SHORT_WORDS = word_set("a an as at be by he if in is it no of on or so the to up we and for not with from")
_WORD = re.compile(rf"(?<![\w-])[a-z]{{3,}}(?![\w-])(?! [{_SIGNS}])")
_SOFT_HYPHEN = re.compile(r"\u00ad(?=\w)")
_DEGREE = re.compile(r"\b\d+(?:[.,]\d+)?\s?[oº]\s?C\b")
_SPACED = re.compile(r"(?<![\w-])(?:[A-Z]{1,5} +){3,}[A-Z]{1,5}(?![\w-])")
_SET_APART = (
    word_set(
        """
        ABSTRACT SUMMARY KEYWORDS INTRODUCTION BACKGROUND METHODS RESULTS DISCUSSION CONCLUSION CONCLUSIONS
        REFERENCES ACKNOWLEDGMENTS ACKNOWLEDGEMENTS ORCID FUNDING
        """
    )
    | {"ARTICLE INFO", "CASE REPORT", "CASE PRESENTATION", "MATERIALS AND METHODS", "CONFLICT OF INTEREST"}
)  # fmt: skip
_BY_LETTERS = {name.replace(" ", ""): name for name in _SET_APART}


def mended_glyphs(lines: Sequence[Line], found: Found) -> list[Line]:
    """Write ligatures out and join the words they tore; give spaced capitals and degree signs their usual form."""
    text = "\n".join(line.text for line in lines)
    ligatures = sum(text.count(sign) for sign in _LIGATURES)
    whole = set(_WORD.findall(text.lower())) if ligatures else set()
    mended = [replace(line, text=_with_degrees(_mended(line, whole, found), found)) for line in lines]
    if ligatures:
        found.problem("character_repaired", "info", f"{ligatures} ligatures written out")
    return mended


def _mended(line: Line, whole: Collection[str], found: Found) -> Line:
    text = _SOFT_HYPHEN.sub("", line.text.translate(_HYPHENS)).replace("\u00ad", "-")
    if any(sign in text for sign in _LIGATURES):
        text = _TORN_BEFORE.sub(lambda torn: _joined_before(torn, whole), text).translate(_WRITTEN_OUT)
    text = _TORN_BEHIND.sub(_joined_behind, text)
    if len(text) <= LONGEST_SPACED:
        text = _SPACED.sub(_closed, text)
    _note(line, text, found)
    return replace(line, text=text)


def _joined_before(torn: re.Match[str], whole: Collection[str]) -> str:
    """One word, unless both halves are words ("the ﬁrst")."""
    first, rest = torn[1], (torn[2] + torn[3]).translate(_WRITTEN_OUT)
    word = first.lower()
    if (word + rest).lower() in whole:
        return first + rest
    stands = rest.lower() in whole or bool(_OPENING.match(rest.lower()))
    if word in _SHORT_WORDS:
        apart = stands or word not in ("in", "a", "of")
    elif word in whole:
        apart = stands or len(word) > 4
    else:
        apart = stands and len(word) > 3 and not _COMBINING.search(word)
    return f"{first} {rest}" if apart else first + rest


def _joined_behind(torn: re.Match[str]) -> str:
    name = torn[1][0].isupper() and len(torn[1]) > 4 and len(torn[2]) > 3 and not torn[1].endswith(_TORN_ENDS)
    return torn[0] if name or torn[1].lower() in ("wifi", "hifi") else torn[1] + torn[2]


def _closed(spaced: re.Match[str]) -> str:
    """A known heading whose letters stand apart ("A B S T R A C T"), or two of them side by side."""
    letters = re.sub(r"\s+", "", spaced[0])
    for end in range(len(letters), 3, -1):
        head, rest = _BY_LETTERS.get(letters[:end]), letters[end:]
        if head and (not rest or rest in _BY_LETTERS):
            return f"{head} {_BY_LETTERS[rest]}" if rest else head
    return spaced[0]


def _note(line: Line, text: str, found: Found) -> None:
    """Account for the words of a line that read otherwise now, without those around them."""
    before, after = line.text.split(), text.split()
    if re.findall(r"\w+", line.text) == re.findall(r"\w+", text):
        return
    while before and after and before[0] == after[0]:
        before, after = before[1:], after[1:]
    while before and after and before[-1] == after[-1]:
        before, after = before[:-1], after[:-1]
    found.repairs.append(Repair(line.number, " ".join(before), " ".join(after)))


def _with_degrees(line: Line, found: Found) -> str:
    def mend(printed: re.Match[str]) -> str:
        read = re.sub(r"\s?[oº]\s?C$", "°C", printed[0])
        found.repairs.append(Repair(line.number, printed[0], read))
        found.problem("character_repaired", "info", f"{printed[0]} read as {read}", f"line {line.number}")
        return read

    return _DEGREE.sub(mend, line.text)
