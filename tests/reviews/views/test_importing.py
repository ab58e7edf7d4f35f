import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from articles.exceptions import SlugRefused, TitleRefused
from articles.models import Article, ImportedSource, Reference, Revision
from reviews import workflow
from reviews.exceptions import NotAllowed
from reviews.models import Review, Upload
from reviews.workflow import AlreadyImported
from tests import factories
from tests.reviews.views.desk import signed_in

IMPORT = "/desk/import/"
SOURCE = """# What makes blood thick in the cold?

Some proteins clump together when they are cold [1]. A warm bath undoes it [2].

## What to do

Keep warm [1, 2].

## References

1. Made U. An invented study (made2020up). J Invented Res. 2020;1(2):3-9.
2. Newly A, Found B. Warm baths and clumps: a study that nobody has yet. J Invented Res. 2021;4(1):10-12.

Medically reviewed by Grace Claimed, MD
Last reviewed: 3 May 2024
"""


def shown(page: Any) -> dict[str, str]:
    """What an upload's form holds as it is shown."""
    return {name: str(value) for name, value in page.context["form"].initial.items()}


def file(text: str | bytes, name: str = "source.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text, "text/plain")


def test_a_pasted_page_is_read_and_becomes_a_draft_with_its_report(editor: User) -> None:
    client = signed_in(editor)
    read = client.post(IMPORT, {"text": SOURCE}, follow=True)
    [(address, status)] = read.redirect_chain
    assert status == 302 and not Article.objects.exists()
    answer = client.post(address, {**shown(read), "make": "1"}, follow=True)
    text = answer.content.decode()
    revision = Revision.objects.get()
    assert answer.redirect_chain == [(f"/desk/articles/{revision.article.slug}/", 302)]
    assert "A claim of the source, never a status here." in text
    assert "Grace Claimed" in text
    assert not Review.objects.exists() and revision.article.live is None


def test_references_are_found_in_the_library_or_added_to_it(editor: User) -> None:
    known = factories.reference()
    revision = workflow.bring_in(by=editor, filename="source.txt", text=SOURCE)
    cited = [item["key"] for item in revision.references]
    assert cited[0] == known.citekey
    assert len(cited) == Reference.objects.count() == 2
    assert revision.imported_from.report["references_added"] == [cited[1]]
    assert f"[@{known.citekey}; @{cited[1]}]" in revision.body


def test_a_reference_is_known_by_its_identifier(editor: User) -> None:
    known = factories.reference("other1999key", title="Printed otherwise", DOI="10.5555/COLD.1")
    text = SOURCE.replace("2021;4(1):10-12.", "2021;4(1):10-12. doi:10.5555/cold.1")
    revision = workflow.bring_in(by=editor, filename="source.txt", text=text)
    assert known.citekey in [item["key"] for item in revision.references]


def test_a_key_that_another_work_has_gets_a_number(editor: User) -> None:
    revision = workflow.bring_in(by=editor, filename="source.txt", text=SOURCE)
    added = revision.imported_from.report["references_added"][0]
    Reference.objects.filter(citekey=added).update(csl={"title": "Quite another work", "type": "book"})
    again = workflow.bring_in(by=editor, filename="copy.txt", text=SOURCE.replace("Keep warm", "Stay warm"))
    assert f"{added}-2" in again.imported_from.report["references_added"]


def test_the_same_text_is_imported_once(editor: User, second_editor: User) -> None:
    workflow.bring_in(by=editor, filename="source.txt", text=SOURCE)
    with pytest.raises(AlreadyImported) as known:
        workflow.bring_in(by=second_editor, filename="again.txt", text=SOURCE.encode())
    answer = signed_in(second_editor).post(IMPORT, {"text": SOURCE})
    assert answer.status_code == 200
    assert f"/desk/articles/{known.value.article.slug}/" in answer.content.decode()
    assert Article.objects.count() == ImportedSource.objects.count() == 1


def test_an_address_that_is_taken_gets_a_number(editor: User) -> None:
    first = workflow.bring_in(by=editor, filename="one.txt", text=SOURCE)
    second = workflow.bring_in(by=editor, filename="two.txt", text=SOURCE + "\nOne more line.")
    assert second.article.slug == f"{first.article.slug}-2"
    with pytest.raises(SlugRefused):
        workflow.bring_in(by=editor, filename="three.txt", text=SOURCE + "\nTwo.", slug=first.article.slug)


def test_a_source_without_a_title_is_called_so_or_as_the_editor_says(editor: User) -> None:
    plain = "Cold makes some proteins clump together. " * 8
    untitled = workflow.bring_in(by=editor, filename="notes.txt", text=plain)
    assert untitled.title == "Untitled import: notes.txt"
    named = workflow.bring_in(by=editor, filename="notes.txt", text=plain + "More.", title="Named by hand")
    assert (named.title, named.article.slug) == ("Named by hand", "named-by-hand")
    with pytest.raises(TitleRefused):
        workflow.bring_in(by=editor, filename="notes.txt", text=plain + "Most.", title="Long " * 100)


def test_who_may_not_write_imports_nothing(editor: User, reviewer: User) -> None:
    workflow.bring_in(by=editor, filename="known.txt", text="# Known\n\nA text that the desk knows already.")
    with pytest.raises(NotAllowed):
        workflow.bring_in(by=reviewer, filename="k.txt", text="# Known\n\nA text that the desk knows already.")
    with pytest.raises(NotAllowed):
        workflow.bring_in(by=reviewer, filename="source.txt", text=SOURCE)
    assert signed_in(reviewer).post(IMPORT, {"text": SOURCE}).status_code == 403
    assert Article.objects.count() == 1 and not Reference.objects.exists()


@pytest.mark.parametrize(
    ("upload", "sentence"),
    [
        (b"", "is empty"),
        (b"%PDF-1.7\n\x00\x01", "PDF"),
        (b"\x00\x01\x02\x03" * 200, ""),
        (b"x" * 20_000_001, "Keep only the article"),
        (b"word " * 500_000, "is larger than"),
    ],
)
def test_a_file_that_cannot_be_read_is_422_with_a_sentence(editor: User, upload: bytes, sentence: str) -> None:
    answer = signed_in(editor).post(IMPORT, {"sources": [file(upload)], "text": " "})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Not imported" in text and sentence in text
    assert not Article.objects.exists()


def test_a_latin_1_file_is_read_and_the_guess_is_reported(editor: User) -> None:
    latin = SOURCE.replace("A warm bath", "A café’s warm bath").encode("cp1252")
    signed_in(editor).post(IMPORT, {"sources": [file(latin)]})
    [upload] = Upload.objects.all()
    assert "café" in upload.value["draft"]["body"] and bytes(upload.content) == latin
    assert "encoding_guessed" in [problem["code"] for problem in upload.value["report"]["problems"]]


def test_a_paste_of_ten_megabytes_is_refused_and_kept(editor: User) -> None:
    huge = "cold blood " * (10 * 1024 * 1024 // 11)
    answer = signed_in(editor).post(IMPORT, {"text": huge})
    assert answer.status_code == 422
    assert "2,000,000 are the most" in answer.content.decode()
    assert answer.content.count(b"cold blood") >= huge.count("cold blood")
    assert not Article.objects.exists()


def test_an_article_that_is_too_long_is_refused_and_kept(editor: User) -> None:
    client = signed_in(editor)
    read = client.post(IMPORT, {"text": f"# Long\n\n{'cold blood ' * 30_000}"}, follow=True)
    answer = client.post(read.redirect_chain[0][0], {**shown(read), "make": "1"})
    assert answer.status_code == 422
    assert Upload.objects.get().value["draft"]["title"] == "Long"
    assert "an article may have 200,000" in answer.content.decode()
    assert not Article.objects.exists() and not Reference.objects.exists()


def test_nothing_chosen_and_nothing_pasted_is_422(editor: User) -> None:
    answer = signed_in(editor).post(IMPORT, {"text": " "})
    assert answer.status_code == 422
    assert "Choose a file, or paste a text." in answer.content.decode()


def test_several_files_say_each_what_came_of_it(editor: User) -> None:
    answer = signed_in(editor).post(IMPORT, {"sources": [file(SOURCE, "good.txt"), file(b"", "empty.txt")]})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "good.txt" in text and "empty.txt" in text
    assert Upload.objects.count() == 1 and not Article.objects.exists()


def test_one_file_asked_for_in_json_is_answered_in_json(editor: User) -> None:
    client = signed_in(editor)
    good = client.post(IMPORT, {"sources": [file(SOURCE, "good.txt")]}, headers={"accept": "application/json"})
    assert (good.status_code, good.json()["made"]) == (200, True)
    assert client.get(good.json()["url"]).status_code == 200
    again = client.post(IMPORT, {"sources": [file(SOURCE, "good.txt")]}, headers={"accept": "application/json"})
    assert again.json()["url"] == good.json()["url"] and again.json()["refusal"].startswith("Unchanged")
    bad = client.post(IMPORT, {"sources": [file(b"", "empty.txt")]}, headers={"accept": "application/json"})
    assert bad.status_code == 422 and "is empty" in bad.json()["refusal"]


def test_a_paste_brings_its_formatting_along(editor: User) -> None:
    html = "<meta charset='utf-8'><h1>Cold hands</h1><h2>What helps</h2><ul><li>Gloves</li><li>Socks</li></ul>"
    signed_in(editor).post(IMPORT, {"text": "Cold hands\nWhat helps\nGloves\nSocks", "html": html})
    [upload] = Upload.objects.all()
    assert upload.value["draft"]["title"] == "Cold hands" and upload.media_type == "text/html"
    assert "## What helps\n\n- Gloves\n- Socks" in upload.value["draft"]["body"]


def test_the_command_imports_and_says_what_failed(editor: User, tmp_path: Path) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(SOURCE)
    empty.write_text("")
    out, err = StringIO(), StringIO()
    with pytest.raises(CommandError, match="2 of 3 files"):
        call_command(
            "import_article", good, empty, tmp_path / "absent.txt", "--as", editor.username, stdout=out, stderr=err
        )
    assert out.getvalue().startswith("good.txt: draft ")
    assert "empty.txt: " in err.getvalue() and "absent.txt: This file cannot be read" in err.getvalue()
    out = StringIO()
    call_command("import_article", good, "--as", editor.username, stdout=out)
    assert "unchanged" in out.getvalue()
    assert Article.objects.count() == 1


def test_a_dry_run_prints_what_was_read_and_writes_nothing(db: None, tmp_path: Path) -> None:
    source = tmp_path / "good.txt"
    source.write_text(SOURCE)
    out = StringIO()
    call_command("import_article", source, "--dry-run", "--format", "json", stdout=out)
    assert json.loads(out.getvalue())["source"] == "good.txt"
    with pytest.raises(CommandError, match="--as USERNAME"):
        call_command("import_article", source)
    assert not Article.objects.exists()


def test_the_workspace_says_that_a_printed_title_was_cut_and_how_it_reads(editor: User) -> None:
    printed = " ".join(["Cold hands in winter"] * 15)
    revision = workflow.bring_in(by=editor, filename="long.md", text=f"# {printed}\n\nCold closes the small arteries.")
    shown = signed_in(editor).get(f"/desk/articles/{revision.article.slug}/").content.decode()
    assert "was too long for a page’s title and was cut" in shown and printed in shown
