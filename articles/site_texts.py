"""The pages about the site itself: what stands in the admin, or the text that is shipped where nothing does yet."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from html import unescape

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags

from .exceptions import BodyRefused
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


def save_site_text(*, name: str, body: str, by: User) -> SiteText:
    """Write the next version of a page about the site; it is public at once, and earlier ones stay.

    Raises BodyRefused as check_body does.
    """
    html = check_body(body)
    with transaction.atomic():
        earlier = SiteText.objects.select_for_update().filter(name=name).order_by("-number").first()
        text = SiteText(
            name=Name(name), number=earlier.number + 1 if earlier else 1, body=body, html=html, by=by, at=timezone.now()
        )
        text.save(force_insert=True)
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


def body_of(name: str) -> str:
    """The Markdown that the public reads now: where the next version starts from."""
    text = SiteText.objects.filter(name=name).order_by("-number").values_list("body", flat=True).first()
    return text if text is not None else shipped_body(name)


@cache
def _shipped(name: str) -> SafeHtml:
    return render(shipped_body(name), {}).html
