from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reviews import keys


class Command(BaseCommand):
    help = "Make the Ed25519 key that signs public records and checkpoints. It never overwrites a file."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="Where to write the private key (mode 0600).")

    def handle(self, *args: Any, **options: Any) -> None:
        path = options["file"]
        try:
            key = keys.make_key(path)
        except FileExistsError as error:
            raise CommandError(f"{path} is there already; nothing was written.") from error
        except OSError as error:
            raise CommandError(f"{path} cannot be written: {error.strerror}.") from error
        self.stdout.write(f"{path}: a new key, {key.thumbprint()}. Set SIGNING_KEY_FILE to it, and keep it secret.")
