"""Searching: one function in front of both databases. Five statements at most, whatever is asked."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from django.db import connection
from django.db.models import Count
from django.db.models.functions import Substr

from articles.choices import Audience, Kind
from articles.models import Article, Revision, SearchEntry, SearchTerm, Topic
from articles.querysets import LISTED

from . import postgresql, sqlite
from .folding import Tokens, tokens_of
from .passages import Parts, marked, passages
from .query import LONGEST_EXPANSION, Query, read, tidy

MAX_COUNTED = 500
"""So many matches are counted and ranked; where there are more, the page says so."""

PAGE_SIZE = 10
DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}
NARROWED = {
    "audience": "AND e.audience = %s ",
    "kind": "AND e.kind = %s ",
    "topic": "AND EXISTS (SELECT 1 FROM articles_article_topics t JOIN articles_topic o ON o.id = t.topic_id "
    "WHERE t.article_id = e.article_id AND o.slug = %s) ",
}

Filters = Mapping[str, str]


@dataclass(frozen=True)
class Result:
    """An article that was found, its title, summary and passages in parts with what was looked for marked."""

    article: Article
    title: Parts
    summary: Parts
    passages: list[Parts]


@dataclass(frozen=True)
class Choice:
    """A value by which the results can be narrowed, and how many of them have it."""

    value: str
    label: str
    count: int
    is_chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: list[Choice]


@dataclass(frozen=True)
class Found:
    """One page of results. `total` counts at most MAX_COUNTED; `has_more` where there are more than that."""

    query: Query
    results: list[Result]
    total: int
    has_more: bool
    page: int
    pages: int
    facets: list[Facet]


def find(text: str, filters: Filters | None = None, page: int = 1) -> Found:
    """What live articles say about `text`, the best first; `filters` are audience, kind and topic (slug)."""
    query = read(text, expansions_in(text))
    chosen = {name: value for name, value in (filters or {}).items() if value and name in NARROWED}
    rows = matches(query, chosen)
    articles = [article for article, _, _ in rows]
    has_more = len(rows) > MAX_COUNTED
    total = min(len(rows), MAX_COUNTED)
    pages = max(1, ceil(total / PAGE_SIZE))
    page = min(max(1, page), pages)
    shown = articles[:MAX_COUNTED][(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return Found(query, _results(shown, query.phrases), total, has_more, page, pages, _facets(rows, chosen))


def matches(query: Query, filters: Filters | None = None, most: int = MAX_COUNTED + 1) -> list[tuple[int, str, str]]:
    """Article id, audience and kind of what a query finds, the best first. One statement; none for no word."""
    if not query:
        return []
    chosen = filters or {}
    narrow = "".join(NARROWED[name] for name in chosen)
    sql, parameters = DIALECTS[connection.vendor].statement(query, narrow, list(chosen.values()), most)
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        rows: list[tuple[int, str, str]] = cursor.fetchall()
    return rows


def first_letters() -> set[str]:
    """What the titles of live articles begin with, from A to Z. One statement."""
    return set(SearchEntry.objects.annotate(first=Substr("sort_key", 1, 1)).values_list("first", flat=True).distinct())


def expansions_in(text: str) -> dict[str, list[str]]:
    """What live pages say that the abbreviations in a text mean, and what the other words in it are short for."""
    tokens = tokens_of(tidy(text))
    keys = {" ".join(run) for run in _runs(tokens)}
    if not keys:
        return {}
    found: dict[str, list[str]] = {}
    rows = SearchTerm.objects.filter(kind=SearchTerm.Kind.EXPANSION, key__in=keys)
    for short, long in rows.order_by("shown", "detail").values_list("shown", "detail")[:50]:
        found.setdefault(short, []).append(long)
    return found


def _runs(tokens: Tokens) -> list[Tokens]:
    """Every few tokens in a row."""
    return [tokens[at : at + size] for at in range(len(tokens)) for size in range(1, LONGEST_EXPANSION + 1)]


def _results(ids: Sequence[int], phrases: set[Tokens]) -> list[Result]:
    """The articles of one page, in the order of their ids in `ids`. What left the index meanwhile is left out."""
    rows = (
        SearchEntry.objects.filter(article__in=Article.objects.live().filter(pk__in=ids))
        .select_related("article__live__revision")
        .only("passages", "article_id", *(f"article__{name}" for name in LISTED))
    )
    by_article = {row.article_id: _result(row, row.article.live.revision, phrases) for row in rows if row.article.live}
    return [by_article[pk] for pk in ids if pk in by_article]


def _result(entry: SearchEntry, live: Revision, phrases: set[Tokens]) -> Result:
    return Result(
        entry.article, marked(live.title, phrases), marked(live.summary, phrases), passages(entry.passages, phrases)
    )


def _facets(rows: Sequence[tuple[int, str, str]], chosen: Filters) -> list[Facet]:
    audiences, kinds = Counter(row[1] for row in rows), Counter(row[2] for row in rows)
    ids = [row[0] for row in rows]
    topics: list[tuple[str, str, int]] = []
    if ids:
        counted = Topic.objects.filter(articles__in=ids).annotate(found=Count("articles"))
        topics = list(counted.order_by("-found", "name").values_list("slug", "name", "found"))
    return [
        Facet("audience", "Written for", _choices(Audience.choices, audiences, chosen.get("audience"))),
        Facet("kind", "Kind of article", _choices(Kind.choices, kinds, chosen.get("kind"))),
        Facet(
            "topic", "Topic", [Choice(slug, name, count, slug == chosen.get("topic")) for slug, name, count in topics]
        ),
    ]


def _choices(labels: Sequence[tuple[str, str]], counts: Counter[str], chosen: str | None) -> list[Choice]:
    return [Choice(value, label, counts[value], value == chosen) for value, label in labels if counts[value]]
