"""Managing editors see who has a part in the desk, and close accounts; nobody is deleted."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.people import PASSWORD, join
from tests.reviews.accounts.device import Device
from tests.reviews.views.desk import signed_in

LIST = "/desk/people/"


def switch(by: User, account: User, what: str = "deactivate") -> int:
    return signed_in(by).post(f"{LIST}{account.pk}/{what}/").status_code


def is_active(account: User) -> bool:
    return User.objects.get(pk=account.pk).is_active


def row(text: str, user: User) -> str:
    return next(part for part in text.split("<tr") if f">{user.username}</td>" in part)


def test_the_list_says_who_does_what_and_how_they_sign_in(
    managing_editor: User, reviewer: User, editor: User, administrator: User, stranger: User
) -> None:
    Device(reviewer).enrol()
    Client().post("/accounts/login/", {"login": editor.username, "password": PASSWORD})
    text = signed_in(managing_editor).get(LIST).content.decode()
    assert "Rita Reviewer, MD" in row(text, reviewer) and "Medical reviewer" in row(text, reviewer)
    assert ">Yes</td>" in row(text, reviewer) and ">No</td>" in row(text, editor)
    assert "Never" in row(text, stranger) and "Never" not in row(text, editor)
    assert "Administrator" in row(text, administrator) and "Managing editor" in row(text, managing_editor)
    assert "No part in the desk" in row(text, stranger)


def test_the_list_costs_the_same_for_many(
    managing_editor: User, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = signed_in(managing_editor)
    for number in range(20):
        join(f"editor_{number}", "Editors")
    with django_assert_num_queries(5):  # session, account, person, accounts, invitations
        client.get(LIST)


@pytest.mark.parametrize("who", ["editor", "reviewer"])
def test_the_list_and_its_buttons_are_for_managing_editors(
    request: pytest.FixtureRequest, who: str, second_editor: User
) -> None:
    user = request.getfixturevalue(who)
    assert signed_in(user).get(LIST).status_code == 403
    assert switch(user, second_editor) == 403
    assert switch(user, second_editor, "activate") == 403
    assert is_active(second_editor)


def test_a_deactivated_account_is_signed_out_everywhere_and_stays_so(managing_editor: User, reviewer: User) -> None:
    first, second = signed_in(reviewer), signed_in(reviewer)
    other = signed_in(managing_editor)
    assert switch(managing_editor, reviewer) == 302
    assert not is_active(reviewer)
    assert switch(managing_editor, reviewer, "activate") == 302
    assert is_active(reviewer)
    for client in (first, second):
        assert client.get("/desk/").status_code == 302
    assert other.get("/desk/").status_code == 200
    assert signed_in(reviewer).get("/desk/").status_code == 200


def test_the_admin_signs_a_deactivated_account_out_too(administrator: User, reviewer: User) -> None:
    client = signed_in(reviewer)
    form = {"username": reviewer.username, "date_joined_0": "2026-01-01", "date_joined_1": "12:00:00"}
    assert signed_in(administrator).post(f"/admin/auth/user/{reviewer.pk}/change/", form).status_code == 302
    assert not is_active(reviewer)
    User.objects.filter(pk=reviewer.pk).update(is_active=True)
    assert client.get("/desk/").status_code == 302


def test_nobody_deactivates_themselves(managing_editor: User, administrator: User) -> None:
    for user in (managing_editor, administrator):
        answer = signed_in(user).post(f"{LIST}{user.pk}/deactivate/")
        assert answer.status_code == 403
        assert "You cannot deactivate your own account" in answer.content.decode()
        assert is_active(user)
        assert "Deactivate<" not in row(signed_in(user).get(LIST).content.decode(), user)


def test_only_an_administrator_deactivates_managing_editors_and_administrators(
    managing_editor: User, administrator: User
) -> None:
    other = join("max_manager", "Managing editors")
    for account in (other, administrator):
        assert switch(managing_editor, account) == 403
        assert is_active(account)
    assert switch(administrator, other) == 302
    assert not is_active(other)


def test_the_buttons_need_a_post(managing_editor: User, editor: User) -> None:
    assert signed_in(managing_editor).get(f"{LIST}{editor.pk}/deactivate/").status_code == 405
    assert is_active(editor)


def test_a_deactivated_account_cannot_sign_in(managing_editor: User, editor: User) -> None:
    switch(managing_editor, editor)
    client = Client()
    client.post("/accounts/login/", {"login": editor.username, "password": PASSWORD})
    assert client.get("/desk/").status_code == 302
