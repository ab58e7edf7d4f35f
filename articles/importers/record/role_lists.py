"""People and their parts in one line: "Author: A B, post, town; Editor in Chief: C D"."""

import re
from dataclasses import dataclass

from articles.importers.record.people import is_name, names_in, without_degrees

LONGEST = 600
_ROLES = re.compile(
    r"^(?P<role>(?:[a-z-]+\s+){0,2}(?:co-?)?(?:authors?|writers?|editors?|reviewers?)(?:\(s\))?(?:[\s-]+in[\s-]+chief)?\s*:"
    r"|(?:copy[\s-]+)?(?:edited|written|updated|reviewed|checked)\s+by\s*:?)\s+(?P<people>\S.*)$",
    re.IGNORECASE,
)
_AUTHOR = re.compile(r"^(?:(?:original|lead|first)\s+|co[\s-]?)?(?:authors?|writers?)\b|^written\b", re.IGNORECASE)
_ONE_AUTHOR = re.compile(r"^authors?(?:\s*:\s+|\s+(?=(?:dr|prof|professor)\b))(?P<people>\S.*)$", re.IGNORECASE)
_PART = re.compile(r"\s*;\s+")
_IN_BRACKETS = re.compile(r"\s?\([^()]{0,80}\)$")


@dataclass(frozen=True, slots=True)
class Role:
    """One part of a role list as printed; the authors it names, and whether it says more than their names."""

    text: str
    authors: tuple[str, ...]
    says_more: bool


def read_role_list(text: str) -> list[Role]:
    """Read two and more roles parted by semicolons, one of them the author's; nothing where a part is no role."""
    if len(text) > LONGEST:
        return []
    parts = [_ROLES.match(part) for part in _PART.split(text)]
    roles = [_role(part) for part in parts if part]
    return roles if len(roles) == len(parts) > 1 and any(role.authors for role in roles) else []


def _role(part: re.Match[str]) -> Role:
    authors = _authors(part["people"]) if _AUTHOR.match(part["role"]) else []
    return Role(part[0], tuple(authors), not names_in(part["people"]))


def author_with_post(text: str) -> str:
    """Name the one whom "Author: Dr A B, post, town" or "Author  A B (post)" names; else nothing."""
    found = (
        _ONE_AUTHOR.match(text) if len(text) <= LONGEST and ";" not in text and not text.endswith(("?", "!")) else None
    )
    return next(iter(_authors(found["people"])), "") if found else ""


def _authors(people: str) -> list[str]:
    """Names in a row; else the first, before a post and a place."""
    name = without_degrees(_IN_BRACKETS.sub("", people.split(",")[0].strip()))
    return names_in(people) or ([name] if is_name(name) else [])
