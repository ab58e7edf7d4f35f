"""Secrets that the database keeps for somebody, such as an authenticator app's, are of no use to who copies it.

They are encrypted with Fernet (its specification, version 0x80: AES-128-CBC and HMAC-SHA-256) under a key that HKDF
(RFC 5869) takes from SECRET_KEY; the keys of SECRET_KEY_FALLBACKS open what was sealed before the key was changed.
"""

import base64

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

PURPOSE = b"cryosite second factors"


def seal(text: str) -> str:
    """`text`, so that only a holder of the site's SECRET_KEY can read it."""
    return _keys().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """The text that `seal` was given. Raises ImproperlyConfigured where none of the site's keys opens it."""
    try:
        return _keys().decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise ImproperlyConfigured(
            "A second factor was sealed under another SECRET_KEY: name that key in SECRET_KEY_FALLBACKS."
        ) from error


def _keys() -> MultiFernet:
    return MultiFernet([_key(secret) for secret in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)])


def _key(secret: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=PURPOSE).derive(secret.encode())
    return Fernet(base64.urlsafe_b64encode(derived))
