"""Writing without fear: two editors, a killed tab, an expired session, a paste from Word."""

import re

from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, Route, expect

from articles.models import Article
from tests import factories
from tests.browser.conftest import Enter
from tests.browser.looking import axe
from tests.browser.writing import body_of, field, write
from tests.people import PASSWORD

THREE = "One paragraph [@made2020up].\n\nTwo paragraphs.\n\nThree paragraphs."


def opened(enter: Enter, user: User, article: Article) -> Page:
    page = enter(user)
    page.goto(f"/desk/articles/{article.slug}/edit/")
    expect(field(page)).to_be_attached()
    return page


def save(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Save")).first.click()


def wait_until_kept(page: Page) -> None:
    kept = "() => Object.keys(localStorage).filter((key) => key.startsWith('unsaved:')).length"
    for _ in range(50):
        if page.evaluate(kept):
            return
        page.wait_for_timeout(100)
    raise AssertionError("the browser kept nothing")


def test_two_editors_at_once_are_told_of_each_other_and_their_texts_put_together(
    enter: Enter, editor: User, second_editor: User
) -> None:
    article = factories.draft(editor, slug="shared-text", body=THREE).article
    first, second = opened(enter, editor, article), opened(enter, second_editor, article)
    expect(second.get_by_text("Edith Editor has this article open too.")).to_be_visible()
    write(first, THREE.replace("One", "First"))
    save(first)
    expect(first.get_by_text("Saved as revision 2.")).to_be_visible()
    write(second, THREE.replace("Three", "Last"))
    save(second)
    expect(second.get_by_text("You did not change the same places.")).to_be_visible()
    assert body_of(second) == "First paragraph [@made2020up].\n\nTwo paragraphs.\n\nLast paragraphs."
    save(second)
    expect(second.get_by_text("Saved as revision 3.")).to_be_visible()
    assert (
        article.revisions.get(number=3).body == "First paragraph [@made2020up].\n\nTwo paragraphs.\n\nLast paragraphs."
    )


def test_where_both_changed_the_same_paragraph_the_second_chooses(
    enter: Enter, editor: User, second_editor: User
) -> None:
    article = factories.draft(editor, slug="shared-text", body=THREE).article
    second = opened(enter, second_editor, article)
    factories.edited(article, editor, body=THREE.replace("Two", "Theirs"))
    write(second, THREE.replace("Two", "Mine"))
    save(second)
    expect(second.get_by_text("1 place you both changed.")).to_be_visible()
    assert "Mine paragraphs." in body_of(second) and axe(second) == []
    second.get_by_role("radio", name="Theirs").check()
    second.get_by_role("button", name="Put together").click()
    expect(second.get_by_role("radio", name="Theirs")).to_be_checked()
    assert "Theirs paragraphs." in body_of(second) and "Mine" not in body_of(second)
    second.get_by_role("radio", name="Both").check()
    second.get_by_role("button", name="Put together").click()
    expect(second.get_by_role("radio", name="Both")).to_be_checked()
    assert "Mine paragraphs.\n\nTheirs paragraphs." in body_of(second)


def test_a_tab_that_is_killed_while_typing_loses_nothing(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="killed", body=THREE).article
    page = opened(enter, editor, article)
    write(page, "Written before the crash.")
    wait_until_kept(page)
    context = page.context
    page.close(run_before_unload=False)
    again = context.new_page()
    again.goto(f"/desk/articles/{article.slug}/edit/")
    expect(again.get_by_text("This browser holds a text of yours that was not saved")).to_be_visible()
    assert body_of(again) == THREE
    again.get_by_role("button", name="Go on with it").click()
    assert body_of(again) == "Written before the crash."
    save(again)
    expect(again.get_by_text("Saved as revision 2.")).to_be_visible()
    again.goto(f"/desk/articles/{article.slug}/edit/")
    expect(field(again)).to_be_attached()
    expect(again.get_by_text("This browser holds a text")).to_have_count(0)


def test_kept_text_can_be_dropped_and_is_nobody_elses(enter: Enter, editor: User, second_editor: User) -> None:
    article = factories.draft(editor, slug="dropped", body=THREE).article
    page = opened(enter, editor, article)
    write(page, "Not meant to stay.")
    wait_until_kept(page)
    page.reload()
    page.get_by_role("button", name="Drop it").click()
    page.reload()
    expect(field(page)).to_be_attached()
    assert page.get_by_text("This browser holds a text").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.startsWith('unsaved:')).length") == 0


def test_a_session_that_expires_while_typing_goes_on_after_signing_in_again(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="expired", body=THREE).article
    page = opened(enter, editor, article)
    Session.objects.all().delete()
    write(page, "Written after the session had ended.")
    expect(page.get_by_text("You were signed out.")).to_be_visible()
    with page.context.expect_page() as opening:
        page.get_by_role("link", name="Sign in again in a new tab").click()
    other = opening.value
    other.locator("[name=login]").fill(editor.username)
    other.locator("[name=password]").fill(PASSWORD)
    other.locator("main button[type=submit]").first.click()
    other.wait_for_url(re.compile(r"/desk/$"))
    other.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.get_by_text("You are signed in again.")).to_be_visible()
    save(page)
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()
    assert article.revisions.get(number=2).body == "Written after the session had ended."


