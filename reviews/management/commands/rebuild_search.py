from typing import Any

from django.core.management.base import BaseCommand

from articles import publishing


class Command(BaseCommand):
    help = "Index every live article anew, and find its related pages again. Once after an upgrade that changes search."

    def handle(self, *args: Any, **options: Any) -> None:
        count = publishing.rebuild_search(lambda step, done: self.stderr.write(f"{done:,} {step}"))
        self.stdout.write(f"{count:,} live articles are in the index.")
