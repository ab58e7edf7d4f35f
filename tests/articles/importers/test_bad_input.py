"""Any bytes, through the command and the desk: a clear sentence, little time and memory, no row and no file left."""

import re
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command

from articles.models import Article, ImportedSource
from reviews.models import Upload
from tests.articles.importers.made_files import docx, pdf
from tests.reviews.views.desk import signed_in

ROOT = Path(__file__).parents[3]
ENTITIES = '<!DOCTYPE a [<!ENTITY b "lol"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>'
LOCKED = "/Encrypt<</Filter/Standard/V 1/R 2/O(" + "x" * 32 + ")/U(" + "y" * 32 + ")/P -4>>/ID[(a)(b)]"

REFUSED: dict[str, tuple[str, Callable[[], bytes]]] = {
    "fifty-megabytes.txt": ("is larger than", lambda: b"cold hands " * 4_700_000),
    "fifty-megabytes.pdf": ("is larger than", lambda: b"%PDF-1.4\n" + b"0" * 50_000_000),
    "bomb.docx": ("unpacks to far more", lambda: docx("", **{"word/media/a.xml": b"0" * 40_000_000})),
    "entities.docx": ("declares entities", lambda: docx("", **{"word/document.xml": ENTITIES})),
    "encrypted.pdf": ("password|damaged", lambda: pdf([[(50, 700, 10, "Cold hands hurt.")]], LOCKED)),
    "scanned.pdf": ("no text layer", lambda: pdf([[], []])),
    "deep.html": ("thousands deep", lambda: b"<html><body>" + b"<div>" * 5_000 + b"word" + b"</div>" * 5_000),
    "nul.txt": ("binary data", lambda: b"cold\0hands and more words"),
    "noise.bin": ("encoding", lambda: bytes(range(128, 256)) * 400),
    "utf16-torn.txt": ("encoding", lambda: b"\xff\xfe" + b"\x00\xd8" * 9),
    "empty.txt": ("is empty", lambda: b""),
    "no-words.txt": ("no words", lambda: b"1 2 3 ... 4"),
    "laughs.md": ("aliases", lambda: b"---\na: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n---\n\nText."),
    "tag.md": ("uses a tag", lambda: b"---\ntitle: !!python/object/apply:os.system [ls]\n---\n\nText."),
    "nested.md": ("far more than", lambda: b"---\na: " + b"[" * 5_000 + b"]" * 5_000 + b"\n---\n\nText."),
}
READ: dict[str, tuple[str, Callable[[], bytes]]] = {
    "entities.html": ("Cold hands", lambda: b"<!DOCTYPE html [<!ENTITY b 'lol'><!ENTITY c '&b;&b;'>]><html><body><h1>Cold hands</h1><p>Words.</p>"),
    "one-line.txt": ("", lambda: b"Cold hands hurt. " * 117_000),
    "right-to-left.txt": ("ידיים קרות", lambda: "# ידיים קרות\n\nהקור סוגר את העורקים הקטנים.".encode()),
    "emoji.txt": ("Cold 🥶 hands", lambda: "# Cold 🥶 hands\n\nGloves 🧤 help.".encode()),
    "western.txt": ("Café", lambda: "# Café\n\nA warm café helps against cold hands.".encode("cp1252")),
    "utf16.txt": ("Cold hands", lambda: "# Cold hands\n\nGloves help.".encode("utf-16")),
    "wrongly-declared.html": ("Cold hands", lambda: b"<html><head><meta charset='utf-16'></head><body><h1>Cold hands</h1><p>Gl\xc3\xb6ves.</p></body></html>"),
}  # fmt: skip


@pytest.fixture
def temporary(tmp_path: Path, settings: Any) -> Path:
    """The folder where Django keeps an upload while it is sent."""
    folder = tmp_path / "uploads"
    folder.mkdir()
    settings.FILE_UPLOAD_TEMP_DIR = str(folder)
    return folder


@pytest.mark.parametrize("name", REFUSED)
def test_the_desk_refuses_with_a_sentence_and_leaves_nothing(name: str, editor: User, temporary: Path) -> None:
    sentence, make = REFUSED[name]
    answer = signed_in(editor).post("/desk/import/", {"sources": [SimpleUploadedFile(name, make())]})
    assert answer.status_code == 422
    assert re.search(f"<p>[^<]*(?:{sentence}|more than 20,000,000)[^<]*\\.</p>", answer.content.decode())
    assert not Upload.objects.exists() and not Article.objects.exists()
    assert list(temporary.iterdir()) == []


@pytest.mark.parametrize("name", REFUSED)
def test_the_command_refuses_with_a_sentence_and_leaves_nothing(name: str, editor: User, tmp_path: Path) -> None:
    sentence, make = REFUSED[name]
    (tmp_path / name).write_bytes(make())
    said = StringIO()
    with pytest.raises(CommandError):
        call_command("import_article", tmp_path / name, "--as", editor.username, stdout=StringIO(), stderr=said)
    assert re.search(sentence, said.getvalue()) and said.getvalue().rstrip().endswith(".")
    assert not ImportedSource.objects.exists() and not Article.objects.exists()
    assert list(tmp_path.iterdir()) == [tmp_path / name]


@pytest.mark.parametrize("name", READ)
def test_what_is_odd_but_readable_is_read(name: str, editor: User) -> None:
    title, make = READ[name]
    answer = signed_in(editor).post("/desk/import/", {"sources": [SimpleUploadedFile(name, make())]}, follow=True)
    assert answer.status_code == 200
    assert Upload.objects.get().value["draft"]["title"] == title


MEASURED = """
import resource, sys
from datetime import date
from pathlib import Path
from articles.importers import UnreadableSource, read_file
try:
    read_file(Path(sys.argv[1]).read_bytes(), sys.argv[1], today=date(2026, 11, 22))
except UnreadableSource:
    pass
used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(max(one.ru_maxrss for one in used) // 1024, sum(one.ru_utime + one.ru_stime for one in used))
"""


@pytest.mark.deep
@pytest.mark.parametrize("name", [*REFUSED, *READ])
def test_no_source_needs_half_a_gigabyte_or_five_seconds(name: str, tmp_path: Path) -> None:
    _, make = (REFUSED | READ)[name]
    path = tmp_path / name
    path.write_bytes(make())
    done = subprocess.run([sys.executable, "-c", MEASURED, path], capture_output=True, text=True, cwd=ROOT, check=True)
    megabytes, seconds = done.stdout.split()
    assert int(megabytes) < 500 and float(seconds) < 5
