"""The queue, the board, the desk's home, absence and the submit page: axe finds nothing, and they work at 390 px."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from reviews.models import Review
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import check

pytestmark = pytest.mark.django_db(transaction=True)

NARROW = {"viewport": {"width": 390, "height": 844}}


def test_lists_of_the_desk(enter: Enter, look: Look, administrator: User, editor: User, reviewer: User) -> None:
    factories.live(editor, reviewer, slug="seen")
    factories.submitted(editor)
    factories.under_review(editor, reviewer)
    factories.draft(administrator, slug="draft-page")
    addresses = [
        "/desk/", "/desk/queue/", "/desk/queue/?kind=explainer", "/desk/articles/", "/desk/articles/?kind=explainer&sort=due",
        "/desk/absence/", f"/desk/absence/{reviewer.pk}/", "/desk/articles/draft-page/submit/",
        "/desk/articles/seen/ask/",
    ]  # fmt: skip
    check(enter(administrator, **look), addresses)


def test_several_articles_are_assigned_without_a_script(
    enter: Enter, look: Look, managing_editor: User, editor: User, reviewer: User
) -> None:
    review = factories.submitted(editor, title="To be assigned")
    factories.draft(editor, title="A draft")
    page = enter(managing_editor, java_script_enabled=False, **look)
    page.goto("/desk/articles/")
    for name in ("To be assigned", "A draft"):
        page.get_by_label(f"Choose “{name}”").check()
    page.get_by_role("button", name="With the chosen articles").click()
    page.get_by_label("Assign the open rounds").check()
    page.get_by_label("Reviewer").select_option(str(reviewer.pk))
    page.get_by_role("button", name="See what would happen").click()
    expect(page.get_by_text("It has no open round.")).to_be_visible()
    page.get_by_role("button", name="Do it for 1 article").click()
    expect(page.get_by_text("Done for 1 article.")).to_be_visible()
    assert Review.objects.get(pk=review.pk).reviewer == reviewer


def test_a_round_is_claimed_from_the_queue_and_handed_over_at_390_px(
    enter: Enter, editor: User, reviewer: User, second_reviewer: User
) -> None:
    review = factories.submitted(editor, title="To be claimed")
    page = enter(reviewer, **NARROW)
    page.goto("/desk/queue/")
    page.get_by_role("button", name="Claim “To be claimed”").click()
    page.wait_for_url(f"**/desk/reviews/{review.pk}/")
    page.get_by_role("heading", name="Hand over to another reviewer").click()
    page.get_by_label("To whom").select_option(str(second_reviewer.pk))
    page.locator(".decision-hand_over").get_by_label("Note").fill("Read up to the doses.")
    page.get_by_role("button", name="Hand over to another reviewer").click()
    expect(page.get_by_text("was asked to take this round over")).to_be_visible()
    assert Review.objects.get(pk=review.pk).reviewer == second_reviewer
