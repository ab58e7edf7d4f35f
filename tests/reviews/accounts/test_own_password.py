"""A password that somebody else set signs nothing, until the owner has chosen one."""

import re
from typing import Any

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client

from reviews.models import Member, Review, Signature
from reviews.sample.accounts import PASSWORD as SAMPLE_PASSWORD
from reviews.sample.accounts import make_accounts
from tests import factories
from tests.people import PASSWORD
from tests.reviews.accounts.device import Device, browser
from tests.reviews.views.desk import decision, signed_in, signing

GIVEN = "given by somebody else 7"
CHOSEN = "chosen by its owner 9 years ago"


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


def sign(client: Client, review: Review, password: str) -> Any:
    return client.post(decision(review, "approve"), signing(review, password=password))


def blocked(response: Any) -> None:
    assert response.status_code == 403
    assert "Choose one of your own" in response.content.decode()
    assert "Read twice." in response.content.decode()
    assert not Signature.objects.exists()


def signed_in_with(user: User, password: str) -> Client:
    client = Client()
    response = client.post("/accounts/login/", {"login": user.username, "password": password})
    assert response.status_code == 302
    return client


def reset_in_the_admin(administrator: User, user: User) -> None:
    form = {"password1": GIVEN, "password2": GIVEN, "usable_password": "true"}
    response = signed_in(administrator).post(f"/admin/auth/user/{user.pk}/password/", form)
    assert response.status_code == 302


def reset_in_the_shell(administrator: User, user: User) -> None:
    user.set_password(GIVEN)
    user.save()


def reset_by_sql(administrator: User, user: User) -> None:
    user.set_password(GIVEN)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE auth_user SET password = %s WHERE id = %s", [user.password, user.pk])


@pytest.mark.parametrize("reset", [reset_in_the_admin, reset_in_the_shell, reset_by_sql])
def test_a_password_set_by_somebody_else_signs_nothing(
    administrator: User, reviewer: User, review: Review, reset: Any
) -> None:
    reset(administrator, reviewer)
    blocked(sign(signed_in_with(reviewer, GIVEN), review, GIVEN))


def test_a_passkey_signs_nothing_either_behind_such_a_password(
    administrator: User, reviewer: User, review: Review
) -> None:
    reset_in_the_admin(administrator, reviewer)
    device = Device(reviewer)
    device.enrol()
    reviewer.refresh_from_db()
    client = browser(reviewer)
    data = signing(review, password="", passkey=device.answer_for(client))
    blocked(client.post(decision(review, "approve"), data))


def test_a_password_that_the_owner_changed_signs(administrator: User, reviewer: User, review: Review) -> None:
    reset_in_the_admin(administrator, reviewer)
    client = signed_in_with(reviewer, GIVEN)
    form = {"oldpassword": GIVEN, "password1": CHOSEN, "password2": CHOSEN}
    assert client.post("/accounts/password/change/", form).status_code == 302
    assert sign(client, review, CHOSEN).status_code == 302
    assert Signature.objects.get().authenticated_by == "password"


def test_a_password_that_the_owner_reset_by_mail_signs(administrator: User, reviewer: User, review: Review) -> None:
    reset_in_the_admin(administrator, reviewer)
    client = Client()
    client.post("/accounts/password/reset/", {"email": reviewer.email})
    link = re.search(r"https?://\S+?(/accounts/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert link is not None
    page = client.get(link[1])
    assert client.post(page.headers["Location"], {"password1": CHOSEN, "password2": CHOSEN}).status_code == 302
    assert sign(signed_in_with(reviewer, CHOSEN), review, CHOSEN).status_code == 302


def test_the_admins_own_page_for_changing_a_password_leads_to_the_one_that_notes_it(administrator: User) -> None:
    response = signed_in(administrator).get("/admin/password_change/")
    assert response.headers["Location"] == "/accounts/password/change/"


def test_a_wrong_password_is_said_before_whose_it_is(administrator: User, reviewer: User, review: Review) -> None:
    reset_in_the_admin(administrator, reviewer)
    response = sign(signed_in_with(reviewer, GIVEN), review, "not it")
    assert response.status_code == 422
    assert b"That is not your password" in response.content


def test_an_account_that_the_desk_does_not_know_signs_nothing(reviewer: User, review: Review) -> None:
    Member.objects.filter(user=reviewer).update(own_password="")
    blocked(sign(signed_in_with(reviewer, PASSWORD), review, PASSWORD))


def renewed(reviewer: User, monkeypatch: pytest.MonkeyPatch) -> None:
    """Django renews a stored hash at the next sign-in when the hasher's parameters have changed."""
    monkeypatch.setattr(MD5PasswordHasher, "must_update", lambda self, encoded: not encoded.endswith("!"))
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda self, *given: f"{encode(self, *given)}!")
    monkeypatch.setattr(
        MD5PasswordHasher,
        "verify",
        lambda self, password, encoded: (
            encode(self, password, self.decode(encoded)["salt"]) == encoded.removesuffix("!")
        ),
    )


@pytest.mark.parametrize("name", ["username", "email"])
def test_a_hash_that_django_renews_at_the_sign_in_stays_its_owners(
    reviewer: User, review: Review, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    before = reviewer.password
    renewed(reviewer, monkeypatch)
    client = Client()
    client.post("/accounts/login/", {"login": getattr(reviewer, name), "password": PASSWORD})
    reviewer.refresh_from_db()
    assert reviewer.password != before and reviewer.password.endswith("!")
    assert sign(client, review, PASSWORD).status_code == 302


def test_a_hash_that_django_renews_stays_somebody_elses(
    administrator: User, reviewer: User, review: Review, monkeypatch: pytest.MonkeyPatch
) -> None:
    reset_in_the_shell(administrator, reviewer)
    renewed(reviewer, monkeypatch)
    blocked(sign(signed_in_with(reviewer, GIVEN), review, GIVEN))


def test_nobody_sets_the_mark_in_the_admin(administrator: User, reviewer: User) -> None:
    page = signed_in(administrator).get(f"/admin/reviews/member/{reviewer.member.pk}/change/")
    assert page.status_code == 200
    assert b"own_password" not in page.content


def test_the_sample_accounts_have_passwords_of_their_own(db: None) -> None:
    for user in make_accounts({}).values():
        assert user.check_password(SAMPLE_PASSWORD)
        assert user.member.has_own_password
