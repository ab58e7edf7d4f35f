"""The authors that open an entry of a reference list, in the forms that publishers give them."""

import re

from articles.importers.record.institutions import INSTITUTION

_LETTERS = "".join(filter(str.isupper, map(chr, range(0x41, 0x530))))
_CAPITAL = f"[{_LETTERS}]"
_INITIAL = rf"(?:[SZCKT]h|Iu|Ia|Yu|Ya|Ts|{_CAPITAL})"
_DOTTED = rf"(?:{_INITIAL}\.[ -]?){{1,4}}"
_BEFORE_YEAR = r"\s(?=\(?(?:19|20)\d\d)"
_UNDOTTED = rf"{_CAPITAL}(?:\s?{_CAPITAL}){{0,3}}(?=;|\s\(|,?\s(?:and|&)\s|{_BEFORE_YEAR}|$)"
_SUFFIX = r"(?:Jr|Sr|II|III|IV|[2-4](?:nd|rd|th))"
_PARTICLE = (
    r"(?:v[ao]n|vom|z[uo]r?|zum|de[rnls]?|dell[ao]|l[aeo]s?|d[aiou]s?|t[eo]r?|ten|a[lfv]|el|bin|[iey]|[’'][ts]|d[’'])"
)
_PART = rf"(?:{_PARTICLE}|(?:[^\W\d_]{{1,4}}[’′ʼ'-]?)?{_CAPITAL}[\w'’′ʼ-]*)"
_FAMILY = rf"(?:{_PART}\s){{0,3}}?{_PART}"
_GIVEN_NAMES = rf"(?>{_CAPITAL}[\w'’′ʼ-]*\.?(?:\s(?!{_SUFFIX}\b)(?:{_CAPITAL}[\w'’′ʼ-]*\.?|{_PARTICLE}\b)){{0,4}})"
# "Verdi, A.B., Neri, C., & Blanc, D."
_INVERTED = re.compile(
    rf"^(?:{_FAMILY},\s(?:{_DOTTED}|{_UNDOTTED})(?:,?\s?{_SUFFIX}\b\.?)?(?:\s?[;,&]\s?|\s?and\s|…\s?)*){{1,60}}"
)
_PAIR = re.compile(rf"(?:^|[,;&…]|\band\b)\s*(?:and\s+)?([^,;&…]+),\s({_DOTTED}|{_UNDOTTED})(?:,?\s?({_SUFFIX})\b)?")
# "Made, A, Up, BC & Roe, D 2015": commas all the way, two names and more.
_ALL_COMMAS = re.compile(
    rf"^(?:{_FAMILY},\s{_CAPITAL}{{1,4}}(?:,\s|\.\s|,?\s(?:and|&)\s|,?\s(?=et\sal)|{_BEFORE_YEAR})){{2,60}}"
)
_COMMA_PAIR = re.compile(rf"({_FAMILY}),\s({_CAPITAL}{{1,4}})()(?=[,.\s])")
_INITIALS = rf"(?:{_DOTTED}|{_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}}(?=\s))"
_BEFORE_FAMILY = rf"{_INITIALS}\s?{_FAMILY}(?:,?\s{_SUFFIX}\b\.?)?"
# "Made, A., B.C. Up, and D. Found, Title": only the first name is turned.
_OTHERS = re.compile(rf"^(?:{_BEFORE_FAMILY},?\s){{0,40}}(?:and\s)?{_BEFORE_FAMILY}[,.]\s(?=[A-Z“\"]|(?:19|20)\d\d)")
# "A.B. Verdi, C. Neri Jr."
_TURNED_BACK = rf"{_DOTTED}\s?{_FAMILY}(?:,?\s{_SUFFIX}\b\.?)?"
_GIVEN_FIRST = re.compile(rf"^(?:{_TURNED_BACK}(?:,\s(?:and\s|&\s)?|\s(?:and|&)\s|(?=\set\sal))){{1,60}}")
_GIVEN = re.compile(rf"({_INITIALS})\s?({_FAMILY})(?:,?\s({_SUFFIX})\b\.?)?(?=[,.]|\s(?:and|&)\s|\s?$|\set\sal)")
# "Made, Anna, and Bert van Up. “Title”", "Made, Anna, and Bert van Up. 2015. Title"
_WHOLE_NAME = rf"(?>{_CAPITAL}[\w'’′ʼ-]*\.?(?:\s{_PART}\b\.?){{1,6}})(?:,\s{_SUFFIX}\b\.?)?"
_FULL_GIVEN = re.compile(
    rf"^({_FAMILY}),\s({_GIVEN_NAMES})(?:,?\s({_SUFFIX})\b\.?)?((?:(?:,\s(?:and\s)?|\sand\s){_WHOLE_NAME}){{0,20}})"
    r"(,\set\sal)?[.,]?\s(?=[“\"]|(?:19|20)\d\d\.\s)"
)
# "Verdi AB, Neri C"
_AUTHOR = re.compile(rf"^[^\W\d_][\w'’′ʼ .-]{{0,40}}?\s(?:{_INITIAL}\.?[ -]?){{1,4}}(?:{_SUFFIX})?$")
_HEAD_END = re.compile(r"(?<!\bSt)\.\s")
_YEAR = r"\((?:[A-Z]\w+\s)?(?:19|20)\d\d[a-z]?\)"
_UP_TO_YEAR = re.compile(
    rf"^((?:[^:;.()]|\([^().]+\)){{3,900}}?(?:\set\sal\.)?),?\s+(?={_YEAR}[.,:]?\s|(?:19|20)\d\d,\s[“\"‘'])"
)
_UP_TO_MARK = re.compile(r"^((?:[^:;.()]|\.(?=[\w,:;-])|\([^().]+\)){3,900}?)[:;]\s+(?=[\w\"“‘'(\[])")
# "Made, Anna; Up, Bert C. (2015)"
_PARTED = re.compile(rf"^((?:{_FAMILY},\s{_GIVEN_NAMES}(?:,?\s{_SUFFIX}\b\.?)?(?:;\s|\s(?={_YEAR}))){{1,30}})(?=\()")
_ET_AL = re.compile(r",?\s*\b(?:et\s+al|and\s+others|(?:et|e|y)\s+col[ls]?)\b\.?,?\s*", re.IGNORECASE)
_EDITORS = re.compile(r"^[,.]?\s?\(?[Ee]d(?:itor)?s?\b\.?\)?[.,]?\s+")
_LAST_EDITORS = re.compile(r",\s[Ee]d(?:itor)?s?$")
_ON_BEHALF = re.compile(r"^(?:on\s+behalf\s+of|for)?\s*\bthe\s+|^(?:on\s+behalf\s+of|for)\s+", re.IGNORECASE)
# "European Society of Warmth", "Warm Hands Study Group"; "EASL", "ClinicalTrials.gov"
_ORGANISATION = re.compile(
    rf"""\b(?:{INSTITUTION}|(?i:groups?|associations?|societ(?:y|ies)|committees?|organi[sz]ations?|consorti\w+
        |collaborat\w+|networks?|agency|councils?|federations?|panels?|task\sforce|investigators?|league|alliance
        |administration|unions?|boards?|commission|trust|trialists))\b""",
    re.VERBOSE,
)
_WORKING_GROUP = re.compile(r"\b(?:Group|Committee|Panel|Network|Collaborators|Investigators)$")
# What may be named behind people in whatever words: "Warm2 research group", "HANDS Study".
_BODY = re.compile(
    rf"(?:{_ORGANISATION.pattern}|\b(?:stud(?:y|ies)|trials?|teams?|grupo|groupe|initiative|program(?:me)?|registry|editors)\b)",
    re.VERBOSE | re.IGNORECASE,
)
_AND = re.compile(r"(?:[&;]|\band)\s?$")
_NAME_AHEAD = re.compile(r"(?:\w\.[ -]?){1,4}\s?\w[^\s,]*,\s")
_ONE_MORE = re.compile(r"(?:[,;&…]|\band)\s?$")
_UP_TO = {
    ",": re.compile(
        r"((?:[^.,;:()]|\([^()]*\)){3,200}?)\.?\s(?=\((?:19|20)\d\d)"
        r"|([^.,;:()]{3,100}\s(?:[Gg]roup|Study|Committee|Network|Consortium|[Ii]nvestigators)),\s"
    ),
    ";": re.compile(r"((?:[^.;:()]|\([^()]*\)){3,200}?)(?:;|\.?(?=\s\(?(?:19|20)\d\d)|\.)\s"),
}
_ONE_WORD = re.compile(r"^(?:[A-Z]{3,8}(?:[/-][A-Z]{2,8})*|\w+\.(?:gov|org|com))$")
_WORD_OF_NAME = re.compile(r"^(?:[A-Z(][\w’'&/().-]*[,:]?|\d{1,4},?|of|the|for|and|in|on|&|website)$")
LONGEST_ORGANISATION = 15

