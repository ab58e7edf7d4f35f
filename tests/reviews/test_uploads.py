"""What waits between a source and its draft: read, corrected, made, discarded."""

import pytest
from django.contrib.auth.models import User

from articles.exceptions import ArticleError
from articles.importers import UnreadableSource
from articles.models import Article, ImportedSource, Reference, Revision
from reviews import workflow
from reviews.exceptions import Incomplete, NotAllowed, NotPossible
from reviews.models import Upload
from reviews.workflow import AlreadyImported, AlreadyUploaded
from reviews.workflow.uploads import body_of
from tests import factories
from tests.articles.importers.made_files import docx, paragraph

PAGE = """Skip to main content
Winter ankle
Last updated: 3/4/2023

What it is

Winter ankle is a swelling that comes with the cold, and it goes when the room is warm again for some days.

What helps

Warm socks help most people, and so does a short walk in the house before the feet grow cold in the evening.

Advertisement
"""


def brought(by: User, content: str | bytes = PAGE, filename: str = "page.txt") -> Upload:
    return workflow.upload(by=by, filename=filename, content=content)


def place_of(upload: Upload, words: str) -> int:
    return next(at for at, one in enumerate(upload.value["set_aside"]) if words in one["text"])


def test_an_upload_is_no_draft_yet_and_keeps_its_file(editor: User) -> None:
    data = docx(paragraph("Cold hands", "Title") + paragraph("Gloves help against cold hands."))
    upload = brought(editor, data, "a.docx")
    assert bytes(upload.content) == data and upload.media_type.endswith("wordprocessingml.document")
    assert not Article.objects.exists()


def test_a_source_that_cannot_be_read_leaves_no_row(editor: User) -> None:
    with pytest.raises(UnreadableSource):
        brought(editor, b"PK\x03\x04 and no more", "a.docx")
    assert not Upload.objects.exists()


def test_who_may_not_write_brings_nothing(reviewer: User) -> None:
    with pytest.raises(NotAllowed):
        brought(reviewer)


def test_the_same_source_again_leads_to_the_upload_that_waits(editor: User, second_editor: User) -> None:
    first = brought(editor)
    with pytest.raises(AlreadyUploaded) as known:
        brought(editor, PAGE.encode(), "again.txt")
    assert known.value.upload.pk == first.pk
    assert brought(second_editor).pk != first.pk


def test_the_same_source_as_an_article_is_unchanged(editor: User, second_editor: User) -> None:
    revision = workflow.make_draft(by=editor, upload=brought(editor))
    with pytest.raises(AlreadyImported) as known:
        brought(second_editor)
    assert known.value.article == revision.article


def test_a_draft_is_made_as_it_was_corrected_and_the_source_goes_with_it(editor: User) -> None:
    upload = brought(editor, PAGE.encode())
    changes = {"title": "Ankles in winter", "kind": "clinical_question", "audience": "professionals",
               "summary": "Short.", "body": "## What it is\r\n\r\nA swelling."}  # fmt: skip
    workflow.correct_upload(by=editor, upload=upload, changes=changes)
    revision = workflow.make_draft(by=editor, upload=upload)
    assert (revision.title, revision.kind, revision.audience) == (
        "Ankles in winter", "clinical_question", "professionals")  # fmt: skip
    assert (revision.summary, revision.body) == ("Short.", "## What it is\n\nA swelling.")
    source = ImportedSource.objects.get()
    assert bytes(source.content or b"") == PAGE.encode() and source.media_type == "text/plain"
    kept = Upload.objects.get()
    assert (kept.revision, bytes(kept.content), kept.text, kept.value) == (revision, b"", "", {})


def test_the_day_of_an_ambiguous_date_is_kept_as_the_editor_says(editor: User) -> None:
    upload = brought(editor)
    [question] = upload.value["dates"]
    assert question["readings"] == ["2023-03-04", "2023-04-03"]
    workflow.correct_upload(by=editor, upload=upload, changes={"dates": {"updated": "2023-04-03"}})
    revision = workflow.make_draft(by=editor, upload=upload)
    assert revision.imported_from.report["source_dates"]["updated"] == "2023-04-03"


