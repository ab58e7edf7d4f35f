"""Two who give the library something at once: one waits, not both in a circle, and each work is there once."""

from collections.abc import Callable
from contextlib import suppress
from threading import Barrier, BrokenBarrierError, Event, Thread
from typing import Any

import pytest
from django.db import OperationalError, connection, transaction

from articles import library
from articles.models import Reference
from articles.works import KnownWorks
from tests import factories

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ONE = {"id": "one", "type": "article-journal", "title": "Cold blood", "DOI": "10.5555/one"}
TWO = {"id": "two", "type": "article-journal", "title": "Warm hands", "DOI": "10.5555/two"}


@pytest.fixture
def both_hold_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever has put in the first work waits until the other has too, or a second has passed."""
    met = Barrier(2, timeout=1)
    put_in = KnownWorks.add

    def add(known: Any, record: Any) -> Reference:
        reference = put_in(known, record)
        with suppress(BrokenBarrierError):
            met.wait()
        return reference

    monkeypatch.setattr(KnownWorks, "add", add)


def at_once(*calls: Callable[[], object]) -> list[BaseException]:
    """Call each in a thread of its own: the errors that they ended with."""
    errors: list[BaseException] = []

    def run(call: Callable[[], object]) -> None:
        try:
            call()
        except BaseException as error:
            errors.append(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=(call,)) for call in calls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return errors


@pytest.mark.usefixtures("both_hold_one")
def test_the_same_new_works_in_opposite_order_are_added_once_and_nobody_fails() -> None:
    assert at_once(lambda: library.add(records=[ONE, TWO]), lambda: library.add(records=[TWO, ONE])) == []
    assert sorted(Reference.objects.values_list("doi", flat=True)) == ["10.5555/one", "10.5555/two"]


def add() -> None:
    library.add(records=[ONE])


def edit() -> None:
    library.edit(reference=factories.reference(), csl=ONE)


def merge() -> None:
    library.merge(kept=factories.reference(), merged=factories.reference("other2020key"))


@pytest.mark.parametrize("give", [add, edit, merge])
def test_who_gives_the_library_something_waits_for_who_does_so_now(give: Callable[[], None]) -> None:
    holds, done = Event(), Event()

    def hold() -> None:
        with transaction.atomic():
            library.add(records=[TWO])
            holds.set()
            done.wait(10)

    thread = Thread(target=lambda: at_once(hold))
    thread.start()
    assert holds.wait(10)
    with pytest.raises(OperationalError, match="lock timeout"), connection.cursor() as cursor, transaction.atomic():
        cursor.execute("SET LOCAL lock_timeout = '300ms'")
        give()
    done.set()
    thread.join()
    give()
