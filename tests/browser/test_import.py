"""Import as an editor does it: files with progress, corrections, a passage put back, a pasted page, the way back."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, Route, expect

from articles.models import Article
from reviews import workflow
from tests.browser.conftest import Enter, Look
from tests.browser.looking import check

pytestmark = pytest.mark.django_db(transaction=True)

FIXTURES = Path(__file__).parents[1] / "articles" / "importers" / "fixtures"
PAGE, DATES = FIXTURES / "patient_page_keypoints_first.txt", FIXTURES / "patient_page_uk_dates.txt"
PASTE = """html => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "Cold hands What helps Gloves Socks");
  const text = document.querySelector("textarea[name=text]");
  text.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
  text.value = "Cold hands What helps Gloves Socks";
}"""


def opened(desk: Page, by: User, source: Path = DATES) -> Page:
    upload = workflow.upload(by=by, filename=source.name, content=source.read_bytes())
    desk.goto(f"/desk/import/{upload.pk}/")
    return desk


def test_two_files_are_sent_with_progress_and_one_becomes_a_corrected_draft(enter: Enter, editor: User) -> None:
    desk = enter(editor)
    desk.goto("/desk/import/")
    desk.locator("[name=sources]").set_input_files([PAGE, FIXTURES / "markdown_yaml.txt"])
    desk.get_by_role("button", name="Read", exact=True).click()
    expect(desk.locator("[data-progress-status]")).to_have_text("2 files done, 2 read.", timeout=30_000)
    desk.get_by_role("link", name=PAGE.name).click()

    block = desk.locator(".piece", has_text="Nobody knows the whole cause")
    block.hover()
    expect(desk.locator(".source-lines .is-lit")).to_contain_text("Nobody knows the whole cause")
    desk.get_by_role("button", name=re.compile("Put back.*Spring knee")).click()
    expect(desk.locator("li[id^=aside]", has_text="Spring knee")).to_contain_text("Put back")
    assert "Spring knee" in desk.locator("[name=body]").input_value()
    desk.locator("[name=title]").fill("Winter ankle, explained")
    desk.get_by_role("button", name="Make the draft").click()
    expect(desk.get_by_text("Imported as a draft").first).to_be_visible()
    article = Article.objects.get()
    assert article.revisions.get().title == "Winter ankle, explained"
    assert "Spring knee" in article.revisions.get().body


def test_a_block_pointed_at_before_the_script_is_there_lights_its_lines_too(enter: Enter, editor: User) -> None:
    desk = enter(editor, is_patient=False)
    upload = workflow.upload(by=editor, filename=PAGE.name, content=PAGE.read_bytes())
    held: list[Route] = []
    desk.route("**/upload*.js", lambda route: held.append(route))
    desk.goto(f"/desk/import/{upload.pk}/", wait_until="commit")
    desk.locator(".piece", has_text="Nobody knows the whole cause").hover()
    while not held:
        desk.wait_for_timeout(20)
    held[0].continue_()
    expect(desk.locator(".source-lines .is-lit")).to_contain_text("Nobody knows the whole cause")


def test_a_pasted_page_brings_its_headings_and_lists(enter: Enter, editor: User) -> None:
    desk = enter(editor)
    desk.goto("/desk/import/")
    desk.evaluate(PASTE, "<h1>Cold hands</h1><h2>What helps</h2><ul><li>Gloves</li><li>Socks</li></ul>")
    expect(desk.get_by_text("The formatting came along")).to_be_visible()
    desk.get_by_role("button", name="Read", exact=True).click()
    expect(desk.get_by_role("heading", level=1)).to_have_text("Cold hands")
    assert "## What helps\n\n- Gloves\n- Socks" in desk.locator("[name=body]").input_value()


def test_going_back_loses_nothing(enter: Enter, editor: User) -> None:
    desk = opened(enter(editor), editor)
    desk.get_by_label("3 April 2023").check()
    desk.locator("[name=summary]").fill("Typed, and never posted.")
    desk.get_by_role("link", name="Articles", exact=True).first.click()
    desk.go_back()
    desk.reload()
    expect(desk.get_by_text("What you had typed is filled in again.")).to_be_visible()
    expect(desk.locator("[name=summary]")).to_have_value("Typed, and never posted.")
    desk.get_by_role("button", name="Keep for later").last.click()
    desk.goto("/desk/import/")
    desk.get_by_role("link", name="Chilblain fatigue").click()
    expect(desk.locator("[name=summary]")).to_have_value("Typed, and never posted.")
    expect(desk.get_by_label("3 April 2023")).to_be_checked()


def test_where_there_is_no_room_the_source_is_a_second_tab(enter: Enter, editor: User) -> None:
    desk = opened(enter(editor, viewport={"width": 390, "height": 844}), editor)
    expect(desk.locator(".upload-source")).to_be_hidden()
    desk.get_by_role("link", name="Line 26").click()
    expect(desk.locator(".source-lines .is-lit")).to_be_visible()
    expect(desk.locator(".upload-result")).to_be_hidden()
    desk.get_by_role("button", name="Result").click()
    expect(desk.locator(".upload-result")).to_be_visible()


def test_without_scripts_files_are_read_and_lines_are_linked(enter: Enter, editor: User) -> None:
    desk = enter(editor, java_script_enabled=False)
    desk.goto("/desk/import/")
    desk.locator("[name=sources]").set_input_files([PAGE, DATES])
    desk.get_by_role("button", name="Read", exact=True).click()
    expect(desk.get_by_role("heading", name="What came of it")).to_be_visible()
    desk.get_by_role("link", name=DATES.name, exact=True).click()
    desk.get_by_role("link", name="Line 26").click()
    assert desk.url.endswith("#L26")
    expect(desk.locator("#L26")).to_be_in_viewport()


def test_the_pages_of_import_have_nothing_that_axe_finds(enter: Enter, editor: User, look: Look) -> None:
    desk = opened(enter(editor, **look), editor)
    upload = desk.url
    check(desk, [upload, "/desk/import/", f"{upload}discard/"])
