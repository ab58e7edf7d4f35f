"""What helps while reading: abbreviations explained in place, contents that follow, tables that scroll by themselves."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import axe, fits

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "\n\n".join(f"## Part {number}\n\n" + "Cold and blood. " * 150 for number in range(1, 6))
WIDE_TABLE = "|" + " A long heading |" * 8 + "\n|" + "---|" * 8 + "\n|" + " a cell with words |" * 8
BODY = f"""{factories.BODY}

Use IVIG early; IVIG helps, and DOI 1 too.

*[IVIG]: intravenous immunoglobulin

## A table

{WIDE_TABLE}

{LONG}
"""
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.fixture
def long_page(editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="long", body=BODY)


def test_an_abbreviation_is_explained_on_focus_until_escape(enter: Enter, long_page: None) -> None:
    page = enter(viewport=WIDE)
    page.goto("/articles/long/")
    words, box = page.locator(".prose abbr", has_text="IVIG"), page.locator("#abbr-pop")
    expect(words).to_have_count(2)
    expect(box).to_be_hidden()
    page.locator(".prose abbr").first.evaluate("word => word.scrollIntoView({block: 'center'})")
    page.locator("a[href='#ref-1']").last.focus()
    page.keyboard.press("Tab")
    expect(words.first).to_be_focused()
    expect(box).to_have_text("IVIG: intravenous immunoglobulin")
    expect(words.first).to_have_attribute("aria-describedby", "abbr-pop")
    page.keyboard.press("Escape")
    expect(box).to_be_hidden()
    expect(words.first).to_be_focused()
    page.keyboard.press("Tab")
    expect(words.nth(1)).not_to_be_focused()


def test_a_tap_explains_an_abbreviation_and_axe_finds_nothing(enter: Enter, look: Look, long_page: None) -> None:
    page = enter(**{**look, "has_touch": True})
    page.goto("/articles/long/")
    word, box = page.locator(".prose abbr").nth(1), page.locator("#abbr-pop")
    word.tap()
    expect(box).to_be_visible()
    at, shown = word.bounding_box(), box.bounding_box()
    assert at and shown and shown["x"] >= 0
    assert shown["y"] + shown["height"] <= at["y"] or at["y"] + at["height"] <= shown["y"]
    assert axe(page) == []
    word.tap()
    expect(box).to_be_hidden()
    word.tap()
    page.locator("h1").tap()
    expect(box).to_be_hidden()


def test_the_contents_mark_the_section_that_is_read(enter: Enter, long_page: None) -> None:
    page = enter(viewport=WIDE)
    page.goto("/articles/long/")
    present = page.locator(".toc-side a[aria-current]")
    expect(present).to_have_count(0)
    for heading in ("Part 2", "Part 5", "Part 1"):
        page.get_by_role("heading", name=heading).evaluate("heading => heading.scrollIntoView({behavior: 'instant'})")
        expect(present).to_have_text(heading)
        expect(present).to_have_attribute("aria-current", "location")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    expect(present).to_have_count(0)


def test_the_contents_fold_on_a_small_screen_without_a_script(enter: Enter, long_page: None) -> None:
    page = enter(viewport=NARROW, java_script_enabled=False)
    page.goto("/articles/long/")
    expect(page.locator(".toc-side")).to_be_hidden()
    link = page.locator(".toc-fold").get_by_role("link", name="Part 3")
    expect(link).to_be_hidden()
    page.locator(".toc-fold summary").click()
    link.click()
    assert page.url.endswith("#s-part-3")


def test_a_wide_table_scrolls_within_itself(enter: Enter, long_page: None) -> None:
    page = enter(viewport=NARROW)
    page.goto("/articles/long/")
    assert fits(page)
    table = page.locator(".prose .table-scroll")
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    table.focus()
    expect(table).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(500)
    assert table.evaluate("box => box.scrollLeft") > 0


def test_who_asks_for_less_motion_gets_none(enter: Enter, long_page: None) -> None:
    asked = "[getComputedStyle(document.documentElement).scrollBehavior, getComputedStyle(document.querySelector('a')).transitionDuration]"
    page = enter(reduced_motion="reduce")
    page.goto("/articles/long/")
    assert page.evaluate(asked) == ["auto", "0s"]
    page.emulate_media(reduced_motion="no-preference")
    assert page.evaluate(asked) != ["auto", "0s"]


def test_the_place_of_the_keyboard_is_seen_on_every_link(enter: Enter, long_page: None) -> None:
    page = enter(viewport=NARROW)
    page.goto("/articles/long/")
    for _ in range(30):
        page.keyboard.press("Tab")
        width = page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        style = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert width >= 2 and style != "none", page.evaluate("document.activeElement.outerHTML")


def test_paper_lists_what_abbreviations_stand_for(enter: Enter, long_page: None) -> None:
    page = enter()
    page.goto("/articles/long/")
    listed = page.locator(".abbreviations")
    expect(listed).to_be_hidden()
    page.emulate_media(media="print")
    expect(listed).to_contain_text("intravenous immunoglobulin")
