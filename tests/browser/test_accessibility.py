"""axe finds nothing, in light and dark, wide and narrow."""

import pytest
from django.contrib.auth.models import User

from reviews import workflow
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import check

pytestmark = pytest.mark.django_db(transaction=True)


def test_public_pages(enter: Enter, look: Look, editor: User, reviewer: User, managing_editor: User) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])
    factories.submitted(editor, factories.edited(article, editor))
    factories.retired(editor, reviewer, managing_editor, slug="gone")
    addresses = [
        "/", "/articles/", "/articles/?audience=professionals", "/articles/seen/", "/articles/gone/",
        "/topics/basics/", "/people/rita-reviewer/", "/editorial-policy/", "/nowhere/", "/accounts/login/",
        "/accounts/password/reset/",
    ]  # fmt: skip
    check(enter(**look), addresses)


def test_desk_pages(enter: Enter, look: Look, administrator: User, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, slug="seen")
    review = factories.submitted(editor, factories.edited(article, editor))
    factories.draft(editor, slug="draft-page", body="Text [1].")
    addresses = [
        "/desk/", "/desk/queue/", "/desk/articles/", "/desk/articles/new/", "/desk/articles/seen/", "/desk/import/",
        "/desk/articles/draft-page/", "/desk/articles/draft-page/edit/", "/desk/articles/draft-page/submit/",
        "/desk/articles/seen/compare/?from=1&to=2", "/desk/articles/seen/revisions/1/", "/desk/articles/seen/topics/",
        f"/desk/reviews/{review.pk}/",
    ]  # fmt: skip
    check(enter(administrator, **look), addresses)


def test_the_review_page_of_its_reviewer_at_the_desk_and_in_the_admin(
    enter: Enter, look: Look, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    review = factories.under_review(editor, reviewer, factories.edited(article, editor))
    addresses = [f"/desk/reviews/{review.pk}/", f"/admin/reviews/review/{review.pk}/change/"]
    check(enter(reviewer, **look), addresses)