def test_a_save_into_an_expired_session_loses_nothing(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="expired", body=THREE).article
    page = opened(enter, editor, article)
    write(page, "Sent too late.")
    Session.objects.all().delete()
    save(page)
    page.locator("[name=login]").fill(editor.username)
    page.locator("[name=password]").fill(PASSWORD)
    page.locator("main button[type=submit]").first.click()
    page.get_by_role("button", name="Go on with it").click()
    assert body_of(page) == "Sent too late."


def test_a_lost_network_is_said_and_the_text_kept(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="offline", body=THREE).article
    page = opened(enter, editor, article)
    page.context.set_offline(True)
    write(page, "Written in a tunnel.")
    expect(page.get_by_text("No connection to the site.")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_text("No connection to the site.")).to_be_hidden()
    expect(page.locator("[data-preview-target]")).to_contain_text("Written in a tunnel.")


PASTE = """(html) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", "Cold blood First Second");
  document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}"""


def test_a_paste_from_word_keeps_its_form_and_says_what_was_left_out(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="pasted", body=THREE).article
    page = opened(enter, editor, article)
    write(page, "")
    page.evaluate(PASTE, "<h1>Cold blood</h1><ul><li>First</li><li>Second</li></ul><img src=x>")
    expect(page.get_by_text("Left out: 1 picture.")).to_be_visible()
    assert body_of(page) == "## Cold blood\n\n- First\n- Second"
    page.get_by_role("button", name="Take the plain words instead").click()
    assert body_of(page) == "Cold blood First Second"


def test_the_toolbar_the_keys_and_the_contents_work(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="tools").article
    page = opened(enter, editor, article)
    write(page, "## One\n\nText [@made2020up].\n\n## Two\n\nplain")
    page.keyboard.press("Shift+Home")
    page.get_by_role("button", name="Bold (Ctrl+B)").click()
    assert body_of(page).endswith("**plain**")
    page.locator(".editor-outline summary").click()
    page.locator("[data-outline]").get_by_role("link", name="One").click()
    page.keyboard.type("## Uno")
    assert body_of(page).startswith("## Uno\n")
    page.keyboard.press("Control+/")
    expect(page.get_by_role("dialog", name="Keys of the editor")).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Escape")
    field(page).focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.CodeMirror')") is None, "Tab leaves the text"
    page.keyboard.press("Control+s")
    expect(page.get_by_text("Saved as revision 2.")).to_be_visible()


def test_contents_that_are_opened_while_the_preview_is_made_stay_open(enter: Enter, editor: User) -> None:
    page, held = written_with_preview_held(enter, editor)
    page.locator(".editor-outline summary").press("Enter")
    expect(page.locator(".editor-outline[open]")).to_be_visible()
    held.continue_()
    expect(page.locator("[data-outline]").get_by_role("link", name="Uno")).to_be_visible()


def test_a_click_that_goes_down_before_the_preview_comes_and_up_behind_it_counts(enter: Enter, editor: User) -> None:
    page, held = written_with_preview_held(enter, editor)
    page.locator(".editor-outline summary").hover()
    page.mouse.down()
    held.continue_()
    page.wait_for_timeout(500)
    page.mouse.up()
    expect(page.locator("[data-outline]").get_by_role("link", name="Uno")).to_be_visible()


def written_with_preview_held(enter: Enter, editor: User) -> tuple[Page, Route]:
    """A page whose heading became "Uno", and the request of its preview, which waits."""
    page = opened(enter, editor, factories.draft(editor, body="## One\n\nText [@made2020up].").article)
    expect(page.locator("[data-outline]")).to_be_visible()
    held: list[Route] = []
    page.route("**/preview/", lambda route: held.append(route))
    write(page, "## Uno\n\nText [@made2020up].")
    while not held:
        page.wait_for_timeout(20)
    return page, held[-1]


def test_a_plain_field_can_be_had_instead_and_is_remembered(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="plain", body=THREE).article
    factories.reference("roe2021first")
    page = opened(enter, editor, article)
    page.get_by_role("button", name="Use a plain text field").click()
    page.get_by_label("Text", exact=True).fill("Cold clumps ")
    page.get_by_label("Text", exact=True).press_sequentially("[@roe")
    expect(page.get_by_role("option", name="roe2021first")).to_be_visible()
    page.keyboard.press("Enter")
    assert body_of(page) == "Cold clumps [@roe2021first]"
    page.reload()
    expect(page.get_by_role("button", name="Use the field with a toolbar")).to_be_visible()


def test_a_new_article_starts_from_the_sections_of_its_kind(enter: Enter, editor: User) -> None:
    page = enter(editor)
    page.goto("/desk/articles/new/")
    page.get_by_role("link", name="Explainer").click()
    expect(field(page)).to_be_attached()
    assert "## Questions for your appointment" in body_of(page)
    expect(page.locator("[data-preview-target]")).to_contain_text("Still to write")
    expect(page.locator(".sheet-preview")).not_to_contain_text("%%")


def test_an_earlier_text_is_brought_back_as_a_new_revision(enter: Enter, editor: User) -> None:
    article = factories.draft(editor, slug="back", body=THREE).article
    factories.edited(article, editor, body="Something worse.")
    page = enter(editor)
    page.goto(f"/desk/articles/{article.slug}/revisions/1/")
    page.get_by_role("link", name="Bring this text back").click()
    page.get_by_role("button", name="Bring it back").click()
    expect(page.get_by_text("is the newest again, as revision 3")).to_be_visible()
    assert article.revisions.get(number=3).body == THREE
