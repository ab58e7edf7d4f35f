"""The review page by keyboard alone, and a suggestion on its way into the text."""

import re

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from articles.models import Article
from articles.rendering.quotes import Quote
from reviews import workflow
from reviews.models import Comment, ReadingPlace, Review
from reviews.workflow import About, Seen
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import axe, check
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

PLAIN = "A plain paragraph about cold and blood."
BETTER = "Cold and blood, in plain words."


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.wait_for_selector("html[data-review-ready]")


def tab_to(page: Page, what: str) -> None:
    """Press Tab until something of the page is focused: as somebody without a mouse."""
    for _ in range(150):
        page.keyboard.press("Tab")
        if page.evaluate("(what) => document.activeElement.matches(what)", what):
            return
    raise AssertionError(f"{what} cannot be reached with Tab")


def press(page: Page, keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def test_a_reviewer_takes_an_update_from_queue_to_signature_by_keyboard_alone(
    enter: Enter, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    body = f"{factories.BODY}\n\nNewly added words. And one more sentence."
    review = factories.submitted(editor, factories.edited(article, editor, body=body))
    page = enter(reviewer, viewport={"width": 1280, "height": 900})
    page.goto("/desk/queue/")
    tab_to(page, f"a[href='/desk/reviews/{review.pk}/']")
    page.keyboard.press("Enter")
    page.wait_for_selector("html[data-review-ready]")
    press(page, "a")
    expect(page.get_by_role("button", name="Claim and start the review")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("You hold this round now")).to_be_visible()

    page.wait_for_selector("html[data-review-ready]")
    press(page, "d")
    expect(page.locator(".reading-changes ins", has_text="Newly added words").first).to_be_visible()
    expect(page.locator(".reading-text")).to_be_hidden()
    press(page, "jjss")
    press(page, "c")
    expect(page.locator("[name=exact]")).to_have_value("Call your local emergency number when you cannot breathe.")
    page.keyboard.type("Is this so everywhere?")
    tab_to(page, "#comment-new [name=is_blocking]")
    page.keyboard.press("Space")
    tab_to(page, "#comment-new button[type=submit]")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Your comment is in the round")).to_be_visible()

    page.wait_for_selector("html[data-review-ready]")
    assert page.evaluate("CSS.highlights.get('blocking').size") == 1
    press(page, "a")
    expect(page.get_by_text("A blocking comment is open").first).to_be_attached()
    press(page, "n")
    expect(page.locator(".thread")).to_be_focused()
    tab_to(page, ".thread form[action$='/resolve/'] button")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Resolved.", exact=True)).to_be_visible()
    sign_by_keyboard(page)
    assert Article.objects.with_text().get(pk=article.pk).live.revision.number == 2  # type: ignore[union-attr]


def sign_by_keyboard(page: Page) -> None:
    page.wait_for_selector("html[data-review-ready]")
    press(page, "a")
    decision = page.locator(".decision-approve")
    tab_to(page, ".decision-approve [name=scope]")
    page.keyboard.press("Space")
    for name in [box.get_attribute("name") for box in decision.locator("input[type=checkbox]").all()]:
        tab_to(page, f".decision-approve [name='{name}']")
        page.keyboard.press("Space")
    tab_to(page, ".decision-approve [name=password]")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Signed and published").first).to_be_visible()


def test_an_editor_takes_over_a_suggestion_and_the_reviewer_sees_only_what_changed(
    enter: Enter, editor: User, reviewer: User
) -> None:
    article = factories.live(editor, reviewer)
    body = f"{factories.BODY}\n\nNewly added words."
    review = factories.under_review(editor, reviewer, factories.edited(article, editor, body=body))
    page = enter(reviewer)
    opened(page, review.get_absolute_url())
    page.locator(".prose p", has_text=PLAIN).click(click_count=3)
    page.get_by_role("button", name="Comment on this").click()
    expect(page.locator("[name=exact]")).to_have_value(PLAIN)
    page.locator("[name=replacement]").fill(BETTER)
    page.locator("#comment-new button[type=submit]").click()
    expect(page.locator(".proposal ins").first).to_be_visible()
    workflow.request_changes(by=reviewer, review=review, seen=Seen.of(review), reason="See my suggestion.")

    desk = enter(editor)
    desk.goto(f"/desk/articles/{article.slug}/")
    desk.get_by_role("link", name="See it in its paragraph").click()
    expect(desk.locator(".block-words ins").first).to_be_visible()
    desk.get_by_role("button", name="Take over into revision 3").click()
    expect(desk.get_by_text("the record names Rita Reviewer")).to_be_visible()
    desk.get_by_role("link", name=re.compile("^Submit")).first.click()
    desk.get_by_label("Major change").check()
    desk.locator("[name=change_note]").fill("Plainer words.")
    desk.get_by_role("button", name="Submit for review").click()
    expect(desk.get_by_text("Submitted").first).to_be_visible()

    again = Review.objects.open().get(article=article)
    opened(page, again.get_absolute_url())
    page.get_by_role("button", name="Changes").click()
    page.get_by_role("link", name="Compare with revision 2, the round before").click()
    page.wait_for_selector("html[data-review-ready]")
    changes = page.locator(".reading-changes")
    expect(changes).to_be_visible()
    changed = changes.locator(".block-changed, .block-added, .block-removed")
    expect(changed).to_have_count(1)
    expect(changed).to_contain_text("plain words")
    expect(changes.locator("ins", has_text="Newly added")).to_have_count(0)


def test_the_place_where_one_stopped_is_offered_the_next_time(enter: Enter, editor: User, reviewer: User) -> None:
    paragraphs = "\n\n".join(f"Paragraph {number} has a few words of its own. " * 8 for number in range(30))
    review = factories.under_review(editor, reviewer, body=f"{factories.BODY}\n\n{paragraphs}")
    page = enter(reviewer)
    opened(page, review.get_absolute_url())
    page.locator(".prose p", has_text="Paragraph 12 ").scroll_into_view_if_needed()
    page.mouse.wheel(0, 40)
    page.wait_for_timeout(200)
    page.goto("/desk/")
    page.wait_for_timeout(500)
    assert ReadingPlace.objects.get(user=reviewer).block > 5
    opened(page, review.get_absolute_url())
    page.get_by_role("button", name=re.compile("^You stopped reading")).click()
    expect(page.locator(".prose p:focus")).to_be_in_viewport()


def test_single_keys_can_be_switched_off(enter: Enter, editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    page = enter(reviewer)
    opened(page, review.get_absolute_url())
    press(page, "?")
    page.get_by_label("Single keys work on this page").uncheck()
    page.keyboard.press("Escape")
    press(page, "j")
    assert page.evaluate(
        "document.activeElement === document.body || document.activeElement.closest('.prose') === null"
    )
    opened(page, review.get_absolute_url())
    press(page, "?")
    expect(page.locator("#keys-help")).to_be_hidden()


def test_without_javascript_text_difference_comments_and_decisions_are_all_there(
    enter: Enter, editor: User, reviewer: User
) -> None:
    review = talked_over(editor, reviewer)
    page = enter(reviewer)
    cookies = page.context.cookies()
    plain = enter(None, java_script_enabled=False)
    plain.context.add_cookies(cookies)  # type: ignore[arg-type]
    plain.goto(review.get_absolute_url())
    for part in (".reading-text", ".reading-changes", ".decisions", ".thread >> nth=0", "#comment-new > summary"):
        expect(plain.locator(part)).to_be_visible()
    plain.locator("#comment-new > summary").click()
    plain.locator("[name=section]").select_option("s-what-it-is")
    plain.locator("#comment-new [name=text]").fill("Is it?")
    plain.locator("#comment-new button[type=submit]").click()
    expect(plain.get_by_text("On the section").first).to_be_visible()


def talked_over(editor: User, reviewer: User) -> Review:
    """An update under review in its second round, with comments of every kind."""
    article = factories.live(editor, reviewer)
    first = factories.under_review(editor, reviewer, factories.edited(article, editor))
    for exact, words in ((PLAIN, f"**{BETTER}**\n\n- 5 mg [@made2020up]"), ("Keep warm.", ""), ("Is it rare?", "")):
        about = About(passage=Quote(exact), replacement=words, blocking=not words)
        workflow.comment(by=reviewer, review=first, text="Look at this.", about=about)
    workflow.request_changes(by=reviewer, review=first, seen=Seen.of(first), reason="See the comments.")
    body = factories.BODY.replace("Keep warm.", "Keep very warm.").replace("Is it rare?", "How many have this illness")
    again = factories.under_review(editor, reviewer, factories.edited(article, editor, body=body))
    said = workflow.comment(by=editor, review=again, text="And this?", about=About(section="s-what-it-is"))
    workflow.reply(by=reviewer, comment=said, text="Fine.")
    workflow.resolve(by=reviewer, comment=workflow.comment(by=editor, review=again, text="All in all."))
    return again


def test_axe_finds_nothing_on_a_page_full_of_threads_at_the_desk_and_in_the_admin(
    enter: Enter, look: Look, editor: User, reviewer: User
) -> None:
    review = talked_over(editor, reviewer)
    page = enter(reviewer, reduced_motion="reduce", **look)
    addresses = [f"/desk/reviews/{review.pk}/", f"/admin/reviews/review/{review.pk}/change/"]
    check(page, addresses)
    for address in addresses:
        for keys in ("d", "n", "jsc", "a", "?"):
            opened(page, address)
            press(page, keys)
            assert axe(page) == [], (address, keys)


def test_axe_finds_nothing_where_a_suggestion_is_taken_over(
    enter: Enter, look: Look, editor: User, reviewer: User
) -> None:
    review = talked_over(editor, reviewer)
    proposal = Comment.objects.exclude(replacement="").get()
    page = enter(editor, reduced_motion="reduce", **look)
    check(page, [f"/desk/comments/{proposal.pk}/take-over/", f"/desk/articles/{review.article.slug}/"])
