"""A copy of the database does not hold what an authenticator app holds."""

from importlib import import_module
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
from django.apps import apps
from django.contrib.auth.models import User
from django.core.exceptions import ImproperlyConfigured

from reviews.sealing import seal, unseal

migration = import_module("reviews.migrations.0008_seal_second_factors")


def opens(factor: TOTP, secret: str) -> bool:
    return bool(
        factor.validate_code(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))
    )


def test_the_database_keeps_the_secret_of_an_app_and_of_recovery_codes_sealed(reviewer: User) -> None:
    secret = generate_totp_secret()
    factor = TOTP.activate(reviewer, secret)
    codes = RecoveryCodes.activate(reviewer).get_unused_codes()
    kept = {row.type: row.data for row in Authenticator.objects.all()}
    assert secret not in str(kept) and unseal(kept["totp"]["secret"]) == secret
    assert unseal(kept["recovery_codes"]["seed"]) not in str(kept)
    assert opens(factor, secret)
    again = RecoveryCodes(Authenticator.objects.get(type="recovery_codes"))
    assert len(codes) == 10 and again.get_unused_codes() == codes


def test_what_was_sealed_before_the_key_was_changed_opens_with_the_former_one(settings: Any) -> None:
    sealed = seal("JBSWY3DP")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "a new key", [settings.SECRET_KEY]
    assert unseal(sealed) == "JBSWY3DP"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(ImproperlyConfigured, match="SECRET_KEY_FALLBACKS"):
        unseal(sealed)


def test_secrets_of_before_are_sealed_by_the_upgrade_and_opened_again_by_the_way_back(reviewer: User) -> None:
    secret = generate_totp_secret()
    plain = Authenticator.objects.create(user=reviewer, type="totp", data={"secret": secret})
    migration.seal_all(apps, None)
    plain.refresh_from_db()
    assert plain.data["secret"] != secret and opens(TOTP(plain), secret)
    migration.unseal_all(apps, None)
    plain.refresh_from_db()
    assert plain.data == {"secret": secret}
