"""A reader's way through the site: by keyboard, on a phone, with larger text, without scripts, without a trace."""

from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from playwright.sync_api import Page, Request, expect

from articles.models import SiteText
from tests import factories
from tests.browser.conftest import Enter
from tests.browser.looking import fits
from tests.browser.test_public_accessibility import PAGES, PAST, PATIENTS, whole

pytestmark = pytest.mark.django_db(transaction=True)

PHONE = {"width": 390, "height": 844}
OWN = [reverse(f"articles:{name.replace('-', '_')}") for name in SiteText.Name.values]
EVERY = [*PATIENTS, *(f"/articles/{slug}/" for slug in PAGES), *PAST, *OWN, "/nowhere/"]
TWICE = "document.documentElement.style.fontSize = '200%'"
STORED = "[document.cookie, localStorage.length, sessionStorage.length]"
HEBREW = "## מה זה\n\nקור גורם לחלבונים להצטבר [@made2020up].\n\n> [!URGENT]\n> התקשרו מיד."


@pytest.fixture
def everything(editor: User, reviewer: User, managing_editor: User) -> None:
    whole(editor, reviewer, managing_editor)


def focused(page: Page) -> str:
    found: str = page.evaluate("document.activeElement.textContent.trim() || document.activeElement.id")
    return found


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_public_page_scrolls_sideways_nor_with_its_text_at_twice_the_size(
    enter: Enter, everything: None, width: int
) -> None:
    page, wider = enter(viewport={"width": width, "height": 844}), {}
    for address in EVERY:
        page.goto(address)
        before = fits(page)
        page.evaluate(TWICE)
        if not (before and fits(page)):
            wider[address] = "with its text at twice the size" if before else "as it is"
    assert wider == {}


def test_a_reader_is_asked_of_by_nobody_else_and_leaves_nothing_behind(enter: Enter, everything: None) -> None:
    page = enter()
    asked: list[Request] = []
    page.on("request", lambda request: asked.append(request))
    for address in sorted(EVERY, key=lambda address: "/report/" in address):
        page.goto(address)
        page.mouse.wheel(0, 2000)
        if "/report/" not in address:
            assert page.evaluate(STORED) == ["", 0, 0], address
    assert {cookie["name"] for cookie in page.context.cookies()} == {"csrftoken"}, "of the report form alone"
    page.goto("/articles/explainer/")
    page.get_by_role("combobox").press_sequentially("cold")
    expect(page.get_by_role("option").first).to_be_visible()
    own = urlsplit(page.url).netloc
    assert {urlsplit(request.url).netloc for request in asked} == {own}
    kinds = {request.resource_type for request in asked}
    assert kinds <= {"document", "stylesheet", "script", "image", "fetch", "other"}, kinds


def test_the_keyboard_passes_the_menu_by_and_comes_to_the_text(enter: Enter, everything: None) -> None:
    page = enter()
    page.goto("/articles/explainer/")
    page.keyboard.press("Tab")
    assert focused(page) == "Skip to the text"
    expect(page.locator(".skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page) == "Articles" and page.locator("main a:focus").count() == 1


def test_a_citation_opens_in_place_escape_closes_it_and_the_way_to_the_list_leads_back(
    enter: Enter, everything: None
) -> None:
    page = enter(viewport=PHONE)
    page.goto("/articles/explainer/")
    mark, pop = page.locator("#cite-1-1"), page.locator("#cite-pop")
    mark.evaluate("mark => mark.scrollIntoView({block: 'center', behavior: 'instant'})")
    page.locator(".toc-fold summary").focus()
    for _ in range(20):
        if mark.evaluate("mark => mark === document.activeElement"):
            break
        page.keyboard.press("Tab")
    expect(mark).to_be_focused()
    expect(pop).to_contain_text("An invented study")
    before = page.url
    page.keyboard.press("Escape")
    expect(pop).to_be_hidden()
    expect(mark).to_be_focused()
    assert page.url == before
    page.keyboard.press("Enter")
    expect(page.locator("#ref-1")).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(page.locator("#ref-1 a:focus")).to_have_count(1)
    page.locator("#ref-1 .back-links a").first.press("Enter")
    assert page.url.endswith("#cite-1-1")
    expect(mark).to_be_in_viewport()


def test_without_scripts_everything_is_there_to_find_read_and_compare(enter: Enter, everything: None) -> None:
    page = enter(java_script_enabled=False, viewport=PHONE)
    page.goto("/")
    page.get_by_role("searchbox").fill("cold")
    page.get_by_role("button", name="Search").click()
    expect(page.locator("#results")).to_contain_text("for cold")
    page.get_by_role("link", name="For professionals").last.click()
    assert "audience=professionals" in page.url
    page.locator(".entry h3 a").first.click()
    expect(page.get_by_role("heading", name="Get help now").or_(page.get_by_text("Get help now"))).to_be_visible()
    page.locator("#cite-1-1").click()
    expect(page.locator("#ref-1")).to_be_in_viewport()
    page.goto("/articles/updated/history/")
    page.get_by_label("From version").select_option("1")
    page.get_by_label("To version").select_option("2")
    page.get_by_role("button", name="Compare").click()
    expect(page.locator(".changes ins").filter(has_text="sentence")).to_have_count(1)


def test_a_language_written_from_right_to_left_is_set_so(enter: Enter, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="hebrew", title="מהי מחלת הקור?", body=HEBREW, language="he")
    page = enter(viewport=PHONE)
    for address in ("/articles/hebrew/", "/articles/hebrew/v/1/"):
        page.goto(address)
        assert page.locator(".prose").evaluate("text => getComputedStyle(text).direction") == "rtl"
        assert fits(page)
    page.goto("/articles/")
    title = page.locator(".entry h2")
    assert title.evaluate("title => getComputedStyle(title).textAlign") == "left"
