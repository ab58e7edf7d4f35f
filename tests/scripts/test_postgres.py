"""The launcher of `tests/postgres.py`."""

import subprocess
import sys
from pathlib import Path

import psycopg2  # type: ignore[import-untyped]
import pytest

from tests.postgres import running_postgres

LAUNCHER = Path(__file__).resolve().parents[1] / "postgres.py"

pytestmark = pytest.mark.postgres


def test_the_launcher_gives_a_database_that_answers_and_takes_it_away() -> None:
    with running_postgres() as url:
        connection = psycopg2.connect(url)
        with connection, connection.cursor() as cursor:
            cursor.execute("SELECT lower('Ö'), current_setting('max_connections')")
            assert cursor.fetchone() == ("ö", "200")
        connection.close()
    with pytest.raises(psycopg2.OperationalError):
        psycopg2.connect(url)


def test_the_launcher_hands_on_the_address_and_the_exit_status() -> None:
    program = "import os; print(os.environ['DATABASE_URL']); raise SystemExit(7)"
    ran = subprocess.run(
        [sys.executable, LAUNCHER, sys.executable, "-c", program], capture_output=True, text=True, timeout=60
    )
    assert ran.returncode == 7
    assert ran.stdout.startswith("postgresql://")
