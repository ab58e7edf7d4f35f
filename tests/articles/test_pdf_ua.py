"""The PDFs of pages conform to PDF/UA-1 (ISO 14289-1), as the package page-validation checks it."""

import importlib
from collections.abc import Callable
from typing import Any

import page
import pytest
from django.contrib.auth.models import User
from weasyprint import HTML

from articles.models import Article, Publication
from reviews.sample.load import load
from tests import factories
from tests.articles.test_pdf import live_of, long_article

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]

MakePdf = Callable[[Publication], bytes]
UA = page.ValidationProfile.PDF_UA_1
NESTED = """> [!URGENT]
> Call for help when
>
> - you cannot breathe,
> - you bleed:
>   1. from the nose,
>   2. from a wound.

1. A step

    A second paragraph of it.

    - below it
2. Another step

### A heading

#### A small heading

> Words of somebody else.

`code`, a [link](https://example.org/), IVIG.

*[IVIG]: intravenous immunoglobulin
"""


@pytest.fixture
def made() -> MakePdf:
    make: MakePdf = importlib.import_module("articles.pdf").make_pdf
    return make


def faults_of(content: bytes) -> list[str]:
    """A line for each rule of PDF/UA-1 that a file breaks."""
    report = page.validate_pdf_bytes(content, profile=UA)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def test_a_file_without_tags_is_refused() -> None:
    text = '<html lang="en"><title>A page</title><p>Words.</p></html>'
    assert faults_of(HTML(string=text).write_pdf(pdf_variant="pdf/ua-1")) == []
    untagged = faults_of(HTML(string=text).write_pdf())
    assert any("tag" in fault.lower() for fault in untagged), untagged


def test_a_list_that_holds_something_else_than_items_is_refused() -> None:
    text = '<html lang="en"><title>A page</title><dl><div><dt>A</dt><dd>b</dd></div></dl></html>'
    assert any("LI" in fault for fault in faults_of(HTML(string=text).write_pdf(pdf_variant="pdf/ua-1")))


def test_every_sample_conforms(made: MakePdf, settings: Any) -> None:
    settings.DEBUG = True
    load()
    files = {article.slug: made(live_of(article)) for article in Article.objects.live().with_text()}
    assert len(files) >= 5
    assert {slug: faults for slug, file in files.items() if (faults := faults_of(file))} == {}


def test_long_ones_with_wide_tables_and_nested_lists_conform(made: MakePdf, editor: User, reviewer: User) -> None:
    assert faults_of(made(long_article(editor, reviewer))) == []
    nested = factories.live(editor, reviewer, body=f"{factories.BODY.split('## What')[0]}\n\n## Nested\n\n{NESTED}")
    assert faults_of(made(live_of(nested))) == []
