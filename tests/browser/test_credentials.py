"""axe finds nothing where credentials are stated, checked, waived and shown; each page fits its window."""

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import expect

from articles.models import Article
from reviews import workflow
from reviews.models import Interest, Registration, Review
from tests import factories
from tests.browser.conftest import Enter, Look
from tests.browser.looking import axe, check, shot
from tests.people import PASSWORD, join
from tests.reviews.interests import about, claim, declare, entry, sign

pytestmark = pytest.mark.django_db(transaction=True)

DOSES = f"{factories.BODY}\n\n## Treatment\n\nAdults get 375 mg/m² each week [@made2020up]. Some get 500 mg once."


@pytest.fixture
def touched(editor: User, reviewer: User) -> Review:
    """A round on a text about what its reviewer declared."""
    declare(reviewer, entry(product="Examplimab", detail="Three lectures"), entry("other", "A patients’ association"))
    return about(editor, ("manufacturer", "Example Pharma"), ("drug", "examplimab"), body=DOSES, slug="touched")


def waived(touched: Review, managing_editor: User) -> Review:
    workflow.waive(
        by=managing_editor,
        review=touched,
        interest=Interest.objects.filter(type="fees").get(),
        reason="Nobody else here knows this illness well enough.",
    )
    return touched


def test_credentials_filled_in_and_refused(enter: Enter, look: Look, reviewer: User, touched: Review) -> None:
    declare(reviewer, entry(company="Another Company"))
    page = enter(reviewer, **look)
    check(page, ["/desk/credentials/"])
    shot(page, "credentials")
    page.get_by_label("I declare the interests below").check()
    page.get_by_label("Company or body").first.fill("")
    page.get_by_role("button", name="Declare", exact=True).click()
    expect(page.get_by_text("Name the company or body.")).to_be_visible()
    assert axe(page) == []
    shot(page, "credentials-refused")


def test_the_home_and_credentials_of_who_stated_nothing(enter: Enter, look: Look) -> None:
    page = enter(join("nina_newcomer", "Reviewers", cleared=False), **look)
    check(page, ["/desk/"])
    shot(page, "home")
    page.get_by_role("link", name="State your registration").click()
    expect(page.get_by_label("Registration body")).to_be_visible()
    assert axe(page) == []
    shot(page, "credentials-empty")


def test_subjects_waiver_people_and_review_of_a_managing_editor(
    enter: Enter, look: Look, administrator: User, managing_editor: User, second_reviewer: User, touched: Review
) -> None:
    join("nina_newcomer", "Reviewers", cleared=False)
    workflow.state_registration(by=second_reviewer, body="Test Medical Council", number="T77", country="Testland")
    fees = Interest.objects.filter(type="fees").get()
    page = enter(administrator, **look)
    addresses = {
        "subjects": "/desk/articles/touched/subjects/",
        "waive": f"{touched.get_absolute_url()}waive/{fees.pk}/",
        "people": "/desk/people/",
        "touching": touched.get_absolute_url(),
    }
    for name, address in addresses.items():
        check(page, [address])
        shot(page, name)
    page.goto(addresses["waive"])
    page.get_by_role("button", name="Waive it").click()
    expect(page.get_by_text("Say why")).to_be_visible()
    assert axe(page) == []


def test_the_signing_form_with_doses_and_works_of_ones_own(
    enter: Enter, look: Look, reviewer: User, managing_editor: User, touched: Review
) -> None:
    claim(reviewer, waived(touched, managing_editor))
    page = enter(reviewer, **look)
    page.goto(f"{touched.get_absolute_url()}?decide=approve#decision-approve")
    form = page.locator(".decision-approve form")
    expect(form.get_by_text("compare each with its source")).to_be_visible()
    expect(form.get_by_text("Fees from Example Pharma Ltd")).to_be_visible()
    assert axe(page) == []
    shot(page, "signing")
    form.locator("[name=password]").fill(PASSWORD)
    form.locator("button[type=submit]").click()
    expect(page.locator(".decision-approve .invalid-feedback").first).to_be_visible()
    assert axe(page) == []
    shot(page, "signing-refused")


def test_what_readers_see_of_registration_interests_and_waiver(
    enter: Enter, look: Look, reviewer: User, managing_editor: User, touched: Review
) -> None:
    registration = workflow.state_registration(
        by=reviewer, body="Test Medical Council", number="T9", country="Testland"
    )
    workflow.check_registration(by=managing_editor, registration=Registration.objects.get(pk=registration.pk))
    article: Article = sign(reviewer, claim(reviewer, waived(touched, managing_editor)), own_references=("made2020up",))
    page = enter(**look)
    for name, address in {"article": article.get_absolute_url(), "person": "/people/rita-reviewer/"}.items():
        check(page, [address])
        shot(page, name)
    expect(page.get_by_text("Registration checked on")).to_be_visible()
