"""A check or declaration that is missing, runs out or ran out: on the desk's home, and by mail, once for each matter."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.contrib.auth.models import User

from reviews import workflow
from reviews.models import Member, Message, Registration
from reviews.reminders import send_reminders
from tests.people import join, register
from tests.reviews.interests import declare
from tests.reviews.views.desk import signed_in

pytestmark = pytest.mark.django_db

JOINED = date(2026, 5, 4)
LAST = date(2027, 5, 4)
"""The last day on which what the cast stated and declared on that day counts."""

HEADING = "Your registration and interests"
IN_ORDER = "Your registration is checked and your interests are declared."
TWO = ["Interests to be declared again by 4 May 2027", "Registration to be checked again by 4 May 2027"]


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(f"{JOINED} 09:00"):
        yield


def told(day: date) -> list[tuple[str, str]]:
    """Whom a run on this day tells of what."""
    before = set(Message.objects.values_list("pk", flat=True))
    with time_machine.travel(f"{day} 10:00"):
        send_reminders(day)
    return sorted((one.to.username, one.subject) for one in Message.objects.exclude(pk__in=before) if one.to)


def home(user: User, day: date) -> str:
    with time_machine.travel(f"{day} 10:00"):
        return signed_in(user).get("/desk/").content.decode()


# -- The desk's home ------------------------------------------------------------------------------------------


def test_the_home_is_quiet_until_thirty_days_before(reviewer: User) -> None:
    text = home(reviewer, LAST - timedelta(days=31))
    assert HEADING not in text and IN_ORDER in text
    text = home(reviewer, LAST - timedelta(days=30))
    assert HEADING in text and text.count("Counts until 4 May 2027") == 2 and IN_ORDER not in text
    assert 'href="/desk/credentials/#registration"' in text and 'href="/desk/credentials/#interests"' in text
    assert "You cannot claim or sign" not in text


def test_on_its_last_day_it_counts_and_on_the_next_it_ran_out(reviewer: User) -> None:
    assert home(reviewer, LAST).count("Counts until 4 May 2027") == 2
    text = home(reviewer, LAST + timedelta(days=1))
    assert text.count("Counted until 4 May 2027") == text.count("Ran out") == 2
    assert text.count("You cannot claim or sign a text without it") == 2


def test_who_stated_or_declared_nothing_is_told_so(managing_editor: User) -> None:
    user = join("nina_newcomer", "Reviewers", cleared=False)
    text = home(user, JOINED)
    assert "Not stated" in text and "Not declared" in text
    registration = workflow.state_registration(by=user, body="B", number="1", country="C")
    declare(user)
    text = home(user, JOINED)
    assert "Not checked" in text and "Not stated" not in text and "Not declared" not in text
    workflow.check_registration(by=managing_editor, registration=registration)
    assert HEADING not in home(user, JOINED)


def test_it_is_nothing_to_who_does_not_review(editor: User, managing_editor: User) -> None:
    bare = join("bea_bare", superuser=True, cleared=False)
    Member.objects.filter(user=bare).update(contributor=None)
    for user in (editor, managing_editor, bare):
        text = home(user, LAST + timedelta(days=1))
        assert HEADING not in text and IN_ORDER not in text


def test_what_stops_the_reviewer_stands_above_their_overdue_reviews(reviewer: User) -> None:
    text = home(reviewer, LAST + timedelta(days=1))
    assert text.index(HEADING) < text.index("You are late with nothing.")


# -- Mails ----------------------------------------------------------------------------------------------------


def test_mails_come_thirty_days_before_and_on_the_day_once_each(reviewer: User) -> None:
    both = [("rita_reviewer", subject) for subject in TWO]
    assert told(LAST - timedelta(days=31)) == []
    assert told(LAST - timedelta(days=30)) == both
    assert told(LAST - timedelta(days=29)) == told(LAST - timedelta(days=1)) == []
    assert told(LAST) == both
    assert told(LAST) == told(LAST + timedelta(days=300)) == []


def test_a_run_that_was_missed_is_made_up_for(reviewer: User) -> None:
    assert len(told(LAST + timedelta(days=3))) == 2
    assert "counted until 4 May 2027" in Message.objects.latest("pk").body


def test_the_managing_editors_hear_of_the_check_and_not_of_the_declaration(
    reviewer: User, managing_editor: User
) -> None:
    assert told(LAST) == [
        ("mona_manager", f"{TWO[1]}: Rita Reviewer"), *[("rita_reviewer", subject) for subject in TWO],
    ]  # fmt: skip
    body = Message.objects.get(to=managing_editor).body
    assert "the registration of Rita Reviewer counts until 4 May 2027" in body and "/desk/people/" in body
    for message in Message.objects.filter(to=reviewer):
        assert "/desk/credentials/" in message.body and "you cannot claim or sign" in message.body


def test_a_new_check_and_a_new_declaration_end_the_matter(reviewer: User, managing_editor: User) -> None:
    assert len(told(LAST - timedelta(days=30))) == 3
    with time_machine.travel(f"{LAST - timedelta(days=20)} 10:00"):
        workflow.check_registration(by=managing_editor, registration=Registration.objects.get(user=reviewer))
        declare(reviewer)
        renewed = date(2028, 4, 14)
    assert told(LAST) == [] and HEADING not in home(reviewer, LAST)
    assert len(told(renewed - timedelta(days=30))) == 3


def test_who_is_away_is_told_once_they_are_back(reviewer: User) -> None:
    Member.objects.filter(user=reviewer).update(away_from=JOINED, away_until=LAST - timedelta(days=10))
    assert told(LAST - timedelta(days=30)) == []
    assert [subject for _, subject in told(LAST - timedelta(days=9))] == TWO


def test_nobody_is_told_who_does_not_review_or_has_nothing_that_runs_out(editor: User) -> None:
    register(editor)
    declare(editor)
    join("nina_newcomer", "Reviewers", cleared=False)
    assert told(LAST) == []
