"""The site's own key: outside the database, never overwritten, its earlier ones still listed."""

import json
import stat
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from joserfc.jwk import OKPKey
from pytest_django import Settings

from reviews import keys

RFC_8037_X = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
RFC_8037_THUMBPRINT = "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


@pytest.fixture
def key_file(tmp_path: Path, settings: Settings) -> Path:
    path = tmp_path / "key.jwk"
    call_command("make_signing_key", path, stdout=StringIO())
    settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = str(path), ""
    return path


def test_a_new_key_is_for_its_owner_alone(key_file: Path) -> None:
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    assert sorted(path.name for path in key_file.parent.iterdir()) == ["key.jwk"]


def test_a_key_is_never_overwritten(key_file: Path) -> None:
    before = key_file.read_bytes()
    with pytest.raises(CommandError, match="nothing was written"):
        call_command("make_signing_key", key_file)
    assert key_file.read_bytes() == before


def test_the_id_of_a_key_is_its_thumbprint(tmp_path: Path, settings: Settings) -> None:
    listed = tmp_path / "old.jwks"
    listed.write_text(json.dumps({"keys": [{"kty": "OKP", "crv": "Ed25519", "x": RFC_8037_X, "kid": "mine"}]}))
    settings.DEBUG, settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = False, "", str(listed)
    assert [key["kid"] for key in keys.public_keys()["keys"]] == [RFC_8037_THUMBPRINT]


def test_the_public_keys_show_nothing_private_and_the_earlier_ones_too(
    key_file: Path, tmp_path: Path, settings: Settings, client: Client
) -> None:
    first = client.get("/.well-known/jwks.json").json()["keys"]
    earlier = tmp_path / "old.jwks"
    earlier.write_text(json.dumps({"keys": [json.loads(key_file.read_text())]}))
    keys.make_key(tmp_path / "next.jwk")
    settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = str(tmp_path / "next.jwk"), str(earlier)
    response = client.get("/.well-known/jwks.json")
    assert response.json()["keys"][1:] == first
    assert all("d" not in key for key in response.json()["keys"])
    assert "public" in response.headers["Cache-Control"] and not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


def test_a_key_in_pem_is_read_as_well(key_file: Path, tmp_path: Path, settings: Settings) -> None:
    key = OKPKey.import_key(json.loads(key_file.read_text()))
    token = keys.sign(b"words")
    pem = tmp_path / "key.pem"
    pem.write_bytes(key.as_pem(private=True))
    settings.SIGNING_KEY_FILE = str(pem)
    assert keys.sign(b"words") == token and keys.opened(token) == b"words"


@pytest.mark.parametrize("content", ["", "{}", "words", '{"kty": "oct", "k": "AAAA"}'])
def test_a_file_that_holds_no_key_is_refused_with_a_sentence(tmp_path: Path, settings: Settings, content: str) -> None:
    path = tmp_path / "key"
    path.write_text(content)
    settings.SIGNING_KEY_FILE = str(path)
    with pytest.raises(keys.BadKey, match="Ed25519"):
        keys.sign(b"words")


def test_a_key_without_its_private_part_is_refused(key_file: Path, tmp_path: Path, settings: Settings) -> None:
    path = tmp_path / "public.pem"
    path.write_bytes(keys.public_pem())
    settings.SIGNING_KEY_FILE = str(path)
    with pytest.raises(keys.BadKey, match="no private"):
        keys.sign(b"words")


def test_a_new_key_in_the_same_file_counts_at_once(key_file: Path) -> None:
    before = keys.public_pem()
    key_file.unlink()
    keys.make_key(key_file)
    assert keys.public_pem() != before


def test_the_demonstration_makes_its_key_once_and_production_none(tmp_path: Path, settings: Settings) -> None:
    settings.BASE_DIR, settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = tmp_path, "", ""
    settings.DEBUG = False
    with pytest.raises(keys.NoSigningKey, match="make_signing_key"):
        keys.sign(b"words")
    settings.DEBUG = True
    assert keys.sign(b"words") == keys.sign(b"words")
    assert stat.S_IMODE((tmp_path / "var" / "signing-key.jwk").stat().st_mode) == 0o600


def test_what_another_key_signed_is_not_opened(key_file: Path) -> None:
    token = keys.sign(b"words")
    key_file.unlink()
    keys.make_key(key_file)
    with pytest.raises(keys.BadSignature):
        keys.opened(token)
    with pytest.raises(keys.BadSignature):
        keys.opened("no token at all")
