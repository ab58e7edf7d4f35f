"""What a page states of itself beside its text: JSON-LD of schema.org, meta elements, microdata."""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from articles.importers.html.data import Node, listed, nodes_of, questions_of
from articles.importers.record.dates import read_date
from articles.importers.record.people import is_name, names_in, reviewers_in, without_degrees
from articles.importers.value import Reviewer

# Named on the pages of a journal's articles (Google Scholar's "Inclusion Guidelines for Webmasters").
_JOURNAL = "citation_journal_title"
MOST_METAS = 400
LONGEST_TITLE = 400
LONGEST_SUMMARY = 1_500
LONGEST_NAME = 120
MOST_KEYWORDS = 30
MOST_QUESTIONS = 40

_TITLE_METAS = ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title")
_AUTHOR_METAS = (
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
)
_KEYWORD_METAS = ("citation_keywords", "dc.subject", "keywords", "article:tag")
_SUMMARY_METAS = ("description", "og:description", "dc.description", "dcterms.description")
# Names without a separator stand for those with one: "publish-date", "last_reviewed".
_DATE_METAS = {
    "published": ("citation_online_date", "citation_publication_date", "citation_date", "article:published_time",
                  "prism.publicationdate", "dc.date", "dcterms.issued", "dcterms.created", "dc.date.issued", "date",
                  "pubdate", "publishdate", "datepublished", "publicationdate", "parselypubdate", "sailthru.date"),
    "updated": ("article:modified_time", "og:updated_time", "dcterms.modified", "dc.date.modified", "lastmodified",
                "lastmod", "datemodified", "lastupdated"),
    "reviewed": ("lastreviewed", "dcterms.reviewed", "reviewdate", "datereviewed"),
}  # fmt: skip
_DATE_KEYS = {"published": "datePublished", "updated": "dateModified", "reviewed": "lastReviewed"}
_STAFF = re.compile(r"\b(?:staff|editorial\s+team|editors)$", re.IGNORECASE)
_INVERTED = re.compile(r"^([^,;]{2,60}),\s+((?:[^\W\d_][\w.’'-]*\s?){1,4})$")
_DAY = re.compile(r"^\s*((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)")
_SITE = re.compile(r"\s(?:[|–—·•»:]|-)\s[^|–—·•»:]{2,60}$")
_PARTED = re.compile(r"\s(?:[|–—·•»:]|-)\s")
_QUESTION = re.compile(r"schema\.org/Question$", re.IGNORECASE)
_PATIENTS = re.compile(r"patient|consumer|public|caregiver|parent", re.IGNORECASE)
_PROFESSIONALS = re.compile(r"clinician|physician|professional|doctor|nurse|researcher|provider", re.IGNORECASE)


@dataclass(slots=True)
class Stated:
    """What the page's data says, each part with the line it stands on; empty where it says nothing."""

    titles: list[tuple[int, str]] = field(default_factory=list)
    authors: list[tuple[int, str]] = field(default_factory=list)
    reviewers: list[tuple[int, Reviewer]] = field(default_factory=list)
    dates: dict[str, tuple[int, str]] = field(default_factory=dict)
    keywords: list[tuple[int, str]] = field(default_factory=list)
    summary: tuple[int, str] | None = None
    questions: list[tuple[int, str, str]] = field(default_factory=list)
    audience: str = ""


def stated_by(root: Any) -> Stated:
    """Read the data of a page. Nothing in it raises, and nothing in it is followed or looked up."""
    found = Stated()
    for line, node in nodes_of(root):
        _read_node(line, node, found)
    metas = _metas(root)
    for name in _TITLE_METAS:
        found.titles += [(line, text) for line, text in metas.get(name, [])[:1] if len(text) <= LONGEST_TITLE]
    if not found.authors:
        found.authors = _authors_of(metas)
    for key, names in _DATE_METAS.items():
        _first_date(key, [entry for name in names for entry in metas.get(name, [])], found)
    if not found.keywords:
        found.keywords = next(filter(None, (_terms(metas.get(name, [])) for name in _KEYWORD_METAS)), [])
    if found.summary is None:
        found.summary = next((metas[name][0] for name in _SUMMARY_METAS if name in metas), None)
    if not found.audience and _JOURNAL in metas:
        found.audience = "professionals"
    _read_microdata(root, found)
    return found


