"""A publication as a tagged PDF. Only `manage.py make_pdfs` imports this: WeasyPrint stays out of the web workers."""

from pathlib import Path
from typing import Any, NoReturn

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher

from .models import Publication
from .reading import reading_of
from .structured_data import absolute

STYLE = Path("static") / "css" / "article-pdf.css"
VARIANT = "pdf/ua-1"
"""ISO 14289-1: tagged, with a language and a title, readable by a screen reader."""


class NothingFetched(URLFetcher):
    """Template and style are handed over as text: whatever else a page asks for, on disk or network, is refused."""

    def fetch(self, url: str, headers: Any = None) -> NoReturn:
        raise ValueError(f"A PDF is made of its article alone: {url} is not fetched.")


def make_pdf(publication: Publication) -> bytes:
    """The PDF of a publication: its signed HTML as it stands, who signed it and when, version and fingerprint.

    Nothing in it holds for a day only, since a file is read later: it names the address that says whether this
    version is current. The same publication gives the same bytes, but for changes of fonts or WeasyPrint.
    """
    style = (Path(settings.BASE_DIR) / STYLE).read_text()
    fetcher = NothingFetched()
    page = HTML(
        string=render_to_string("articles/pdf.html", _context(publication)),
        base_url=absolute(publication.article.get_absolute_url()),
        url_fetcher=fetcher,
    )
    made: bytes = page.write_pdf(
        stylesheets=[CSS(string=style, url_fetcher=fetcher)],
        pdf_variant=VARIANT,
        pdf_identifier=publication.content_hash.encode(),
    )
    return made


def _context(publication: Publication) -> dict[str, Any]:
    article, revision = publication.article, publication.revision
    return {
        "article": article,
        "publication": publication,
        "revision": revision,
        "abbreviations": reading_of(revision)["abbreviations"],
        "address": absolute(article.get_absolute_url()),
        "permanent": absolute(reverse("articles:version", args=[article.slug, revision.number])),
        "record": absolute(article.record_url),
    }
