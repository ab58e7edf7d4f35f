"""What changed in practice: the major changes of pages that are live, with the note that readers got."""

from django.db.models import Exists, OuterRef, QuerySet

from .choices import REDACTED_TITLE, ChangeKind
from .models import Publication
from .pairs import withdrawn_publications

SPARE = 20
"""Looked at besides: some may have been withdrawn."""


def changed_in_practice(most: int) -> list[Publication]:
    """The last major changes, no first publication among them, each with its article and title. One statement."""
    before = Publication.objects.filter(article=OuterRef("article"), pk__lt=OuterRef("pk"))
    rows: QuerySet[Publication] = (
        Publication.objects.filter(change_kind=ChangeKind.MAJOR, article__live__isnull=False, article__retired_at=None)
        .exclude(change_note="")
        .filter(Exists(before))
        .select_related("article__live__revision", "revision")
        .only(
            "change_note", "published_at", "is_sample", "article__slug", "article__standing",
            "article__live__revision__title", "article__live__revision__audience", "revision__title",
        )
        .order_by("-published_at")
    )  # fmt: skip
    stand = (
        row
        for row in rows[: most + SPARE]
        if row.pk not in withdrawn_publications(row.article) and row.revision.title != REDACTED_TITLE
    )
    return list(stand)[:most]
