"""From a reported mistake to the signed correction with its public note; the site's own pages; axe on all of them."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from playwright.sync_api import Page, expect

from articles.models import Article
from reviews import workflow
from reviews.models import Concern, Report
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import check
from tests.browser.test_journeys import seen, sign
from tests.browser.writing import body_of, write

pytestmark = pytest.mark.django_db(transaction=True)

SELECT = """words => {
  const walker = document.createTreeWalker(document.querySelector(".article-text .prose"), NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return;
  }
}"""


@pytest.fixture
def article(editor: User, reviewer: User) -> Iterator[Article]:
    cache.clear()
    yield factories.live(editor, reviewer, slug="reported")
    cache.clear()


def send_report(reader: Page) -> None:
    """Select a passage, follow the offer, say what is wrong."""
    reader.goto("/articles/reported/")
    offer = reader.get_by_role("link", name="Report a mistake in this passage")
    expect(offer).to_be_hidden()
    reader.evaluate(SELECT, "A plain paragraph")
    offer.click()
    expect(reader.get_by_label("The passage that it is about")).to_have_value("A plain paragraph")
    reader.get_by_label("What is wrong?").fill("It is not plain at all.")
    reader.get_by_role("button", name="Send the report").click()
    expect(reader.get_by_role("heading", name="Thank you")).to_be_visible()


def correct(desk: Page) -> None:
    """Look at the concern, put the text right, and name what it answers."""
    desk.goto("/desk/concerns/")
    desk.get_by_role("link", name="What are cryoglobulins?").click()
    expect(desk.get_by_text("It is not plain at all.")).to_be_visible()
    expect(desk.locator("mark")).to_have_text("A plain paragraph")
    desk.get_by_role("link", name="Open the page’s workspace").click()
    desk.get_by_role("link", name="Edit", exact=True).click()
    write(desk, body_of(desk).replace("A plain paragraph", "A corrected paragraph"))
    desk.get_by_role("button", name="Save", exact=True).click()
    expect(desk.get_by_text("saved", exact=False).first).to_be_visible()
    desk.goto("/desk/articles/reported/submit/")
    desk.locator("[name=change_kind][value=correction]").check()
    desk.locator("[name=change_note]").fill("“Plain” was wrong and is corrected.")
    desk.get_by_label("Reader’s report: It is not plain at all.").check()
    for answer in desk.locator("textarea[name^=answer_]").all():
        answer.fill("Looked at: it stands as it is.")
    desk.get_by_role("button", name="Submit for review").click()
    expect(desk.get_by_text("This text answers")).to_be_visible()


def test_from_a_reported_mistake_to_the_signed_correction_with_its_public_note(
    enter: Enter, article: Article, editor: User, reviewer: User
) -> None:
    reader = enter()
    send_report(reader)
    assert {cookie["name"] for cookie in reader.context.cookies()} == {"csrftoken"}
    report = Report.objects.get()
    assert report.prefix.strip().endswith("What it is")
    assert report.suffix.startswith(" about cold")

    desk = enter(editor)
    correct(desk)
    reader.goto("/articles/reported/")
    expect(seen(reader, "A plain paragraph")).to_be_visible()

    signing = enter(reviewer)
    signing.goto("/desk/queue/")
    signing.get_by_role("link", name="What are cryoglobulins?").first.click()
    expect(signing.get_by_text("This text answers")).to_be_visible()
    signing.get_by_role("button", name="Claim and start the review").click()
    signing.locator(".decision-approve [name=scope][value=whole]").check()
    sign(signing)

    concern = Concern.objects.get()
    assert concern.note == "“Plain” was wrong and is corrected." and concern.closed_by == reviewer
    reader.goto("/articles/reported/")
    expect(seen(reader, "A corrected paragraph")).to_be_visible()
    reader.goto("/articles/reported/history/")
    expect(seen(reader, "“Plain” was wrong and is corrected.")).to_be_visible()
    assert "not plain at all" not in reader.content()


def test_a_report_goes_without_a_script_and_from_the_keyboard(enter: Enter, article: Article) -> None:
    reader = enter(java_script_enabled=False)
    reader.goto("/articles/reported/")
    reader.get_by_role("link", name="Report a mistake", exact=True).first.press("Enter")
    reader.get_by_label("What is wrong?").press("Tab")
    reader.get_by_role("button", name="Send the report").press("Enter")
    expect(reader.get_by_text("Say what is wrong.")).to_be_visible()
    reader.get_by_label("What is wrong?").fill("All of it.")
    reader.get_by_role("button", name="Send the report").press("Enter")
    expect(reader.get_by_role("heading", name="Thank you")).to_be_visible()
    assert Report.objects.get().exact == ""


def test_axe_on_these_pages(enter: Enter, look: Look, article: Article, managing_editor: User) -> None:
    assert article.live
    workflow.report_mistake(
        publication=article.live, text="Wrong.", exact="A plain paragraph", reply_to="r@example.org"
    )
    concern = Concern.objects.get()
    public = [
        "/about/", "/contact/", "/privacy/", "/accessibility/", "/editorial-policy/",
        "/articles/reported/report/?exact=cold", "/articles/reported/report/thanks/",
    ]  # fmt: skip
    check(enter(**look), public)
    desk = [
        "/desk/", "/desk/concerns/", "/desk/concerns/?show=closed", f"/desk/concerns/{concern.pk}/",
        "/desk/alerts/new/", "/desk/alerts/new/?q=cold", "/desk/articles/reported/", "/desk/articles/reported/warning/",
        "/desk/articles/reported/withdraw-signature/",
    ]  # fmt: skip
    check(enter(managing_editor, **look), desk)
