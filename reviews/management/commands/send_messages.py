from typing import Any

from django.core.management.base import BaseCommand

from reviews import notifications


class Command(BaseCommand):
    help = "Send what waits in the outbox. For cron: every few minutes."

    def handle(self, *args: Any, **options: Any) -> None:
        sent, failed = notifications.send()
        self.stdout.write(f"{sent} sent, {failed} failed (they are tried again).")
