"""Each signature proves anew who signs: through the throttle of the sign-in, and never after losing the right."""

from typing import Any
from urllib.parse import unquote

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from reviews import decisions, workflow
from reviews.models import Review, Signature
from reviews.workflow.people import deactivate
from tests import factories
from tests.people import PASSWORD
from tests.reviews.views.desk import decision, signed_in, signing

TOO_MANY = "Too many failed login attempts"


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


def sign(client: Client, review: Review, password: str = PASSWORD) -> Any:
    return client.post(decision(review, "approve"), signing(review, password=password))


def login(name: str, password: str = PASSWORD) -> Any:
    return Client().post("/accounts/login/", {"login": name, "password": password})


@pytest.mark.parametrize("name", ["username", "email"])
def test_wrong_passwords_at_signing_close_the_sign_in_too(review: Review, reviewer: User, name: str) -> None:
    client = signed_in(reviewer)
    for _ in range(5):
        assert b"That is not your password" in sign(client, review, "wrong").content
    response = sign(client, review)
    assert response.status_code == 422
    assert TOO_MANY in response.content.decode() and "Read twice." in response.content.decode()
    assert TOO_MANY in login(getattr(reviewer, name)).content.decode()
    assert not Signature.objects.exists()


@pytest.mark.parametrize("name", ["username", "email"])
def test_wrong_passwords_at_the_sign_in_close_signing_too(review: Review, reviewer: User, name: str) -> None:
    for _ in range(5):
        login(getattr(reviewer, name), "wrong")
    assert TOO_MANY in sign(signed_in(reviewer), review).content.decode()
    assert not Signature.objects.exists()


def test_the_throttle_of_one_account_is_not_that_of_another(review: Review, reviewer: User, editor: User) -> None:
    for _ in range(5):
        login(editor.username, "wrong")
    assert sign(signed_in(reviewer), review).status_code == 302


def test_the_password_is_checked_before_anything_is_locked(
    review: Review, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workflow, "approve", lambda **given: pytest.fail("the verb ran"))
    assert sign(signed_in(reviewer), review, "wrong").status_code == 422


@pytest.mark.parametrize("address", ["/desk/reviews/{}/", "/admin/reviews/review/{}/change/"])
def test_an_expired_session_asks_for_the_sign_in_and_comes_back_to_the_round(
    review: Review, reviewer: User, address: str
) -> None:
    post_to = address.replace("change/", "approve/decide/") if "admin" in address else f"{address}approve/"
    client = Client()
    response = client.post(post_to.format(review.pk), signing(review))
    assert unquote(response.headers["Location"]) == f"/accounts/login/?next={post_to.format(review.pk)}"
    client.force_login(reviewer)
    page = client.get(post_to.format(review.pk), follow=True)
    assert page.redirect_chain == [(address.format(review.pk), 302)]
    assert decisions.SIGNED_OUT in page.content.decode()
    assert not Signature.objects.exists()


def test_answers_are_kept_for_this_person_round_and_text_alone(review: Review, reviewer: User) -> None:
    text = signed_in(reviewer).get(review.get_absolute_url()).content.decode()
    assert f'data-answers="{reviewer.pk}:{review.pk}:{review.version}:{review.revision.content_hash}:approve"' in text
    assert "js/answers.js" in text


def test_who_was_deactivated_since_the_page_was_opened_signs_nothing(
    review: Review, reviewer: User, managing_editor: User
) -> None:
    client = signed_in(reviewer)
    assert client.get(review.get_absolute_url()).status_code == 200
    deactivate(by=managing_editor, account=reviewer)
    assert sign(client, review).headers["Location"].startswith("/accounts/login/")
    assert not Signature.objects.exists()


def test_who_was_demoted_since_the_page_was_opened_is_refused_with_a_sentence(review: Review, reviewer: User) -> None:
    client = signed_in(reviewer)
    assert client.get(review.get_absolute_url()).status_code == 200
    reviewer.groups.clear()
    response = sign(client, review)
    assert response.status_code == 403
    assert "no part in the desk" in response.content.decode()
    assert not Signature.objects.exists()


def test_who_lost_only_the_review_is_told_so_and_keeps_the_answers(review: Review, reviewer: User) -> None:
    client = signed_in(reviewer)
    reviewer.groups.set(Group.objects.filter(name="Editors"))
    response = sign(client, review)
    assert response.status_code == 403
    assert "Only medical reviewers may review" in response.content.decode()
    assert "Read twice." in response.content.decode()
    assert not Signature.objects.exists()


def test_who_was_demoted_is_refused_in_the_admin_too(review: Review, reviewer: User) -> None:
    client = signed_in(reviewer)
    reviewer.groups.clear()
    response = client.post(f"/admin/reviews/review/{review.pk}/approve/decide/", signing(review))
    assert response.status_code == 403
    assert not Signature.objects.exists()
