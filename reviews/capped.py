"""Counts that stop at a hundred: how many there are matters up to there, and the database looks no further."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import IntegerField, QuerySet, Subquery

MOST = 99


class _Count(Subquery):
    template = "(SELECT COUNT(*) FROM (%(subquery)s) AS counted)"
    output_field = IntegerField()


def capped_counts(**lists: QuerySet[Any]) -> dict[str, int]:
    """How many rows each list has, 100 for more than 99: all of them in one query."""
    counts = {name: _Count(rows.order_by().values("pk")[: MOST + 1]) for name, rows in lists.items()}
    found = User.objects.order_by("pk").annotate(**counts).values(*counts)[:1].get()
    return {name: count or 0 for name, count in found.items()}
