"""On a phone, at night: a warning or a withdrawn signature in three clicks from the desk, seen before it is done."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article
from reviews import workflow
from reviews.models import PageWarning, Withdrawal
from tests import factories
from tests.browser.conftest import Enter
from tests.browser.looking import fits
from tests.browser.test_journeys import seen

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True}
CHECKED = "Part of this page is being checked."
GONE = "This page is not available for now"


@pytest.fixture
def phone(enter: Enter, editor: User, reviewer: User, managing_editor: User) -> Page:
    """The managing editor's desk, with a reader's report on it."""
    article = factories.live(editor, reviewer, slug="at-night")
    assert article.live
    workflow.report_mistake(publication=article.live, text="The dose is dangerous.")
    page = enter(managing_editor, **PHONE)
    page.goto("/desk/")
    return page


def test_a_warning_in_three_clicks(phone: Page, enter: Enter) -> None:
    phone.get_by_role("link", name="What are cryoglobulins?").tap()
    phone.get_by_role("link", name="Show a warning").tap()
    region = phone.get_by_role("region", name="The page as readers will see it")
    expect(region.get_by_text(CHECKED)).to_be_visible()
    assert fits(phone) and not PageWarning.objects.exists()
    phone.get_by_role("button", name="Show the warning").tap()
    expect(phone.get_by_text("The warning stands above the page.")).to_be_visible()
    assert PageWarning.objects.get().reason.startswith("Reader’s report")
    reader = enter()
    reader.goto("/articles/at-night/")
    expect(seen(reader, CHECKED)).to_be_visible()


def test_a_withdrawn_signature_in_three_clicks(phone: Page, enter: Enter) -> None:
    phone.get_by_role("link", name="What are cryoglobulins?").tap()
    phone.get_by_role("link", name="Withdraw its signature").tap()
    region = phone.get_by_role("region", name="The page as readers will see it")
    expect(region.get_by_text(GONE)).to_be_visible()
    assert fits(phone) and not Withdrawal.objects.exists()
    phone.get_by_role("button", name="Withdraw the signature").tap()
    expect(phone.get_by_text("The signature is withdrawn.")).to_be_visible()
    reader = enter()
    reader.goto("/articles/at-night/")
    expect(reader.get_by_role("heading", name=GONE)).to_be_visible()
    assert Article.objects.get().suspended_at