def add_days(found: Stated, days: Iterable[tuple[str, int, str]]) -> None:
    """Fill what the data left open from the days that the article's elements state: key, line, text."""
    for key, line, text in days:
        _first_date(key, [(line, text)], found)


def plain(value: Any, longest: int = LONGEST_SUMMARY) -> str:
    """A text of the data as plain words: entities and tags read, signs that are no text taken out."""
    if not isinstance(value, str):
        return ""
    text = html.unescape(value[: longest * 4])
    if "<" in text:
        try:
            text = " ".join(map(str, lxml_html.fromstring(f"<div>{text}</div>").itertext()))
        except (etree.LxmlError, ValueError, AssertionError):
            return ""
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    text = " ".join(printable.split())
    return text if len(text) <= longest else ""


def without_site(title: str) -> str:
    """A page's name without the site's behind it ("Cold hands | A clinic")."""
    return _SITE.sub("", title).strip() or title


def behind_site(title: str) -> str:
    """A page's name without the site's before it ("A clinic | Cold hands"); empty where there is none."""
    parts = _PARTED.split(title, maxsplit=1)
    return parts[1].strip() if len(parts) > 1 else ""


# -- JSON-LD -----------------------------------------------------------------------------------------------


def _read_node(line: int, node: Node, found: Stated) -> None:
    found.titles += [(line, title) for key in ("headline", "name") if (title := plain(node.get(key), LONGEST_TITLE))]
    if not found.authors:
        people = [person for key in ("author", "creator") for person in listed(node.get(key))]
        found.authors = [(line, name) for person in people if (name := _person(person))]
    if not found.reviewers:
        found.reviewers = [(line, one) for person in listed(node.get("reviewedBy")) for one in _reviewers(person)]
    for key, name in _DATE_KEYS.items():
        _first_date(key, [(line, plain(node.get(name), 60))], found)
    if not found.keywords:
        found.keywords = _terms([(line, plain(word)) for word in listed(node.get("keywords"))])
    if found.summary is None and (summary := plain(node.get("description"))):
        found.summary = (line, summary)
    if not found.questions:
        pairs = [(plain(question, 500), plain(answer, 5_000)) for question, answer in questions_of(node)]
        found.questions = [(line, question, answer) for question, answer in pairs if question and answer][
            :MOST_QUESTIONS
        ]
    for one in (*listed(node.get("audience")), *listed(node.get("medicalAudience"))):
        found.audience = found.audience or _audience(one)


def _person(value: Any) -> str:
    """The name of an author: of a person, or of a staff that signs as one; no organisation, no account."""
    name = plain(value.get("name") if isinstance(value, dict) else value, LONGEST_NAME)
    return _name(name)


def _name(printed: str) -> str:
    if _STAFF.search(printed):
        return printed
    inverted = _INVERTED.match(printed)
    if inverted and not names_in(printed):
        printed = f"{inverted[2].strip()} {inverted[1].strip()}"
    names = names_in(printed)
    return names[0] if len(names) == 1 and is_name(names[0]) else ""


def _reviewers(value: Any) -> list[Reviewer]:
    if not isinstance(value, dict):
        return reviewers_in(plain(value, LONGEST_NAME))
    if any("Organization" in str(one) for one in listed(value.get("@type"))):
        return []
    name = plain(value.get("name"), LONGEST_NAME)
    given = next(iter(reviewers_in(name)), None)
    if given is None:
        return []
    held = [plain(value.get(key), LONGEST_NAME) for key in ("honorificSuffix", "hasCredential", "jobTitle")]
    credential = next((one for one in held if one), None)
    return [Reviewer(without_degrees(given.name), given.credentials or credential)]


