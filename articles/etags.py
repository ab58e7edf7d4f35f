"""Whether a reader has the page already: decided by one narrow read, before its text is loaded."""

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from .models import Article
from .pdf_files import is_made
from .validity import validity_of

READ = (
    "live_id", "live__content_hash", "live__next_review_due", "live__changes_checked", "retired_at", "standing",
    "standing_at",
)  # fmt: skip


def article_stamp(request: HttpRequest, slug: str, **_: Any) -> str | None:
    """What an article's page depends on: its text, what stands around it, its validity today, the look of the site,
    and whether its PDF is made.

    None where the public finds nothing at this address. One query.
    """
    row = Article.objects.public().filter(slug=slug).values(*READ).first()
    if row is None:
        return None
    validity = validity_of(
        next_review_due=row["live__next_review_due"],
        changes_checked=row["live__changes_checked"] or (),
        standing=row["standing"],
        is_retired=row["retired_at"] is not None,
        today=timezone.localdate(),
    )
    text = (row["live__content_hash"] or "")[:12]
    pdf = "-pdf" if is_made(row["live_id"], row["live__content_hash"]) else ""
    return f"{row['live_id']}-{text}-{row['standing_at']:%Y%m%d%H%M%S%f}-{validity.stamp}-{look_version()}{pdf}"


@cache
def look_version() -> str:
    """Twelve letters that change when a public template, a style, a script or the code that fills them does."""
    digest = hashlib.sha256()
    for path in sorted(_look_files()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _look_files() -> list[Path]:
    base = Path(settings.BASE_DIR)
    folders = [base / "templates", *map(Path, settings.STATICFILES_DIRS)]
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [*files, *(base / "articles").rglob("*.py")]
