"""Lines that claim a review of the page: the people they name, and the day they give."""

import re

from articles.importers.record.dates import DATE, DateReading, read_date
from articles.importers.record.people import reviewers_in
from articles.importers.value import Reviewer

LONGEST_STATEMENT = 600
_STATEMENT = re.compile(
    r"""^(?:
        (?:(?:clinical|medical)\s+review\s+board\s*:\s*)?
        (?:(?:this|all|our|the|every|each)\s+(?:\w+\s+){0,3})?
        (?:articles?|pages?|contents?|information|documents?|topics?|reports?|answers?|entry|entries|text|education)\s+
        (?:on\s+(?:this|our)\s+(?:\w+\s+){1,2})?
        (?:has\s+been|have\s+been|is|are|was|were)\s+(?:\w+ly\s+)?reviewed\s+(?:for\s+accuracy|by)\b
      | (?:(?:also|last|expert)[\s-]+)?(?:(?:medically|clinically|scientifically)[\s-]+)?
        reviewed\s+(?:for\s+accuracy\s+)?by\b
      | (?:(?:medical|clinical|page)\s+)?(?:content|page|article|information)\s+(?:\w+ly\s+)?reviewed\s+by\s*:?\s+
        (?-i:[A-Z])
      | (?:(?:medically|clinically|scientifically)\s+)?(?:validated|verified|checked)\s+by\s+(?:Dr|Prof)\b
      | updated\s+(?:\w+\s+(?:\d{1,2},?\s+)?\d{4}\s+)?by\s*:?\s*\S.{0,80},\s(?:M\.?D|D\.?O|Ph\.?D|MBBS)\b
        .{0,300}\breviewed\s+by\b
      | (?:this|the)\s+(?:information|page|leaflet|article|content|fact\s?sheet|material)\s+(?:was|is|has\s+been)\s+
        (?:written|prepared|produced|developed|created)\s.{3,150}\band\s+(?:\w+ly\s+)?reviewed\s+by\b
      | approved\s+by(?:\s*:|\s+the\s.{3,80}\b(?:board|committee)\b)
      | (?:online\s+)?(?:medical|clinical|expert|peer)\s+review(?:er)?(?:\(s\)|s)?(?:\s+by\b|\s*:|,(?=\s+(?:Dr|Prof)\b))
      | reviewers?\s*:\s+(?-i:[A-Z])
      | \S.{0,200}\bgratefully\s+acknowledges?\b.{0,300}\bpreparation\s+of\s+this\s+report
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_REVIEWERS = re.compile(
    r"(?:^(?:updated|approved)\s+by\s*:|\breviewed\s+(?:for\s+accuracy\s+)?by\b|^(?:\w+ly\s+)?(?:validated|verified|checked)\s+by\b|\backnowledges\b|\breview(?:er)?(?:\(s\)|s)?(?:\s*:|\s+by\b|,(?=\s+(?:Dr|Prof)\b)))\s*:?\s*",
    re.I,
)
_REVIEWERS_END = re.compile(
    r",?\s+on\s+(?=\d|[A-Z])|,\s+(?=\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]+\s+\d{4})"
    r"|(?<=[A-Za-z]{3})(?<!Prof)\.\s|,?\s+for assistance|\s[—–|•·]\s"
)


def is_statement(text: str) -> bool:
    """Tell whether a line claims a review of the page (not "peer-reviewed" or "literature reviewed")."""
    return bool(_STATEMENT.match(text[:600])) and len(text) <= 600


def reviewers_of(statement: str) -> tuple[Reviewer, ...]:
    """Name the people a review line names; a board or "one of our doctors" names nobody."""
    people = [_REVIEWERS_END.split(part, maxsplit=1)[0] for part in _REVIEWERS.split(statement)[1:]]
    return tuple(reviewer for part in people for reviewer in reviewers_in(part))


def date_at_end(text: str) -> DateReading | None:
    """The day behind a reviewer's name and post ("…, 28 January 2025")."""
    dates = [found for found in DATE.finditer(text[:LONGEST_STATEMENT]) if not found["year_only"]]
    last = dates[-1] if dates and len(text) <= LONGEST_STATEMENT else None
    behind = last is not None and text[: last.start()].endswith((", ", "(")) and not text[last.end() :].strip(" .)")
    return read_date(last[0]) if last and behind else None
