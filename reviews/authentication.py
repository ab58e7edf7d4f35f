"""How a signer proved who they are, moments before the transaction that signs."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from django.conf import settings

from .exceptions import NotAllowed
from .permissions import Person

FRESH_FOR = timedelta(minutes=5)


@dataclass(frozen=True)
class Authentication:
    """One proof of identity: whose, how, when (UTC)."""

    user_id: int
    method: Literal["password", "passkey", "sample"]
    at: datetime


def check_authentication(proof: Authentication, who: Person, now: datetime) -> None:
    """Raise NotAllowed unless the proof is this person's and fresh. `sample` is for the sample loader alone."""
    if proof.user_id != who.user.pk:
        raise NotAllowed("Sign with your own password.")
    if not timedelta(0) <= now - proof.at <= FRESH_FOR:
        raise NotAllowed("Your password was checked too long ago. Enter it again.")
    sample_person = who.contributor is not None and who.contributor.is_sample
    if proof.method == "sample" and not (settings.DEBUG and sample_person):
        raise NotAllowed("Sample signatures exist only in the demonstration.")
