"""Ways to a page: search with its suggestions, the titles from A to Z, the people. Anonymous GET only."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import render

from . import keyset, search
from .models import Contributor, SearchEntry
from .search.query import tidy

FILTERS = ("audience", "kind", "topic")
TITLES = 60
PEOPLE = 40
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
DIGITS = "0-9"
RANGES = {DIGITS: ("0", ":")} | {letter: (letter.lower(), chr(ord(letter.lower()) + 1)) for letter in LETTERS}
"""Where the titles of a letter begin and end, in code points."""


def search_page(request: HttpRequest) -> HttpResponse:
    """What live pages say about `q`, narrowed by audience, kind and topic; any input has an answer."""
    typed = tidy(request.GET.get("q", ""))
    chosen = {name: tidy(request.GET.get(name, "")) for name in FILTERS}
    found = search.find(typed, chosen, page=_number(request.GET.get("page", "")))
    is_empty = bool(found.query) and not found.total
    context = {
        "typed": typed,
        "chosen": chosen,
        "is_filtered": any(chosen.values()),
        "found": found,
        "facets": _facets(found, request.GET),
        "rows": [result.article for result in found.results],
        "numbers": Paginator(range(found.total), search.PAGE_SIZE).get_elided_page_range(found.page, on_each_side=1),
        "meant": search.did_you_mean(typed) if is_empty else "",
    }
    return render(request, "articles/search.html", context)


def suggest(request: HttpRequest) -> HttpResponse:
    """What may follow the letters in `q`: [{"text": …, "kind": …, "detail": …}], at most eight."""
    found = search.suggest(request.GET.get("q", ""))
    return JsonResponse([{"text": one.text, "kind": one.kind, "detail": one.detail} for one in found], safe=False)


def a_to_z(request: HttpRequest) -> HttpResponse:
    """The titles of all live articles by letter; `letter` shows one, `after` turns the page."""
    entries = SearchEntry.objects.select_related("article__live__revision").only(
        "sort_key", "audience", "kind", "article__slug", "article__live__is_sample", "article__live__revision__title"
    )
    letter = request.GET.get("letter", "").upper()
    if letter in RANGES:
        start, end = RANGES[letter]
        entries = entries.filter(sort_key__gte=start, sort_key__lt=end)
    page = keyset.page(entries, keys=("sort_key", "id"), after=request.GET.get("after", ""), size=TITLES)
    context = {
        "page": page,
        "letter": letter if letter in RANGES else "",
        "letters": _letters(),
        "rows": [entry.article for entry in page.rows],
    }
    return render(request, "articles/a_to_z.html", context)


def people(request: HttpRequest) -> HttpResponse:
    """Everybody who wrote or reviewed something that is live, by name."""
    named = Contributor.objects.of_live_articles()
    page = keyset.page(named, keys=("name", "id"), after=request.GET.get("after", ""), size=PEOPLE)
    return render(request, "articles/people.html", {"page": page})


@dataclass(frozen=True)
class Narrowing:
    """A link that narrows the results to one value; where that one is chosen, a link that widens them again."""

    label: str
    count: int
    is_chosen: bool
    address: str


def _facets(found: search.Found, asked: QueryDict) -> list[tuple[str, str, list[Narrowing]]]:
    """Name, label and links of each facet that has any; every link leads to the first page of its results."""
    return [
        (
            facet.name,
            facet.label,
            [
                Narrowing(
                    choice.label,
                    choice.count,
                    choice.is_chosen,
                    _address(asked, facet.name, "" if choice.is_chosen else choice.value),
                )
                for choice in facet.choices
            ],
        )
        for facet in found.facets
        if facet.choices
    ]


def _address(asked: QueryDict, name: str, value: str) -> str:
    """The same search with another value for one filter, or without it where the value is ""."""
    query = asked.copy()
    query.pop("page", None)
    query.pop(name, None)
    if value:
        query[name] = value
    return f"?{query.urlencode()}"


def _letters() -> list[tuple[str, bool]]:
    """Each letter, and whether a title begins with it."""
    used = search.first_letters()
    letters = [(letter, letter.lower() in used) for letter in LETTERS]
    return [(DIGITS, bool(used & set("0123456789"))), *letters]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