Opening = tuple[list[str], bool, str]


def read_authors(text: str) -> Opening:
    """Take the authors that open an entry ("Surname AB", whatever their form there), whether more are left out, and
    the rest; no authors where it opens otherwise."""
    for read in (_turned, _given_first, _in_full, _up_to_year, _up_to_stop, _up_to_mark):
        if found := read(text):
            names, more, rest = found
            return names, more, _EDITORS.sub("", rest).lstrip(" :;,")
    return [], False, text


def _turned(text: str) -> Opening | None:
    """Surnames before their initials, parted by commas."""
    pairs = _PAIR
    turned = _INVERTED.match(text)
    if turned is None:
        pairs, turned = _COMMA_PAIR, _ALL_COMMAS.match(text)
    if turned is None:
        return None
    names = [_short(family, given, suffix) for family, given, suffix in pairs.findall(turned[0])]
    rest = text[turned.end() :].lstrip()
    if len(names) == 1 and (further := _OTHERS.match(rest)):
        names += [_short(family, first, suffix) for first, family, suffix in _GIVEN.findall(further[0].rstrip(" ,"))]
        return _with_rest(names, rest[further.end() :])
    return _with_body(names, turned[0], rest)


def _given_first(text: str) -> Opening | None:
    given = _GIVEN_FIRST.match(text)
    if given is None:
        return None
    head = given[0].rstrip(" ,&").removesuffix(" and")
    names = [_short(family, first, suffix) for first, family, suffix in _GIVEN.findall(head)]
    return _with_body(names, given[0], text[given.end() :])


