"""What is due, late or waiting is told once, to who can do something about it."""

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from reviews import workflow
from reviews.models import Concern, Member, Message, Review
from reviews.reminders import send_reminders
from reviews.workflow import Seen
from tests import factories

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 5, 5)
DIGEST = "Your desk this week"
DUE = date(2026, 5, 19)
"""Ten working days after it, a Tuesday too."""


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    """The cast joins the day before, with credentials of that day."""
    with time_machine.travel("2026-05-04 09:00"):
        yield


@contextmanager
def on(day: date) -> Iterator[None]:
    with time_machine.travel(f"{day} 10:00"):
        yield


def told(day: date, digest: bool = False) -> list[tuple[str, str]]:
    """Whom a run on this day tells of what: the new messages, by recipient and subject up to its colon.

    What runs out for a reviewer meanwhile is left out: see test_credential_reminders.
    """
    before = set(Message.objects.values_list("pk", flat=True))
    with on(day):
        send_reminders(day)
    credentials = Q(matter__startswith="registration:") | Q(matter__startswith="interests:")
    new = Message.objects.exclude(pk__in=before).exclude(credentials).select_related("to")
    subjects = [(one.to.username, one.subject.split(":")[0]) for one in new if one.to]
    return sorted(subject for subject in subjects if digest or subject[1] != DIGEST)


def asked(editor: User, reviewer: User) -> Review:
    with on(TUESDAY):
        review = factories.under_review(editor, reviewer)
    assert review.due_on == DUE
    Message.objects.all().delete()
    return review


