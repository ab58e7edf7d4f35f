"""Who reviews, manages or administers has a second factor before the desk and the admin open."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth.models import Permission, User
from django.test import Client

from reviews.models import Message, Review
from tests import factories
from tests.people import PASSWORD
from tests.reviews.accounts.device import Device
from tests.reviews.views.desk import decision, seen, signed_in

ROOT = Path(__file__).resolve().parents[3]
PAGE = "/accounts/second-factor/"
ADDRESSES = ["/desk/", "/desk/queue/", "/admin/", "/admin/reviews/review/", "/desk/people/"]


@pytest.fixture(autouse=True)
def required(settings: Any) -> Iterator[None]:
    settings.REQUIRE_SECOND_FACTOR = True
    yield


def asked(user: User, address: str = "/desk/") -> bool:
    response = signed_in(user).get(address)
    return response.status_code == 302 and response.headers["Location"] == PAGE


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", ["reviewer", "managing_editor", "administrator"])
def test_without_one_they_are_led_to_set_it_up(request: pytest.FixtureRequest, who: str, address: str) -> None:
    assert asked(request.getfixturevalue(who), address)


def test_the_page_says_why_and_where(reviewer: User) -> None:
    text = signed_in(reviewer).get(PAGE).content.decode()
    assert "a password alone is not enough" in text
    assert "/accounts/2fa/webauthn/add/" in text and "/accounts/2fa/totp/activate/" in text


def test_a_decision_waits_for_it_too(editor: User, reviewer: User) -> None:
    review = factories.submitted(editor)
    assert signed_in(reviewer).post(decision(review, "claim"), seen(review)).headers["Location"] == PAGE
    assert Review.objects.get().reviewer is None


def test_editors_need_none(editor: User) -> None:
    assert signed_in(editor).get("/desk/").status_code == 200


def test_the_permission_counts_and_not_the_name_of_a_group(editor: User) -> None:
    assert not asked(editor)
    editor.user_permissions.add(Permission.objects.get(codename="review_articles"))
    assert asked(editor)


def test_a_passkey_opens_the_desk(reviewer: User) -> None:
    Device(reviewer).enrol()
    assert signed_in(reviewer).get("/desk/").status_code == 200


def test_an_authenticator_app_opens_the_desk(reviewer: User) -> None:
    TOTP.activate(reviewer, generate_totp_secret())
    assert signed_in(reviewer).get("/desk/").status_code == 200


def test_recovery_codes_alone_are_no_second_factor(reviewer: User) -> None:
    RecoveryCodes.activate(reviewer)
    assert asked(reviewer)


def test_removing_the_last_one_closes_the_desk(reviewer: User) -> None:
    Device(reviewer).enrol()
    client = signed_in(reviewer)
    assert client.get("/desk/").status_code == 200
    Authenticator.objects.all().delete()
    assert client.get("/desk/").headers["Location"] == PAGE


def test_with_debug_nobody_is_asked(reviewer: User, settings: Any) -> None:
    settings.REQUIRE_SECOND_FACTOR = False
    assert signed_in(reviewer).get("/desk/").status_code == 200


def test_strangers_are_still_sent_to_the_sign_in_first(client: Client, db: None) -> None:
    assert client.get("/desk/").headers["Location"].startswith("/accounts/login/")
    assert client.get(PAGE).headers["Location"].startswith("/accounts/login/")


def test_the_sign_in_asks_for_the_factor_that_was_set_up(reviewer: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(reviewer, secret)
    client = Client()
    answer = client.post("/accounts/login/", {"login": reviewer.username, "password": PASSWORD})
    assert answer.headers["Location"] == "/accounts/2fa/authenticate/"
    assert client.get("/desk/").headers["Location"].startswith("/accounts/login/")
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    assert client.post("/accounts/2fa/authenticate/", {"code": code}).status_code == 302
    assert client.get("/desk/").status_code == 200


def test_only_the_page_of_the_authenticator_app_may_load_an_image_from_itself(reviewer: User) -> None:
    client = Client()
    client.post("/accounts/login/", {"login": reviewer.username, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    assert page.status_code == 200 and b"data:image/svg+xml;base64," in page.content
    assert "img-src 'self' data:;" in page.headers["Content-Security-Policy"] + ";"
    for address in ("/accounts/2fa/", "/accounts/2fa/webauthn/add/", "/desk/"):
        assert "data:" not in client.get(address).headers.get("Content-Security-Policy", "")


def test_nobody_sees_in_the_admin_what_a_second_factor_holds(administrator: User, reviewer: User) -> None:
    Device(administrator).enrol()
    secret = generate_totp_secret()
    key = TOTP.activate(reviewer, secret).instance
    shown = signed_in(administrator).get(f"/admin/mfa/authenticator/{key.pk}/change/")
    assert shown.status_code == 200 and secret not in shown.content.decode()


def test_an_administrator_removes_the_second_factor_of_a_lost_device_and_the_owner_is_told(
    administrator: User, managing_editor: User, reviewer: User
) -> None:
    for user in (administrator, managing_editor, reviewer):
        Device(user).enrol()
    theirs = signed_in(reviewer)
    address = f"/desk/people/{reviewer.pk}/second-factor/"
    assert signed_in(managing_editor).post(address).status_code == 403
    assert signed_in(administrator).post(address.replace(str(reviewer.pk), str(administrator.pk))).status_code == 403
    assert Authenticator.objects.count() == 3
    assert signed_in(administrator).post(address).status_code == 302
    assert not Authenticator.objects.filter(user=reviewer).exists()
    assert Message.objects.get().to == reviewer
    assert theirs.get("/desk/").headers["Location"].startswith("/accounts/login/")
    assert asked(reviewer)


@pytest.mark.parametrize(("debug", "required"), [("true", "False"), ("false", "True")])
def test_outside_debug_it_is_always_required(debug: str, required: str) -> None:
    code = (
        "import environs; environs.Env.read_env = lambda *args, **kwargs: None\n"
        "from django.conf import settings; print(settings.REQUIRE_SECOND_FACTOR)"
    )
    environment = {
        "DJANGO_SETTINGS_MODULE": "cryosite.settings",
        "SECRET_KEY": "for-this-test-only",
        "ALLOWED_HOSTS": "cryosite.example.org",
        "DATABASE_URL": "sqlite:///never-opened.sqlite3",
        "DEBUG": debug,
    }
    told = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert told.stdout.strip() == required, told.stderr
