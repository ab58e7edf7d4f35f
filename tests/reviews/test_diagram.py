from pathlib import Path

import reviews
from reviews.diagram import workflow_document


def test_the_written_workflow_is_what_the_table_says() -> None:
    written = Path(reviews.__file__).with_name("WORKFLOW.md").read_text()
    assert written == workflow_document(), "run manage.py workflow_diagram"
