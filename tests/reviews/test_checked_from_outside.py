"""The three commands that the record's page gives, run as they stand: none of our code has a part in it."""

import html
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.test import Client
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from reviews import keys
from tests import factories

TOOLS = ("sh", "curl", "openssl", "sha256sum", "base64", "cut", "tr", "grep")


@pytest.fixture
def commands(
    live_server: LiveServer, tmp_path: Path, settings: Settings, editor: User, reviewer: User, client: Client
) -> list[str]:
    """What the page of a live article tells people to type."""
    missing = [tool for tool in TOOLS if not shutil.which(tool)]
    if missing and os.environ.get("CI") != "true":
        pytest.skip(f"not on this machine: {', '.join(missing)}")
    assert not missing
    keys.make_key(tmp_path / "key.jwk")
    settings.SIGNING_KEY_FILE, settings.SIGNING_OLD_KEYS_FILE = str(tmp_path / "key.jwk"), ""
    settings.SITE_URL = live_server.url
    factories.live(editor, reviewer, slug="live")
    page = client.get("/articles/live/record/").content.decode()
    return [html.unescape(found) for found in re.findall(r"<pre><code>(.*?)</code></pre>", page)]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    folder.mkdir(exist_ok=True)
    return subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60)


def test_three_commands_check_a_text(commands: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "somebody"
    fetched, signature, text = (run(command, folder) for command in commands)
    assert fetched.returncode == 0, fetched.stderr
    assert "Signature Verified Successfully" in signature.stdout and signature.returncode == 0
    assert re.fullmatch(r"[0-9a-f]{64}\n", text.stdout) and text.returncode == 0


@pytest.mark.parametrize(("name", "command"), [("record.txt", 1), ("record.sig", 1), ("record.html.txt", 2)])
def test_one_changed_byte_is_found(commands: list[str], tmp_path: Path, name: str, command: int) -> None:
    folder = tmp_path / "somebody"
    run(commands[0], folder)
    content = bytearray((folder / name).read_bytes())
    content[40] ^= 1
    (folder / name).write_bytes(content)
    result = run(commands[command], folder)
    assert result.returncode != 0 and "Successfully" not in result.stdout
    assert command == 1 or result.stdout == ""


def test_another_key_does_not_verify(commands: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "somebody"
    run(commands[0], folder)
    made = run(
        "openssl genpkey -algorithm ed25519 -out other && openssl pkey -in other -pubout -out signing-key.pem", folder
    )
    assert made.returncode == 0
    assert run(commands[1], folder).returncode != 0
