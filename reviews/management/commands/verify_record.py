from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from reviews import checkpoints
from reviews.checkpoints import BadCheckpoint
from reviews.models import Event
from reviews.verification import Findings, snapshot, verify

ROW = "{article:<40} {table:<22} {row:<16} {column:<20} {sentence}"
EVERY = 10_000


class Command(BaseCommand):
    help = "Recompute the whole record from what is stored. Exit status 1: something does not hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--article", metavar="SLUG", help="This article alone.")
        parser.add_argument(
            "--checkpoint", type=Path, metavar="FILE", action="append", default=[],
            help="Compare with a checkpoint that was kept elsewhere, too. May be given several times.",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            kept = [checkpoints.read(path) for path in options["checkpoint"]]
        except BadCheckpoint as error:
            raise CommandError(str(error), returncode=1) from error
        with snapshot():
            findings = self._verified(options["article"])
            for checkpoint in kept:
                checkpoints.compare(checkpoint, findings)
        for sentence in checkpoints.check_succession(kept):
            findings.add("", "(checkpoints)", "", "", sentence)
        self._report(findings)

    def _verified(self, slug: str | None) -> Findings:
        events = Event.objects.filter(article__slug=slug) if slug else Event.objects.all()
        total = events.count()
        shown = 0

        def progress(done: int) -> None:
            nonlocal shown
            if done - shown >= EVERY:
                shown = done
                self.stderr.write(f"{done:,} of {total:,} events …")

        try:
            return verify(slug, progress)
        except Article.DoesNotExist as error:
            raise CommandError(f"There is no article at /articles/{slug}/.", returncode=1) from error

    def _report(self, findings: Findings) -> None:
        for redacted in findings.redactions:
            self.stdout.write(
                f"{redacted.article}: revision {redacted.revision} was redacted by two people "
                f"(asked for {redacted.requested_at[:10]}, confirmed {redacted.confirmed_at[:10]})."
            )
        if findings.faults:
            self.stdout.write(ROW.format(article="ARTICLE", table="TABLE", row="ROW", column="COLUMN", sentence="WHAT"))
        for fault in findings.faults:
            self.stdout.write(ROW.format(**vars(fault)).rstrip())
        summary = f"{findings.articles:,} articles, {findings.events:,} events: {len(findings.faults):,} faults."
        if findings.faults:
            raise CommandError(summary, returncode=1)
        self.stdout.write(summary)
