"""`/healthz`: 200 when the database answers, every migration is applied and the guards stand; else 503, and why."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse

from reviews import triggers


def healthz(request: HttpRequest) -> HttpResponse:
    problem = _problem()
    return HttpResponse(f"{problem or 'ok'}\n", status=503 if problem else 200, content_type="text/plain")


def _problem() -> str:
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError:
        return "The database does not answer."
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return "Migrations are not applied: run manage.py migrate."
    return " ".join(triggers.differences())
