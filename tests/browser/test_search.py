"""The search field by keyboard and for a screen reader, and without JavaScript."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from reviews import workflow
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import axe, check

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def pages(editor: User, reviewer: User) -> None:
    for number in range(12):
        body = f"Rituximab again.\n\n## Rituximab part {number}\n\nCold."
        article = factories.live(editor, reviewer, title=f"Rituximab, page {number}", body=body)
    workflow.set_topics(by=editor, article=article, topics=[factories.topic()])


def test_ways_to_a_page(enter: Enter, look: Look, pages: None) -> None:
    page = enter(**look)
    addresses = ["/search/", "/search/?q=rituximab", "/search/?q=rituximab&page=2", "/search/?q=ritximab", "/search/?q=-",
                 "/search/?q=rituximab&audience=patients", "/articles/a-z/", "/articles/a-z/?letter=R", "/people/"]  # fmt: skip
    check(page, addresses)
    page.goto("/")
    page.get_by_role("combobox", name="Search articles").press_sequentially("ritu", delay=20)
    expect(page.get_by_role("option").first).to_be_visible()
    assert axe(page) == []


def test_suggestions_are_chosen_by_keyboard_and_announced(enter: Enter, pages: None) -> None:
    page = enter()
    page.goto("/")
    field = page.get_by_role("combobox", name="Search articles")
    expect(field).to_have_attribute("aria-expanded", "false")
    field.press_sequentially("ritu", delay=20)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search [role=status]")).to_contain_text("suggestions")
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active and active == options.first.get_attribute("id")
    field.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    field.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    field.press("Escape")
    expect(field).to_have_attribute("aria-expanded", "false")
    expect(options.first).to_be_hidden()
    assert field.input_value() == "ritu"
    field.press("ArrowDown")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    chosen = options.first.locator("span").first.inner_text()
    field.press("Enter")
    page.wait_for_url("**/search/?q=*")
    expect(page.get_by_role("combobox", name="Search articles")).to_have_value(chosen)


def test_enter_without_a_choice_searches_for_what_was_typed(enter: Enter, pages: None) -> None:
    page = enter()
    page.goto("/")
    field = page.get_by_role("combobox", name="Search articles")
    field.press_sequentially("rituximab -snow", delay=10)
    field.press("Enter")
    page.wait_for_url("**/search/?q=rituximab*")
    expect(page.get_by_role("heading", name="12 pages for rituximab -snow")).to_be_visible()


def test_the_form_works_without_javascript(enter: Enter, pages: None) -> None:
    page = enter(java_script_enabled=False)
    page.goto("/")
    page.get_by_label("Search articles").fill("rituximab")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="For patients 12").click()
    expect(page.locator("article.entry")).to_have_count(10)
    page.get_by_role("link", name="Page 2", exact=True).click()
    expect(page.locator("article.entry")).to_have_count(2)
    assert "audience=patients" in page.url
