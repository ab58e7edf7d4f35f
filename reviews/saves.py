"""Small saves in a row, folded together in the list of revisions."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from articles.models import Revision

A_SITTING = timedelta(minutes=30)
"""Saves of one person no further apart than this were made in one sitting."""


@dataclass
class Sitting:
    """The last save of a sitting, and the smaller ones before it, the newest first."""

    last: Revision
    earlier: list[Revision] = field(default_factory=list)


def sittings(revisions: Iterable[Revision], kept: Collection[int]) -> list[Sitting]:
    """Fold revisions, given with the newest first, into sittings.

    `kept` are ids of revisions that stand in the list by themselves: those that were submitted.
    """
    found: list[Sitting] = []
    previous: Revision | None = None
    for revision in revisions:
        folds = (
            previous is not None
            and revision.pk not in kept
            and revision.created_by_id == previous.created_by_id
            and previous.created_at - revision.created_at <= A_SITTING
        )
        if folds:
            found[-1].earlier.append(revision)
        else:
            found.append(Sitting(revision))
        previous = revision
    return found
