"""The pages about the site itself: what stands in the admin, or the text that is shipped where nothing does yet."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import unescape

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.html import strip_tags

from .exceptions import BodyRefused, SiteTextConflict
from .models import SiteText
from .rendering.markdown import cited_keys, render
from .rendering.sanitise import SafeHtml
from .shipped_texts import shipped_body

HEADING = re.compile(r'<h2 id="([^"]+)">(.*?)</h2>', re.DOTALL)

Name = SiteText.Name


@dataclass(frozen=True)
class SitePage:
    """One page about the site as it is shown; `number` and `at` (UTC) are None where it is the shipped text."""

    name: str
    title: str
    markup: SafeHtml
    number: int | None = None
    at: datetime | None = None

    @property
    def outline(self) -> list[tuple[str, str]]:
        """Its main headings: anchor and words."""
        return [(anchor, unescape(strip_tags(words))) for anchor, words in HEADING.findall(self.markup)]


def save_site_text(*, name: str, body: str, by: User, base: int) -> SiteText:
    """Write the next version of a page about the site; it is public at once, and earlier ones stay.

    `base` is the number of the version that the writer started from (0: the shipped text).
    Raises BodyRefused as check_body does, SiteTextConflict where another version came first.
    """
    html = check_body(body)
    latest = version_of(name)
    if base != latest:
        raise SiteTextConflict(latest)
    text = SiteText(name=Name(name), number=latest + 1, body=body, html=html, by=by, at=timezone.now())
    try:
        with transaction.atomic():
            text.save(force_insert=True)
    except IntegrityError as error:  # the other one came between the question and the answer
        raise SiteTextConflict(latest + 1) from error
    return text


def check_body(body: str) -> SafeHtml:
    """A text as it would be shown. Raises BodyRefused where it is empty, holds an image, is too long, or cites:
    these pages carry no medical advice, so they have no reference list.
    """
    if not body.strip():
        raise BodyRefused("The text is empty.")
    if cited_keys(body):
        raise BodyRefused("These pages cannot cite: what needs a source belongs in an article, which is signed.")
    return render(body, {}).html


def page_of(name: str) -> SitePage:
    """A page as the public reads it. One query."""
    text = SiteText.objects.filter(name=name).order_by("-number").first()
    title = str(Name(name).label)
    if text is None:
        return SitePage(name, title, _shipped(name))
    return SitePage(name, title, text.markup, text.number, text.at)


def version_of(name: str) -> int:
    """The number of the version that the public reads; 0 for the shipped text. One query."""
    return SiteText.objects.filter(name=name).order_by("-number").values_list("number", flat=True).first() or 0


def versions() -> dict[str, int]:
    """The number of the newest version of every page about the site, 0 where the shipped text stands. One query."""
    newest = SiteText.objects.order_by("name").values_list("name").annotate(newest=Max("number"))
    return dict.fromkeys(Name.values, 0) | dict(newest)


def body_of(name: str) -> str:
    """The Markdown that the public reads now: where the next version starts from."""
    text = SiteText.objects.filter(name=name).order_by("-number").values_list("body", flat=True).first()
    return text if text is not None else shipped_body(name)


@cache
def _shipped(name: str) -> SafeHtml:
    return render(shipped_body(name), {}).html
