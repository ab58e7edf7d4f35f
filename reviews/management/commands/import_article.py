"""Make drafts of source files: `import_article FILE… --as USERNAME`. Nothing is ever published this way."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.contrib.auth.models import User
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.exceptions import ArticleError
from articles.importers import FORMS, MOST_BYTES, Imported, UnreadableSource, read_file
from reviews import workflow
from reviews.exceptions import Refused
from reviews.workflow import AlreadyImported


class Command(BaseCommand):
    help = "Make a draft of each source file, with a report of what was found wrong in it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
        parser.add_argument("--as", dest="username", metavar="USERNAME", help="The editor who imports.")
        parser.add_argument("--form", choices=FORMS, help="The form of the sources; else the text tells.")
        parser.add_argument("--dry-run", action="store_true", help="Read and report; write nothing.")
        parser.add_argument("--format", choices=("lines", "json"), default="lines")

    def handle(self, *args: Any, **options: Any) -> None:
        read = [self._read(path, options["form"]) for path in options["files"]] if options["dry_run"] else []
        if options["dry_run"]:
            failed = self._shown(read, options["format"])
        else:
            by = _account(options["username"])
            self._count = len(options["files"])
            failed = sum(
                not self._import(path, by, options["form"], number)
                for number, path in enumerate(options["files"], start=1)
            )
        if failed:
            count = len(options["files"])
            raise CommandError(f"{failed} of {count} {'file' if count == 1 else 'files'} could not be imported.")

    def _import(self, path: Path, by: User, form: str | None, number: int) -> bool:
        """Import one file, with one line that says what came of it, and how far it is where there are several."""
        progress = f" ({number} of {self._count})" if self._count > 1 else ""
        try:
            revision = workflow.bring_in(by=by, filename=path.name, text=_bytes_of(path), form=form)
        except AlreadyImported as known:
            self.stdout.write(f"{path.name}: unchanged ({known.article.slug}){progress}")
            return True
        except (OSError, UnreadableSource, ArticleError, Refused) as error:
            self.stderr.write(f"{path.name}: {_sentence(error)}{progress}")
            return False
        problems = len(revision.imported_from.report["problems"])
        self.stdout.write(f"{path.name}: draft {revision.article.slug}, {problems} found wrong{progress}")
        return True

    def _read(self, path: Path, form: str | None) -> Imported | None:
        try:
            return read_file(_bytes_of(path), path.name, form=form, today=timezone.localdate())
        except (OSError, UnreadableSource) as error:
            self.stderr.write(f"{path.name}: {_sentence(error)}")
            return None

    def _shown(self, read: list[Imported | None], layout: str) -> int:
        """Print what was read; how many could not be. One file gives one JSON value, several a list."""
        found = [imported for imported in read if imported]
        if layout == "json":
            values = [imported.as_dict() for imported in found]
            shown: Any = values[0] if len(read) == 1 and values else values
            self.stdout.write(json.dumps(shown, ensure_ascii=False, indent=1))
        else:
            for imported in found:
                self.stdout.write(f"{imported.source}: {imported.title or 'no title'} ({imported.kind})")
                for problem in imported.problems:
                    self.stdout.write(f"  {problem.severity}: {problem.message}")
        return len(read) - len(found)


def _bytes_of(path: Path) -> bytes:
    """A file's bytes; one that is too large is refused before it is read."""
    if path.stat().st_size > MOST_BYTES:
        raise UnreadableSource(f"{path.name} is larger than {MOST_BYTES:,} bytes. Keep only the article’s own text.")
    return path.read_bytes()


def _account(username: str | None) -> User:
    if not username:
        raise CommandError("Say who imports: --as USERNAME.")
    user = User.objects.filter(username=username, is_active=True).first()
    if user is None:
        raise CommandError(f"There is no active account called {username}.")
    return user


def _sentence(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"This file cannot be read: {error.strerror}."
    return str(getattr(error, "sentence", "") or getattr(error, "message", "") or error)
