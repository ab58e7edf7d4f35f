"""Counts that stop at a hundred: how many there are matters up to there, and the database looks no further."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from articles.querysets import CountUpTo

MOST = 99


def capped_counts(**lists: QuerySet[Any]) -> dict[str, int]:
    """How many rows each list has, 100 for more than 99: all of them in one query."""
    counts = {name: CountUpTo(rows.order_by().values("pk")[: MOST + 1]) for name, rows in lists.items()}
    found = User.objects.order_by("pk").annotate(**counts).values(*counts)[:1].get()
    return {name: count or 0 for name, count in found.items()}
