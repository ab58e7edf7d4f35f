"""Where the PDFs of live pages lie. `manage.py make_pdfs` makes one file for each publication; pages only look."""

from pathlib import Path

from django.conf import settings

from .history import is_redacted
from .models import Article


def path_of(publication_id: int, content_hash: str) -> Path:
    """The file of a publication, made or not: another signature or another text has another name."""
    return Path(settings.PDF_ROOT) / f"{publication_id}-{content_hash}.pdf"


def is_made(publication_id: int | None, content_hash: str | None) -> bool:
    """Whether the file of a live publication is there; both are None where no signature stands."""
    return bool(publication_id and content_hash) and path_of(publication_id or 0, content_hash or "").is_file()


def offered(article: Article) -> Path | None:
    """The PDF of the text that the page shows; None where there is none, or where it must not leave the site.

    A file is read later and elsewhere, without what stands around the text today. So none is offered of a page
    that is retired or redacted, above whose text a warning stands, or whose evidence is challenged.
    The live publication and its revision have to be loaded; one look at the disk.
    """
    live = article.live
    if live is None or article.retired_at or is_redacted(live.revision):
        return None
    if article.standing.get("notices") or article.standing.get("challenged"):
        return None
    return path_of(live.pk, live.content_hash) if is_made(live.pk, live.content_hash) else None
