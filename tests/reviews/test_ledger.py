import json
from datetime import datetime

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.utils import timezone

from articles.models import Article
from reviews import ledger, triggers
from reviews.models import Event
from tests import factories
from tests.record import faults_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(editor: User, reviewer: User) -> Article:
    return factories.live(editor, reviewer)


@pytest.fixture
def owner(article: Article) -> None:
    """Somebody who owns the database and takes its guards off first."""
    triggers.remove()


def tamper(column: str, value: str | int | datetime, seq: int = 2) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE reviews_event SET {column} = %s WHERE seq = %s", [value, seq])


def of_events(article: Article) -> list[str]:
    """The faults in its events: the guards are off, and that is one too."""
    return [fault for fault in faults_of(article) if fault.startswith("reviews_event ")]


def test_each_event_names_the_hash_of_the_one_before(article: Article) -> None:
    events = list(Event.objects.filter(article=article).order_by("seq"))
    assert [event.seq for event in events] == [1, 2, 3, 4]
    assert [event.prev for event in events] == [ledger.GENESIS, *(event.hash for event in events[:-1])]
    assert faults_of(article) == []


def test_the_bytes_that_were_hashed_are_kept(article: Article) -> None:
    event = Event.objects.filter(article=article).latest("seq")
    assert event.hash == ledger.link_hash(event.canonical.encode())
    assert json.loads(event.canonical)["facts"]["content_hash"] == article.live.content_hash  # type: ignore[union-attr]


def test_events_hold_ids_and_hashes_only(article: Article) -> None:
    for event in Event.objects.filter(article=article):
        for value in json.loads(event.canonical)["facts"].values():
            for single in value.values() if isinstance(value, dict) else [value]:
                assert isinstance(single, int) or len(single) == 64 or single in ("whole", "changes")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("verb", "withdraw"),
        ("at", timezone.now()),
        ("prev", "f" * 64),
        ("hash", "f" * 64),
        ("canonical", "{}"),
        ("seq", 9),
    ],
)
def test_a_changed_column_is_found(article: Article, owner: None, column: str, value: str | int | datetime) -> None:
    tamper(column, value)
    assert of_events(article)


def test_a_changed_actor_is_found_by_name_of_the_column(article: Article, owner: None, editor: User) -> None:
    other = User.objects.exclude(pk=Event.objects.get(seq=3).by_id).first()
    assert other is not None
    tamper("by_id", other.pk, seq=3)
    assert any(" by_id: " in fault for fault in of_events(article))


def test_a_missing_event_is_found(article: Article, owner: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM reviews_event WHERE seq = 2")
    assert any("missing" in fault for fault in of_events(article))


def test_each_article_has_a_chain_of_its_own(article: Article, editor: User) -> None:
    other = factories.draft(editor).article
    assert [event.seq for event in ledger.events_of(other)] == [1]
    assert faults_of(other) == []
