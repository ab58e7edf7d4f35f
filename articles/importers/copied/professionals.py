"""A page for health professionals, copied from a browser: a question, and answers by layer of evidence."""

from articles.importers.copied.headings import LAYER
from articles.importers.copied.page import prepared, read_body
from articles.importers.found import Found

KIND = "clinical_question"
OTHER_KIND = "explainer"
AUDIENCE = "professionals"


def read_professional_page(text: str, found: Found) -> None:
    """Read a copied professionals' page into `found`."""
    blocks, _ = prepared(text, found)
    read_body(blocks, found)


def kind_of(found: Found) -> str:
    """A page that asks a question, or answers one by layers of evidence, is KIND; any other explains its subject."""
    asks = found.title is None or found.title.endswith("?")
    layered = any(LAYER.match(section.heading or "") for section in found.sections)
    return KIND if asks or layered else OTHER_KIND
