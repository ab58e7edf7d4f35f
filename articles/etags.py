"""Whether a reader has the page already: decided by one narrow read, before its text is loaded."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone

from .models import Article


def article_etag(request: HttpRequest, slug: str) -> str | None:
    """ETag of an article's page: its publication, what stands around it, the day, the look of the site."""
    stamp = Article.objects.public().filter(slug=slug).values_list("live_id", "standing_at").first()
    if stamp is None:
        return None
    publication, standing_at = stamp
    return f'"{publication}-{standing_at:%Y%m%d%H%M%S%f}-{timezone.localdate():%Y%m%d}-{look_version()}"'


@cache
def look_version() -> str:
    """Twelve letters that change when a public template, a style or a script does."""
    digest = hashlib.sha256()
    for path in sorted(_look_files()):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def _look_files() -> list[Path]:
    folders = [Path(settings.BASE_DIR) / "templates", *map(Path, settings.STATICFILES_DIRS)]
    return [path for folder in folders for path in folder.rglob("*") if path.is_file()]
