"""Rows of another table as one column of a query, on both databases: so that a verb reads them in no query more."""

from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import JSONField, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.db.models.sql.compiler import SQLCompiler


class JsonRows(Subquery):
    """The rows of `queryset` as a list of dicts: name → column, as JSON knows it (a date in ISO form)."""

    template = "(SELECT COALESCE(jsonb_agg(found.one), '[]'::jsonb) FROM (%(subquery)s) found)"

    def __init__(self, queryset: QuerySet[Any], **columns: str) -> None:
        super().__init__(queryset.values(one=JSONObject(**columns)), output_field=JSONField())

    def as_sqlite(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> tuple[str, tuple[Any, ...]]:
        template = "(SELECT json_group_array(json(found.one)) FROM (%(subquery)s) found)"
        return self.as_sql(compiler, connection, template=template, **extra)
