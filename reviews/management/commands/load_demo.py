from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from articles.models import Article
from reviews.sample import accounts, load


class Command(BaseCommand):
    help = "Load the sample articles, people and approvals. Only with DEBUG=true, only into an empty site."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--if-empty", action="store_true", help="Do nothing where there are articles already.")
        parser.add_argument("--logins", action="store_true", help="Print the sample logins, load nothing.")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEBUG:
            raise CommandError("Sample content is for demonstrations: it loads only with DEBUG=true.")
        if options["logins"]:
            self.stdout.write(accounts.logins())
            return
        if Article.objects.exists():
            if options["if_empty"]:
                return
            raise CommandError("There are articles already. Sample content loads only into an empty site.")
        self.stdout.write("Loading the sample articles …")
        count = load.load()
        self.stdout.write(f"{count} sample articles loaded.")
