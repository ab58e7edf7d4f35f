"""A fresh passkey signs instead of the password; anything else signs nothing and keeps every answer."""

import json
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from fido2.webauthn import AuthenticatorData

from reviews.models import Review, Signature
from reviews.passkeys import CHALLENGE
from tests import factories
from tests.reviews.accounts.device import PRESENT, Device, browser, challenge_for
from tests.reviews.views.desk import decision, signing


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


@pytest.fixture
def device(reviewer: User) -> Device:
    made = Device(reviewer)
    made.enrol()
    return made


def sign(client: Client, review: Review, passkey: str, **changes: Any) -> Any:
    data = signing(review, note="An hour of reading.", **{"password": "", **changes}, passkey=passkey)
    return client.post(decision(review, "approve"), data)


def refused(response: Any, sentence: str = "Your passkey did not confirm this. Nothing was signed") -> None:
    """Nothing was signed, the page says why, and the answers are still there."""
    text = response.content.decode()
    assert response.status_code == 422
    assert sentence in text
    assert "An hour of reading." in text and text.count(" checked") >= 5
    assert not Signature.objects.exists()


def test_a_passkey_signs_instead_of_the_password(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    assert sign(client, review, device.answer_for(client)).status_code == 302
    signature = Signature.objects.get()
    assert (signature.signer, signature.authenticated_by) == (reviewer, "passkey")
    assert Authenticator.objects.get(user=reviewer).last_used_at is not None


def test_an_unchanged_page_is_reaffirmed_with_a_passkey(editor: User, reviewer: User, second_reviewer: User) -> None:
    factories.live(editor, reviewer)
    device = Device(second_reviewer)
    device.enrol()
    client = browser(second_reviewer)
    data = signing(Review.objects.get(), password="", passkey=device.answer_for(client))
    assert client.post(decision(Review.objects.get(), "reaffirm"), data).status_code == 302
    assert Signature.objects.filter(signer=second_reviewer, authenticated_by="passkey").exists()


def test_the_passkey_is_offered_to_those_who_have_one(review: Review, reviewer: User) -> None:
    address = review.get_absolute_url()
    assert b"Sign with a passkey" not in browser(reviewer).get(address).content
    Device(reviewer).enrol()
    assert b"Sign with a passkey" in browser(reviewer).get(address).content
    assert browser(reviewer).post("/desk/passkey/").status_code == 200


def test_an_answer_signs_once(review: Review, reviewer: User, device: Device, editor: User) -> None:
    client = browser(reviewer)
    answer = device.answer_for(client)
    assert sign(client, review, answer).status_code == 302
    other = factories.under_review(editor, reviewer)
    response = sign(client, other, answer)
    assert response.status_code == 422
    assert b"Your passkey did not confirm this" in response.content
    assert Signature.objects.count() == 1


def test_an_answer_signs_once_even_from_a_session_that_comes_back(
    review: Review, reviewer: User, device: Device, editor: User
) -> None:
    client = browser(reviewer)
    answer = device.answer_for(client)
    before = Session.objects.get(pk=client.session.session_key).session_data
    assert sign(client, review, answer).status_code == 302
    Session.objects.update(session_data=before)
    response = sign(client, factories.under_review(editor, reviewer), answer)
    assert response.status_code == 422
    assert Signature.objects.count() == 1


def test_a_wrong_answer_spends_its_challenge(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    challenge = challenge_for(client)
    refused(sign(client, review, "{}"))
    assert CHALLENGE not in client.session
    refused(sign(client, review, device.answer(challenge)))


def test_an_answer_without_a_challenge_signs_nothing(review: Review, reviewer: User, device: Device) -> None:
    elsewhere = browser(reviewer)
    refused(sign(browser(reviewer), review, device.answer_for(elsewhere)))


def test_an_answer_to_another_challenge_signs_nothing(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    first = challenge_for(client)
    challenge_for(client)
    refused(sign(client, review, device.answer(first)))


def test_a_challenge_of_the_sign_in_is_none_for_signing(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    client.get("/accounts/2fa/webauthn/reauthenticate/")
    challenge = client.session["mfa.webauthn.state"]["challenge"]
    refused(sign(client, review, device.answer(challenge)))


def test_an_old_answer_signs_nothing(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    answer = device.answer_for(client)
    with time_machine.travel(timezone.now() + timedelta(minutes=5, seconds=1), tick=False):
        refused(sign(client, review, answer))


@pytest.mark.parametrize(
    "fault",
    [
        {"flags": PRESENT},
        {"flags": AuthenticatorData.FLAG(0)},
        {"origin": "http://localhost.example.org"},
        {"site": "example.org"},
    ],
)
def test_an_unverified_holder_or_another_site_signs_nothing(
    review: Review, reviewer: User, device: Device, fault: dict[str, Any]
) -> None:
    client = browser(reviewer)
    faulty = Device(reviewer, key=device.key, pk=device.pk, **fault)
    refused(sign(client, review, faulty.answer_for(client)))


def test_somebody_elses_passkey_signs_nothing(
    review: Review, reviewer: User, device: Device, second_reviewer: User
) -> None:
    theirs = Device(second_reviewer)
    theirs.enrol()
    client = browser(reviewer)
    refused(sign(client, review, theirs.answer_for(client)))


def test_a_key_that_is_not_the_enrolled_one_signs_nothing(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    refused(sign(client, review, Device(reviewer, pk=device.pk).answer_for(client)))


@pytest.mark.parametrize(
    "garbage", ["x", "[]", "null", "1", '{"id": 1}', '{"rawId": "", "response": {}}', "{" * 5000, "[" * 90_000]
)
def test_garbage_signs_nothing(review: Review, reviewer: User, device: Device, garbage: str) -> None:
    client = browser(reviewer)
    challenge_for(client)
    refused(sign(client, review, garbage))


@pytest.mark.parametrize("part", ["clientDataJSON", "authenticatorData", "signature"])
@pytest.mark.parametrize("value", ["", "AAAA", "%", None, 7])
def test_a_damaged_answer_signs_nothing(
    review: Review, reviewer: User, device: Device, part: str, value: object
) -> None:
    client = browser(reviewer)
    answer = json.loads(device.answer_for(client))
    answer["response"][part] = value
    refused(sign(client, review, json.dumps(answer)))


def test_the_answer_of_a_passkey_is_never_shown_again(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    answer = json.loads(device.answer_for(client))["response"]["signature"]
    wrong = device.answer_for(client)
    text = sign(client, review, wrong, disclosures="").content.decode()
    assert "is not what you saw" in text
    assert answer not in text and json.loads(wrong)["response"]["signature"] not in text


def test_an_incomplete_form_does_not_spend_the_challenge(review: Review, reviewer: User, device: Device) -> None:
    client = browser(reviewer)
    answer = device.answer_for(client)
    assert sign(client, review, answer, disclosures="").status_code == 422
    assert sign(client, review, answer).status_code == 302


def test_neither_password_nor_passkey_signs_nothing(review: Review, reviewer: User, device: Device) -> None:
    refused(sign(browser(reviewer), review, ""), "Enter your password")


def test_too_many_wrong_answers_meet_the_throttle_of_the_sign_in(
    review: Review, reviewer: User, device: Device
) -> None:
    client = browser(reviewer)
    for _ in range(5):
        refused(sign(client, review, "{}"))
    refused(sign(client, review, device.answer_for(client)), "Too many failed login attempts")


def test_only_those_who_may_sign_get_a_challenge(editor: User, reviewer: User) -> None:
    Device(editor).enrol()
    assert browser(editor).post("/desk/passkey/").status_code == 403
    assert browser(reviewer).post("/desk/passkey/").status_code == 409
