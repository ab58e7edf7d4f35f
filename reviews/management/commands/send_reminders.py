from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from reviews import workflow
from reviews.reminders import send_reminders


class Command(BaseCommand):
    help = "Write the messages about what is due or late. For cron, daily; running it again sends nothing twice."

    def handle(self, *args: Any, **options: Any) -> None:
        written = send_reminders(timezone.localdate())
        escalated = workflow.escalate_withdrawals()
        self.stdout.write(f"{written} messages written, {escalated} withdrawals escalated.")
