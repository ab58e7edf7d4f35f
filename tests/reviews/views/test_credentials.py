"""One's own registration and interests on the desk, and the list in which managing editors check registrations."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from reviews import workflow
from reviews.models import Interest, Interests, Registration
from tests import factories
from tests.people import join
from tests.reviews.interests import declare, entry
from tests.reviews.views.desk import queries, shown, signed_in

pytestmark = pytest.mark.django_db

PAGE = "/desk/credentials/"
STATED = {"body": "Test Medical Council", "number": "T1", "country": "Testland"}
FEES = {"type": "fees", "company": "Example Pharma Ltd", "product": "Examplimab", "began_on": "2024-02-01"}


def lines(*entries: dict[str, str], **more: str) -> dict[str, str]:
    """The form as a browser posts it: the lines that were shown, two of them empty."""
    shown = [*entries, {}, {}]
    counts = {"entry-TOTAL_FORMS": str(len(shown)), "entry-INITIAL_FORMS": "0"}
    fields = {f"entry-{place}-{name}": value for place, line in enumerate(shown) for name, value in line.items()}
    return {**counts, **fields, **more}


def newcomer() -> User:
    return join("nina_newcomer", "Reviewers", cleared=False)


def posted(user: User, address: str, data: dict[str, str], status: int = 302) -> str:
    answer = signed_in(user).post(address, data)
    assert answer.status_code == status
    return answer.content.decode()


# -- One's own registration -----------------------------------------------------------------------------------


def test_who_stated_nothing_is_told_and_states_a_registration_on_the_page(managing_editor: User) -> None:
    user = newcomer()
    assert "You have not stated your registration yet." in shown(user, PAGE)
    posted(user, f"{PAGE}registration/", STATED)
    text = shown(user, PAGE)
    assert "Test Medical Council, Testland, number T1" in text and "Nobody has checked it yet." in text
    workflow.check_registration(by=managing_editor, registration=Registration.objects.get(user=user))
    text = shown(user, PAGE)
    assert "Nobody has checked it yet." not in text and "by Mona Manager" in text and "due again by" in text


@pytest.mark.parametrize(
    ("field", "sentence"),
    [
        ("body", "State the registration body."),
        ("number", "State your number with it."),
        ("country", "State its country."),
    ],
)
def test_a_registration_that_lacks_something_is_kept_with_a_sentence(field: str, sentence: str) -> None:
    user = newcomer()
    text = posted(user, f"{PAGE}registration/", {**STATED, field: " "}, 422)
    assert sentence in text and all(f'value="{value}"' in text for name, value in STATED.items() if name != field)
    assert not Registration.objects.filter(user=user).exists()


def test_a_check_that_is_due_again_is_said(reviewer: User) -> None:
    Registration.objects.filter(user=reviewer).update(checked_on=timezone.localdate() - timedelta(days=400))
    assert "the check is due again" in shown(reviewer, PAGE)


# -- One's own interests --------------------------------------------------------------------------------------


def test_interests_are_declared_and_stand_in_the_form_the_next_time(reviewer: User) -> None:
    posted(reviewer, f"{PAGE}interests/", lines({**FEES, "detail": "A lecture"}, none="no"))
    declaration = Interests.objects.filter(user=reviewer).latest("pk")
    assert not declaration.none_to_declare
    held = Interest.objects.get(declaration=declaration)
    assert (held.company, held.product, str(held.began_on), held.ended_on) == (
        "Example Pharma Ltd", "Examplimab", "2024-02-01", None,
    )  # fmt: skip
    text = shown(reviewer, PAGE)
    assert 'value="Example Pharma Ltd"' in text and 'value="2024-02-01"' in text


def test_none_is_a_choice_of_its_own_and_nothing_is_chosen_beforehand() -> None:
    user = newcomer()
    text = shown(user, PAGE)
    assert 'name="none"' in text and not any("checked" in part.split(">")[0] for part in text.split('name="none"')[1:])
    assert "Choose one: that you have none" in posted(user, f"{PAGE}interests/", lines(), 422)
    assert not Interests.objects.filter(user=user).exists()
    posted(user, f"{PAGE}interests/", lines(none="yes"))
    assert Interests.objects.get(user=user).none_to_declare


def test_not_asked_is_not_none() -> None:
    user = newcomer()
    text = shown(user, PAGE)
    assert "You have not been asked yet" in text and "What you declared" not in text
    declare(user)
    text = shown(user, PAGE)
    assert "You have not been asked yet" not in text and "</strong>: none" in text


@pytest.mark.parametrize("none", ["yes", "no"])
def test_what_is_chosen_and_what_is_listed_have_to_agree(reviewer: User, none: str) -> None:
    before = Interests.objects.count()
    data = lines(FEES, none=none) if none == "yes" else lines(none=none)
    text = posted(reviewer, f"{PAGE}interests/", data, 422)
    assert ("Take back one of the two" if none == "yes" else "Give your interests") in text
    assert Interests.objects.count() == before


BAD = [
    pytest.param({"company": ""}, "Name the company or body.", id="no company"),
    pytest.param({"company": "   "}, "Name the company or body.", id="blank company"),
    pytest.param({"type": ""}, "Choose the kind.", id="no kind"),
    pytest.param({"began_on": ""}, "Give the day it began.", id="no day"),
    pytest.param({"began_on": "soon"}, "Write the day as year-month-day.", id="no date"),
    pytest.param({"began_on": "2024-02-31"}, "Write the day as year-month-day.", id="no such day"),
    pytest.param({"began_on": "2999-01-01"}, "This day has not come yet.", id="future"),
    pytest.param({"ended_on": "2024-01-31"}, "It cannot end before it began.", id="ends before"),
    pytest.param({"company": "Nul\x00byte"}, "Null characters are not allowed.", id="null"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_a_bad_line_is_kept_with_a_sentence_and_nothing_is_declared(
    reviewer: User, change: dict[str, str], sentence: str
) -> None:
    before = Interests.objects.count()
    kept = {**FEES, "detail": "A lecture that took an hour to write down", **change}
    text = posted(reviewer, f"{PAGE}interests/", lines(FEES, kept, none="no"), 422)
    assert sentence in text and 'value="A lecture that took an hour to write down"' in text
    for name in ("company", "began_on", "ended_on"):
        value = kept.get(name, "").strip("\x00 ")
        assert not value or "\x00" in value or f'value="{value}"' in text, name
    assert text.count('aria-invalid="true"') == 1
    assert Interests.objects.count() == before


def test_more_empty_lines_declare_nothing_and_keep_what_was_written(reviewer: User) -> None:
    before = Interests.objects.count()
    text = posted(reviewer, f"{PAGE}interests/", lines(FEES, more="1"), 200)
    assert text.count("<legend>Interest ") == 5 and 'value="Example Pharma Ltd"' in text
    assert Interests.objects.count() == before and "Nothing is declared yet" in text


@pytest.mark.parametrize("how", ["ticked", "emptied"])
def test_a_line_is_left_out_by_its_tick_or_by_emptying_it(reviewer: User, how: str) -> None:
    declare(reviewer, entry(company="Over And Done"))
    gone = {**FEES, "DELETE": "on"} if how == "ticked" else {"type": "", "company": "", "began_on": ""}
    data = {**lines(gone, {**FEES, "company": "Stays"}, none="no"), "entry-INITIAL_FORMS": "1"}
    posted(reviewer, f"{PAGE}interests/", data)
    assert [held.company for held in Interests.objects.filter(user=reviewer).latest("pk").entries.all()] == ["Stays"]


@pytest.mark.parametrize("total", ["", "-1", "x", "9" * 5000])
def test_a_form_with_a_broken_count_is_refused_and_not_an_error(reviewer: User, total: str) -> None:
    posted(reviewer, f"{PAGE}interests/", {**lines(FEES, none="no"), "entry-TOTAL_FORMS": total}, 422)


def test_every_declaration_is_kept_and_listed_newest_first(reviewer: User) -> None:
    declare(reviewer, entry(company="First Company"))
    declare(reviewer, entry(company="Second Company"))
    declare(reviewer)
    history = shown(reviewer, PAGE).partition("What you declared")[2]
    assert history.index("none") < history.index("Second Company") < history.index("First Company")


@pytest.mark.parametrize("who", ["editor", "second_reviewer", "stranger"])
def test_nobody_else_sees_what_was_declared_before_it_is_signed(
    who: str, editor: User, reviewer: User, request: pytest.FixtureRequest
) -> None:
    declare(reviewer, entry(company="Secretive Holdings"))
    review = factories.submitted(editor)
    client = signed_in(request.getfixturevalue(who))
    page = f"/desk/articles/{review.article.slug}/"
    waiver = f"{review.get_absolute_url()}waive/{Interest.objects.get().pk}/"
    for address in (PAGE, "/desk/people/", "/desk/", review.get_absolute_url(), page, f"{page}submit/", waiver):
        assert "Secretive Holdings" not in client.get(address).content.decode(), address
    assert "Secretive Holdings" in shown(reviewer, PAGE)


# -- People ---------------------------------------------------------------------------------------------------


def row(user: User, name: str) -> str:
    """The line of People about somebody, as `user` sees it."""
    return shown(user, "/desk/people/").partition(f'<th scope="row">{name}')[2].partition("</tr>")[0]


def test_a_managing_editor_checks_a_registration_under_people(managing_editor: User) -> None:
    user = newcomer()
    assert "Not stated" in row(managing_editor, "Nina Newcomer")
    registration = workflow.state_registration(by=user, **STATED)
    assert "Not checked" in row(managing_editor, "Nina Newcomer")
    posted(managing_editor, f"/desk/people/registrations/{registration.pk}/check/", {})
    registration.refresh_from_db()
    assert registration.checked_by == managing_editor and registration.checked_on == timezone.localdate()
    text = row(managing_editor, "Nina Newcomer")
    assert "Checked" in text and "Checked today" not in text and "Interests not asked yet" in text


def test_nobody_checks_their_own_registration(administrator: User) -> None:
    registration = workflow.state_registration(by=administrator, **STATED)
    assert "Checked today" not in row(administrator, "Ada Administrator")
    text = posted(administrator, f"/desk/people/registrations/{registration.pk}/check/", {}, 403)
    assert "Nobody checks their own registration" in text
    registration.refresh_from_db()
    assert registration.checked_on is None


@pytest.mark.parametrize("who", ["editor", "reviewer"])
def test_only_who_manages_the_desk_checks(who: str, request: pytest.FixtureRequest) -> None:
    registration = workflow.state_registration(by=newcomer(), **STATED)
    posted(request.getfixturevalue(who), f"/desk/people/registrations/{registration.pk}/check/", {}, 403)


def test_a_registration_stated_anew_since_is_not_checked_unseen(managing_editor: User) -> None:
    user = newcomer()
    looked_up = workflow.state_registration(by=user, **STATED)
    workflow.state_registration(by=user, **{**STATED, "number": "T2"})
    posted(managing_editor, f"/desk/people/registrations/{looked_up.pk}/check/", {}, 409)


def test_people_shows_who_is_due(managing_editor: User, reviewer: User, editor: User) -> None:
    text = row(managing_editor, "Rita Reviewer")
    assert "Checked" in text and "Interests declared" in text and "tag-overdue" not in text
    Registration.objects.filter(user=reviewer).update(checked_on=timezone.localdate() - timedelta(days=400))
    late = join("lara_late", "Reviewers", cleared=False)
    Interests.objects.create(user=late, declared_at=timezone.now() - timedelta(days=400), none_to_declare=True)
    assert "Check due" in row(managing_editor, "Rita Reviewer")
    assert "Interests to be declared again" in row(managing_editor, "Lara Late")
    assert "Does not review" in row(managing_editor, "Edith Editor")


# -- Cost -----------------------------------------------------------------------------------------------------


def test_the_pages_cost_the_same_with_little_and_with_much(reviewer: User, managing_editor: User) -> None:
    def cost() -> dict[str, int]:
        return {PAGE: queries(reviewer, PAGE), "/desk/people/": queries(managing_editor, "/desk/people/")}

    declare(reviewer, entry())
    few = cost()
    for number in range(4):
        declare(reviewer, *[entry(company=f"Company {number}-{one}") for one in range(3)])
        workflow.state_registration(by=reviewer, **STATED)
        somebody: Any = join(f"reviewer_{number}", "Reviewers")
        declare(somebody, entry())
    assert cost() == few
    assert few[PAGE] <= 8 and few["/desk/people/"] <= 6, few
