"""The page of one upload, and the files that are kept with drafts."""

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from articles.models import ImportedSource, Revision
from reviews import workflow
from reviews.models import Review, Upload
from reviews.workflow import Seen
from tests import factories
from tests.articles.importers.made_files import docx, paragraph
from tests.reviews.test_uploads import PAGE, brought, place_of
from tests.reviews.views.desk import signed_in
from tests.reviews.views.test_importing import shown

WORD = docx(paragraph("Cold hands", "Title") + paragraph("Gloves help against cold hands in winter."))


def address(upload: Upload) -> str:
    return f"/desk/import/{upload.pk}/"


def test_each_block_leads_to_the_lines_it_came_from(editor: User) -> None:
    text = signed_in(editor).get(address(brought(editor))).content.decode()
    assert '<li id="L7"><span class="line-number">7</span> <span class="line-text">Winter ankle is a swelling' in text
    assert 'href="#L7" data-lines="7">Line 7</a>' in text
    assert "Missing in the source" in text and "“3/4/2023”, printed as the day it was updated" in text


def test_going_back_loses_nothing_that_was_posted(editor: User) -> None:
    upload, client = brought(editor), signed_in(editor)
    posted = {**shown(client.get(address(upload))), "title": "Mine", "body": "Half a sent", "keep": "1"}
    assert client.post(address(upload), posted).status_code == 302
    page = client.get(address(upload))
    assert shown(page)["title"] == "Mine" and shown(page)["body"] == "Half a sent"
    assert "Mine" in client.get("/desk/import/").content.decode()


def test_every_button_keeps_what_was_typed_first(editor: User) -> None:
    upload, client = brought(editor), signed_in(editor)
    posted = {**shown(client.get(address(upload))), "summary": "Typed before.", "back": place_of(upload, "Advert")}
    answer = client.post(address(upload), posted)
    assert answer.status_code == 302 and answer["Location"].endswith(f"#aside-{posted['back']}")
    fresh = Upload.objects.get()
    assert fresh.corrected["summary"] == "Typed before." and "Advertisement" in fresh.corrected["body"]


@pytest.mark.parametrize(("button", "value"), [("back", "99"), ("back", "x"), ("out", "-1"), ("in", "0")])
def test_a_passage_that_is_not_there_is_409_and_the_text_stays(editor: User, button: str, value: str) -> None:
    upload, client = brought(editor), signed_in(editor)
    answer = client.post(address(upload), {**shown(client.get(address(upload))), "summary": "Kept.", button: value})
    assert answer.status_code == 409 and "Kept." in answer.content.decode()


def test_a_draft_without_a_title_is_422_and_the_text_stays(editor: User) -> None:
    upload, client = brought(editor, "Cold makes some proteins clump. " * 5), signed_in(editor)
    answer = client.post(address(upload), {**shown(client.get(address(upload))), "summary": "Kept.", "make": "1"})
    assert answer.status_code == 422
    assert "Give the draft a title" in answer.content.decode() and "Kept." in answer.content.decode()


def test_an_upload_that_became_a_draft_leads_there(editor: User) -> None:
    upload = brought(editor)
    revision = workflow.make_draft(by=editor, upload=upload)
    answer = signed_in(editor).get(address(upload))
    assert answer["Location"] == f"/desk/articles/{revision.article.slug}/"


@pytest.mark.parametrize("what", ["", "file/", "discard/"])
def test_an_upload_of_somebody_else_answers_as_an_unknown_one(editor: User, second_editor: User, what: str) -> None:
    assert signed_in(second_editor).get(address(brought(editor)) + what).status_code == 404


def test_discarding_asks_first(editor: User) -> None:
    upload, client = brought(editor), signed_in(editor)
    assert "Discard page.txt?" in client.get(f"{address(upload)}discard/").content.decode()
    assert Upload.objects.exists()
    client.post(f"{address(upload)}discard/")
    assert not Upload.objects.exists()


def test_the_list_of_uploads_takes_the_same_queries_for_one_and_for_ten(editor: User) -> None:
    client = signed_in(editor)
    counts = []
    for number in range(10):
        brought(editor, f"{PAGE}\nLine {number}.")
        if number in (0, 9):
            with CaptureQueriesContext(connection) as queries:
                client.get("/desk/import/")
            counts.append(len(queries))
    assert counts[0] == counts[1] <= 4


def test_a_kept_file_is_saved_and_never_opened_as_a_page(editor: User, reviewer: User) -> None:
    html = b"<html><body><h1>Cold hands</h1><p>Gloves help.</p><script>alert(1)</script></body></html>"
    slug = workflow.make_draft(by=editor, upload=brought(editor, html, "p\u00e4ge.html")).article.slug
    answer = signed_in(reviewer).get(f"/desk/articles/{slug}/source/")
    assert answer.content == html
    assert answer["Content-Disposition"].startswith('attachment; filename="p_ge.html"')
    assert answer["X-Content-Type-Options"] == "nosniff" and answer["Content-Type"] == "application/octet-stream"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_kept_file_is_for_the_desk_alone(editor: User, stranger: User) -> None:
    slug = workflow.make_draft(by=editor, upload=brought(editor, WORD, "a.docx")).article.slug
    assert signed_in(stranger).get(f"/desk/articles/{slug}/source/").status_code == 403
    assert signed_in(editor).get(f"/desk/articles/{slug}/source/").content == WORD
    assert signed_in(editor).get("/desk/articles/nowhere/source/").status_code == 404


def imported_and_submitted(editor: User) -> Revision:
    """A complete text with a source, submitted once and withdrawn."""
    revision = workflow.import_source(
        by=editor, slug="kept", draft=factories.text(), filename="a.docx", text="Gloves help.", content=WORD,
        media_type="text/plain", report={"problems": []},
    )  # fmt: skip
    review = factories.submitted(editor, revision)
    version = Review.objects.get(pk=review.pk).version
    seen = Seen(review.pk, revision.number, revision.content_hash, version)
    workflow.withdraw(by=editor, review=review, seen=seen, reason="Not ready.")
    return revision


def test_a_redacted_source_is_gone_with_its_file(editor: User, managing_editor: User, administrator: User) -> None:
    revision = imported_and_submitted(editor)
    assert signed_in(editor).get("/desk/articles/kept/source/").content == WORD
    redaction = workflow.request_redaction(by=managing_editor, revision=revision, notice="Taken down.")
    workflow.confirm_redaction(by=administrator, redaction=redaction)
    source = ImportedSource.objects.get()
    assert (source.text, source.content, source.report) == ("", None, {})
    assert signed_in(editor).get("/desk/articles/kept/source/").status_code == 404


@pytest.mark.parametrize("change", ["UPDATE articles_importedsource SET text = 'x'",
                                    "UPDATE articles_importedsource SET content = NULL, text = ''",
                                    "DELETE FROM articles_importedsource"])  # fmt: skip
def test_the_database_keeps_the_source_of_a_submitted_text(editor: User, change: str) -> None:
    imported_and_submitted(editor)
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)
