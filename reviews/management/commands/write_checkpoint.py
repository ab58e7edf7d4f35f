from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from reviews import checkpoints, keys
from reviews.checkpoints import SUFFIX, BadCheckpoint
from reviews.verification import Findings

FOLDER = Path("var") / "checkpoints"


class Command(BaseCommand):
    help = (
        "Write a signed checkpoint of all chains to a new file, to be kept elsewhere. It names the newest checkpoint "
        "in the same folder, and is refused where a chain is no longer what it was then."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, metavar="FILE", help=f"The new file; else one in {FOLDER}/.")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        path = options["to"] or Path(settings.BASE_DIR) / FOLDER / f"checkpoint-{now:%Y%m%dT%H%M%SZ}{SUFFIX}"
        if not options["to"]:
            path.parent.mkdir(parents=True, exist_ok=True)
        try:
            before = _newest(path.parent)
            if before:
                self._check(before)
            with path.open("x") as file:
                file.write(checkpoints.write(now, before.read_bytes() if before else None))
        except FileExistsError as error:
            raise CommandError(f"{path} is there already; nothing was written.") from error
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        except (BadCheckpoint, keys.KeyProblem) as error:
            path.unlink(missing_ok=True)
            raise CommandError(str(error)) from error
        self.stdout.write(str(path))

    def _check(self, before: Path) -> None:
        findings = Findings()
        checkpoints.compare(checkpoints.read(before), findings)
        if findings.faults:
            for fault in findings.faults:
                self.stderr.write(f"{fault.article}: {fault.sentence}")
            raise CommandError(f"The record is not what it was in {before}. Run verify_record --checkpoint {before}.")


def _newest(folder: Path) -> Path | None:
    """The checkpoint that was written last in a folder."""
    files = [path for path in folder.glob(f"*{SUFFIX}") if path.is_file()]
    return max(files, key=lambda path: (path.stat().st_mtime_ns, path.name), default=None)
