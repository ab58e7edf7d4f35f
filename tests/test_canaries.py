"""Nothing of the desk is found in public: every public address is walked for words that were planted in it."""

import base64
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.http import HttpResponseBase
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone
from pytest_django import Settings

from articles.models import Article, Contributor, Revision, SearchEntry, SiteText, Topic
from cryosite.audiences import audience_of
from reviews import keys
from reviews.models import Upload
from tests import canaries
from tests.canaries import RETIREMENT, STEM

pytestmark = pytest.mark.django_db

TODAY = timezone.localdate().isoformat()
NARROW = ("audience=patients", "kind=explainer", "topic=basics")
SEARCHES = ("cold", "title", "zqx", "helps", "winter", "swelling", STEM, '"a title"', "cold&topic=basics")
QUERIES: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("articles:home", "articles:a_to_z", "articles:people", "articles:person", "articles:topic"), ("",)),
    **dict.fromkeys(("articles:article", "articles:article_json", "articles:article_pdf", "articles:version"), ("",)),
    **dict.fromkeys((f"articles:{of}_{form}" for of, form in product(("cite", "references"), ("ris", "bib", "json"))), ("",)),
    **dict.fromkeys(("articles:feed", "articles:feed_major", "articles:topic_feed", "articles:sitemap", "articles:sitemap_part"), ("",)),
    **dict.fromkeys((f"articles:{name.replace('-', '_')}" for name in SiteText.Name.values), ("",)),
    **dict.fromkeys(("articles:robots", "healthz", "record:keys", "record:key"), ("",)),
    **dict.fromkeys((f"record:{name}" for name in ("page", "json", "text", "signature", "html")), ("",)),
    **dict.fromkeys(("report:form", "report:thanks"), ("",)),
    "articles:list": ("", *NARROW, "audience=professionals", "after=x"),
    "articles:search": ("", *(f"q={words}" for words in SEARCHES)),
    "articles:suggest": tuple(f"q={words}" for words in ("co", "ti", "zq", "wi", STEM, STEM[:3], STEM[:2])),
    "articles:history": ("", f"on={TODAY}", *(f"from={one}&to={two}" for one in (1, 2, 3) for two in (1, 2, 3))),
}  # fmt: skip
"""Every public address by its name, with the questions that are put to it. One that is missing here fails below."""

NEEDS_A_FILE = {"articles:article_pdf"}
"""Answers only where a command has made what it serves; its own tests make one."""

OWN_REASON = re.compile(r"^/articles/gone[/.]")
OWN_PAST = re.compile(r"^/articles/gone/(v/1/|history/\?(on|from)=)")


