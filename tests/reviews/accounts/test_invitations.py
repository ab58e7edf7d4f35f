"""A managing editor invites by mail; the link works once, for 14 days, and makes an account."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.core import mail
from django.core.signing import Signer
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from articles.models import Contributor
from reviews import notifications
from reviews.exceptions import NotPossible
from reviews.invitations import invitation_url
from reviews.models import Interests, Invitation, Message, Signature
from reviews.permissions import person
from reviews.workflow.people import join
from tests import factories
from tests.people import register
from tests.reviews.views.desk import decision, signed_in, signing

CHOSEN = "chosen by its owner 9 years ago"
GUEST = {"name": "Grace Guest", "email": "grace@example.com", "role": "reviewer"}
JOINING = {"name": "Grace B. Guest", "credentials": "MD, PhD", "password": CHOSEN}


def invite(user: User, **changes: str) -> Any:
    return signed_in(user).post("/desk/people/invite/", {**GUEST, **changes})


@pytest.fixture
def link(managing_editor: User, django_capture_on_commit_callbacks: Any) -> str:
    """The address in the mail, as the guest opens it."""
    with django_capture_on_commit_callbacks(execute=True):
        assert invite(managing_editor).status_code == 302
    found = re.search(r"https?://[^/\s]+(/accounts/invitation/\S+/)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def joined(link: str, **changes: str) -> tuple[Client, Any]:
    client = Client()
    return client, client.post(link, {**JOINING, **changes})


def test_a_guest_is_invited_by_mail_and_joins(link: str, managing_editor: User) -> None:
    assert mail.outbox[-1].to == ["grace@example.com"]
    assert "as medical reviewer" in str(mail.outbox[-1].body)
    page = Client().get(link)
    assert page.status_code == 200
    assert "Welcome, Grace Guest" in page.content.decode() and "no-store" in page.headers["Cache-Control"]
    client, response = joined(link)
    assert response.headers["Location"] == "/accounts/second-factor/"
    guest = User.objects.get(email="grace@example.com")
    assert guest.username == "grace-b-guest" and guest.is_staff and guest.check_password(CHOSEN)
    assert guest.member.contributor is not None and guest.member.contributor.printed == "Grace B. Guest, MD, PhD"
    assert [group.name for group in guest.groups.all()] == ["Reviewers"]
    invitation = Invitation.objects.get()
    assert invitation.account == guest and invitation.used_at is not None
    assert client.get("/accounts/2fa/webauthn/add/").status_code == 200


def test_who_joined_signs_with_the_password_that_they_chose(link: str, editor: User) -> None:
    client, _ = joined(link)
    grace = User.objects.get(email="grace@example.com")
    register(grace)
    Interests.objects.create(user=grace, declared_at=timezone.now(), none_to_declare=True)
    review = factories.under_review(editor, grace)
    assert client.post(decision(review, "approve"), signing(review, password=CHOSEN)).status_code == 302
    assert Signature.objects.get().name == "Grace B. Guest"


@pytest.mark.parametrize(
    ("role", "permissions"),
    [("editor", (True, False, False)), ("reviewer", (False, True, False)), ("manager", (True, False, True))],
)
def test_each_role_gives_what_it_says(administrator: User, role: str, permissions: tuple[bool, ...]) -> None:
    assert invite(administrator, role=role).status_code == 302
    who = person(join(invitation=Invitation.objects.get(), **JOINING))
    assert (who.may_write, who.may_review, who.may_manage) == permissions


def test_only_an_administrator_invites_managing_editors(managing_editor: User) -> None:
    response = invite(managing_editor, role="manager")
    assert response.status_code == 422
    assert not Invitation.objects.exists() and not Message.objects.exists()
    assert b"Managing editor</label>" not in signed_in(managing_editor).get("/desk/people/invite/").content


@pytest.mark.parametrize("who", ["editor", "reviewer"])
def test_only_managing_editors_invite(request: pytest.FixtureRequest, who: str) -> None:
    user = request.getfixturevalue(who)
    assert signed_in(user).get("/desk/people/invite/").status_code == 403
    assert invite(user).status_code == 403
    assert not Invitation.objects.exists()


def test_a_link_works_once(link: str) -> None:
    joined(link)
    again = Client().get(link)
    assert again.status_code == 410 and "It was used on" in again.content.decode()
    _, response = joined(link)
    assert response.status_code == 410
    assert User.objects.filter(email="grace@example.com").count() == 1


def test_two_who_join_at_once_make_one_account(link: str) -> None:
    """Both have passed the page when the second one comes to the verb."""
    invitation = Invitation.objects.get()
    join(invitation=invitation, **JOINING)
    with pytest.raises(NotPossible, match="not open any more"):
        join(invitation=invitation, **JOINING)
    User.objects.filter(email="grace@example.com").update(email="moved@example.com")
    with pytest.raises(NotPossible, match="not open any more"):
        join(invitation=invitation, **JOINING)
    assert Contributor.objects.filter(name="Grace B. Guest").count() == 1


@pytest.mark.parametrize("changes", [{"withdrawn_at": 0}, {"sent_at": -14.01}])
def test_nobody_joins_by_an_invitation_that_closed_while_the_page_was_open(
    link: str, changes: dict[str, float]
) -> None:
    invitation = Invitation.objects.get()
    moved = {name: timezone.now() + timedelta(days=days) for name, days in changes.items()}
    Invitation.objects.update(**moved)
    with pytest.raises(NotPossible, match="not open any more"):
        join(invitation=invitation, **JOINING)
    assert not User.objects.filter(email="grace@example.com").exists()


def test_nobody_joins_with_an_address_that_has_an_account_by_now(link: str, reviewer: User) -> None:
    User.objects.filter(pk=reviewer.pk).update(email="Grace@example.com")
    _, response = joined(link)
    assert response.status_code == 409
    assert "has an account already" in response.content.decode()


@pytest.mark.parametrize(("days", "status"), [(13.99, 200), (14.01, 410)])
def test_a_link_works_for_fourteen_days(link: str, days: float, status: int) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=days), tick=False):
        assert Client().get(link).status_code == status
        assert joined(link)[1].status_code == (302 if status == 200 else 410)


def test_a_link_that_was_taken_back_opens_nothing(link: str, managing_editor: User) -> None:
    desk = signed_in(managing_editor)
    address = f"/desk/people/invitations/{Invitation.objects.get().pk}/withdraw/"
    assert desk.post(address).status_code == 302
    assert Client().get(link).status_code == 410
    assert joined(link)[1].status_code == 410
    assert desk.post(address).status_code == 409
    assert invite(managing_editor).status_code == 302


def test_an_altered_link_is_unknown(link: str) -> None:
    pk, _, signature = link.removesuffix("/").rpartition("/")[2].partition(":")
    other = Signer(salt="something else").sign(pk)
    for token in (f"{int(pk) + 1}:{signature}", f"{pk}:{signature[:-1]}", pk, "x", other, f"{pk}:"):
        response = Client().get(f"/accounts/invitation/{token}/")
        assert response.status_code == 404, token
        assert "not one of ours" in response.content.decode()
        assert Client().post(f"/accounts/invitation/{token}/", JOINING).status_code == 404


def test_nothing_stored_opens_an_invitation(link: str) -> None:
    token = link.split("/")[-2]
    message = Message.objects.get()
    assert token not in message.body and notifications.LINK in message.body
    assert token not in str(Invitation.objects.values().get())


def test_a_mail_that_waited_too_long_carries_no_link(managing_editor: User) -> None:
    invite(managing_editor)
    Invitation.objects.update(withdrawn_at=timezone.now())
    notifications.send()
    assert mail.outbox == []


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": ""}, "Enter your name"),
        ({"credentials": ""}, "Enter your credentials"),
        ({"password": ""}, "Choose a password."),
        ({"password": "too short"}, "too short"),
        ({"password": "grace@example.com"}, "too similar"),
        ({"password": "qwerty123456"}, "too common"),
    ],
)
def test_what_a_guest_leaves_out_is_asked_for(link: str, changes: dict[str, str], sentence: str) -> None:
    _, response = joined(link, **changes)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not User.objects.filter(email="grace@example.com").exists()


def test_an_editor_may_have_no_credentials(managing_editor: User) -> None:
    invite(managing_editor, role="editor")
    url = invitation_url(Invitation.objects.get())
    _, response = joined(url[url.index("/accounts/") :], credentials="")
    assert response.status_code == 302


def test_an_address_is_invited_once_and_only_without_an_account(managing_editor: User, reviewer: User) -> None:
    assert invite(managing_editor).status_code == 302
    again = invite(managing_editor, email="GRACE@example.com")
    assert again.status_code == 422 and "invited already" in again.content.decode()
    known = invite(managing_editor, email=reviewer.email.upper())
    assert known.status_code == 422 and "has an account already" in known.content.decode()
    assert Invitation.objects.count() == 1


def test_who_is_signed_in_is_asked_to_sign_out_first(link: str, editor: User) -> None:
    response = signed_in(editor).get(link)
    assert response.status_code == 409 and "You are signed in already" in response.content.decode()
    assert signed_in(editor).post(link, JOINING).status_code == 409
    assert Invitation.objects.get().used_at is None


def test_two_people_of_one_name_get_names_of_their_own(managing_editor: User) -> None:
    for number in (1, 2):
        invite(managing_editor, email=f"guest{number}@example.com")
    names = [join(invitation=invitation, **JOINING).username for invitation in Invitation.objects.order_by("pk")]
    assert names == ["grace-b-guest", "grace-b-guest-2"]
    assert Contributor.objects.filter(slug__in=names).count() == 2


def test_sign_up_stays_closed(client: Client, db: None) -> None:
    assert "There is no sign-up here" in client.get("/accounts/signup/").content.decode()
    client.post("/accounts/signup/", {"email": "x@example.com", "username": "x", "password1": CHOSEN})
    assert not User.objects.exists()


def test_a_message_goes_to_an_account_or_to_a_guest(managing_editor: User) -> None:
    invite(managing_editor)
    for wrong in ({"to": managing_editor}, {"invitation": None}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Message.objects.update(**wrong)
