"""The same day everywhere: page, JSON-LD, JSON, feed and sitemap agree, whatever the hour and the zone."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client
from lxml import etree

from articles.choices import ChangeKind
from articles.models import Article
from articles.validity import in_words
from reviews import workflow
from reviews.models import Review
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

SUMMER_EVENING = datetime(2026, 6, 10, 23, 15, tzinfo=UTC)
LEAP_DAY = datetime(2028, 2, 29, 12, 0, tzinfo=UTC)
KIRITIMATI = datetime(2026, 3, 2, 1, 0, tzinfo=timezone(timedelta(hours=14)))
BAKER_ISLAND = datetime(2026, 2, 28, 23, 0, tzinfo=timezone(timedelta(hours=-12)))
LONDON = datetime(2026, 6, 11, 0, 15, tzinfo=timezone(timedelta(hours=1)))


def shown(client: Client, slug: str = "seen") -> dict[str, date]:
    """The days that each form gives for "last updated" and "last reviewed"."""
    page = client.get(f"/articles/{slug}/").content.decode()
    (block,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    (node,) = [node for node in json.loads(block)["@graph"] if node["@type"] == "MedicalWebPage"]
    dates = json.loads(client.get(f"/articles/{slug}.json").content)["dates"]
    sitemap = etree.fromstring(client.get("/sitemap.xml").content)
    feed = etree.fromstring(client.get("/feed/").content)
    days = {
        "updated on the page": _day(page, "Last updated"),
        "updated in JSON-LD": date.fromisoformat(node["dateModified"]),
        "updated in JSON": date.fromisoformat(dates["last_updated"]),
        "updated in the sitemap": date.fromisoformat(sitemap.findtext(".//{*}lastmod") or ""),
        "updated in the feed": datetime.fromisoformat(feed.findtext("{*}entry/{*}updated") or "").date(),
        "reviewed on the page": _day(page, "Last reviewed"),
        "reviewed in JSON-LD": date.fromisoformat(node["lastReviewed"]),
        "reviewed in JSON": date.fromisoformat(dates["last_reviewed"]),
    }
    return {name: day for name, day in days.items() if day}


def _day(page: str, label: str) -> date:
    found = re.search(rf"<dt>{label}</dt><dd>(\d+ \w+ \d+)", page)
    assert found is not None
    return datetime.strptime(found[1], "%d %B %Y").replace(tzinfo=UTC).date()


def agreed(client: Client, what: str) -> date:
    """The one day that every form gives. Fails where they differ."""
    days = {day for name, day in shown(client).items() if name.startswith(what)}
    assert len(days) == 1, shown(client)
    return days.pop()


def change(article: Article, editor: User, reviewer: User, kind: str, **changes: str) -> None:
    article.refresh_from_db()
    review = workflow.submit(
        by=editor, revision=factories.edited(article, editor, **changes), change_kind=kind, change_note="Changed."
    )
    factories.approved(workflow.claim(by=reviewer, review=review, seen=Seen.of(review)))


def minor(article: Article, editor: User, reviewer: User) -> None:
    change(article, editor, reviewer, ChangeKind.MINOR, body=factories.BODY.replace("A plain", "*A plain*"))


def major(article: Article, editor: User, reviewer: User) -> None:
    change(article, editor, reviewer, ChangeKind.MAJOR)


def correction(article: Article, editor: User, reviewer: User) -> None:
    change(article, editor, reviewer, ChangeKind.CORRECTION)


def reaffirmation(article: Article, editor: User, reviewer: User) -> None:
    review = Review.objects.filter(article=article).latest("pk")
    said = factories.statement(
        disclosures=factories.no_interests(reviewer), checklist=factories.confirmed(review)
    )  # fmt: skip
    workflow.reaffirm(
        by=reviewer, review=review, seen=Seen.of(review), statement=said, authentication=factories.proof(reviewer)
    )


@pytest.mark.parametrize("moment", [SUMMER_EVENING, LEAP_DAY, KIRITIMATI, BAKER_ISLAND, LONDON])
@pytest.mark.parametrize(
    ("act", "moves_updated"), [(minor, False), (major, True), (correction, True), (reaffirmation, False)]
)
def test_every_form_gives_the_same_day_in_utc(
    client: Client,
    django_user_model: type[User],
    request: pytest.FixtureRequest,
    moment: datetime,
    act: Callable[[Article, User, User], None],
    moves_updated: bool,
) -> None:
    first = moment.astimezone(UTC) - timedelta(days=40)
    with time_machine.travel(first, tick=False) as clock:
        editor, reviewer = request.getfixturevalue("editor"), request.getfixturevalue("reviewer")
        article = factories.live(editor, reviewer, slug="seen")
        assert agreed(client, "updated") == agreed(client, "reviewed") == first.date()
        clock.move_to(moment)
        act(article, editor, reviewer)
        today = moment.astimezone(UTC).date()
        assert agreed(client, "updated") == (today if moves_updated else first.date())
        assert agreed(client, "reviewed") == today


def test_a_review_of_a_leap_day_is_due_on_the_last_day_of_february(
    client: Client, request: pytest.FixtureRequest
) -> None:
    with time_machine.travel(LEAP_DAY, tick=False) as clock:
        editor, reviewer = request.getfixturevalue("editor"), request.getfixturevalue("reviewer")
        article = factories.live(editor, reviewer, slug="seen")
        assert article.live is not None and article.live.next_review_due == date(2030, 2, 28)
        clock.move_to(datetime(2030, 2, 28, 23, 59, 59, tzinfo=UTC))
        assert "overdue" not in client.get("/articles/seen/").content.decode()
        clock.move_to(datetime(2030, 3, 1, 0, 0, tzinfo=UTC))
        words = f"overdue by 1 day: it was due by {in_words(date(2030, 2, 28))}"
        assert words in client.get("/articles/seen/").content.decode()
        assert words in client.get("/articles/seen.json").content.decode()