def names_of(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_of(pattern.url_patterns, f"{pattern.namespace}:" if pattern.namespace else space)
        elif audience_of(pattern) in ("public", "public-form"):
            yield f"{space}{pattern.name}", pattern


PUBLIC = dict(names_of(get_resolver().url_patterns))


def addresses_of(name: str, pattern: URLPattern) -> Iterator[str]:
    """An address with all its questions, for everything that it could be about: drafts, strangers, other numbers."""
    subjects = {"articles/": Article.objects, "topics/": Topic.objects, "people/": Contributor.objects}
    slugs: list[str] = []
    if "slug" in pattern.pattern.converters:
        rows = next(rows for start, rows in subjects.items() if str(pattern.pattern).startswith(start))
        slugs = list(rows.values_list("slug", flat=True))
    known: dict[str, list[Any]] = {"slug": slugs, "number": list(range(1, 5))}
    wanted = list(pattern.pattern.converters)
    for values in product(*(known[parameter] for parameter in wanted)):
        address = reverse(name, kwargs=dict(zip(wanted, values, strict=True)))
        yield from (f"{address}?{query}" if query else address for query in QUERIES[name])


def readable(response: HttpResponseBase) -> str:
    """What can be read of an answer: its text, its headers, and what is written in it as base64url."""
    raw = b"".join(response.streaming_content) if response.streaming else response.content  # type: ignore[attr-defined]
    text = raw.decode("utf-8", "replace")
    coded = re.findall(r"[A-Za-z0-9_-]{40,}", text)
    decoded = [base64.urlsafe_b64decode(run + "=" * (-len(run) % 4)).decode("utf-8", "replace") for run in coded
               if len(run) % 4 != 1]  # fmt: skip
    return " ".join([text, *decoded, str(response.headers)]).casefold()


def allowed(word: str, address: str) -> bool:
    """A retired page says why, and its approved text stays under its permanent address (decision 3)."""
    return bool((word == RETIREMENT and OWN_REASON.match(address))
                or (word.startswith(f"{STEM}retired") and OWN_PAST.match(address)))  # fmt: skip


@pytest.fixture
def planted(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User, administrator: User,
    settings: Settings, tmp_path: Path,
) -> None:  # fmt: skip
    keys.make_key(tmp_path / "key.jwk")
    settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = str(tmp_path / "key.jwk"), ""
    canaries.plant(editor, reviewer, second_reviewer, managing_editor)


def test_every_public_address_is_walked() -> None:
    assert set(QUERIES) == set(PUBLIC), "Add the new address to QUERIES, with the questions that it answers."
    for name, pattern in PUBLIC.items():
        assert set(pattern.pattern.converters) <= {"slug", "number"}, name


def test_no_public_address_shows_a_word_of_the_desk(planted: None, client: Client) -> None:
    found: dict[str, set[str]] = {}
    answered: set[str] = set()
    words = re.compile(rf"{STEM}\w+|{RETIREMENT}|[\w.]+@example\.org")
    for name, pattern in PUBLIC.items():
        for address in addresses_of(name, pattern):
            response = client.get(address)
            if response.status_code == 200:
                answered.add(name)
            met = set(words.findall(readable(response)))
            shown = {word for word in met if word not in address and not allowed(word, address)}
            if shown:
                found[address] = shown
    assert found == {}
    assert answered == set(PUBLIC) - NEEDS_A_FILE


def test_a_word_that_is_searched_for_finds_nothing_and_is_not_suggested(planted: None, client: Client) -> None:
    for word in ("drafttitle", "pendingbody", "retiredtitle", "fallenheading", "redactedsummary", "backabbreviation"):
        page = client.get("/search/", {"q": f"{STEM}{word}"}).content.decode()
        assert "No approved page holds" in page
        nearly = client.get("/search/", {"q": f"{STEM}{word}"[:-1]}).content.decode()
        assert "Did you mean" not in nearly


def test_drafts_answer_as_unknown_addresses_do(planted: None, client: Client) -> None:
    for name, pattern in PUBLIC.items():
        if not str(pattern.pattern).startswith("articles/<slug"):
            continue
        given = {"number": 1} if "number" in pattern.pattern.converters else {}
        for slug in ("quiet-draft", "queued-draft"):
            hidden, unknown = (client.get(reverse(name, kwargs={"slug": one, **given})) for one in (slug, "nowhere"))
            assert hidden.status_code == unknown.status_code == 404, name
            assert hidden.content.replace(slug.encode(), b"nowhere") == unknown.content, name


def test_every_word_was_planted_where_the_desk_keeps_it(planted: None) -> None:
    """A walk that finds nothing proves something only where there is something to find."""
    for slug, kinds in {"quiet-draft": ("draft",), "queued-draft": ("waiting",), "seen": ("sentback", "pending"),
                        "gone": ("retired",), "fallen": ("fallen",), "back": ("back",)}.items():  # fmt: skip
        bodies = " ".join(Revision.objects.filter(article__slug=slug).values_list("body", flat=True))
        assert all(canaries.canary(f"{kind}body") in bodies for kind in kinds), slug
    assert Upload.objects.filter(filename__contains=STEM).exists()
    assert not SearchEntry.objects.filter(body__contains=STEM).exists()
    with pytest.raises(NoReverseMatch):
        reverse("articles:draft")