def test_a_reviewer_is_reminded_two_working_days_before_and_the_day_after(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    asked(editor, reviewer)
    assert told(date(2026, 5, 14)) == []
    assert told(date(2026, 5, 15)) == [("rita_reviewer", "Review due on 19 May 2026")]
    assert told(DUE) == []
    assert told(DUE + timedelta(days=1)) == [("rita_reviewer", "Review overdue")]


def test_five_working_days_late_goes_to_the_managing_editors(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    asked(editor, reviewer)
    assert told(DUE + timedelta(days=3)) == [("rita_reviewer", "Review overdue")]
    assert told(DUE + timedelta(days=7)) == [("mona_manager", "Review late by five working days")]


def test_nothing_goes_to_who_is_away_or_inactive_but_to_the_managing_editors(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    asked(editor, reviewer)
    Member.objects.filter(user=reviewer).update(away_from=TUESDAY, away_until=DUE)
    assert told(DUE) == [("mona_manager", "Review due on 19 May 2026")]
    User.objects.filter(pk=reviewer.pk).update(is_active=False)
    assert told(DUE + timedelta(days=1)) == [("mona_manager", "Review overdue")]


def test_a_round_without_a_reviewer_reminds_the_managing_editors(editor: User, managing_editor: User) -> None:
    with on(TUESDAY):
        factories.submitted(editor)
    assert told(DUE) == [("mona_manager", "Review due on 19 May 2026")]


def test_another_due_day_or_another_reviewer_is_another_matter(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User
) -> None:
    review = asked(editor, reviewer)
    assert told(DUE) == [("rita_reviewer", "Review due on 19 May 2026")]
    with on(DUE):
        workflow.set_due(by=managing_editor, review=review, due_on=DUE + timedelta(days=1))
    assert told(DUE) == [("rita_reviewer", "Review due on 20 May 2026")]
    with on(DUE):
        workflow.assign(by=managing_editor, review=review, seen=Seen.of(review), reviewer=second_reviewer)
    assert ("ravi_second_reviewer", "Review due on 20 May 2026") in told(DUE)


def test_a_decided_round_reminds_nobody(editor: User, reviewer: User) -> None:
    review = asked(editor, reviewer)
    with on(TUESDAY):
        workflow.withdraw(by=editor, review=review, seen=Seen.of(review))
    assert told(DUE) == []


def test_a_live_page_reminds_sixty_and_fourteen_days_ahead_and_when_it_is_overdue(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    with on(TUESDAY):
        page = factories.live(editor, reviewer)
    due = date(2028, 5, 5)
    assert page.live is not None and page.live.next_review_due == due
    everybody = ["edith_editor", "mona_manager", "rita_reviewer"]
    assert told(due - timedelta(days=61)) == []
    near = [(name, "Review of a live page due on 5 May 2028") for name in everybody]
    assert told(due - timedelta(days=60)) == near
    assert told(due - timedelta(days=15)) == []
    assert told(due - timedelta(days=14)) == near
    assert told(due) == []
    assert told(due + timedelta(days=1)) == [(name, "Review of a live page overdue") for name in everybody]


def test_a_retired_page_reminds_nobody(editor: User, reviewer: User, managing_editor: User) -> None:
    with on(TUESDAY):
        factories.retired(editor, reviewer, managing_editor)
    assert told(date(2029, 5, 4)) == []


def test_a_concern_reminds_its_people_and_when_it_is_overdue_the_managing_editors_too(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    with on(TUESDAY):
        page = factories.live(editor, reviewer)
        reference = factories.reference()
        Concern.objects.create(
            article=page, kind="retraction", reference=reference, opened_at=page.created_at, due_on=DUE
        )
    assert told(date(2026, 5, 14)) == []
    due = "Answer to a concern due on 19 May 2026"
    assert told(date(2026, 5, 15)) == [("edith_editor", due), ("rita_reviewer", due)]
    late = "Answer to a concern overdue"
    assert told(DUE + timedelta(days=1)) == [("edith_editor", late), ("mona_manager", late), ("rita_reviewer", late)]


def test_the_digest_comes_on_mondays_to_who_wants_it_and_has_something_to_do(
    editor: User, reviewer: User, second_reviewer: User, managing_editor: User, stranger: User
) -> None:
    with on(TUESDAY):
        factories.under_review(editor, reviewer)
    monday = date(2026, 5, 11)
    assert told(monday - timedelta(days=1), digest=True) == []
    assert told(monday, digest=True) == [("rita_reviewer", DIGEST)]
    assert "reviews that you hold or are asked to take (0 overdue): 1" in Message.objects.latest("pk").body
    Member.objects.filter(user=reviewer).update(wants_digest=False)
    assert told(DUE - timedelta(days=1), digest=True) == [("rita_reviewer", "Review due on 19 May 2026")]


@pytest.mark.django_db(transaction=True)
def test_ten_runs_in_a_row_send_each_message_once(editor: User, reviewer: User, managing_editor: User) -> None:
    with on(TUESDAY):
        factories.live(editor, reviewer)
        factories.under_review(editor, reviewer)
        factories.submitted(editor)
    mail.outbox.clear()
    Message.objects.all().delete()
    with on(date(2028, 5, 8)):
        for _ in range(10):
            call_command("send_reminders", verbosity=0)
    sent = Counter((one.to[0], one.subject, str(one.body)) for one in mail.outbox)
    assert len(sent) >= 8 and set(sent.values()) == {1}
    assert len(mail.outbox) == Message.objects.count() == Message.objects.exclude(sent_at=None).count()


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_eight_runs_at_the_same_moment_send_each_message_once(
    editor: User, reviewer: User, managing_editor: User
) -> None:
    with on(TUESDAY):
        for _ in range(20):
            factories.under_review(editor, reviewer)
    mail.outbox.clear()
    Message.objects.all().delete()
    barrier = Barrier(8)

    def run() -> None:
        barrier.wait()
        try:
            send_reminders(date(2026, 6, 2))
        finally:
            connection.close()

    threads = [Thread(target=run) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Message.objects.count() == 40
    assert set(Counter((one.to[0], one.subject, str(one.body)) for one in mail.outbox).values()) == {1}


def test_a_run_costs_the_same_queries_for_few_and_for_many(editor: User, reviewer: User, managing_editor: User) -> None:
    def queries() -> int:
        with on(DUE):
            send_reminders(DUE)
            with CaptureQueriesContext(connection) as captured:
                send_reminders(DUE)
        return len(captured)

    asked(editor, reviewer)
    few = queries()
    for _ in range(4):
        asked(editor, reviewer)
    assert queries() == few <= 8


def test_readers_see_that_a_review_is_overdue_on_the_day_after_it_was_due(editor: User, reviewer: User) -> None:
    with on(TUESDAY):
        page = factories.live(editor, reviewer, slug="seen")
    due = Article.objects.with_text().get(pk=page.pk).live.next_review_due  # type: ignore[union-attr]
    banner = "The review of this page is overdue"
    with on(due):
        assert banner not in Client().get("/articles/seen/").content.decode()
    with on(due + timedelta(days=1)):
        assert banner in Client().get("/articles/seen/").content.decode()
