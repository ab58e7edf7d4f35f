"""An article printed from the browser says as much as its PDF: who signed it, which version, which fingerprint."""

from io import BytesIO

import pdfplumber
import pytest
from django.contrib.auth.models import User

from tests import factories
from tests.browser.conftest import Enter

pytestmark = pytest.mark.django_db(transaction=True)

WIDE = "\n".join(
    [f"|{''.join(f'Name{n} |' for n in range(9))}", "|---" * 9 + "|", f"|{'immunosuppressiveimmunomodulatory | ' * 9}"]
)


def test_a_printed_page_carries_its_signature_and_nothing_to_click(enter: Enter, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="paper", body=f"{factories.BODY}\n\n## Table\n\n{WIDE}")
    assert article.live is not None
    page = enter()
    page.goto("/articles/paper/")
    with pdfplumber.open(BytesIO(page.pdf(format="A4"))) as pdf:
        text = "".join("".join(sheet.extract_text().split()) for sheet in pdf.pages)
        right = max(char["x1"] for sheet in pdf.pages for char in sheet.chars)
        last = pdf.pages[-1].extract_text()
    for words in (
        "MedicallyreviewedbyRitaReviewer,MD",
        f"Version1,textfingerprint(SHA-256){article.live.content_hash}",
        "/articles/paper/v/1/",
        "/articles/paper/record/",
        "Checkwhetherthisversioniscurrent:http",
        "Name8",
    ):
        assert words in text
    for words in ("Historyofthispage", "Reportamistake", "Contents", "Citethisarticle", "Search"):
        assert words not in text
    assert right < 596 - 40, "nothing runs into the margin"
    assert f"Page {len(pdf.pages)} of {len(pdf.pages)}" in last
