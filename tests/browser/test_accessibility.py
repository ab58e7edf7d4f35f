"""axe finds nothing, in light and dark, wide and narrow."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page

from reviews import workflow
from tests import factories
from tests.browser.conftest import Enter

pytestmark = pytest.mark.django_db(transaction=True)

LOOKS = [
    pytest.param({"color_scheme": "light", "viewport": {"width": 1440, "height": 900}}, id="light-wide"),
    pytest.param({"color_scheme": "dark", "viewport": {"width": 390, "height": 844}}, id="dark-narrow"),
]


def check(page: Page, addresses: list[str], axe: Callable[[Page], list[str]]) -> None:
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        width = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        problems = axe(page) + (["the page scrolls sideways"] if width > 0 else [])
        if problems:
            found[address] = problems
    assert found == {}


@pytest.mark.parametrize("look", LOOKS)
def test_public_pages(
    enter: Enter,
    axe: Callable[[Page], list[str]],
    look: dict[str, object],
    editor: User,
    reviewer: User,
    managing_editor: User,
    transactional_db: None,
) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    factories.submitted(editor, factories.edited(article, editor))
    factories.retired(editor, reviewer, managing_editor, slug="gone")
    addresses = [
        "/", "/articles/", "/articles/?audience=professionals", "/articles/seen/", "/articles/gone/",
        "/topics/basics/", "/people/rita-reviewer/", "/editorial-policy/", "/nowhere/", "/accounts/login/",
        "/accounts/password/reset/",
    ]  # fmt: skip
    check(enter(**look), addresses, axe)


@pytest.mark.parametrize("look", LOOKS)
def test_desk_pages(
    enter: Enter,
    axe: Callable[[Page], list[str]],
    look: dict[str, object],
    administrator: User,
    editor: User,
    reviewer: User,
    transactional_db: None,
) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    review = factories.submitted(editor, factories.edited(article, editor))
    factories.draft(editor, slug="draft-page", body="Text [1].")
    addresses = [
        "/desk/", "/desk/queue/", "/desk/articles/", "/desk/articles/new/", "/desk/articles/seen/", "/desk/import/",
        "/desk/articles/draft-page/", "/desk/articles/draft-page/edit/", "/desk/articles/draft-page/submit/",
        "/desk/articles/seen/compare/?from=1&to=2", "/desk/articles/seen/revisions/1/", "/desk/articles/seen/topics/",
        f"/desk/reviews/{review.pk}/",
    ]  # fmt: skip
    check(enter(administrator, **look), addresses, axe)


@pytest.mark.parametrize("look", LOOKS)
def test_the_review_page_of_its_reviewer_at_the_desk_and_in_the_admin(
    enter: Enter,
    axe: Callable[[Page], list[str]],
    look: dict[str, object],
    editor: User,
    reviewer: User,
    transactional_db: None,
) -> None:
    article = factories.live(editor, reviewer)
    review = factories.under_review(editor, reviewer, factories.edited(article, editor))
    addresses = [f"/desk/reviews/{review.pk}/", f"/admin/reviews/review/{review.pk}/change/"]
    check(enter(reviewer, **look), addresses, axe)
