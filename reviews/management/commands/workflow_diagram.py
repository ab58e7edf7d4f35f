from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from reviews.diagram import workflow_document

PLACE = Path(__file__).resolve().parents[2] / "WORKFLOW.md"


class Command(BaseCommand):
    help = "Write reviews/WORKFLOW.md from the transition table."

    def handle(self, *args: Any, **options: Any) -> None:
        PLACE.write_text(workflow_document())
        self.stdout.write(f"{PLACE.name} written.")
