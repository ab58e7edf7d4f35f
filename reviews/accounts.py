"""How people sign in (django-allauth), and how they prove themselves again before they sign."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest
from django.utils import timezone

from .authentication import Authentication
from .exceptions import Incomplete, NotAllowed
from .groups import MANAGE, REVIEW
from .models import Member, note_own_password
from .models.people import fingerprint
from .passkeys import answered
from .permissions import holds
from .sealing import seal, unseal

SECOND_FACTORS = (Authenticator.Type.WEBAUTHN, Authenticator.Type.TOTP)


class Adapter(DefaultAccountAdapter):
    """Accounts are made by the desk; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def set_password(self, user: User, password: str) -> None:
        """Owners change and reset their passwords through here, and only they do."""
        super().set_password(user, password)
        note_own_password(user)

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        """Sign-in and signing check the password here. A hash that Django renews on the way stays its owner's."""
        found = _named(credentials)
        before = found.password if found else ""
        user: User | None = super().authenticate(request, **credentials)
        if user and found and user.pk == found.pk and user.password != before:
            own = Member.objects.filter(user=user, own_password=fingerprint(before))
            own.update(own_password=fingerprint(user.password))
        return user

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        """One count of wrong passwords for an account, whether it is named by user name, by address, or signs."""
        found = _named(credentials)
        if found is None:
            return str(super()._get_login_attempts_cache_key(request, **credentials))
        return f"account:{found.pk}"


class SecondFactors(DefaultMFAAdapter):
    """Names for passkeys as people know them; the secrets of authenticator apps and recovery codes are sealed."""

    def encrypt(self, text: str) -> str:
        return seal(text)

    def decrypt(self, encrypted_text: str) -> str:
        return unseal(encrypted_text)

    def generate_authenticator_name(self, user: User, type: Authenticator.Type) -> str:
        count = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return f"Passkey {count + 1}" if count else "Passkey"

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": "CryoSite"}


def _named(credentials: dict[str, Any]) -> User | None:
    """The account that a sign-in names, by user name or address."""
    named = Q()
    if name := credentials.get("username"):
        named |= Q(username__iexact=name)
    if address := credentials.get("email"):
        named |= Q(email__iexact=address)
    return User.objects.filter(named).order_by("pk").first() if named else None


def lacks_second_factor(user: User) -> bool:
    """Whether this account must have a second factor and has none: who reviews, manages or administers."""
    if not settings.REQUIRE_SECOND_FACTOR or not user.is_authenticated:
        return False
    factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=SECOND_FACTORS)
    must = Q(is_superuser=True) | Q(holds(REVIEW)) | Q(holds(MANAGE))
    return User.objects.filter(must, ~Exists(factors), pk=user.pk).exists()


def authenticate_again(request: HttpRequest, password: str = "", passkey: str = "") -> Authentication:
    """Check the signed-in person once more, by password or by the answer of a passkey, through the login's throttle.

    Raises Incomplete (for the field "password") where both are missing or what was given is wrong, NotAllowed
    where nobody is signed in or where somebody else than the owner set the account's password.
    """
    user = request.user
    if not user.is_authenticated:
        raise NotAllowed("Sign in first.")
    if not password and not passkey:
        raise Incomplete("Enter your password: it makes this your signature.", "password")
    try:
        if passkey:
            verified, wrong = answered(request, user, passkey), "Your passkey did not confirm this"
        else:
            verified, wrong = get_adapter(request).reauthenticate(user, password), "That is not your password"
    except ValidationError as error:
        raise Incomplete(" ".join(error.messages), "password") from error
    if not verified:
        again = "try it again, or enter your password" if passkey else "enter it again"
        raise Incomplete(f"{wrong}. Nothing was signed; {again}.", "password")
    _check_own_password(user)
    return Authentication(user_id=user.pk, method="passkey" if passkey else "password", at=timezone.now())


def _check_own_password(user: User) -> None:
    """A password that an administrator set proves nothing of its owner; nor do keys added behind it."""
    member = Member.objects.filter(user=user).select_related("user").first()
    if member is None or not member.has_own_password:
        raise NotAllowed(
            "Somebody else set the password of your account, so nobody can sign with it. Choose one of your own "
            "(your name at the top of the desk, then “Change password”), and sign again."
        )
