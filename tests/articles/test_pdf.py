"""The PDF of a publication, read back: its words, its tags, and that nothing but the article goes into it."""

import importlib
import logging
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pdfplumber
import pytest
from django.contrib.auth.models import User
from lxml import html as lxml_html
from pdfplumber.pdf import PDF

from articles.models import Article, Contributor, Publication
from reviews.sample.load import load
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.pdf]

MakePdf = Callable[[Publication], bytes]
MARGINS = (70.0, 778.0)
"""Above and below these (points from the top) stand running heads and page numbers."""
BLOCKS = "//main//*[self::p or self::h2 or self::h3 or self::li or self::th or self::td][not(p or ul or ol)]"

TABLE = "\n".join(["| A | B | C |", "|---|---|---|", *(f"| a{row} | b{row} | c{row} |" for row in range(60))])
WIDE = "\n".join([f"|{'Heading of a column | ' * 9}", "|---" * 9 + "|", f"|{'immunosuppression | ' * 9}"])


@pytest.fixture
def made() -> MakePdf:
    """Imported when a test runs: where Pango is missing, the tests marked `pdf` are left out (script/test)."""
    make: MakePdf = importlib.import_module("articles.pdf").make_pdf
    return make


@pytest.fixture
def warnings() -> Iterator[list[str]]:
    """What WeasyPrint complains of."""
    found: list[str] = []

    class Kept(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append(record.getMessage())

    handler, logger = Kept(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(handler)
    yield found
    logger.removeHandler(handler)


def live_of(article: Article) -> Publication:
    assert article.live is not None
    return article.live


def long_article(editor: User, reviewer: User) -> Publication:
    """Forty references, a table over more than a page and one of nine columns, and an author's name in Hebrew."""
    keys = [f"made{number}" for number in range(40)]
    for number, key in enumerate(keys):
        factories.reference(key, title=f"Invented study {number}", DOI=f"10.1234/invented.{number}")
    hebrew = Contributor.objects.create(slug="hebrew", name="ליאת כהן", credentials="MD")
    sections = [f"## Part {n}\n\n" + f"Cold blood in part {n}. " * 40 + f"[@{keys[n]}]" for n in range(40)]
    body = "\n\n".join([factories.BODY.split("\n\n")[1], *sections, TABLE, WIDE])
    body = f"IVIG opens.\n\n*[IVIG]: intravenous immunoglobulin\n\n{body}"
    authors = (factories.author(), hebrew)
    return live_of(factories.live(editor, reviewer, slug="long", body=body, authors=authors))


def opened(content: bytes) -> PDF:
    return pdfplumber.open(BytesIO(content))


def squeezed(text: str) -> str:
    return "".join(text.split())


def words_of(pdf: PDF, *, with_margins: bool = False) -> str:
    """All letters in reading order, without spaces; running heads and feet only on demand."""
    top, bottom = (0.0, 1000.0) if with_margins else MARGINS
    chars = (char for page in pdf.pages for char in page.chars if top < char["top"] < bottom)
    return squeezed("".join(char["text"] for char in chars))


def assert_holds_every_word(pdf: PDF, publication: Publication) -> None:
    text = words_of(pdf)
    root: Any = lxml_html.fromstring(f"<main>{publication.revision.html}</main>")
    for back in root.xpath("//*[@class='back-links']"):
        back.drop_tree()
    blocks = [squeezed(block.text_content()) for block in root.xpath(BLOCKS)]
    assert len(blocks) > 5
    assert [block for block in blocks if block not in text] == []


def test_it_holds_every_word_of_the_article_and_who_stands_behind_it(
    made: MakePdf, editor: User, reviewer: User
) -> None:
    live = live_of(factories.live(editor, reviewer, slug="paper"))
    pdf = opened(made(live))
    assert_holds_every_word(pdf, live)
    text = words_of(pdf)
    for sentence in (
        "What are cryoglobulins?",
        "For patients · Explainer",
        "Medically reviewed by Rita Reviewer, MD",
        f"Next review due: {live.next_review_due.day} {live.next_review_due:%B %Y}",
        "Check whether this version is current: http://localhost:8000/articles/paper/",
        "This version stays at http://localhost:8000/articles/paper/v/1/",
        "how to check it: http://localhost:8000/articles/paper/record/",
        f"Version 1. The signature covers exactly the text with this fingerprint (SHA-256): {live.content_hash}",
        f"Reviewer’s interests{live.reviewer_disclosures}",
        "FundingNone.Use of AINone.SourceWritten for this test.PermissionOur own text.",
        "This page explains; it cannot examine you.",
    ):
        assert squeezed(sentence) in text
    assert "Sample" not in text and "inDate" not in text and "Current" not in text


def test_every_page_names_title_version_address_and_its_own_number(made: MakePdf, editor: User, reviewer: User) -> None:
    pdf = opened(made(long_article(editor, reviewer)))
    assert len(pdf.pages) > 5
    for number, page in enumerate(pdf.pages, start=1):
        edges = squeezed("".join(c["text"] for c in page.chars if not MARGINS[0] < c["top"] < MARGINS[1]))
        for words in (
            "What are cryoglobulins?",
            "Version 1",
            "/articles/long/v/1/",
            f"Page {number} of {len(pdf.pages)}",
        ):
            assert squeezed(words) in edges


def test_it_is_tagged_and_says_its_language_title_authors_and_day(made: MakePdf, editor: User, reviewer: User) -> None:
    live = live_of(factories.live(editor, reviewer, language="fr"))
    content = made(live)
    document = opened(content).doc
    assert document.catalog["MarkInfo"] == {"Marked": True} and "StructTreeRoot" in document.catalog
    assert document.catalog["Lang"] == b"fr" and document.catalog["ViewerPreferences"] == {"DisplayDocTitle": True}
    assert b'pdfuaid:part="1"' in document.catalog["Metadata"].resolve().get_data()
    about: dict[str, Any] = document.info[0]
    assert about["Title"] == b"What are cryoglobulins?" and about["Author"] == b"Paula Penwright"
    assert about["CreationDate"].decode() == f"D:{live.published_at:%Y%m%d%H%M%S}Z"
    assert made(live) == content, "the same publication gives the same bytes"


def test_a_long_one_keeps_to_its_pages_and_its_links_lead_somewhere(
    made: MakePdf, editor: User, reviewer: User, warnings: list[str]
) -> None:
    live = long_article(editor, reviewer)
    pdf = opened(made(live))
    assert_holds_every_word(pdf, live)
    text = words_of(pdf)
    assert squeezed("IVIG intravenous immunoglobulin") in text
    assert squeezed("ליאת כהן") in text or squeezed("ליאת כהן")[::-1] in text
    edges = [(min(c["x0"] for c in page.chars), max(c["x1"] for c in page.chars)) for page in pdf.pages]
    assert all(left > 60 and right < 596 - 60 for left, right in edges), "nothing runs into the margin"
    links = [annot for page in pdf.pages for annot in page.annots]
    assert all(link["height"] > 4 and link["width"] > 1 for link in links), "there is something to click"
    assert "https://doi.org/10.1234/invented.39" in {link["uri"] for link in links}
    assert warnings == []


def test_the_box_for_help_is_never_parted(made: MakePdf, editor: User, reviewer: User) -> None:
    box = "> [!URGENT]\n" + "\n".join(f">\n> - danger sign {n}" for n in range(24))
    body = "\n\n".join(["A line of the text above. " * 12] * 4 + [box, "## After\n\nEnd [@made2020up]."])
    pdf = opened(made(live_of(factories.live(editor, reviewer, body=body))))
    pages = [n for n, page in enumerate(pdf.pages) if "dangersign" in squeezed(page.extract_text())]
    assert len(pages) == 1 and "Gethelpnow" in squeezed(pdf.pages[pages[0]].extract_text())


def test_nothing_is_fetched_from_the_network_or_from_the_disk(
    made: MakePdf, editor: User, reviewer: User, monkeypatch: pytest.MonkeyPatch, warnings: list[str]
) -> None:
    addresses = ["https://example.org/a.png", "file:///etc/hostname", "http://127.0.0.1/b.png"]
    images = "".join(f'<img src="{address}" alt="x">' for address in addresses)
    live = live_of(factories.live(editor, reviewer))
    monkeypatch.setattr("articles.pdf.render_to_string", lambda *_: f'<html lang="en"><title>x</title>{images}</html>')
    made(live)
    assert all(any(f"{address} is not fetched" in line for line in warnings) for address in addresses)


def test_every_sample_is_set_without_a_warning_and_says_that_it_is_one(
    made: MakePdf, settings: Any, warnings: list[str]
) -> None:
    settings.DEBUG = True
    load()
    lives = [live_of(article) for article in Article.objects.live().with_text()]
    assert len(lives) >= 5
    for live in lives:
        pdf = opened(made(live))
        assert_holds_every_word(pdf, live)
        assert squeezed("Sample page: demonstration content. No real clinician has reviewed it.") in words_of(pdf)
    assert warnings == []
