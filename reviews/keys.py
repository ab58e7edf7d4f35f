"""The site's own Ed25519 key, under public records and checkpoints: outside the database (RFC 8032, 8037, 9864)."""

import base64
import json
import os
import tempfile
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from django.conf import settings
from joserfc import jws
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, OKPKey
from joserfc.jws import JWSRegistry

ALGORITHM = "Ed25519"
DEMONSTRATION_KEY = Path("var") / "signing-key.jwk"
LARGEST = 64 * 1024 * 1024


class KeyProblem(Exception):
    """A key or a signature is not what it should be; the message says what to do."""


class NoSigningKey(KeyProblem):
    """No key is set, or its file cannot be read."""


class BadKey(KeyProblem):
    """A file holds no Ed25519 key."""


class BadSignature(KeyProblem):
    """What was read was not signed by one of the site's keys."""


class _LargeFiles(JWSRegistry):
    """A checkpoint lists every chain: larger than what the library takes unasked."""

    max_payload_length = LARGEST


REGISTRY = _LargeFiles(algorithms=[ALGORITHM])


def sign(payload: bytes) -> str:
    """A compact JWS (RFC 7515) over the payload, by the current key. Raises NoSigningKey or BadKey."""
    key = signing_key()
    header = {"alg": ALGORITHM, "kid": key.thumbprint()}
    return jws.serialize_compact(header, payload, key, registry=REGISTRY)


def opened(token: str) -> bytes:
    """The payload of a compact JWS that one of the site's keys has signed. Raises BadSignature."""
    known = KeySet([OKPKey.import_key({**key}) for key in public_keys()["keys"]])
    try:
        return jws.deserialize_compact(token.strip(), known, registry=REGISTRY).payload
    except (JoseError, ValueError) as error:
        raise BadSignature("The signature is not by one of the site's keys.") from error


def decoded(part: str) -> bytes:
    """The bytes of one part of a compact JWS (base64url without padding, RFC 7515, section 2)."""
    return base64.urlsafe_b64decode(part + "=" * (-len(part) % 4))


def public_keys() -> dict[str, list[dict[str, str]]]:
    """The JWK set (RFC 7517) of the current key and the earlier ones, without private parts."""
    current = [_public(signing_key())] if has_signing_key() else []
    earlier = _earlier_keys(settings.SIGNING_OLD_KEYS_FILE) if settings.SIGNING_OLD_KEYS_FILE else []
    return {"keys": current + [key for key in earlier if key not in current]}


def public_pem() -> bytes:
    """The current public key in PEM (RFC 8410), as openssl reads it."""
    return signing_key().as_pem(private=False)


def has_signing_key() -> bool:
    return bool(settings.SIGNING_KEY_FILE or settings.DEBUG)


def signing_key() -> OKPKey:
    """The current key. The demonstration makes one on first use; raises NoSigningKey where none is set elsewhere."""
    if settings.SIGNING_KEY_FILE:
        return _read_key(Path(settings.SIGNING_KEY_FILE))
    if not settings.DEBUG:
        raise NoSigningKey("No signing key is set. Make one with make_signing_key FILE, and set SIGNING_KEY_FILE.")
    path = Path(settings.BASE_DIR) / DEMONSTRATION_KEY
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        with suppress(FileExistsError):  # another process was first
            make_key(path)
    return _read_key(path)


def make_key(path: Path) -> OKPKey:
    """Write a new private key as a JWK, readable by its owner alone. Raises FileExistsError: it never overwrites."""
    key: OKPKey = OKPKey.generate_key("Ed25519")
    written = json.dumps({**key.as_dict(private=True), "kid": key.thumbprint(), "use": "sig", "alg": ALGORITHM})
    with tempfile.NamedTemporaryFile("w", dir=path.parent, prefix=".key-") as whole:  # mode 0600
        whole.write(written + "\n")
        whole.flush()
        os.fsync(whole.fileno())
        os.link(whole.name, path)  # all of it or nothing, and not over another file
    return key


def _read_key(path: Path) -> OKPKey:
    try:
        return _parsed_key(path, path.stat().st_mtime_ns)
    except OSError as error:
        raise NoSigningKey(f"The signing key {path} cannot be read: {error.strerror}.") from error


@lru_cache(maxsize=4)
def _parsed_key(path: Path, changed_at: int) -> OKPKey:
    text = path.read_text()
    try:
        key = OKPKey.import_key(json.loads(text) if text.lstrip().startswith("{") else text)
    except (JoseError, ValueError) as error:
        raise BadKey(f"{path} holds no Ed25519 key, neither as a JWK nor as PEM.") from error
    if key.curve_name != "Ed25519" or not key.is_private:
        raise BadKey(f"{path} holds no private Ed25519 key.")
    return key


def _earlier_keys(path: str) -> list[dict[str, str]]:
    try:
        listed = json.loads(Path(path).read_text())["keys"]
        return [_public(OKPKey.import_key(key)) for key in listed]
    except (OSError, JoseError, ValueError, KeyError, TypeError) as error:
        raise BadKey(f"SIGNING_OLD_KEYS_FILE ({path}) is no JWK set of Ed25519 keys.") from error


def _public(key: OKPKey) -> dict[str, str]:
    """A public JWK; its kid is the thumbprint (RFC 7638)."""
    return {
        "kty": "OKP",
        "crv": "Ed25519",
        "x": str(key.as_dict(private=False)["x"]),
        "kid": key.thumbprint(),
        "use": "sig",
        "alg": ALGORITHM,
    }