def test_a_passage_put_back_stands_where_it_stood_and_is_no_longer_set_aside(editor: User) -> None:
    upload = brought(editor)
    at = place_of(upload, "Advertisement")
    upload = workflow.put_back(by=editor, upload=upload, position=at)
    assert body_of(upload).rstrip().endswith("evening.\n\nAdvertisement")
    with pytest.raises(NotPossible):
        workflow.put_back(by=editor, upload=upload, position=at)
    report = workflow.make_draft(by=editor, upload=upload).imported_from.report
    assert "Advertisement" not in [one["text"] for one in report["set_aside"]]


def test_a_block_taken_out_is_set_aside_and_can_be_put_in_again(editor: User) -> None:
    upload = brought(editor)
    text = body_of(upload)
    at = next(at for at, piece in enumerate(upload.value["pieces"]) if piece["text"] == "## What helps")
    upload = workflow.take_out(by=editor, upload=upload, position=at)
    assert "What helps" not in body_of(upload) and "Warm socks" in body_of(upload)
    upload = workflow.put_in_again(by=editor, upload=upload, position=at)
    assert body_of(upload) == text
    upload = workflow.take_out(by=editor, upload=upload, position=at)
    report = workflow.make_draft(by=editor, upload=upload).imported_from.report
    assert {"text": "## What helps", "reason": "taken out by the editor"} in report["set_aside"]


def test_a_block_that_was_rewritten_is_not_taken_out_blindly(editor: User) -> None:
    upload = brought(editor)
    workflow.correct_upload(by=editor, upload=upload, changes={"body": "All new."})
    with pytest.raises(NotPossible):
        workflow.take_out(by=editor, upload=upload, position=0)
    assert body_of(Upload.objects.get()) == "All new."


def test_reading_again_in_another_form_keeps_what_was_typed(editor: User) -> None:
    upload = brought(editor)
    workflow.correct_upload(by=editor, upload=upload, changes={"title": "Mine", "body": "My own words."})
    again = workflow.read_again(by=editor, upload=upload, form="plain")
    assert (again.form, again.corrected["title"], again.corrected["earlier_body"]) == ("plain", "Mine", "My own words.")
    assert "Skip to main content" in body_of(again)
    with pytest.raises(UnreadableSource):
        workflow.read_again(by=editor, upload=upload, form="pdf_file")
    assert Upload.objects.get().form == "plain"


def test_a_source_without_a_title_asks_for_one_and_nothing_is_written(editor: User) -> None:
    upload = brought(editor, "Cold makes some proteins clump together. " * 4)
    with pytest.raises(Incomplete) as asked:
        workflow.make_draft(by=editor, upload=upload)
    assert asked.value.field == "title"
    assert not Article.objects.exists() and Upload.objects.get().revision is None


def test_a_draft_that_is_refused_writes_no_reference_either(editor: User) -> None:
    upload = brought(editor, PAGE + "\n\nReferences\n\n1. Made U. Ankles. J Invented Res. 2011;1:1-4.\n")
    workflow.correct_upload(by=editor, upload=upload, changes={"body": "Cited [@nobody1999knows]. ![x](y.png)"})
    with pytest.raises(ArticleError):
        workflow.make_draft(by=editor, upload=upload)
    assert not Reference.objects.exists() and not Revision.objects.exists()
    assert Upload.objects.get().value["references"]


def test_a_mark_of_the_sources_own_that_the_library_knows_is_a_citation(editor: User) -> None:
    known = factories.reference()
    text = f"# Ankles\n\nIt is known [@{known.citekey}, p. 5]. It is not [@nobody1999knows]."
    revision = workflow.make_draft(by=editor, upload=brought(editor, text, "ankles.md"))
    assert [one["key"] for one in revision.references] == [known.citekey]
    assert f"[@{known.citekey}, p. 5]" in revision.body and "\\[@nobody1999knows\\]" in revision.body


def test_only_its_owner_corrects_makes_or_discards_an_upload(editor: User, second_editor: User) -> None:
    upload = brought(editor)
    for verb, more in (("correct_upload", {"changes": {}}), ("make_draft", {}), ("discard", {}),
                       ("put_back", {"position": 0}), ("take_out", {"position": 0})):  # fmt: skip
        with pytest.raises(NotPossible):
            getattr(workflow, verb)(by=second_editor, upload=upload, **more)
    workflow.discard(by=editor, upload=upload)
    assert not Upload.objects.exists()


def test_a_draft_is_made_of_an_upload_once(editor: User) -> None:
    upload = brought(editor)
    workflow.make_draft(by=editor, upload=upload)
    with pytest.raises(NotPossible):
        workflow.make_draft(by=editor, upload=upload)
    assert Article.objects.count() == 1