def _audience(value: Any) -> str:
    said = value.get("audienceType") or value.get("name") or value.get("@type") if isinstance(value, dict) else value
    text = " ".join(str(one) for one in listed(said))[:200]
    if _PROFESSIONALS.search(text):
        return "professionals"
    return "patients" if _PATIENTS.search(text) else ""


# -- Meta elements and microdata -----------------------------------------------------------------------------


def _metas(root: Any) -> dict[str, list[tuple[int, str]]]:
    """What the meta elements of the head say, by their names in small letters."""
    found: dict[str, list[tuple[int, str]]] = {}
    for meta in list(root.iter("meta"))[:MOST_METAS]:
        name = (meta.get("name") or meta.get("property") or "").strip().lower().replace("dc:", "dc.")
        text = plain(meta.get("content"))
        for key in {name, re.sub("[-_]", "", name)} if name and text else ():
            found.setdefault(key, []).append((meta.sourceline or 1, text))
    return found


def _authors_of(metas: dict[str, list[tuple[int, str]]]) -> list[tuple[int, str]]:
    for meta in _AUTHOR_METAS:
        stated = [
            (line, part) for line, text in metas.get(meta, []) for part in (text.split(";") if ";" in text else [text])
        ]
        names = [(line, name) for line, part in stated for name in _listed_names(part)]
        if names:
            return names[:100]
    return []


def _listed_names(text: str) -> list[str]:
    name = _name(text.strip())
    return [name] if name else names_in(text) if len(text) < LONGEST_TITLE else []


def _first_date(key: str, stated: list[tuple[int, str]], found: Stated) -> None:
    for line, text in stated:
        if key not in found.dates and (iso := _day(text)):
            found.dates[key] = (line, iso)


def _day(text: str) -> str:
    """The day that a text states, as an ISO date; empty where it states a month only, or none that there is."""
    figures = _DAY.match(text)
    if figures:
        text = f"{figures[1]}-{int(figures[2]):02}-{int(figures[3]):02}"
    date = read_date(text) if len(text) < 60 else None
    return date.iso if date and date.iso else ""


def _terms(stated: list[tuple[int, str]]) -> list[tuple[int, str]]:
    terms = [(line, term.strip()) for line, text in stated for term in re.split(r"[,;]", text) if term.strip()]
    kept = {term.lower(): (line, term) for line, term in reversed(terms) if len(term) <= LONGEST_NAME}
    return list(reversed(kept.values()))[:MOST_KEYWORDS]


def _read_microdata(root: Any, found: Stated) -> None:
    _read_questions(root, found)
    for key, _, element in _properties(root):
        stated = element.get("datetime") or element.get("content") or "".join(element.itertext())[:100]
        if key in _DATE_METAS:
            _first_date(key, [(element.sourceline or 1, plain(stated, 60))], found)
        elif key == "reviewer" and not found.reviewers:
            given = next(iter(reviewers_in(plain(stated, LONGEST_NAME))), None)
            found.reviewers = [(element.sourceline or 1, given)] if given else []


def _read_questions(root: Any, found: Stated) -> None:
    """Questions with their accepted answers, as microdata marks them."""
    asked = [one for one in root.xpath("//*[@itemtype]") if _QUESTION.search(one.get("itemtype"))]
    for element in [] if found.questions else asked[:MOST_QUESTIONS]:
        said = {
            one.get("itemprop"): " ".join("".join(one.itertext()).split())
            for one in element.iter()
            if one.get("itemprop")
        }
        question, answer = plain(said.get("name")), plain(said.get("text") or said.get("acceptedAnswer"))
        if question and answer:
            found.questions.append((element.sourceline or 1, question, answer))


def _properties(root: Any) -> Iterator[tuple[str, str, Any]]:
    """Elements that carry a date or reviewer of the page, by the property that says so."""
    keys = {name.lower(): key for key, name in _DATE_KEYS.items()} | {"reviewedby": "reviewer"}
    for element in root.iter("time", "meta", "span", "div", "a", "p"):
        name = (element.get("itemprop") or "").lower()
        if name in keys:
            yield keys[name], name, element
