import re
from collections.abc import Iterator

from .document import Document, Finding
from .marks import without_marks

_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=2)}
_NUMBER = re.compile(rf"\b(?:{'|'.join(_WORDS)})\b", re.IGNORECASE)
_STOP = re.compile(r"[(:;.?!]")
_REACH = 120
_MOST_WORDS_BETWEEN = 9
_LONGEST_LIST = 600
_LONGEST_MEMBER = 8
_OPEN = re.compile(r"\b(?:including|include|such\s+as|e\.g|for\s+example|for\s+instance|among|like)\b|\betc\b|…", re.I)
_CLAUSE = re.compile(r"\b(?:were|was|are|is|had|have|has|received|who|that|which|showed|took|got|or)\b", re.IGNORECASE)
_APART = re.compile(r"\s*[,;]\s+(?:and\s+)?")
_TOTAL = re.compile(
    r"\b(\d[\d,]{0,8})\s+(?:\w+\s+){0,2}?(?:patients|cases|people|women and men|participants|subjects)\b", re.I
)
_PART = re.compile(
    r"\b(\d[\d,]{0,8})\s+(?:(?:patients|cases|people)\s+)?(?:(?:with|had|have|of|were|in|having)\s+)?"
    r"((?:type|stage|class|grade|group)\s+(?:[IVX]{1,4}|\d|[A-D])\b|men\b|women\b)",
    re.IGNORECASE,
)
_SUM_SAID = re.compile(r"\b(?:adds?|sums?|adding|summing)\s+(?:up\s+)?to\b|\bin all\b|\boverlap", re.IGNORECASE)


def check(document: Document) -> Iterator[Finding]:
    """A counted list has as many members as the count, and parts sum to their total (check 18): a question.

    "Including" and "such as" open a list that need not be whole.
    """
    for sentence in document.reading.sentences:
        text = without_marks(sentence.text)
        message = _wrong_list(text) or _wrong_sum(text)
        if message:
            yield Finding("count_mismatch", "question", f"{message} Which is right?", line=sentence.line)


def _wrong_list(text: str) -> str:
    for number in _NUMBER.finditer(text):
        between, members = _counted_list(text, number.end())
        stated = _NUMBERS[number[0].lower()]
        fewest, most = _members(members)
        if fewest > 1 and _is_closed_list(between, members) and not fewest <= stated <= most:
            return f"“{number[0]} {between.split()[0]}” is followed by a list of {most} ({members.strip(' .')})."
    return ""


def _counted_list(text: str, start: int) -> tuple[str, str]:
    """The words after a number, and the list that they lead to, in brackets or after a colon; or two empty texts."""
    stop = _STOP.search(text, start, start + _REACH)
    if stop is None or stop[0] not in "(:":
        return "", ""
    between = text[start : stop.start()].strip()
    if not 1 <= len(between.split()) <= _MOST_WORDS_BETWEEN:
        return "", ""
    if stop[0] == ":":
        return between, text[stop.end() : stop.end() + _LONGEST_LIST].strip()
    closing = text.find(")", stop.end(), stop.end() + _LONGEST_LIST)
    return (between, text[stop.end() : closing]) if closing > 0 and not _CLAUSE.search(between) else ("", "")


def _is_closed_list(between: str, members: str) -> bool:
    parts = _APART.split(members)
    short = all(len(part.split()) <= _LONGEST_MEMBER and re.search(r"[^\W\d_]{2}", part) for part in parts)
    return short and ":" not in members and not _OPEN.search(f"{between} {members}")


def _members(text: str) -> tuple[int, int]:
    """The fewest and the most members that a list can be read to have: an "and" may join or part."""
    parts = [part for part in _APART.split(text.strip(" .")) if part]
    if len(parts) < 2:
        return (1, 1 + len(re.findall(r"\band\b", text))) if parts else (0, 0)
    ands = sum(len(re.findall(r"\band\b", part)) for part in parts)
    oxford = bool(re.search(r"[,;]\s+and\s", text))
    last = int(not oxford and " and " in parts[-1])
    return len(parts) + last, len(parts) + ands


def _wrong_sum(text: str) -> str:
    parts = {label.lower(): _value(number) for number, label in _PART.findall(text)}
    first = _PART.search(text)
    if len(parts) < 2 or first is None or _SUM_SAID.search(text):
        return ""
    total = next((_value(found[1]) for found in _TOTAL.finditer(text, 0, first.start())), None)
    if total is None or sum(parts.values()) == total:
        return ""
    return f"The parts ({', '.join(map(str, parts.values()))}) sum to {sum(parts.values())}, and the total is {total}."


def _value(number: str) -> int:
    return int(number.replace(",", "") or 0)
