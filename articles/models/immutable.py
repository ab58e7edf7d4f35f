from typing import Any, NoReturn

from django.db import models


class RowIsImmutable(Exception):
    """A row that is immutable from birth was about to be changed or deleted."""


class ImmutableQuerySet(models.QuerySet[Any]):
    def update(self, **kwargs: Any) -> NoReturn:
        raise RowIsImmutable(f"{self.model.__name__} rows are never changed; write a new one.")

    def delete(self) -> NoReturn:
        raise RowIsImmutable(f"{self.model.__name__} rows are never deleted.")


class Immutable(models.Model):
    """A row that is written once. The database's own guard comes with reviews/triggers.py."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise RowIsImmutable(f"{type(self).__name__} {self.pk} is never changed; write a new one.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise RowIsImmutable(f"{type(self).__name__} {self.pk} is never deleted.")
