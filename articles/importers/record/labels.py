"""Lines that carry a page's own record: who reviewed it, its dates, status, policy link, byline."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from articles.importers.record.audience import states_audience
from articles.importers.record.dated_labels import is_tail, keys_of, read_dated
from articles.importers.record.dates import DATE, DateReading, read_date
from articles.importers.record.parted_labels import parts_of
from articles.importers.record.people import each_with_post, first_names_in, named_first, names_among, names_in
from articles.importers.record.role_lists import Role, author_with_post, read_role_list
from articles.importers.record.statements import date_at_end, is_statement, reviewers_of

STATUS_STEPS = frozenset(
    ("submitted", "under review", "in review", "approved", "pending", "rejected", "draft", "pending review")
)

WORDS_OF_POST = 6
WORDS_OF_LABEL = 6
WORDS_OF_NOTE = 4
SAYS_MORE = "says more than a key repeats"

_BY_PEER = re.compile(r"^peer\s+reviewed\s+by\b", re.IGNORECASE)
_WEEKDAY = re.compile(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,\s+", re.IGNORECASE)
_UNKNOWN_LABEL = re.compile(r"^[A-Z][\w ]{1,30}:\s*(\S.*)$")
_POLICY = re.compile(
    r"^(?:(?:view|read|see|meets)\s+)?(?:our\s+)?(?:editorial\s+(?:policy|policies|process|guidelines|standards)"
    r"|content\s+integrity)(?:\s*[:(]?\s*(?P<address>https?://\S+?)\)?)?\.?$",
    re.IGNORECASE,
)
_IDENTIFIERS = re.compile(
    r"^(?:PMCID|PMID|DOI|ISSN|ISBN|Bookshelf\s+ID)\s*:?\s*(?=\S*\d)\S+(?:\s+(?:(?:PMCID|PMID|DOI|ISSN)\s*:?\s*)?\S*\d\S*){0,4}$",
    re.IGNORECASE,
)
_OWN_PLACE = re.compile(rf"^\.\s({DATE.pattern})\s?;\s?\d", re.IGNORECASE | re.VERBOSE)
_EDITORS = re.compile(r"^(?:[a-z]+\s+){0,2}editors?(?:\(s\))?(?:[\s-]+in[\s-]+chief)?\s*:\s+(\S.*)$", re.IGNORECASE)
_CLAIM = re.compile(r"^(?:medically|clinically)\s+reviewed\.?$", re.IGNORECASE)
_STATUS_LABEL = re.compile(r"^(?:article\s+)?review\s+status\s*:?\s*(.*)$", re.IGNORECASE)
_PENDING = re.compile(r"\b(?:content|article|page)\s+is\s+(pending\s+[\w ]{0,30}?review)\b", re.IGNORECASE)
_BYLINE = re.compile(
    r"^(?:(?:written|authored|reported|posted|submitted|article|words|text|last\s+updated)\s+by|by|(?:(?:article|post|medical|pharmacy|lead)\s+)?authors?)\s*:?\s+(\S.*)$",
    re.IGNORECASE,
)
# "By A B  @ab  Monday, 3 May 2024": what stands between the names and their day; how many answered is no name.
_BEFORE_DAY = re.compile(
    r"(?:\s+@\w+)?[\s,|–—-]*(?:\b(?:posted|on)\s+){0,2}(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?$",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"\s+(?:\d+\s+(?:comments?|replies)|leave\s+a\s+(?:comment|reply))$|\s+@\w+$", re.IGNORECASE)
_STAFF = re.compile(
    r"^(?:[A-Z][\w.’'-]+\s+){1,3}(?:[Ss]taff|(?:Editorial\s)?(?:[Tt]eam|[Cc]ontributors)|Editors)[,.]?$"
)
# "By A B, RN  Updated on DATE": a label of a date right behind a name.
_DATED_BEHIND = re.compile(
    r"^(.{5,200}?[^\W\d_][.)]?)\s+((?:Last\s+)?(?:Medically\s+)?(?:Updated|Published|Reviewed|Modified|Posted)(?:\s+on\b|\s*:).{4,60})$"
)
_WRITTEN_AND_REVIEWED = re.compile(r"^(written\s+(?:and|&))\s+((?:\w+ly\s+)?reviewed\s+by\s.*)$", re.IGNORECASE)
_SENTENCES = re.compile(r"(?<=\.)\s+(?=[A-Z])")
_ENDS_IN_LABEL = re.compile(
    r"\b(?:(?:updated|published|reviewed|modified|posted|revised)$|reviewed\s+by\b)", re.IGNORECASE
)
# Who checked the facts is no medical reviewer; how many sources a page has is told by its list.
_COUNT = re.compile(r"^\d{1,3}\s+(?:sources|references)$", re.IGNORECASE)
_NO_VALUE = re.compile(
    r"^(?:[^\w\s]{1,2}\s)?(?:fact[\s-]?checked\s+by\s*:?\s+\S|(?:researched|powered|sponsored|curated|compiled|produced)\s+by\s+[^.]{2,80}$|(?:answered|prepared)\s+by\s+(?:the\s+)?(?:\w+\s+){0,3}team$"
    r"|(?:meta|seo)\s+(?:description|title)\s*:\s|(?:slug|focus\s+key(?:word|phrase)|word\s+count)\s*:\s"
    r"|(?:(?:resource|leaflet|document|publication|fact\s?sheet|patient\s+information|ref(?:erence)?)\s+(?:number|no\.|code|ref(?:erence)?|ID|version)\s*:?|version\s*:?|ref(?:erence)?\s*:)\s+\S*\d\S*$"
    r"|\d{1,3}\s+(?:sources|references)$|\d{1,3}[\s-]*min(?:ute)?s?\s+read$|©[^.]{0,150}\.?$"
    r"|(?:content\s+source|produced\s+by|medical\s+(?:illustrat(?:or|ion)|advis[eo]r))\s*:\s+[^.]{2,150}$)",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"^\(([^()]{5,100})\)[.]?$")
_BEHIND_CATEGORY = re.compile(r"^[A-Z][a-z]+(?:\s(?:&\s)?[A-Za-z]+){0,3}\s?/\s?(\S.{4,30})$")
_PARTED = re.compile(r"\s[•·|—–/]\s")


@dataclass(frozen=True, slots=True)
class Labelled:
    """What one label says; `key`: published, updated, reviewed, next, received, policy, status, byline,
    statement, post, pending, audience, identifier, bare_date, empty; `also`: what else has the same date; `next`: the
    date may be that of the next review."""

    key: str
    text: str
    date: DateReading | None = None
    names: tuple[str, ...] = ()
    value: str = ""
    also: tuple[str, ...] = ()
    next: bool = False


def read_labels(text: str) -> list[Labelled]:
    """Read a line made of labels only ("Last updated: … • View editorial policy"); else nothing."""
    if len(text) > 600:
        return []
    if roles := read_role_list(text):
        return [_role(one) for one in roles]
    if both := _WRITTEN_AND_REVIEWED.match(text):
        names = tuple(reviewer.name for reviewer in reviewers_of(both[2]))
        return [Labelled("byline", both[1], None, names), *read_labels(both[2])] if names else []
    segments = parts_of(text)
    found = [_read_one(segment) for segment in segments]
    if not all(found) and (dated := _DATED_BEHIND.match(text)):
        segments = [*parts_of(dated[1]), dated[2]]
        found = [_read_one(segment) for segment in segments]
        if found[-1] and not found[0] and len(segments) == 2 and len(dated[1].split()) < WORDS_OF_POST:
            found[0] = Labelled("post", segments[0])
    if not all(found) and len(sentences := _SENTENCES.split(text)) > 1:
        said = [_read_one(sentence) for sentence in sentences]
        found = said if all(said) else found
    if not all(found):
        with_names = _with_names(segments, found)
        found = with_names or (_with_post(segments, found) if ";" not in text else []) or [_read_one(text)]
    return [one for one in found if one] if len(found) > 1 or not _COUNT.match(text) else []


def _with_names(segments: Sequence[str], found: Sequence[Labelled | None]) -> list[Labelled | None]:
    """The authors' names before labels ("NAME | Reviewed by NAME, MD | Published: …"), a few words among them, where a
    label is the last; else nothing."""
    told = len(found) > 1 and found[-1] is not None
    short = all(one or len(part.split()) <= WORDS_OF_NOTE for one, part in zip(found[1:], segments[1:], strict=True))
    names = (names_in(segments[0]) or _named(segments[0])) if found[0] is None and told and short else []
    rest = [one or Labelled("post", part) for one, part in zip(found[1:], segments[1:], strict=True)]
    return [Labelled("byline", segments[0], None, tuple(names)), *rest] if names else []


def _named(text: str) -> list[str]:
    name = named_first(text)
    return [name] if name else []


def _with_post(segments: Sequence[str], found: Sequence[Labelled | None]) -> list[Labelled | None]:
    """A review line whose reviewer's post or institution stands behind a mark of its own ("Reviewed by NAME, MD |
    Institution"), or a date with a few words behind it; nothing where something else opens the line, or goes on as a
    sentence does."""
    first = found[0]
    if first is None or any(len(segment) > 80 for segment in segments[1:]):
        return []
    unread = [segment for segment, one in zip(segments, found, strict=True) if one is None]
    day = any(one.key == "bare_date" for one in found if one) if first.key == "byline" else first.date is not None
    dated = day and all(len(segment.split()) <= WORDS_OF_POST for segment in unread)
    if first.key != "statement" and not dated:
        return []
    read: list[Labelled | None] = [first]
    for segment, one in zip(segments[1:], found[1:], strict=True):
        read.append(one or Labelled("post", segment))
    return read if not segments[-1].endswith((".", "?", "!")) else []


def _read_one(text: str) -> Labelled | None:
    return (
        _bare_date(text)
        or _dated(text)
        or _date_set_apart(text)
        or _other_label(text)
        or _byline(text)
        or _statement(text)
    )


def _dated(text: str) -> Labelled | None:
    dated = read_dated(text)
    if dated is None:
        return None
    key = dated.keys[0]
    if dated.date is None:
        return Labelled("empty", text)
    more = len(dated.label.split()) > WORDS_OF_LABEL
    return Labelled(key, text, dated.date, value=SAYS_MORE if more else "", also=dated.keys[1:], next=dated.can_be_next)


def _date_set_apart(text: str) -> Labelled | None:
    """A dated label in brackets, or the day behind the category of a post ("Nerves / 3 May 2024")."""
    if bracketed := _IN_BRACKETS.match(text[:200]):
        return _dated(bracketed[1])
    behind = _BEHIND_CATEGORY.match(text[:100])
    date = _whole_date(behind[1]) if behind else None
    return Labelled("published", text, date, value=SAYS_MORE) if date and (date.iso or date.readings) else None


def _bare_date(text: str) -> Labelled | None:
    """A date alone, or behind a word that names no kind of date we know."""
    unknown = _UNKNOWN_LABEL.match(text)
    if unknown and keys_of(text[: unknown.start(1)]):
        return None
    date = _whole_date(unknown[1] if unknown else text) if len(text) < 60 else None
    return Labelled("bare_date", text, date) if date and date.iso else None


def _whole_date(value: str) -> DateReading | None:
    value = _WEEKDAY.sub("", value)
    found = DATE.match(value)
    if found is None or not is_tail(value[found.end() :]):
        return None
    return read_date(value)


def _other_label(text: str) -> Labelled | None:
    if policy := _POLICY.match(text):
        return Labelled("policy", text, value=policy["address"] or "")
    if states_audience(text):
        return Labelled("audience", text)
    if len(text) < 200 and (_IDENTIFIERS.match(text) or _NO_VALUE.match(text)):
        return Labelled("identifier", text)
    if place := _OWN_PLACE.match(text[:200]):
        return Labelled("published", text, read_date(place[1]), value=SAYS_MORE)
    if (editors := _EDITORS.match(text[:300])) and (names_among(editors[1]) or named_first(editors[1])):
        return Labelled("identifier", text)
    if _CLAIM.match(text):
        return Labelled("claim", text)
    if text.lower() in STATUS_STEPS:
        return Labelled("status", text, value=text)
    if status := _STATUS_LABEL.match(text):
        step = status[1].strip()
        return Labelled("status", text, value=step) if not step or step.lower() in STATUS_STEPS else None
    if pending := _PENDING.search(text[:300]):
        return Labelled("pending", text, value=pending[1]) if len(text) < 200 else None
    return None


def _byline(text: str) -> Labelled | None:
    found = _BYLINE.match(text)
    if found is None or len(text) > 200:
        return None
    people, date = _with_day(_ANSWERS.sub("", found[1]))
    if (date is None and " on " in people) or _ENDS_IN_LABEL.search(people):
        return None
    names = [people.rstrip(" ,.")] if _STAFF.match(people) else names_in(people)
    more = "" if names else SAYS_MORE
    names = names or each_with_post(people) or first_names_in(people) or _one_with_degree(people)
    names = names or _author_with_post(text)
    return Labelled("byline", text, date, tuple(names), more) if names else None


def _with_day(people: str) -> tuple[str, DateReading | None]:
    """The people of a byline, and the day behind them ("A B on 3 May 2024 at 9:00"), if there is one."""
    printed = DATE.search(people)
    date = _whole_date(people[printed.start() :]) if printed else None
    return (_BEFORE_DAY.sub("", people[: printed.start()]), date) if printed and date else (people, None)


def _one_with_degree(people: str) -> list[str]:
    """ "A B, MD, Institution": the one whom a degree follows."""
    name = named_first(people)
    return [name] if name and not people.endswith((".", "?", "!")) else names_among(people)


def _role(role: Role) -> Labelled:
    if not role.authors:
        return Labelled("identifier", role.text)
    return Labelled("byline", role.text, None, role.authors, SAYS_MORE if role.says_more else "")


def _author_with_post(text: str) -> list[str]:
    name = author_with_post(text)
    return [name] if name else []


def _statement(text: str) -> Labelled | None:
    by_peer = bool(_BY_PEER.match(text)) and bool(reviewers_of(text))
    if not (is_statement(text) or by_peer) or _PARTED.search(text):
        return None
    on = re.search(r"\bon\s+(?=[\dA-Z])", text)
    date = read_date(text[on.end() :]) if on else date_at_end(text)
    return Labelled("statement", text, date)
