from typing import Any

from .guards import Guard


def create(guard: Guard) -> list[str]:
    """The statements that install a guard."""
    return list(expected(guard).values())


def expected(guard: Guard) -> dict[str, str]:
    """Name → text of the triggers that a guard is, as sqlite_master keeps them."""
    return {
        guard.name: (
            f"CREATE TRIGGER {guard.name} BEFORE {guard.operation} ON {guard.table} "
            f"WHEN {guard.condition} BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
        )
    }


def installed(cursor: Any) -> dict[str, str]:
    """Name → text of the guards that the database has."""
    cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'guard_%'")
    return dict(cursor.fetchall())


def drop_all(cursor: Any) -> list[str]:
    """The statements that remove what is installed."""
    return [f"DROP TRIGGER {name}" for name in installed(cursor)]
