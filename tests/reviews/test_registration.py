"""No claiming and no signing without a registration that somebody else checked within twelve months."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Article
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible, Stale
from reviews.models import Interests, Message, Registration
from reviews.windows import check_due
from reviews.workflow import Seen
from reviews.workflow.people import deactivate
from tests import factories
from tests.people import join

pytestmark = pytest.mark.django_db

STATED = {"body": "Test Medical Council", "number": "T1", "country": "Testland"}


def checked_on(user: User, day: date) -> None:
    Registration.objects.filter(user=user).update(checked_on=day)


@pytest.fixture
def newcomer(db: None) -> User:
    """A reviewer who has declared no interests, and whose registration nobody knows."""
    user = join("nina_newcomer", "Reviewers", cleared=False)
    Interests.objects.create(user=user, declared_at=timezone.now(), none_to_declare=True)
    return user


def test_without_a_stated_registration_nobody_claims(editor: User, newcomer: User) -> None:
    with pytest.raises(NotAllowed, match="not stated your registration"):
        factories.under_review(editor, newcomer)


def test_a_stated_registration_counts_once_somebody_else_has_checked_it(
    editor: User, newcomer: User, managing_editor: User
) -> None:
    review = factories.submitted(editor)
    registration = workflow.state_registration(by=newcomer, **STATED)
    with pytest.raises(NotAllowed, match="Nobody has checked your registration"):
        workflow.claim(by=newcomer, review=review, seen=Seen.of(review))
    workflow.check_registration(by=managing_editor, registration=registration)
    assert factories.approved(workflow.claim(by=newcomer, review=review, seen=Seen.of(review))).live


def test_a_check_counts_for_twelve_months_and_no_day_more(editor: User, reviewer: User) -> None:
    today = timezone.localdate()
    year_ago = today.replace(year=today.year - 1)
    review = factories.submitted(editor)
    checked_on(reviewer, year_ago - timedelta(days=1))
    assert check_due(year_ago - timedelta(days=1)) < today
    with pytest.raises(NotAllowed, match="check it again"):
        workflow.claim(by=reviewer, review=review, seen=Seen.of(review))
    checked_on(reviewer, year_ago)
    workflow.claim(by=reviewer, review=review, seen=Seen.of(review))


def test_a_check_that_ends_between_claiming_and_signing_stops_the_signature(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    checked_on(reviewer, timezone.localdate() - timedelta(days=400))
    with pytest.raises(NotAllowed, match="check it again"):
        factories.approved(review)
    assert not Article.objects.live().exists()


def test_nobody_checks_their_own_registration(administrator: User) -> None:
    registration = workflow.state_registration(by=administrator, **STATED)
    with pytest.raises(NotAllowed, match="their own"):
        workflow.check_registration(by=administrator, registration=registration)
    with pytest.raises(IntegrityError), transaction.atomic():
        Registration.objects.filter(pk=registration.pk).update(checked_by=administrator, checked_on=date.today())


@pytest.mark.parametrize("who", ["editor", "second_reviewer"])
def test_only_who_manages_the_desk_checks(newcomer: User, who: str, request: pytest.FixtureRequest) -> None:
    registration = workflow.state_registration(by=newcomer, **STATED)
    with pytest.raises(NotAllowed, match="managing editor"):
        workflow.check_registration(by=request.getfixturevalue(who), registration=registration)


def test_what_was_looked_up_is_what_is_checked(newcomer: User, managing_editor: User) -> None:
    looked_up = workflow.state_registration(by=newcomer, **STATED)
    workflow.state_registration(by=newcomer, **{**STATED, "number": "T2"})
    with pytest.raises(Stale):
        workflow.check_registration(by=managing_editor, registration=looked_up)


def test_every_check_is_kept_and_one_a_day_is_enough(reviewer: User, managing_editor: User) -> None:
    checked_on(reviewer, timezone.localdate() - timedelta(days=300))
    before = Registration.objects.get(user=reviewer)
    again = workflow.check_registration(by=managing_editor, registration=before)
    assert again.checked_on == timezone.localdate()
    assert Registration.objects.filter(user=reviewer).count() == 2
    with pytest.raises(NotPossible):
        workflow.check_registration(by=managing_editor, registration=again)


@pytest.mark.parametrize("field", ["body", "number", "country"])
def test_a_registration_lacks_nothing(newcomer: User, field: str) -> None:
    with pytest.raises(Incomplete) as refused:
        workflow.state_registration(by=newcomer, **{**STATED, field: "  "})
    assert refused.value.field == field


def test_the_person_page_says_when_the_registration_was_checked(
    editor: User, reviewer: User, newcomer: User, managing_editor: User, client: Client
) -> None:
    factories.live(editor, reviewer, authors=(newcomer.member.contributor,))
    address = "/people/nina-newcomer/"
    registration = workflow.state_registration(by=newcomer, **STATED)
    assert "Registration checked on" not in client.get(address).content.decode()
    workflow.check_registration(by=managing_editor, registration=registration)
    text = client.get(address).content.decode()
    assert "Test Medical Council, Testland. Registration checked on" in text and "T1" not in text
    workflow.state_registration(by=newcomer, **{**STATED, "number": "T2"})
    assert "Registration checked on" not in client.get(address).content.decode()


def test_a_sample_persons_page_says_that_no_registration_was_checked(
    editor: User, reviewer: User, newcomer: User, managing_editor: User, client: Client
) -> None:
    contributor = newcomer.member.contributor
    assert contributor is not None
    contributor.is_sample = True
    contributor.save()
    factories.live(editor, reviewer, authors=(contributor,))
    workflow.check_registration(by=managing_editor, registration=workflow.state_registration(by=newcomer, **STATED))
    text = client.get("/people/nina-newcomer/").content.decode()
    assert "Sample: no registration was checked" in text and "Registration checked on" not in text


def test_a_stated_registration_is_announced_to_the_managing_editors(newcomer: User, managing_editor: User) -> None:
    manager = join("second_manager", "Managing editors")
    Message.objects.all().delete()
    workflow.state_registration(by=newcomer, **STATED)
    assert set(Message.objects.values_list("to", flat=True)) == {managing_editor.pk, manager.pk}
    (body, *_) = Message.objects.values_list("body", flat=True)
    assert "Nina Newcomer" in body and "/desk/people/" in body and STATED["number"] not in body
    Message.objects.all().delete()
    workflow.state_registration(by=manager, **STATED)
    assert [message.to for message in Message.objects.all()] == [managing_editor]


def test_it_waits_at_the_desks_home_of_who_may_check_it_until_it_is_checked(
    client: Client, newcomer: User, managing_editor: User, editor: User
) -> None:
    def waits(user: User) -> bool:
        client.force_login(user)
        page = client.get("/desk/").content.decode()
        return "Registrations to check" in page and f"#account-{newcomer.pk}" in page

    assert not waits(managing_editor)
    workflow.state_registration(by=newcomer, **STATED)
    registration = workflow.state_registration(by=newcomer, **STATED | {"number": "T2"})
    assert waits(managing_editor) and not waits(editor) and not waits(newcomer)
    assert list(Registration.objects.unchecked()) == [registration]
    client.force_login(managing_editor)
    assert f'id="account-{newcomer.pk}"' in client.get("/desk/people/").content.decode()
    workflow.check_registration(by=managing_editor, registration=registration)
    assert not waits(managing_editor)


def test_nobody_is_asked_to_check_the_registration_of_a_closed_account(newcomer: User, managing_editor: User) -> None:
    registration = workflow.state_registration(by=newcomer, **STATED)
    assert list(Registration.objects.unchecked()) == [registration]
    deactivate(by=managing_editor, account=newcomer)
    assert list(Registration.objects.unchecked()) == []


def test_nobodys_own_registration_waits_for_themselves(client: Client, managing_editor: User) -> None:
    workflow.state_registration(by=managing_editor, **STATED)
    client.force_login(managing_editor)
    assert "Registrations to check" not in client.get("/desk/").content.decode()
