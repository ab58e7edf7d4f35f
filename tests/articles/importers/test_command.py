"""The command over files of several kinds: a line for each, and "unchanged" the second time."""

import time
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command

from articles.models import Article, ImportedSource, Revision
from tests.articles.importers.made_files import docx, paragraph, pdf

PAGE = "<html><body><h1>Cold hands {0}</h1><h2>Causes</h2>{1}<h2>Treatment</h2><p>Warm rooms.</p></body></html>"
PROSE = "<p>Cold closes the small arteries of case {0}, paragraph {1}, and warmth opens them again for a while.</p>"


def written(folder: Path, count: int) -> list[Path]:
    paths = [folder / f"page{number}.html" for number in range(count)]
    for number, path in enumerate(paths):
        path.write_text(PAGE.format(number, "".join(PROSE.format(number, line) for line in range(95))))
    return paths


def run(paths: list[Path], by: User) -> list[str]:
    out = StringIO()
    call_command("import_article", *paths, "--as", by.username, stdout=out)
    return out.getvalue().splitlines()


def test_twenty_pages_of_ten_kilobytes_are_imported_in_time_and_the_second_time_unchanged(editor: User, tmp_path: Path):
    paths = written(tmp_path, 20)
    started = time.process_time()
    assert all(": draft cold-hands-" in line for line in run(paths, editor))
    assert time.process_time() - started < 8
    again = run(paths, editor)
    assert len(again) == 20 and all(": unchanged (cold-hands-" in line for line in again)
    assert Article.objects.count() == 20


def test_a_word_and_a_pdf_file_become_drafts_with_the_text_taken_out_of_them(editor: User, tmp_path: Path):
    word, printed = tmp_path / "a.docx", tmp_path / "a.pdf"
    word.write_bytes(docx(paragraph("Cold hands", "Title") + paragraph("Cold closes the small arteries.")))
    printed.write_bytes(pdf([[(50, 700, 10, "Warm rooms open the small arteries again.")]]))
    assert len(run([word, printed], editor)) == 2
    assert "Cold closes the small arteries." in ImportedSource.objects.get(filename="a.docx").text
    assert all(": unchanged (" in line for line in run([word, printed], editor))


def test_a_file_that_cannot_be_read_leaves_nothing(editor: User, tmp_path: Path):
    broken = tmp_path / "a.docx"
    broken.write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(CommandError):
        run([broken], editor)
    assert not Article.objects.exists() and list(tmp_path.iterdir()) == [broken]


def test_a_title_too_long_for_a_page_is_cut_at_a_word_and_said(editor: User, tmp_path: Path):
    long, path = " ".join(["Cold hands in winter"] * 15), tmp_path / "long.html"
    path.write_text(f"<!DOCTYPE html><html><h1>{long}</h1><p>Cold closes the small arteries.</p></html>")
    run([path], editor)
    title, report = Revision.objects.get().title, ImportedSource.objects.get().report
    assert len(title) <= 200 and long.startswith(title.removesuffix(" …")) and title.endswith(" …")
    assert report["title_cut"] and report["title_printed"] == long
