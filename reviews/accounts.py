"""How people sign in (django-allauth), and how they prove themselves again before they sign."""

from allauth.account.adapter import DefaultAccountAdapter, get_adapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone

from .authentication import Authentication
from .exceptions import Incomplete, NotAllowed


class Adapter(DefaultAccountAdapter):
    """Accounts are made by the desk; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False


def authenticate_again(request: HttpRequest, password: str) -> Authentication:
    """Check the signed-in person's password once more, through the throttle of the login.

    Raises Incomplete where it is missing or wrong, NotAllowed where nobody is signed in.
    """
    user = request.user
    if not user.is_authenticated:
        raise NotAllowed("Sign in first.")
    if not password:
        raise Incomplete("Enter your password: it makes this your signature.", "password")
    try:
        verified = get_adapter(request).reauthenticate(user, password)
    except ValidationError as error:
        raise Incomplete(" ".join(error.messages), "password") from error
    if not verified:
        raise Incomplete("That is not your password. Nothing was signed; enter it again.", "password")
    return Authentication(user_id=user.pk, method="password", at=timezone.now())
