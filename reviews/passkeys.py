"""Signing by a fresh passkey: the challenge that the browser has to answer, and the answer's check.

allauth keeps the keys, and its functions name this site (`get_server`) and find a person's keys. The two steps go
straight to fido2's server instead of allauth's `begin_authentication` and `complete_authentication`: those share
one place in the session with signing in, never let a challenge grow old, and merely prefer that the device checks
who holds it. A signature requires it, so each challenge here is made for signing alone, answered once, within
five minutes. Wrong answers count in allauth's throttle of failed sign-ins.
"""

import json
from struct import error as StructError
from typing import Any

from allauth.mfa.base.internal.flows import check_rate_limit
from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal import auth as keys
from django.contrib.auth.models import User
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone
from fido2.webauthn import UserVerificationRequirement

from .authentication import FRESH_FOR

CHALLENGE = "signing_challenge"
LONGEST_ANSWER = 20_000


def has_passkey(user: User) -> bool:
    return Authenticator.objects.filter(user_id=user.pk, type=Authenticator.Type.WEBAUTHN).exists()


def challenge(request: HttpRequest, user: User) -> dict[str, Any]:
    """Options for `navigator.credentials.get`, for this person's keys; the session remembers the challenge."""
    options, state = keys.get_server().authenticate_begin(
        credentials=keys.get_credentials(user), user_verification=UserVerificationRequirement.REQUIRED
    )
    request.session[CHALLENGE] = {"state": state, "user": user.pk, "at": timezone.now().timestamp()}
    return dict(options)


def answered(request: HttpRequest, user: User, answer: str) -> bool:
    """Whether the browser's answer (JSON) is a signature of this person's key under the last challenge.

    Right or wrong, the challenge is spent. Raises ValidationError, with allauth's sentence, after too many tries.
    """
    clear_throttle = check_rate_limit(user)
    key = _key_of(_spend(request, user), user, answer)
    if key is None:
        return False
    clear_throttle()
    key.record_usage()
    return True


def _spend(request: HttpRequest, user: User) -> dict[str, Any] | None:
    """Take the challenge out of the session, and out of use in requests that run at the same time."""
    kept = request.session.pop(CHALLENGE, None)
    if not kept or kept["user"] != user.pk:
        return None
    age = timezone.now().timestamp() - kept["at"]
    first = cache.add(f"signed-with:{kept['state']['challenge']}", True, FRESH_FOR.total_seconds())
    state: dict[str, Any] = kept["state"]
    return state if first and 0 <= age <= FRESH_FOR.total_seconds() else None


def _key_of(state: dict[str, Any] | None, user: User, answer: str) -> Authenticator | None:
    if state is None or len(answer) > LONGEST_ANSWER:
        return None
    try:
        credential = keys.get_server().authenticate_complete(state, keys.get_credentials(user), json.loads(answer))
    except (ValueError, TypeError, LookupError, AttributeError, RecursionError, StructError):
        return None  # whatever is not exactly an answer to this challenge
    return keys.get_authenticator_by_credential_id(user, credential.credential_id)
