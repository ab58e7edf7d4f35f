"""Labels that run into what stands beside them when a page is copied, parted again."""

import re
from itertools import pairwise

from articles.importers.record.labels import read_labels
from articles.importers.record.people import named_first, names_in
from articles.importers.record.statements import is_statement

_GLUED_DATE = re.compile(r"\b(\d{4})([A-Z][a-z]+)(?=\s+\w+)")
_GLUED_NAME = re.compile(r"^((?:[A-Z][a-z]+\s){0,2}[Bb]y)(?=[A-Z])(\S.*)$")
_GLUED_ROLE = re.compile(r"(?:(?<=(?:Written|Checked) [Bb]y)|(?<=(?:Reviewed|Authored) [Bb]y))(?=[A-Z][a-z])")
_OPENS = r"(?:Originally|First|Last|Medically|Clinically|Updated|Published|Reviewed|Written)"
_JOINT = re.compile(rf"(?<=[A-Za-z])(?={_OPENS}\s)")
_BY = re.compile(r"\s+\w+\s?(?:by\b|:)")


def with_date_unglued(text: str) -> tuple[str, str] | None:
    """A date parted from the label that it runs into ("May 2, 2024Medically reviewed by …"), and the two words."""
    glued = _GLUED_DATE.search(text[:200])
    labelled = glued is not None and bool(_BY.match(text[glued.end() :]))
    if glued is None or not (labelled or read_labels(text[: glued.end(1)])):
        return None
    return f"{text[: glued.start(2)]}{' ' if labelled else ' | '}{text[glued.start(2) :]}", glued[0]


def with_label_unglued(text: str) -> tuple[str, str, str] | None:
    """Two labels parted where the second runs into the first ("By Ann Newly, MRCPOriginally published 2 May 2024"), and
    the words on either side."""
    for joint in _JOINT.finditer(text[:200]):
        before, behind = text[: joint.start()], text[joint.start() :]
        if read_labels(before) and read_labels(behind):
            return f"{before} | {behind}", before.split()[-1], behind.split()[0]
    return None


def with_names_unglued(text: str) -> tuple[str, list[str]] | None:
    """Names parted from the "by" that they run into ("Reviewed ByAnn Newly, MD"), and each pair of words."""
    opened = _GLUED_NAME.match(text[:300])
    joints = {joint.start() for joint in _GLUED_ROLE.finditer(text[:300])}
    if opened and (names_in(opened[2]) or named_first(opened[2])):
        joints.add(opened.end(1))
    if not joints:
        return None
    ends = [*sorted(joints), len(text)]
    parts = [text[start:end] for start, end in zip([0, *ends], ends, strict=False)]
    pairs = [f"{one.split()[-1]} {two.split()[0]}" for one, two in pairwise(parts)]
    return " ".join(parts), pairs


def split_glued(text: str) -> tuple[str, str] | None:
    """Part a label from the review statement it runs into ("Our BoardAll articles are reviewed by …", with or
    without a space)."""
    for joint in re.finditer(r"(?<=[a-z])(?=[A-Z])|(?<=[a-z])\s(?=(?:All|This|Our|These|Every|Each)\s)", text[:120]):
        label, rest = text[: joint.start()], text[joint.end() :]
        if is_statement(rest) and label.count(" ") < 6 and label.istitle() | (joint[0] == ""):
            return label, rest
    return None
