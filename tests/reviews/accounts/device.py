"""A device that holds a passkey, in software: what a browser would post, and every way to get it wrong."""

import json
import os
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.hashes import SHA256
from django.contrib.auth.models import User
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_decode, websafe_encode
from fido2.webauthn import (
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

SITE = "localhost"
ORIGIN = f"http://{SITE}"
PRESENT, VERIFIED, ATTESTED = AuthenticatorData.FLAG.UP, AuthenticatorData.FLAG.UV, AuthenticatorData.FLAG.AT


def browser(user: User) -> Client:
    """Signed in at the name that passkeys work under."""
    client = Client(SERVER_NAME=SITE)
    client.force_login(user)
    return client


@dataclass
class Device:
    """One key of one account. `flags` says what the device vouches for; `origin` which site it believes to be at."""

    user: User
    flags: AuthenticatorData.FLAG = PRESENT | VERIFIED
    origin: str = ORIGIN
    site: str = SITE
    key: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    pk: bytes = field(default_factory=lambda: os.urandom(16))

    def enrol(self) -> Authenticator:
        """Add the key to the account, as allauth stores it."""
        public = AttestedCredentialData.create(bytes(16), self.pk, ES256.from_cryptography_key(self.key.public_key()))
        data = AuthenticatorData.create(sha256(SITE.encode()).digest(), PRESENT | VERIFIED | ATTESTED, 0, public)
        attestation = AttestationObject.create("none", data, {})
        client = CollectedClientData.create(CollectedClientData.TYPE.CREATE, os.urandom(32), ORIGIN)
        response = {"clientDataJSON": client.b64, "attestationObject": websafe_encode(bytes(attestation))}
        return WebAuthn.add(self.user, "Passkey", {**self._named(), "response": response}).instance

    def answer(self, challenge: str) -> str:
        """The answer to a challenge, as the browser posts it."""
        client = CollectedClientData.create(CollectedClientData.TYPE.GET, websafe_decode(challenge), self.origin)
        data = AuthenticatorData.create(sha256(self.site.encode()).digest(), self.flags, 1)
        signature = self.key.sign(bytes(data) + client.hash, ec.ECDSA(SHA256()))
        response = {
            "clientDataJSON": client.b64,
            "authenticatorData": websafe_encode(bytes(data)),
            "signature": websafe_encode(signature),
            "userHandle": None,
        }
        return json.dumps({**self._named(), "response": response})

    def answer_for(self, client: Client) -> str:
        """Ask the desk for a challenge, and answer it."""
        return self.answer(challenge_for(client))

    def _named(self) -> dict[str, Any]:
        name = websafe_encode(self.pk)
        return {"id": name, "rawId": name, "type": "public-key", "clientExtensionResults": {"credProps": {"rk": True}}}


def challenge_for(client: Client) -> str:
    response = client.post("/desk/passkey/")
    assert response.status_code == 200
    return str(response.json()["publicKey"]["challenge"])
