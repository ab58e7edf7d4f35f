"""The authors that open an entry of a reference list, in the forms that publishers give them."""

import re

# "Verdi, A.B., Neri, C., & Blanc, D." · "A.B. Verdi, C. Neri" · "Verdi AB, Neri C"
_FAMILY = r"(?:[^\W\d_][\w'’-]*\s){0,3}?[^\W\d_][\w'’-]*"
# "Made, Anna, and Bert Up. “Title”"
_FULL_GIVEN = re.compile(
    r"^([^\W\d_][\w'’-]+),\s([A-Z][a-z]+(?:\s[A-Z]\.)?)((?:,?\s(?:and\s)?[A-Z][\w’-]+(?:\s[A-Z][\w.’-]*)+)*)(,\set\sal)?\.?\s(?=[“\"])"
)
_DOTTED = r"(?:[A-Z]\.[ -]?){1,4}"
_UNDOTTED = r"[A-Z]{1,4}(?=;|\s\(|,?\s(?:and|&)\s|$)"
_INVERTED = re.compile(
    rf"^(?:{_FAMILY},\s(?:{_DOTTED}|{_UNDOTTED})(?:,?\s?(?:Jr|Sr|II|III)\.?)?(?:[;,&]\s?|and\s|…\s?)*){{1,60}}"
)
_PAIR = re.compile(rf"(?:^|[,;]|&|\band\b)\s*(?:and\s+)?([^,;&]+),\s({_DOTTED}|{_UNDOTTED})")
_GIVEN_FIRST = re.compile(
    rf"^(?:(?:[A-Z]\.[ -]?){{1,4}}\s?{_FAMILY}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s|(?=\set\sal))){{1,60}}"
)
_GIVEN = re.compile(rf"((?:[A-Z]\.[ -]?){{1,4}})\s?({_FAMILY})(?=,|\s(?:and|&)\s|\s?$|\set\sal)")
# "Made, A., B.C. Up, and D. Found, Title": only the first name is turned.
_OTHERS = re.compile(rf"^(?:{_DOTTED}\s?{_FAMILY},?\s){{0,40}}(?:and\s)?{_DOTTED}\s?{_FAMILY},\s(?=[A-Z“\"])")
_AUTHOR = re.compile(r"^[^\W\d_][\w'’ .-]{0,40}?\s(?:[A-Z]\.?[ -]?){1,4}(?:Jr|Sr|II|III|2nd|3rd)?$")
_UP_TO_MARK = re.compile(r"^([^:;.()]{3,600}?)(?:[:;]\s+(?=[A-Z])|,?\s+(?=\((?:19|20)\d\d[a-z]?\)[.,:]?\s))")
_ET_AL = re.compile(r",?\s*(?:\bet\s+al\b|\band\s+others\b)\.?,?\s*", re.IGNORECASE)
# "European Society of Warmth", "Warm Hands Study Group"
_ORGANISATION = re.compile(
    r"""\b(?:groups?|associations?|society|societies|committees?|organi[sz]ations?|colleges?|consorti\w+|collaborat\w+
        |networks?|institutes?|agency|councils?|cent(?:er|re)s?|foundations?|federations?|panels?|task\sforce
        |investigators?|academy|league|alliance|ministry|departments?|administration|unions?|boards?|commission)\b""",
    re.VERBOSE | re.IGNORECASE,
)
_WORD_OF_NAME = re.compile(r"^(?:[A-Z(][\w’'&/().-]*,?|\d{1,4},?|of|the|for|and|in|on|to|de)$")
LONGEST_ORGANISATION = 15


def read_authors(text: str) -> tuple[list[str], bool, str]:
    """Take the authors that open an entry ("Surname AB", whatever their form there), whether more are left out, and
    the rest; no authors where it opens otherwise."""
    if inverted := _INVERTED.match(text):
        names = [_short(family, given) for family, given in _PAIR.findall(inverted[0])]
        rest = text[inverted.end() :].lstrip()
        if len(names) == 1 and (further := _OTHERS.match(rest)):
            names += [_short(family, first) for first, family in _GIVEN.findall(further[0].rstrip(" ,"))]
            rest = rest[further.end() :]
        return _with_rest(names, rest)
    if given := _GIVEN_FIRST.match(text):
        head = given[0].rstrip(" ,&")
        head = head.removesuffix(" and")
        return _with_rest([_short(family, first) for first, family in _GIVEN.findall(head)], text[given.end() :])
    if full := _FULL_GIVEN.match(text):
        others = [name.rstrip(".") for name in re.split(r",\s(?:and\s)?|\sand\s", full[3]) if name]
        return [f"{full[1]} {full[2]}", *others], bool(full[4]), text[full.end() :]
    return _up_to_stop(text) or _up_to_mark(text) or ([], False, text)


def _short(family: str, given: str) -> str:
    return f"{family.strip()} {re.sub(r'[ .]', '', given)}"


def _with_rest(names: list[str], rest: str) -> tuple[list[str], bool, str]:
    more = _ET_AL.match(rest)
    return names, bool(more), rest[more.end() :] if more else rest


def _up_to_stop(text: str) -> tuple[list[str], bool, str] | None:
    """Authors that end with a full stop, or with "et al.": people, or one organisation."""
    head_end = re.search(r"\.\s", text)
    et_al = _ET_AL.search(text)
    if et_al and (not head_end or et_al.start() < head_end.start()):
        head, rest = text[: et_al.start()], text[et_al.end() :]
    elif head_end:
        head, rest, et_al = text[: head_end.start()], text[head_end.end() :], None
    else:
        return None
    names = [head] if head_end and is_organisation(head) else _names(head)
    return (names, et_al is not None, rest.lstrip(" .:,;")) if names else None


def _up_to_mark(text: str) -> tuple[list[str], bool, str] | None:
    """Authors that end with a colon or semicolon ("Made A, Up B: Title"), or before a year ("Made A (2009) Title")."""
    marked = _UP_TO_MARK.match(text)
    names = _names(_ET_AL.sub("", marked[1])) if marked else []
    return (names, bool(_ET_AL.search(marked[1])), text[marked.end() :]) if marked and names else None


def _names(head: str) -> list[str]:
    """The names of a list of authors; none where one of them has not the shape of a name."""
    parts = re.split(r"[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+", head)
    names = [name.strip() for name in parts if name.strip(" .…")]
    people = [name for name in names if _AUTHOR.match(name)]
    return names if people and all(name in people or is_organisation(name) for name in names) else []


def is_organisation(text: str) -> bool:
    """Tell whether a text is the name of a body that writes: capitals, and a word such as "Society" or "Group"."""
    words = text.split()
    named = 1 < len(words) <= LONGEST_ORGANISATION and all(map(_WORD_OF_NAME.match, words))
    return named and bool(_ORGANISATION.search(text))
