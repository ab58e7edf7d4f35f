"""A page for health professionals, copied from a browser: a question, and answers by layer of evidence."""

from articles.importers.copied.page import prepared, read_body
from articles.importers.found import Found

KIND = "clinical_question"
AUDIENCE = "professionals"


def read_professional_page(text: str, found: Found) -> None:
    """Read a copied professionals' page into `found`."""
    blocks, _ = prepared(text, found)
    read_body(blocks, found)
