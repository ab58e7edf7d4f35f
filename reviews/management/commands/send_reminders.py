from typing import Any

from django.core.management.base import BaseCommand

from reviews import workflow


class Command(BaseCommand):
    help = "Write the messages about what is late. For cron, daily; running it again sends nothing twice."

    def handle(self, *args: Any, **options: Any) -> None:
        escalated = workflow.escalate_withdrawals()
        self.stdout.write(f"{escalated} withdrawals escalated.")
