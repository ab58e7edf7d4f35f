"""The last line of defence: the database itself refuses what no verb ever does (DESIGN 5.8).

`install()` runs after every migration and `remove()` before it, since SQLite's table rebuilds meet triggers.
`differences()` compares what is installed with what should be.
"""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from . import postgresql, sqlite
from .guards import GUARDS

DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}


def install(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Install every guard, replacing what is there. Does nothing until all tables exist."""
    connection = connections[using]
    if not _tables_exist(connection):
        return
    remove(using)
    with connection.cursor() as cursor:
        for guard in GUARDS:
            for statement in DIALECTS[connection.vendor].create(guard):
                cursor.execute(statement)


def remove(using: str = DEFAULT_DB_ALIAS, **kwargs: Any) -> None:
    """Remove every guard that is there: before migrations, and before a test empties the tables."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for statement in DIALECTS[connection.vendor].drop_all(cursor):
            cursor.execute(statement)


def differences(using: str = DEFAULT_DB_ALIAS) -> list[str]:
    """A sentence for each guard that is missing, altered or switched off; none where all stand."""
    connection = connections[using]
    dialect = DIALECTS[connection.vendor]
    with connection.cursor() as cursor:
        installed = dialect.installed(cursor)
    expected = {name: text for guard in GUARDS for name, text in dialect.expected(guard).items()}
    wrong = [f"The database guard {name} is missing." for name in sorted(expected.keys() - installed.keys())]
    wrong += [
        f"The database guard {name} is not what it should be."
        for name in sorted(expected.keys() & installed.keys())
        if expected[name] != installed[name]
    ]
    return wrong


def _tables_exist(connection: BaseDatabaseWrapper) -> bool:
    return {guard.table for guard in GUARDS} <= set(connection.introspection.table_names())
