import os
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from articles.history import is_redacted
from articles.models import Article, Publication
from articles.pdf_files import path_of

try:
    from articles.pdf import make_pdf
except (ImportError, OSError) as error:  # the package, or a library of the machine that it loads
    problem: Exception | None = error
else:
    problem = None

NOT_INSTALLED = (
    "PDFs need WeasyPrint and Pango, and this machine lacks one of them ({problem}). Install both: "
    "apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation fonts-dejavu-core, then "
    "pip install --require-hashes -r requirements-pdf.txt"
)
UNFINISHED = ".making-"
"""How the name of a file begins that is still being written."""


class Command(BaseCommand):
    help = "Make the PDF of every live page that has none, and remove those of what is no longer live. For cron."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--again", action="store_true", help="make all of them anew: after an upgrade that changes their look"
        )

    def handle(self, *args: Any, again: bool = False, **options: Any) -> None:
        if problem:
            raise CommandError(NOT_INSTALLED.format(problem=problem))
        root = Path(settings.PDF_ROOT)
        root.mkdir(parents=True, exist_ok=True)
        before = _live()
        to_make = [pk for pk, path in before.items() if again or not path.exists()]
        failed = [line for line in map(_make, to_make) if line]
        removed = _remove_all_but(set(_live().values()), root)
        made = len(to_make) - len(failed)
        self.stdout.write(f"{made} made, {len(before) - len(to_make)} were there, {removed} removed; in {root}.")
        if failed:
            raise CommandError("Not made:\n" + "\n".join(failed))


def _live() -> dict[int, Path]:
    """Every live publication, the file it should have; a redacted text has none."""
    live = (
        Article.objects.live()
        .select_related("live__revision")
        .only("live__content_hash", "live__revision__title", "live__revision__source")
    )
    return {
        article.live.pk: path_of(article.live.pk, article.live.content_hash)
        for article in live.order_by("slug").iterator()
        if article.live and not is_redacted(article.live.revision)
    }


def _make(pk: int) -> str:
    """Make one file; on failure a line that says which page and why, so that one page does not keep back the others."""
    publication = Publication.objects.select_related("article", "revision", "reviewer").get(pk=pk)
    try:
        _write(path_of(pk, publication.content_hash), make_pdf(publication))
    except Exception as error:  # whatever one page meets in WeasyPrint
        return f"  {publication.article.slug}: {type(error).__name__}: {error}"
    return ""


def _write(path: Path, content: bytes) -> None:
    """Under a name of its own until it is whole, so that no reader gets half a file."""
    descriptor, unfinished = tempfile.mkstemp(prefix=UNFINISHED, dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    Path(unfinished).chmod(0o644)
    Path(unfinished).replace(path)


def _remove_all_but(wanted: set[Path], root: Path) -> int:
    """Remove other files of ours, and what an interrupted run left; how many PDFs went."""
    for left in root.glob(f"{UNFINISHED}*"):
        left.unlink(missing_ok=True)
    gone = [path for path in root.glob("*.pdf") if path not in wanted]
    for path in gone:
        path.unlink(missing_ok=True)
    return len(gone)
