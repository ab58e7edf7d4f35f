from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles import retractions
from articles.exceptions import BadRetractionFile
from articles.retractions import Change, Changes
from reviews import workflow
from reviews.models import Concern

EVERY = 5_000


class Command(BaseCommand):
    help = "Mark the references that the Retraction Watch file (CSV, as Crossref publishes it) names; take back others."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="The CSV file.")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with options["file"].open(encoding="utf-8-sig", errors="replace", newline="") as lines:
                changes = retractions.apply(self._with_progress(retractions.read(lines)))
        except OSError as error:
            raise CommandError(f"{options['file']} cannot be opened: {error.strerror}. Nothing was changed.") from error
        except BadRetractionFile as error:
            raise CommandError(error.message) from error
        opened = workflow.evidence_changed(by=None, changes=changes)
        self._report(changes, opened)

    def _with_progress(self, rows: Iterator[dict[str, str]]) -> Iterator[dict[str, str]]:
        for count, row in enumerate(rows, start=1):
            if count % EVERY == 0:
                self.stderr.write(f"{count:,} rows read …")
            yield row

    def _report(self, changes: Changes, opened: list[Concern]) -> None:
        for change in changes.marked:
            self.stdout.write(f"{change.reference.citekey}: {_words(change)}")
        for change in changes.unmarked:
            self.stdout.write(f"{change.reference.citekey}: no longer marked (was: {change.before.kind})")
        for concern in opened:
            self.stdout.write(f"{concern.article.slug}: evidence challenged by {concern.cause}")
        self.stdout.write(
            f"{changes.rows:,} rows read; {changes.matched:,} name a reference of ours; "
            f"{len(changes.marked)} marked, {len(changes.unmarked)} marks taken back."
        )


def _words(change: Change) -> str:
    day = f" of {change.after.on.day} {change.after.on:%B %Y}" if change.after.on else ""
    notice = f", notice {change.after.notice}" if change.after.notice else ""
    return f"{change.reference.get_retraction_display()}{day}{notice}"