def _in_full(text: str) -> Opening | None:
    parted = _PARTED.match(text)
    if parted and not _AUTHOR.match(parted[0].partition(",")[0]):
        return [re.sub("[,.]", "", name).strip() for name in parted[1].split(";")], False, text[parted.end() :]
    full = _FULL_GIVEN.match(text)
    if full is None or _AUTHOR.match(full[1]):
        return None
    others = [name.rstrip(".") for name in re.split(r",\s(?:and\s)?|\sand\s", full[4]) if name]
    first = " ".join(filter(None, (full[1], full[2].rstrip("."), full[3])))
    return [first, *others], bool(full[5]), text[full.end() :]


def _short(family: str, given: str, suffix: str = "") -> str:
    return f"{family.strip()} {re.sub(r'[ .]', '', given)} {suffix}".rstrip()


def _with_body(names: list[str], read: str, rest: str) -> Opening | None:
    """The names with the body that is named last; none of them where one more is announced that cannot be read."""
    mark = "," if read.endswith(", ") else ";"
    body = _UP_TO[mark].match(rest) if _ONE_MORE.search(read) else None
    name = _ON_BEHALF.sub("", next(filter(None, body.groups()))) if body else ""
    if body and _is_body(name):
        return _with_rest([*names, name], rest[body.end() :])
    if (_AND.search(read) and not _ET_AL.match(rest)) or (mark == "," and _NAME_AHEAD.match(rest)):
        return None
    return _with_rest(names, rest)


def _with_rest(names: list[str], rest: str) -> Opening:
    more = _ET_AL.match(rest)
    return names, bool(more), rest[more.end() :] if more else rest


def _up_to_year(text: str) -> Opening | None:
    """Authors, or one organisation, before a year ("Made A (2009) Title")."""
    dated = _UP_TO_YEAR.match(text)
    if dated is None:
        return None
    names = _names(_ET_AL.sub("", dated[1])) or [dated[1]] * is_organisation(dated[1])
    return (names, bool(_ET_AL.search(dated[1])), text[dated.end() :]) if names else None


def _up_to_stop(text: str) -> Opening | None:
    """Authors that end with a full stop, or with "et al.": people, or one organisation."""
    head_end = _HEAD_END.search(text)
    et_al = _ET_AL.search(text)
    if et_al and (not head_end or et_al.start() < head_end.start()):
        head, rest = text[: et_al.start()], text[et_al.end() :]
    elif head_end:
        head, rest, et_al = _LAST_EDITORS.sub("", text[: head_end.start()]), text[head_end.end() :], None
    else:
        return None
    names = _names(head) or [head] * bool(head_end and is_organisation(head))
    return (names, et_al is not None, rest.lstrip(" .:,;")) if names else None


def _up_to_mark(text: str) -> Opening | None:
    """Authors that end with a colon or semicolon ("Made A, Up B: Title")."""
    marked = _UP_TO_MARK.match(text)
    names = _names(_ET_AL.sub("", marked[1])) if marked else []
    return (names, bool(_ET_AL.search(marked[1])), text[marked.end() :]) if marked and names else None


def _names(head: str) -> list[str]:
    """The names of a list of authors; none where one of them has not the shape of a name."""
    parts = re.split(r"(?:[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+)(?![^()]*\))", head)
    names = [_ON_BEHALF.sub("", name.strip()) for name in parts if name.strip(" .…")]
    people = [name for name in names if _AUTHOR.match(name)]
    behind = names[names.index(people[0]) :] if people else []
    bodies = [name for name in names if is_organisation(name) or (name in behind and _is_body(name))]
    if not people or not all(name in people or name in bodies for name in names):
        return []
    return [re.sub(rf"(?<={_CAPITAL})\.", "", name) for name in names]


def _is_body(name: str) -> bool:
    """Tell whether what is named behind people is a body, in capitals or not, and no title."""
    words = name.split()
    plain = [word for word in words if word.islower() and len(word) > 3 and not _BODY.match(word)]
    counted = re.sub(r"\([^()]*\)", "", name).split()
    fits = name[:1].isalnum() and ":" not in name and len(plain) < 2 and len(counted) <= LONGEST_ORGANISATION
    return fits and bool(_BODY.search(name))


def is_organisation(text: str) -> bool:
    """Tell whether a text is the name of a body that writes: capitals, and a word such as "Society" or "Group"."""
    words = text.split()
    named = 1 < len(words) <= LONGEST_ORGANISATION and all(map(_WORD_OF_NAME.match, words))
    kind = _WORKING_GROUP if ":" in text else _ORGANISATION
    return (named and bool(kind.search(text))) or bool(_ONE_WORD.match(text))
