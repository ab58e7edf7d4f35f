"""Passkeys as people use them, with Chromium's own virtual authenticator; and the pages around signing in."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import CDPSession, Page, Route, expect

from reviews.invitations import invitation_url
from reviews.models import Review, Signature
from reviews.workflow.people import invite
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import check
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def required(settings: Any) -> Iterator[None]:
    """A second factor is asked for, as outside DEBUG; editors need none."""
    settings.REQUIRE_SECOND_FACTOR = True
    yield


def device_of(page: Page) -> tuple[CDPSession, str]:
    """Give the browser a device that holds passkeys and confirms at once that its owner is there."""
    devices = page.context.new_cdp_session(page)
    devices.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    return devices, devices.send("WebAuthn.addVirtualAuthenticator", {"options": options})["authenticatorId"]


def with_device(page: Page) -> Page:
    device_of(page)
    return page


def sign_in(page: Page, user: User, address: str = "/desk/") -> Page:
    page.goto(f"/accounts/login/?next={address}")
    page.locator("[name=login]").fill(user.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    return page


def enrol(page: Page) -> None:
    """From the page that asks for a second factor to the desk."""
    page.get_by_role("link", name="Add a passkey").click()
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()
    page.get_by_role("link", name="I have them: to the desk").click()
    page.wait_for_url("**/desk/")


def fill_in(page: Page, note: str = "Read.") -> None:
    decision = page.locator(".decision-approve")
    for box in decision.locator("input[type=checkbox]").all():
        box.check()
    decision.locator("[name=note]").fill(note)


@pytest.fixture
def review(editor: User, reviewer: User) -> Review:
    return factories.under_review(editor, reviewer)


def test_a_reviewer_enrols_a_passkey_and_signs_with_it(enter: Enter, review: Review, reviewer: User) -> None:
    page = sign_in(with_device(enter()), reviewer)
    expect(page.get_by_role("heading", name="First, a second factor")).to_be_visible()
    page.goto(review.get_absolute_url())
    expect(page.get_by_text("a password alone is not enough")).to_be_visible()
    enrol(page)

    page.goto(review.get_absolute_url())
    fill_in(page)
    page.get_by_role("button", name="Sign with a passkey").click()
    expect(page.get_by_text("Signed and published").first).to_be_visible()
    signature = Signature.objects.get()
    assert (signature.name, signature.authenticated_by) == ("Rita Reviewer", "passkey")

    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/login/?next=/desk/queue/")
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url("**/desk/queue/")


def test_a_passkey_signs_in_the_admin_too(enter: Enter, review: Review, reviewer: User) -> None:
    page = sign_in(with_device(enter()), reviewer)
    enrol(page)
    page.goto(f"/admin/reviews/review/{review.pk}/change/")
    fill_in(page)
    page.get_by_role("button", name="Sign with a passkey").click()
    expect(page.get_by_text("Signed and published").first).to_be_visible()
    assert Signature.objects.get().authenticated_by == "passkey"


def test_a_device_that_does_not_confirm_signs_nothing_and_keeps_the_answers(
    enter: Enter, review: Review, reviewer: User
) -> None:
    page = enter()
    devices, device = device_of(page)
    sign_in(page, reviewer)
    enrol(page)
    page.goto(review.get_absolute_url())
    fill_in(page, "Read twice.")
    devices.send("WebAuthn.setUserVerified", {"authenticatorId": device, "isUserVerified": False})
    page.get_by_role("button", name="Sign with a passkey").click()
    expect(page.get_by_text("The passkey did not confirm this")).to_be_visible()
    assert page.locator(".decision-approve [name=note]").input_value() == "Read twice."
    assert not Signature.objects.exists()


@pytest.mark.parametrize("by", ["password", "passkey"])
def test_an_expired_session_asks_only_for_the_sign_in_and_the_answers_come_back(
    enter: Enter, review: Review, reviewer: User, settings: Any, by: str
) -> None:
    page = sign_in(with_device(enter()), reviewer)
    enrol(page)
    page.goto(review.get_absolute_url())
    fill_in(page, "Read three times.")
    page.locator(".decision-approve [name=password]").fill(PASSWORD)
    Session.objects.all().delete()
    page.get_by_role("button", name="Approve and sign" if by == "password" else "Sign with a passkey").click()
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_text("you had been signed out")).to_be_visible()
    expect(page.get_by_text("Your answers are filled in again")).to_be_visible()
    decision = page.locator(".decision-approve")
    assert decision.locator("[name=note]").input_value() == "Read three times."
    assert all(box.is_checked() for box in decision.locator("input[type=checkbox]").all())
    assert decision.locator("[name=password]").input_value() == ""
    stored = page.evaluate("JSON.stringify({...sessionStorage})")
    assert "Read three times." in stored and PASSWORD not in stored
    decision.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Approve and sign").click()
    expect(page.get_by_text("Signed and published").first).to_be_visible()
    assert page.evaluate("sessionStorage.length") == 0


def test_without_script_the_sign_in_leads_back_with_a_message_and_the_password_signs(
    enter: Enter, review: Review, reviewer: User, settings: Any
) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    page = sign_in(enter(java_script_enabled=False), reviewer, review.get_absolute_url())
    expect(page.get_by_role("button", name="Sign with a passkey")).not_to_be_visible()
    fill_in(page)
    page.locator(".decision-approve [name=password]").fill(PASSWORD)
    Session.objects.all().delete()
    page.get_by_role("button", name="Approve and sign").click()
    page.locator("[name=login]").fill(reviewer.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("you had been signed out")).to_be_visible()
    fill_in(page)
    page.locator(".decision-approve [name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Approve and sign").click()
    expect(page.get_by_text("Signed and published").first).to_be_visible()


def test_a_guest_joins_adds_a_passkey_and_reaches_the_desk(enter: Enter, managing_editor: User) -> None:
    invitation = invite(by=managing_editor, name="Grace Guest", email="grace@example.com", role="reviewer")
    page = with_device(enter())
    page.goto(re.sub(r"^https?://[^/]+", "", invitation_url(invitation)))
    page.get_by_label("Your credentials").fill("MD")
    page.get_by_label("Choose a password").fill("chosen by its owner 9 years ago")
    page.get_by_role("button", name="Join").click()
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_role("button", name="Add the passkey").click()
    page.get_by_role("link", name="I have them: to the desk").click()
    expect(page.get_by_role("heading", name="Your desk")).to_be_visible()


def test_no_passkey_button_can_be_pressed_before_the_script_that_answers_it(enter: Enter, reviewer: User) -> None:
    page = sign_in(with_device(enter(is_patient=False)), reviewer)
    page.get_by_role("link", name="Add a passkey").click()
    page.locator("[name=password]").fill(PASSWORD)
    held: list[Route] = []
    page.route("**/onload*.js", lambda route: held.append(route))
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("heading", name="Add a passkey")).to_be_visible()
    expect(page.get_by_role("button", name="Add the passkey")).not_to_be_visible()
    while not held:
        page.wait_for_timeout(20)
    held[0].continue_()
    page.get_by_role("button", name="Add the passkey").click()
    expect(page.get_by_role("heading", name="Recovery codes")).to_be_visible()


def test_a_browser_without_passkeys_is_told_what_to_do_instead(enter: Enter, reviewer: User) -> None:
    page = sign_in(enter(), reviewer)
    page.add_init_script("delete window.PublicKeyCredential")
    page.get_by_role("link", name="Add a passkey").click()
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Confirm").click()
    expect(page.get_by_role("button", name="Add the passkey")).not_to_be_visible()
    page.get_by_role("link", name="set up an authenticator app").click()
    expect(page.locator(".qr")).to_be_visible()


def test_the_pages_of_signing_in_and_people_pass_axe(
    enter: Enter, look: Look, managing_editor: User, reviewer: User
) -> None:
    invitation = invite(by=managing_editor, name="Grace Guest", email="grace@example.com", role="reviewer")
    guest = re.sub(r"^https?://[^/]+", "", invitation_url(invitation))
    check(enter(**look), ["/accounts/login/", guest, "/accounts/invitation/x/"])
    page = sign_in(with_device(enter(**look)), managing_editor)
    check(page, ["/accounts/second-factor/", "/accounts/2fa/", "/accounts/reauthenticate/?next=/desk/"])
    page.goto("/accounts/second-factor/")
    enrol(page)
    key = Authenticator.objects.get(type="webauthn").pk
    check(page, ["/desk/people/", "/desk/people/invite/", guest, "/accounts/password/change/"])
    mfa = ["", "webauthn/", "webauthn/add/", f"webauthn/keys/{key}/edit/", f"webauthn/keys/{key}/remove/",
           "webauthn/reauthenticate/?next=/desk/", "reauthenticate/?next=/desk/", "totp/activate/", "recovery-codes/",
           "recovery-codes/generate/"]  # fmt: skip
    check(page, [f"/accounts/2fa/{address}" for address in mfa])
    loaded = page.goto("/accounts/2fa/totp/activate/")
    assert loaded is not None and loaded.ok
    assert page.locator(".qr img").evaluate("image => image.complete && image.naturalWidth > 0")
    other = sign_in(enter(**look), managing_editor)
    check(other, ["/accounts/2fa/authenticate/"])
