"""People and their parts in one line: "Author: A B, post, town; Editor in Chief: C D"."""

import re
from dataclasses import dataclass

from articles.importers.people import is_name, names_in, without_degrees

LONGEST = 600
_ROLES = re.compile(
    r"^(?P<role>(?:[a-z-]+\s+){0,2}(?:authors?|writers?|editors?|reviewers?)(?:\(s\))?(?:[\s-]+in[\s-]+chief)?\s*:"
    r"|(?:copy[\s-]+)?(?:edited|written|updated|reviewed|checked)\s+by\s*:?)\s+(?P<people>\S.*)$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"^(?:(?:original|lead|first|co-?)\s+)?(?:authors?|writers?)\b|^written\b", re.IGNORECASE)
_ONE_AUTHOR = re.compile(r"^authors?(?:\s*:\s+|\s+(?=(?:dr|prof|professor)\b))(?P<people>\S.*)$", re.IGNORECASE)
_PART = re.compile(r"\s*;\s+")
_IN_BRACKETS = re.compile(r"\s?\([^()]{0,80}\)$")


@dataclass(frozen=True, slots=True)
class RoleList:
    """The line of a role list, and the authors it names."""

    authors: tuple[str, ...]


def read_role_list(text: str) -> RoleList | None:
    """Read two and more roles parted by semicolons, one of them the author's; None where a part is no role."""
    if len(text) > LONGEST or ";" not in text:
        return None
    parts = [_ROLES.match(part) for part in _PART.split(text)]
    if len(parts) < 2 or not all(parts):
        return None
    named = (_authors(part["people"]) for part in parts if part and _AUTHOR.match(part["role"]))
    authors = [name for names in named for name in names]
    return RoleList(tuple(authors)) if authors else None


def author_with_post(text: str) -> str:
    """Name the one whom "Author: Dr A B, post, town" or "Author  A B (post)" names; else nothing."""
    found = _ONE_AUTHOR.match(text) if len(text) <= LONGEST and not text.endswith(("?", "!")) else None
    return next(iter(_authors(found["people"])), "") if found else ""


def _authors(people: str) -> list[str]:
    """Names in a row; else the first, before a post and a place."""
    name = without_degrees(_IN_BRACKETS.sub("", people.split(",")[0].strip()))
    return names_in(people) or ([name] if is_name(name) else [])
