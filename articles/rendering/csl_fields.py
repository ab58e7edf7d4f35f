"""The fields of a CSL-JSON record made ready for the style: only known ones, only of the right shape.

The rules of form that CSL cannot say (initials, pages, editions, media) are those of NLM's "Citing Medicine",
2nd edition: chapters 1 (journals), 2 (books), 4 (reports), 25 (web sites), and the page on preprints.
"""

import re
from collections.abc import Mapping
from typing import Any

from articles.identifiers import URL, date_parts, doi_of, number, plain, pmcid_of, pmid_of

CslItem = Mapping[str, Any]

TEXTS = (
    "title", "container-title", "container-title-short", "publisher", "publisher-place", "volume", "issue", "page",
    "edition", "number", "number-of-pages", "version",
)  # fmt: skip
MAX_NAMES = 100
ET_AL = "et al."
"""As the note of a record: its list of authors is not known to the end."""
BEFORE_ORGANISATION = "\ue000"
"""Stands before an organisation among authors, to be parted from them by a semicolon (Citing Medicine, chapter 1)."""

_RANGE = re.compile(r"\b([A-Za-z]?)(\d+)\s*[-–—]+\s*\1(\d+)\b(?!\.)")
_GENERATIONS = {"ii": "2nd", "iii": "3rd", "iv": "4th"}
_SEASONS = {1: "Spring", 2: "Summer", 3: "Fall", 4: "Winter"}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_EDITION = re.compile(r"\s*\b(?:edition|edn?)\b\.?\s*$", re.IGNORECASE)
_PREPRINTS = re.compile(r"pre-?print|posted-content", re.IGNORECASE)


def prepared(item: CslItem) -> dict[str, Any]:
    """The record as the style reads it: a dict of texts, names and dates, whatever `item` holds.

    Of a record without title only the note is read: there an import keeps an entry that it could not part.
    """
    note, genre = plain(item.get("note")), plain(item.get("genre"))
    fields: dict[str, Any] = {name: plain(item.get(name)) for name in TEXTS} | _identifiers(item)
    if note and note.casefold() != ET_AL and not fields["title"]:
        return {"type": "document", "title": note, **_identifiers(item)}
    fields["type"] = _type(plain(item.get("type")), genre)
    fields["medium"] = _medium(fields, genre)
    fields["page"] = shortened(fields["page"])
    fields["edition"] = _EDITION.sub("", fields["edition"]) or fields["edition"]
    fields["issued"], fields["accessed"] = _date(item.get("issued")), _date(item.get("accessed"))
    fields["author"], fields["editor"] = _names(item.get("author")), _names(item.get("editor"))
    if fields["author"] and note.casefold() == ET_AL:
        fields["author"].append({"literal": "et al"})
    return {name: value for name, value in fields.items() if value}


def shortened(pages: str) -> str:
    """Pages without the digits that repeat: "1490-1495" gives "1490-5", "S104-S110" gives "S104-10"."""
    return _RANGE.sub(_shorter, pages)


def initials(given: str) -> str:
    """At most two initials without points or hyphens: "Jean-Louis" gives "JL", "J. C." and "JC" give "JC"."""
    words = re.split(r"[\s.\-‐]+", given)
    letters = [
        word if word.isupper() and len(word) <= 3 else word[0].upper() for word in words if word and word[0].isalpha()
    ]
    return "".join(letters)[:2]


def _shorter(match: re.Match[str]) -> str:
    letter, first, last = match.groups()
    if len(first) != len(last):
        return f"{letter}{first}-{last}"
    if first == last:
        return f"{letter}{first}"
    same = next(index for index in range(len(first)) if first[index] != last[index])
    return f"{letter}{first}-{last[same:]}"


def _names(value: object) -> list[dict[str, str]]:
    found = [_name(name) for name in value[:MAX_NAMES]] if isinstance(value, list) else []
    names = [name for name in found if name]
    for name in names[1:]:
        if "literal" in name:
            name["literal"] = BEFORE_ORGANISATION + name["literal"]
    return names


def _name(value: object) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    if literal := plain(value.get("literal")):
        return {"literal": literal}
    family = " ".join(filter(None, (plain(value.get("non-dropping-particle")), plain(value.get("family")))))
    given = plain(value.get("given"))
    if not family:
        return {"literal": given} if given else {}
    suffix = plain(value.get("suffix")).replace(".", "")
    name = {"family": family, "given": initials(given), "suffix": _GENERATIONS.get(suffix.casefold(), suffix)}
    return {part: text for part, text in name.items() if text}


def _identifiers(item: CslItem) -> dict[str, str]:
    url = plain(item.get("URL"))
    found = {
        "DOI": doi_of(item.get("DOI")),
        "PMID": pmid_of(item.get("PMID")),
        "PMCID": pmcid_of(item.get("PMCID")),
        "URL": url if URL.fullmatch(url) else "",
    }
    if found["DOI"]:
        found["URL"] = ""
    return {name: text for name, text in found.items() if text}


def _type(kind: str, genre: str) -> str:
    return "article" if kind == "article-journal" and _PREPRINTS.search(genre) else kind or "document"


def _medium(fields: Mapping[str, Any], genre: str) -> str:
    if fields["type"] == "article":
        return "Preprint"
    if fields["type"] == "thesis":
        return "dissertation"
    if "URL" in fields or fields["type"] in ("webpage", "post", "post-weblog"):
        return "Internet"
    return genre.lower() if fields["type"] == "dataset" and genre else ""


def _date(value: object) -> dict[str, Any]:
    dates = date_parts(value)
    if not dates:
        literal = plain(value.get("literal") or value.get("raw")) if isinstance(value, Mapping) else ""
        return {"literal": literal} if literal else {}
    season = _SEASONS.get(number(value.get("season"))) if isinstance(value, Mapping) else None
    if len(dates) == 2 and dates[0] != dates[1]:
        return {"literal": span(*dates)}
    if season and len(dates[0]) == 1:
        return {"literal": f"{dates[0][0]} {season}"}
    return {"date-parts": [dates[0]]}


def span(first: list[int], last: list[int]) -> str:
    """ "2008 Jan-Feb", "2008 Jan 30-Feb 2", "2008 Dec-2009 Jan"."""
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[shared] == last[shared]:
        shared += 1
    return f"{_words(first)}-{_words(last, shared)}"


def _words(date: list[int], start: int = 0) -> str:
    words = [str(date[0]), *(MONTHS[month - 1] for month in date[1:2]), *(str(day) for day in date[2:])]
    return " ".join(words[start:])
