"""A verification reads one state of the database, and stands in nobody's way."""

from collections.abc import Callable
from threading import Thread

import pytest
from django.contrib.auth.models import User
from django.db import connection

from articles.models import Article
from reviews.models import Event
from reviews.verification import snapshot, verify
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


def meanwhile(act: Callable[[], object]) -> None:
    """Do something through a connection of its own."""

    def run() -> None:
        try:
            act()
        finally:
            connection.close()

    thread = Thread(target=run)
    thread.start()
    thread.join()


def test_it_leaves_no_transaction_open(article: Article, editor: User) -> None:
    with snapshot():
        assert verify().faults == []
    assert not connection.in_atomic_block
    factories.draft(editor)
    if connection.vendor == "sqlite":
        assert not connection.connection.in_transaction


@pytest.mark.postgres
def test_what_is_signed_meanwhile_is_no_fault(editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviews.verification.ARTICLES_AT_ONCE", 1)
    factories.live(editor, reviewer)
    waiting = factories.under_review(editor, reviewer)
    before = Event.objects.count()
    done: list[int] = []

    def progress(events: int) -> None:
        if not done:
            done.append(events)
            meanwhile(lambda: factories.approved(waiting))

    findings = verify(progress=progress)
    assert findings.faults == [] and findings.events == before
    assert Event.objects.count() == before + 1 and verify().faults == []
