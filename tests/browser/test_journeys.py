"""The main job as people do it, in a real browser."""

import re
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from articles.models import Article
from tests import factories
from tests.browser.conftest import Enter
from tests.browser.writing import body_of, write
from tests.people import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

FIXTURE = Path(__file__).parents[1] / "articles" / "importers" / "fixtures" / "patient_page.txt"

URGENT = """> [!URGENT]
> Call your local emergency number when you cannot breathe.

"""


@pytest.fixture
def source(request: pytest.FixtureRequest) -> Path:
    """The real page where it is at hand, else the one of our own writing in the same form."""
    shared = Path(__file__).resolve().parents[3] / "shared" / "seeds"
    real = sorted(shared.glob("000_*.txt")) if shared.is_dir() else []
    return real[0] if real else FIXTURE


def complete(page: Page) -> None:
    """Give an imported draft what it lacks."""
    page.get_by_role("link", name=re.compile("^Edit")).first.click()
    write(page, URGENT + body_of(page))
    page.locator("[name=author_1]").select_option(label="Paula Penwright, BSc")
    page.locator("[name=summary]").fill("What lies behind this illness, in short.")
    page.locator("[name=source]").fill("Imported for this test.")
    page.locator("[name=permission]").fill("Granted for this test.")
    page.locator("[name=ai_use]").fill("None.")
    page.locator("[name=funding]").fill("None.")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("saved", exact=False).first).to_be_visible()


def submit(page: Page) -> None:
    page.get_by_role("link", name=re.compile("^Submit")).first.click()
    for answer in page.locator("textarea[name^=answer_]").all():
        answer.fill("Looked at: it stands as it is.")
    page.get_by_role("button", name="Submit for review").click()
    expect(page.get_by_text("Submitted").first).to_be_visible()


def sign(page: Page) -> None:
    """Fill in the reviewer's statement and sign."""
    decision = page.locator(".decision-approve")
    for box in decision.locator("input[type=checkbox]").all():
        box.check()
    decision.locator("[name=password]").fill(PASSWORD)
    decision.get_by_role("button", name="Approve and sign").click()
    expect(page.get_by_text("Signed and published").first).to_be_visible()


def seen(page: Page, text: str) -> Locator:
    """The first place where a text stands that is not for print alone."""
    return page.get_by_text(text).locator("visible=true").first


def test_a_pasted_page_becomes_a_signed_article_by_way_of_the_admin(
    enter: Enter, editor: User, reviewer: User, source: Path
) -> None:
    factories.author()
    desk = enter(editor)
    desk.goto("/desk/import/")
    desk.locator("textarea[name=text]").fill(source.read_text())
    desk.get_by_role("button", name="Read", exact=True).click()
    desk.get_by_role("button", name="Make the draft").click()
    expect(desk.get_by_text("Imported as a draft").first).to_be_visible()
    complete(desk)
    submit(desk)

    admin = enter(reviewer)
    admin.goto("/admin/reviews/review/?waiting=unassigned")
    admin.locator("#result_list tbody th a").first.click()

    admin.get_by_role("button", name="Claim and start the review").click()
    expect(admin.get_by_text("Under review").first).to_be_visible()
    sign(admin)

    article = Article.objects.get()
    reader = enter()
    response = reader.goto(article.get_absolute_url())
    assert response is not None and response.status == 200
    expect(seen(reader, "Medically reviewed by")).to_be_visible()
    expect(seen(reader, "Rita Reviewer")).to_be_visible()
    for label in ("Last reviewed", "Last updated", "Next review due"):
        expect(seen(reader, label)).to_be_visible()
    assert reader.context.cookies() == []


def test_a_new_article_goes_through_the_desk_alone(enter: Enter, editor: User, reviewer: User) -> None:
    factories.author()
    factories.reference()
    desk = enter(editor)
    desk.goto("/desk/articles/new/?kind=explainer")
    desk.locator("[name=title]").fill("Why does cold matter?")
    desk.locator("[name=slug]").fill("why-cold-matters")
    desk.locator("[name=summary]").fill("Cold makes some proteins clump.")
    write(desk, factories.BODY)
    expect(desk.locator("[data-preview-target]")).to_contain_text("Get help now")
    desk.locator("[name=author_1]").select_option(label="Paula Penwright, BSc")
    for field in ("source", "permission", "ai_use", "funding"):
        desk.locator(f"[name={field}]").fill("None.")
    desk.get_by_role("button", name="Save", exact=True).click()
    submit(desk)

    review = enter(reviewer)
    review.goto("/desk/queue/")
    review.get_by_role("link", name=re.compile("Why does cold matter")).first.click()
    review.get_by_role("button", name="Claim and start the review").click()
    sign(review)
    reader = enter()
    reader.goto("/articles/why-cold-matters/")
    expect(reader.get_by_role("heading", name="Why does cold matter?")).to_be_visible()


def test_a_wrong_password_signs_nothing_and_keeps_every_answer(enter: Enter, editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    page = enter(reviewer)
    page.goto(review.get_absolute_url())
    decision = page.locator(".decision-approve")
    for box in decision.locator("input[type=checkbox]").all():
        box.check()
    decision.locator("[name=note]").fill("Read twice.")
    decision.locator("[name=password]").fill("not my password")
    decision.get_by_role("button", name="Approve and sign").click()
    expect(page.get_by_text("That is not your password")).to_be_visible()
    assert page.locator(".decision-approve [name=note]").input_value() == "Read twice."
    assert all(box.is_checked() for box in page.locator(".decision-approve input[type=checkbox]").all())
    assert page.locator(".decision-approve [name=password]").input_value() == ""
    assert not Article.objects.live().exists()


def test_reading_needs_no_script(enter: Enter, editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer)
    page = enter(java_script_enabled=False)
    page.goto(article.get_absolute_url())
    page.locator("sup.citation a").first.click()
    assert page.url.endswith("#ref-1")
