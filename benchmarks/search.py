"""How long search takes in the database: `python benchmarks/search.py [COUNT]` (20,000 unless told).

It makes an empty test database of the kind that DATABASE_URL names (on SQLite a file) and fills it with `make_corpus`,
then asks each question twenty times for its first page, and each beginning for its suggestions: all their statements,
rows read. It prints the median and the 95th percentile in milliseconds, of the database and of the whole answer. On
PostgreSQL: `python tests/postgres.py python benchmarks/search.py`. The database is dropped afterwards.
"""

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cryosite.settings")

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from articles import search  # noqa: E402

TURNS = 20
ASKED: tuple[tuple[str, dict[str, str]], ...] = (
    ("rituximab", {}), ("cryoglobulinemia", {}), ("IVIG", {}), ("IL-6 purpura", {}), ("anti-CD20 kidney relapse", {}),
    ('"plasma exchange" winter', {}), ('"in winter" "cold hands"', {}), ("treatment -children", {}), ("saffron", {}),
    ("patients", {"audience": "patients", "kind": "case_report"}), ("type II", {"topic": "treatment"}),
    ("vasculitis -nothinglikethis", {"topic": "treatment"}), ("nerve -rituximab", {}),
    ('purpura -"kidney disease"', {}), ('type -"cold hands"', {}),  # the last: looked for in nearly every page
    ("saffron pebble quartz", {}), ("generated 19999", {}), ("nothinglikethis", {}), ("what is the", {}),
)  # fmt: skip
BEGUN = ("ri", "pa", "what", "cryo", "plasma ex", "generated", "some women", "s", "zzz", "glomerulo", "the ki")
ADDRESSES = (
    "/",
    "/articles/",
    "/articles/a-z/",
    "/articles/a-z/?letter=P",
    "/people/",
    "/topics/treatment/",
    "/search/?q=rituximab",
)


class Clock:
    """Adds up the time that statements take, with the reading of their rows left to the driver."""

    def __init__(self) -> None:
        self.spent = 0.0
        self.count = 0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        began = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self.spent += time.perf_counter() - began
            self.count += 1


def timed(what: str, ask: Callable[[], object]) -> float:
    """Ask so many times and print the figures: the 95th percentile in the database, in milliseconds."""
    database, whole, statements = [], [], 0
    for turn in range(TURNS + 1):
        clock = Clock()
        began = time.perf_counter()
        with connection.execute_wrapper(clock):
            ask()
        if turn:  # the first only warms up
            database.append(clock.spent * 1000)
            whole.append((time.perf_counter() - began) * 1000)
            statements = clock.count
    late = statistics.quantiles(database, n=20)[-1]
    print(
        f"  {what:45} {statistics.median(database):7.1f} {late:7.1f} {statistics.median(whole):8.1f} {statements:4d}",
        flush=True,
    )
    return late


def measure() -> None:
    print(f"{connection.vendor}: ms in the database p50, p95; whole answer p50; statements")
    pages = [timed(f"{text} {filters or ''}", lambda: search.find(text, filters)) for text, filters in ASKED]  # noqa: B023
    typed = [timed(f"suggest: {text}", lambda: search.suggest(text)) for text in BEGUN]  # noqa: B023
    timed("did you mean: rituxmab purpra", lambda: search.did_you_mean("rituxmab purpra"))
    client = Client()
    for address in ADDRESSES:
        timed(address, lambda: client.get(address))  # noqa: B023
    print(f"slowest first page {max(pages):.1f} ms (aim: under 50), slowest suggestions {max(typed):.1f} ms (under 20)")


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    with tempfile.TemporaryDirectory() as folder:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = str(Path(folder) / "benchmark.sqlite3")
        settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
        settings.EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
        connection.force_debug_cursor = False
        connection.creation.create_test_db(verbosity=0)
        try:
            settings.DEBUG = True  # make_corpus asks for it
            call_command("make_corpus", count, fast=True)
            settings.DEBUG = False  # else Django keeps every query in memory
            settings.ALLOWED_HOSTS = ["testserver"]
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
            measure()
        finally:
            connection.creation.destroy_test_db(":memory:", verbosity=0)


if __name__ == "__main__":
    main()
