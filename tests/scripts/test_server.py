"""`script/server` on machines that lack something: each time one sentence, and nothing half done."""

import importlib.util
import os
import shutil
import socket
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
OLD_PYTHON = "#!/bin/sh\nexit 3\n"  # what the check of an old Python exits with
PYTHON_WITHOUT_VENV = "#!/bin/sh\nexit 4\n"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A checkout with nothing installed, in a folder with a space, and `bin`, the only folder on its PATH."""
    tree = tmp_path / "a checkout"
    shutil.copytree(ROOT / "script", tree / "script", ignore=shutil.ignore_patterns("__pycache__"))
    (tree / "requirements.txt").write_text("")
    (tree / "bin").mkdir()
    for program in ("bash", "dirname", "env"):
        (tree / "bin" / program).symlink_to(shutil.which(program) or "")
    return tree


@pytest.fixture
def prepare(tree: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The module `script/_prepare.py`, standing in the tree."""
    monkeypatch.chdir(tree)
    spec = importlib.util.spec_from_file_location("_prepare", tree / "script" / "_prepare.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module


@pytest.fixture
def taken_port() -> Iterator[int]:
    """A port of 127.0.0.1 that another program listens at."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def add_python(tree: Path, name: str, text: str) -> None:
    """Put a script with this text on the tree's PATH as `name`."""
    (tree / "bin" / name).write_text(text)
    (tree / "bin" / name).chmod(0o755)


def start(tree: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run the tree's `script/server` from another folder, with no other environment than PATH and `settings`."""
    return subprocess.run(
        [tree / "script" / "server"],
        cwd=tree.parent,
        env={"PATH": str(tree / "bin"), **settings},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=20,
    )


def assert_refused(result: subprocess.CompletedProcess[str], *words: str) -> None:
    """It failed with one line on stderr that contains `words`, before it made anything."""
    assert result.returncode != 0
    assert result.stderr.count("\n") == 1, result.stderr
    assert result.stderr.endswith(".\n") or result.stderr.endswith("script/server\n")
    for word in words:
        assert word in result.stderr
    assert result.stdout == ""


def test_a_machine_without_python_is_told_which_one_to_install(tree: Path) -> None:
    assert_refused(start(tree), "Python 3.11 or newer", "install it")


def test_a_machine_with_an_old_python_is_told_which_one_to_install(tree: Path) -> None:
    add_python(tree, "python3", OLD_PYTHON)
    assert_refused(start(tree), "Python 3.11 or newer", "install it")


def test_a_python_without_its_venv_module_is_told_how_to_get_it(tree: Path) -> None:
    add_python(tree, "python3", PYTHON_WITHOUT_VENV)
    assert_refused(start(tree), "venv module", "apt install python3-venv")


def test_a_python_named_in_the_environment_must_be_new_enough(tree: Path) -> None:
    add_python(tree, "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    add_python(tree, "old", OLD_PYTHON)
    assert_refused(start(tree, PYTHON="old"), "PYTHON=old")


def test_the_check_of_a_python_is_understood_by_this_one(tree: Path) -> None:
    add_python(tree, "python3", OLD_PYTHON)
    add_python(tree, "python3.11", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    found = subprocess.run(
        ["script/_find_python"], cwd=tree, env={"PATH": str(tree / "bin")}, capture_output=True, text=True
    )
    assert found.stdout.strip() == str(tree / "bin" / "python3.11"), found.stderr


def test_a_taken_port_is_said_before_anything_is_made(tree: Path, taken_port: int) -> None:
    add_python(tree, "python3", f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    assert_refused(start(tree, PORT=str(taken_port)), f"Port {taken_port} is taken", f"PORT={taken_port + 1}")
    assert not (tree / ".venv").exists()
    assert not (tree / ".env").exists()


@pytest.mark.parametrize("port", ["abc", "0", "65536", "-1", "８０"])
def test_a_port_that_is_none_is_refused(prepare: ModuleType, port: str) -> None:
    with pytest.raises(SystemExit, match="is not a port"):
        prepare.check_address("localhost", port)


def test_the_environment_file_is_written_for_its_owner_only(prepare: ModuleType, tree: Path) -> None:
    before = os.umask(0)
    try:
        prepare.write_dotenv()
    finally:
        os.umask(before)
    lines = dict(line.split("=", 1) for line in (tree / ".env").read_text().splitlines())
    assert lines["DEBUG"] == "true"
    assert len(lines["SECRET_KEY"]) >= 50
    assert stat.S_IMODE((tree / ".env").stat().st_mode) == 0o600


def test_the_environment_file_is_never_written_over(prepare: ModuleType, tree: Path) -> None:
    (tree / ".env").write_text("SECRET_KEY=mine\n")
    prepare.write_dotenv()
    assert (tree / ".env").read_text() == "SECRET_KEY=mine\n"


def test_packages_are_installed_again_only_when_their_list_changed(
    prepare: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / ".venv").mkdir()
    ran: list[list[str]] = []
    monkeypatch.setattr(prepare, "run_logged", lambda command, **_: ran.append(command))
    requirements = Path("requirements.txt")
    prepare.install(requirements)
    prepare.install(requirements)
    assert len(ran) == 1
    assert "--require-hashes" in ran[0]
    requirements.write_text("# another line\n")
    prepare.install(requirements)
    assert len(ran) == 2


def test_a_failed_installation_is_one_sentence_and_is_tried_again(
    prepare: ModuleType, tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tree / ".venv").mkdir()
    add_python(tree, "pip-that-fails", "#!/bin/sh\necho 'ERROR: No matching distribution.'\nexit 1\n")
    monkeypatch.setattr(prepare, "VENV_PYTHON", tree / "bin" / "pip-that-fails")
    for _ in range(2):
        with pytest.raises(SystemExit, match=r"requirements.txt failed \(ERROR: No matching .* start again"):
            prepare.install(Path("requirements.txt"))


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("postgresql://someone:hidden@127.0.0.1:1/cryosite", ["database does not answer", "port 1", "start it"]),
        ("not an address", ["DATABASE_URL", "postgresql://user:password@host"]),
    ],
)
def test_a_database_that_cannot_be_used_is_one_sentence(address: str, words: list[str]) -> None:
    ran = subprocess.run(
        [sys.executable, "script/_start.py", "http://localhost:8000/"],
        cwd=ROOT,
        env={
            **os.environ,
            "DEBUG": "true",
            "SECRET_KEY": "for this test",
            "DATABASE_URL": address,
            "DJANGO_SETTINGS_MODULE": "cryosite.settings",
        },
        capture_output=True,
        text=True,
        timeout=20,
    )
    assert_refused(ran, *words)
    assert "hidden" not in ran.stderr
