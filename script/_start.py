"""Bring the database up to date for `script/server`: migrations, cache table and, with DEBUG, the sample.

Runs in `.venv` from the top of the tree, in one process, because every `manage.py` costs its own start.
Prints the sample logins and the address given as the argument. What the settings or the database lack is said
in one sentence.
"""

import os
import sys
from pathlib import Path

import django
from dj_database_url import ParseError, UnknownSchemeError
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection
from environs import EnvError

SECONDS_TO_CONNECT = "5"


def read_settings() -> bool:
    """Set Django up and return DEBUG; exit with what is wrong in the environment."""
    try:
        debug: bool = settings.DEBUG
    except ImproperlyConfigured as error:  # the settings' own sentence
        raise SystemExit(str(error)) from None
    except (ParseError, UnknownSchemeError):
        raise SystemExit(
            "DATABASE_URL in the environment or .env is no database's address: write it in the form of "
            "postgresql://user:password@host:5432/cryosite, or leave it out to use SQLite."
        ) from None
    except EnvError as error:
        raise SystemExit(f"Correct the settings in the environment or .env: {error}") from None
    django.setup()
    return debug


def check_database() -> None:
    """Exit with a sentence if the database in the settings does not answer."""
    os.environ.setdefault("PGCONNECT_TIMEOUT", SECONDS_TO_CONNECT)
    try:
        connection.ensure_connection()
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise SystemExit(
            f"The database does not answer ({reason}): start it, or correct DATABASE_URL in the environment or in .env."
        ) from None


def main(address: str) -> None:
    """Migrate, fill an empty site with the sample, say where it will be served."""
    sys.path.insert(0, str(Path.cwd()))
    debug = read_settings()
    check_database()
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    if debug:
        call_command("load_demo", if_empty=True)
        call_command("load_demo", logins=True)
    print(f"CryoSite: {address}", flush=True)


if __name__ == "__main__":
    try:
        main(sys.argv[1])
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except CommandError as error:
        raise SystemExit(str(error)) from None
