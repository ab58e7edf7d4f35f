"""`make_pdfs` keeps one file for each live publication. What is in a file is tests/articles/test_pdf.py."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.management.commands import make_pdfs
from articles.models import Publication
from articles.pdf_files import path_of
from reviews import workflow
from reviews.models import Signature
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of our own, and a press that needs neither WeasyPrint nor Pango."""
    settings.PDF_ROOT = str(tmp_path / "pdf")
    monkeypatch.setattr(make_pdfs, "problem", None)
    monkeypatch.setattr(make_pdfs, "make_pdf", lambda publication: publication.content_hash.encode(), raising=False)
    return tmp_path / "pdf"


def run(**options: bool) -> str:
    out = StringIO()
    call_command("make_pdfs", stdout=out, **options)
    return out.getvalue()


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_it_makes_what_is_missing_and_nothing_of_a_draft(folder: Path, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    factories.draft(editor)
    factories.submitted(editor)
    assert run().startswith("1 made, 0 were there, 0 removed")
    assert article.live is not None
    path = path_of(article.live.pk, article.live.content_hash)
    assert names(folder) == {path.name} and path.read_bytes() == article.live.content_hash.encode()
    path.write_bytes(b"as it was")
    assert run().startswith("0 made, 1 were there, 0 removed") and path.read_bytes() == b"as it was"
    assert run(again=True).startswith("1 made, 0 were there, 0 removed") and path.read_bytes() != b"as it was"


def test_it_removes_what_is_superseded_and_what_an_interrupted_run_left(
    folder: Path, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    run()
    old = names(folder)
    (folder / f"{make_pdfs.UNFINISHED}x").touch()
    factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    assert run().startswith("1 made, 0 were there, 1 removed")
    assert len(names(folder)) == 1 and not names(folder) & old


def test_it_removes_what_is_retired_withdrawn_or_redacted(
    folder: Path, editor: User, reviewer: User, managing_editor: User, administrator: User
) -> None:
    retired, withdrawn, redacted = (factories.live(editor, reviewer) for _ in range(3))
    kept = factories.live(editor, reviewer)
    assert run().startswith("4 made")
    workflow.retire(by=managing_editor, article=retired, seen_publication=retired.live_id, reason="Old.")
    workflow.withdraw_signature(
        by=managing_editor,
        signature=Signature.objects.get(review__article=withdrawn),
        seen_publication=withdrawn.live_id,
        reason="A wrong dose.",
    )
    assert redacted.live is not None
    asked = workflow.request_redaction(by=managing_editor, revision=redacted.live.revision, notice="Taken out.")
    workflow.confirm_redaction(by=administrator, redaction=asked)
    assert run().startswith("0 made, 1 were there, 3 removed")
    assert kept.live is not None and names(folder) == {path_of(kept.live.pk, kept.live.content_hash).name}


def test_one_page_that_fails_keeps_back_no_other_and_leaves_nothing_behind(
    folder: Path, editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    factories.live(editor, reviewer, slug="broken")
    factories.live(editor, reviewer, slug="whole")

    def press(publication: Publication) -> bytes:
        if publication.article.slug == "broken":
            raise ValueError("no such glyph")
        return b"%PDF"

    monkeypatch.setattr(make_pdfs, "make_pdf", press)
    with pytest.raises(CommandError, match="broken: ValueError: no such glyph"):
        run()
    assert len(names(folder)) == 1


def test_without_weasyprint_it_says_how_to_install_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(make_pdfs, "problem", OSError("cannot load library 'libpango-1.0-0'"))
    with pytest.raises(CommandError, match=r"cannot load library.*apt-get install libpango.*requirements-pdf\.txt"):
        run()
    assert not folder.exists()
