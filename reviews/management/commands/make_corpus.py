import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles import publishing, search
from articles.models import Article, Contributor
from reviews.sample import copies, load

SLUG = "generated-"


class Command(BaseCommand):
    help = (
        "Make COUNT live articles of generated text, for measuring. Only with DEBUG=true, only beside sample content."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("count", type=int, metavar="COUNT", help="How many articles.")
        parser.add_argument(
            "--fast", action="store_true", help="Without related pages, which take as long again as all the rest."
        )

    def handle(self, *args: Any, count: int, fast: bool = False, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Generated text is for measuring: it is made only with DEBUG=true.")
        if count < 1:
            raise CommandError("Say how many articles to make: 1 or more.")
        if Contributor.objects.filter(is_sample=False).exists():
            raise CommandError(
                "This site has people who are not samples. Use a database of its own for generated text."
            )
        if not Article.objects.exists():
            load.load()
        began = time.monotonic()
        made = Article.objects.filter(slug__startswith=SLUG).count()
        copies.make(count, made, lambda done: self._tell("written", done, count))
        if fast:
            indexed = search.rebuild(lambda done: self._tell("indexed", done, made + count))
        else:
            indexed = publishing.rebuild_search(lambda step, done: self._tell(step, done, made + count))
        took = time.monotonic() - began
        self.stdout.write(f"{count:,} generated articles made in {took:.0f} s; {indexed:,} articles are in the index.")

    def _tell(self, what: str, done: int, of: int) -> None:
        if done % 1000 == 0 or done >= of:
            self.stderr.write(f"{done:,} of {of:,} {what}")
