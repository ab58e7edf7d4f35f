from typing import Any

from .guards import GUARDS, Guard

INSTALLED = """
SELECT t.tgname, t.tgenabled::text, p.prosrc, t.tgtype, c.relname, p.proconfig
FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_class c ON c.oid = t.tgrelid
WHERE NOT t.tgisinternal AND t.tgname LIKE 'guard!_%%' ESCAPE '!' AND pg_table_is_visible(c.oid)
"""

SETTING = "search_path = public, pg_temp"
"""A guard reads the site's tables, never a temporary one of the same name (PostgreSQL, CREATE FUNCTION, on safety)."""

KEPT = ["search_path=public, pg_temp"]
"""The same as pg_proc.proconfig keeps it."""

ROW, BEFORE = 1, 2
EVENT_BITS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16}
TRUNCATE_TYPE = BEFORE | 32
"""Bits of pg_trigger.tgtype (PostgreSQL, src/include/catalog/pg_trigger.h)."""


def create(guard: Guard) -> list[str]:
    """The statements that install a guard; the guard of DELETE stands against TRUNCATE too."""
    statements = _create(guard.name, guard, f"BEFORE {guard.operation} ON {guard.table} FOR EACH ROW")
    if guard.operation == "DELETE":
        name = _truncate_name(guard)
        statements += _create(name, guard, f"BEFORE TRUNCATE ON {guard.table} FOR EACH STATEMENT", always=True)
    return statements


def expected(guard: Guard) -> dict[str, str]:
    """Name → what `installed` reads of the triggers that a guard is."""
    texts = {guard.name: _described("O", _source(guard), ROW | BEFORE | EVENT_BITS[guard.operation], guard.table, KEPT)}
    if guard.operation == "DELETE":
        texts[_truncate_name(guard)] = _described("O", _source(guard, always=True), TRUNCATE_TYPE, guard.table, KEPT)
    return texts


def installed(cursor: Any) -> dict[str, str]:
    """Name → whether it is switched on, its code, when it fires and on which table."""
    cursor.execute(INSTALLED, [])
    return {row[0]: _described(*row[1:]) for row in cursor.fetchall()}


def drop_all(cursor: Any) -> list[str]:
    """The statements that remove what is installed."""
    cursor.execute(INSTALLED, [])
    drops = [f'DROP TRIGGER "{row[0]}" ON "{row[4]}"' for row in cursor.fetchall()]
    names = [name for guard in GUARDS for name in expected(guard)]
    return [*drops, *(f"DROP FUNCTION IF EXISTS {name}()" for name in names)]


def _truncate_name(guard: Guard) -> str:
    return guard.name.replace("_delete", "_truncate")


def _create(name: str, guard: Guard, when: str, *, always: bool = False) -> list[str]:
    body = f"$guard${_source(guard, always=always)}$guard$"
    return [
        f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET {SETTING} AS {body}",
        f"CREATE TRIGGER {name} {when} EXECUTE FUNCTION {name}()",
    ]


def _source(guard: Guard, *, always: bool = False) -> str:
    condition = "true" if always else guard.condition
    row = "OLD" if guard.operation == "DELETE" else "NEW"
    return (
        f"BEGIN IF {condition} THEN RAISE EXCEPTION '{guard.message}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {'NULL' if always else row}; END"
    )


def _described(enabled: str, source: str, kind: int, table: str, settings: list[str] | None) -> str:
    return f"{enabled} {kind} {table} {settings} {source}"
