"""Production settings: they name what is missing, and hold nothing back from `check --deploy`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
GIVEN = {
    "SECRET_KEY": "k" * 30 + "0123456789abcdefghijklmnopqrstuvwxyz",
    "ALLOWED_HOSTS": "cryosite.example.org",
    "DATABASE_URL": "sqlite:////tmp/never-opened.sqlite3",
}


def check(tmp_path: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run `check --deploy` in a copy of the environment that holds only what is given."""
    code = (
        "import environs; environs.Env.read_env = lambda *args, **kwargs: None\n"
        "from django.core.management import execute_from_command_line\n"
        "execute_from_command_line(['manage.py', 'check', '--deploy', '--fail-level', 'WARNING'])"
    )
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "cryosite.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_settings_are_clean(tmp_path: Path) -> None:
    result = check(tmp_path, **GIVEN)
    assert result.returncode == 0, result.stderr
    assert "no issues" in result.stdout


@pytest.mark.parametrize("name", GIVEN)
def test_a_missing_secret_is_named_with_what_to_set(tmp_path: Path, name: str) -> None:
    result = check(tmp_path, **{key: value for key, value in GIVEN.items() if key != name})
    assert result.returncode != 0
    message = result.stderr.splitlines()[-1]
    assert message.strip().startswith(f"{name}: ")


def test_all_that_is_missing_is_named_at_once(tmp_path: Path) -> None:
    stderr = check(tmp_path).stderr
    assert all(f"  {name}: " in stderr for name in GIVEN)


def test_debug_needs_a_secret_key_too(tmp_path: Path) -> None:
    assert "SECRET_KEY: " in check(tmp_path, DEBUG="true").stderr
