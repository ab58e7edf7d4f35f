"""SIGKILL in the middle of an approval, to the process and to PostgreSQL: nothing torn, nothing acknowledged lost."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.db import connection

from reviews.models import Message, Review
from tests import factories
from tests.postgres import find_programs, remove, run, server_user, start
from tests.reviews.kills.wholeness import STATEMENTS, happened

pytestmark = [pytest.mark.postgres, pytest.mark.django_db(transaction=True)]

ROOT = Path(__file__).resolve().parents[3]
CHILD = [sys.executable, "-m", "tests.reviews.kills.child"]


def environment(database: str) -> dict[str, str]:
    settings = {"DJANGO_SETTINGS_MODULE": "tests.server_settings", "EMAIL_FILE_PATH": tempfile.mkdtemp()}
    return {**os.environ, "DATABASE_URL": database, **settings}


def address() -> str:
    settings = connection.settings_dict
    return f"postgresql://{settings['USER']}@{settings['HOST']}:{settings['PORT']}/{settings['NAME']}"


def waiting(editor: User, reviewer: User, count: int) -> list[Review]:
    """Rounds under review, each of a title of its own, with an empty outbox."""
    rounds = [factories.under_review(editor, reviewer, title=f"Text number {place:03}") for place in range(count)]
    Message.objects.all().delete()
    return rounds


def sweep(editor: User, reviewer: User, places: range) -> list[bool]:
    """Kill one approval at each of these statements: which of them had happened all the same."""
    ends = []
    for place, review in zip(places, waiting(editor, reviewer, len(places)), strict=True):
        child = subprocess.run(
            [*CHILD, str(place), str(review.pk)],
            cwd=ROOT, env=environment(address()), capture_output=True, text=True, check=False,
        )  # fmt: skip
        acknowledged = child.stdout.strip() == str(review.pk)
        assert acknowledged or child.returncode == -signal.SIGKILL, child.stderr
        ends.append(happened(review))
        assert ends[-1] or not acknowledged, "an acknowledged approval is lost"
    return ends


def test_an_approval_killed_at_some_statements_is_whole_or_nothing(editor: User, reviewer: User) -> None:
    assert sweep(editor, reviewer, range(2, STATEMENTS, 7)) == [False, False, True, True]


@pytest.mark.deep
def test_an_approval_killed_at_every_statement_is_whole_or_nothing(editor: User, reviewer: User) -> None:
    ends = sweep(editor, reviewer, range(1, STATEMENTS))
    assert ends == sorted(ends) and not ends[9] and ends[-1]


@pytest.fixture
def own_server() -> Iterator[tuple[Path, Path, int]]:
    """A durable PostgreSQL of this test's own, which it may kill: programs, folder, port."""
    folder = Path(tempfile.mkdtemp(prefix="cryosite-kills-"))  # not below pytest's, which another run closes to others
    if user := server_user():
        os.chown(folder, user.pw_uid, user.pw_gid)
    programs = find_programs(folder)
    port = start(programs, folder, durable=True)
    yield programs, folder, port
    remove(folder, programs)


def restart(programs: Path, folder: Path, port: int) -> None:
    """Start the server again; the old one's children take a moment to notice that it is gone."""
    for _ in range(20):
        started = run(
            programs / "pg_ctl", "start", "-w", "-D", folder / "data", "-l", folder / "log", "-o", f"-p {port}"
        )
        if not started.returncode:
            return
        time.sleep(0.5)
    pytest.fail(started.stdout)


PREPARE = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests import factories
from tests.people import join
editor, reviewer = join("edith_editor", "Editors"), join("rita_reviewer", "Reviewers")
for place in range({count}):
    print(factories.under_review(editor, reviewer, title=f"Text number {{place:03}}").pk, flush=True)
"""

COUNT_WHOLE = """
import django; django.setup()
from reviews.models import Review
from tests.reviews.kills.wholeness import happened
for review in Review.objects.select_related("article", "revision"):
    if happened(review):
        print(review.pk)
"""


@pytest.mark.parametrize(
    "after", [0.15, pytest.param(0.3, marks=pytest.mark.deep), pytest.param(0.6, marks=pytest.mark.deep)]
)
def test_killing_postgresql_loses_no_acknowledged_approval(own_server: tuple[Path, Path, int], after: float) -> None:
    programs, folder, port = own_server
    given = environment(f"postgresql://cryosite@127.0.0.1:{port}/postgres")

    def python(*arguments: str) -> list[str]:
        output = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=given, capture_output=True, text=True, check=False
        )
        assert output.returncode == 0, output.stderr
        return output.stdout.split()

    rounds = python("-c", PREPARE.format(count=40))
    child = subprocess.Popen([*CHILD, "0", *rounds], cwd=ROOT, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert child.stdout is not None
    first = child.stdout.readline().strip()
    time.sleep(after)
    postmaster = int((folder / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(postmaster, signal.SIGKILL)
    rest, _ = child.communicate(timeout=30)
    acknowledged = [first, *rest.split()]
    restart(programs, folder, port)
    whole = python("-c", COUNT_WHOLE)
    assert set(acknowledged) <= set(whole), "an acknowledged approval is lost"
    assert len(whole) - len(acknowledged) <= 1
