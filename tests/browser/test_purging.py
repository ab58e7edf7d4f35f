"""A text is purged only after one has read what goes and what stays; a difference reads as words, never as marks."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article, Revision
from reviews import workflow
from reviews.models import Purge
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import axe, check, fits, shot

pytestmark = pytest.mark.django_db(transaction=True)

CASE = "# Remission\n\nA woman of 40 came with purple spots.\n\n## Course\n\nThey went."
REASON = "The wrong file was imported; it names a patient."
BEFORE = """Cold makes some proteins clump. Take **5 mg** each day.

## Care

- Keep your hands warm.
- See [a page](https://example.org/one) on gloves.

> [!KEY]
> Wear gloves in winter.

### Doses

| Medicine | Dose |
|---|---|
| Hopewort | 10 mg |

Do not stop it at once."""
AFTER = """Cold makes *some* proteins clump. Take **6 mg** each day.

## Care at home

- Keep your hands and your feet warm.
- See [a page](https://example.org/two) on gloves.

> [!URGENT]
> Wear gloves in winter.

### Doses

| Medicine | Dose |
|---|---|
| Hopewort | 20 mg |

Do stop it at once."""


def imported(editor: User) -> Revision:
    return workflow.import_source(
        by=editor, slug="mistaken", draft=factories.text(), filename="case.md", text=CASE, report={"problems": []}
    )


def refused(page: Page, address: str) -> None:
    """Send the form without a reason: it is asked for, and nothing is purged."""
    page.goto(address)
    page.get_by_role("button", name="Purge this text for good").click()
    expect(page.get_by_text("Say why this text is purged")).to_be_visible()
    assert not Purge.objects.exists()


def test_a_wrong_text_is_purged_from_its_page_after_its_reader_was_told_what_goes(
    enter: Enter, editor: User, managing_editor: User
) -> None:
    factories.edited(imported(editor).article, editor)
    page = enter(managing_editor)
    page.goto("/desk/articles/mistaken/revisions/2/")
    page.get_by_role("link", name="Purge this text").click()
    expect(page.get_by_text("cannot be brought back")).to_be_visible()
    expect(page.get_by_text("The number is not given again.")).to_be_visible()
    refused(page, page.url)
    page.locator("[name=reason]").fill(REASON)
    page.get_by_role("button", name="Purge this text for good").click()
    expect(page.get_by_text("Revision 2 is purged.")).to_be_visible()
    expect(page.get_by_text(REASON)).to_be_visible()
    assert [revision.number for revision in Revision.objects.all()] == [1]
    page.goto("/desk/articles/mistaken/revisions/1/purge/")
    expect(page.get_by_text("“case.md”, with its file")).to_be_visible()
    expect(page.get_by_text("This is its only text.")).to_be_visible()


def test_the_pages_of_a_purge(enter: Enter, look: Look, editor: User, managing_editor: User) -> None:
    imported(editor)
    factories.submitted(editor, slug="sent")
    page = enter(managing_editor, **look)
    purging = "/desk/articles/mistaken/revisions/1/purge/"
    check(page, ["/desk/articles/mistaken/revisions/1/", purging, "/desk/articles/sent/revisions/1/purge/"])
    refused(page, purging)
    assert axe(page) == [] and fits(page)
    shot(page, "purge-without-a-reason")
    workflow.purge(by=managing_editor, revision=Revision.objects.get(article__slug="mistaken"), reason=REASON)
    check(page, ["/desk/articles/mistaken/"])


def test_a_difference_reads_as_words_in_every_look(enter: Enter, look: Look, editor: User) -> None:
    article: Article = factories.draft(editor, slug="two-texts", body=BEFORE).article
    factories.edited(article, editor, body=AFTER)
    page = enter(editor, **look)
    compared = "/desk/articles/two-texts/compare/?from=1&to=2"
    check(page, [compared])
    changes = page.locator(".changes")
    for mark in ("**", "##", "[!", "](", "|--", "- Keep"):
        assert mark not in changes.inner_text()
    expect(changes.locator(".block-label", has_text=re.compile("italics?", re.IGNORECASE)).first).to_be_visible()
    for what, words in (("del", "5 mg"), ("ins", "6 mg"), ("del", "10 mg"), ("ins", "20 mg"), ("del", "not")):
        expect(changes.locator(f"{what}.weighty", has_text=words)).to_be_visible()
