from typing import Any

from django.core.management.base import BaseCommand

from reviews import workflow


class Command(BaseCommand):
    help = "Erase the addresses of readers whose reports are twelve months old. For cron, daily."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{workflow.erase_addresses()} addresses erased.")
