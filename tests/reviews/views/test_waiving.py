"""What an article is about, and the waiver of an interest that touches it, as the desk's pages take them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from articles.models import Article
from reviews import workflow
from reviews.models import Interest, Review, Waiver
from tests import factories
from tests.people import join
from tests.reviews.interests import about, claim, declare, entry, sign
from tests.reviews.views.desk import page, queries, signed_in

pytestmark = pytest.mark.django_db

SUBJECTS = {"drug": "rituximab\nExamplimab", "manufacturer": "Example Pharma", "funder": "", "retold_case": ""}


# -- What an article is about ---------------------------------------------------------------------------------


def named(article: Article) -> set[tuple[str, str]]:
    return {(subject.role, subject.name) for subject in article.subjects.all()}


def test_an_editor_names_what_an_article_is_about(editor: User) -> None:
    article = factories.draft(editor).article
    factories.reference("case2019told")
    answer = signed_in(editor).post(page(article, "subjects/"), {**SUBJECTS, "retold_case": "[@case2019told]"})
    assert answer.status_code == 302
    article.refresh_from_db()
    assert named(article) == {("drug", "rituximab"), ("drug", "Examplimab"), ("manufacturer", "Example Pharma")}
    assert article.retold_case is not None and article.retold_case.citekey == "case2019told"
    text = signed_in(editor).get(page(article, "subjects/")).content.decode()
    assert "Examplimab\nrituximab" in text or "rituximab\nExamplimab" in text
    assert 'value="case2019told"' in text
    assert "Example Pharma" in signed_in(editor).get(page(article)).content.decode()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"retold_case": "nowhere2020"}, "No reference has the key “nowhere2020”."),
        ({"funder": "x" * 121}, "is too long: at most 120 characters."),
        ({"drug": "rituximab\nnul\x00"}, "Null characters are not allowed."),
    ],
)
def test_bad_names_are_kept_with_a_sentence_and_nothing_is_written(
    editor: User, change: dict[str, str], sentence: str
) -> None:
    article = factories.draft(editor).article
    data = {**SUBJECTS, **change}
    answer = signed_in(editor).post(page(article, "subjects/"), data)
    text = answer.content.decode()
    assert answer.status_code == 422 and sentence in text
    assert "rituximab" in text and "Example Pharma" in text and next(iter(change.values())).strip("\x00") in text
    assert named(article) == set()


@pytest.mark.parametrize("who", ["reviewer", "stranger"])
def test_only_who_writes_names_them(who: str, editor: User, request: pytest.FixtureRequest) -> None:
    article = factories.draft(editor).article
    client = signed_in(request.getfixturevalue(who))
    assert client.get(page(article, "subjects/")).status_code == 403
    assert client.post(page(article, "subjects/"), SUBJECTS).status_code == 403
    assert named(article) == set()


def test_drugs_in_the_text_are_suggested_until_they_are_named(editor: User) -> None:
    article = factories.draft(editor, body=f"{factories.BODY}\n\nSome are given rituximab.").article
    client = signed_in(editor)
    assert "Named in the text, and not below" in client.get(page(article, "subjects/")).content.decode()
    client.post(page(article, "subjects/"), SUBJECTS)
    assert "Named in the text, and not below" not in client.get(page(article, "subjects/")).content.decode()


# -- Waivers --------------------------------------------------------------------------------------------------


@pytest.fixture
def touched(editor: User, reviewer: User) -> Review:
    declare(reviewer, entry())
    return about(editor, ("manufacturer", "Example Pharma"))


def waiver_page(review: Review) -> str:
    return f"{review.get_absolute_url()}waive/{Interest.objects.latest('pk').pk}/"


def test_a_managing_editor_waives_with_a_reason_that_readers_see(
    reviewer: User, managing_editor: User, touched: Review, client: Client
) -> None:
    desk = signed_in(managing_editor)
    assert waiver_page(touched) in desk.get(touched.get_absolute_url()).content.decode()
    text = desk.get(waiver_page(touched)).content.decode()
    assert "Fees from Example Pharma Ltd" in text and "the manufacturer Example Pharma" in text
    assert desk.post(waiver_page(touched), {"reason": "The only expert we found."}).status_code == 302
    shown = desk.get(touched.get_absolute_url()).content.decode()
    assert "Waived by Mona Manager" in shown and waiver_page(touched) not in shown
    article = sign(reviewer, claim(reviewer, touched))
    public = client.get(article.get_absolute_url()).content.decode()
    assert "Fees from Example Pharma Ltd" in public
    assert "The only expert we found." in public and "Mona Manager" in public


@pytest.mark.parametrize("reason", ["", "  \n", "nul\x00"])
def test_a_waiver_without_a_reason_is_refused(managing_editor: User, touched: Review, reason: str) -> None:
    answer = signed_in(managing_editor).post(waiver_page(touched), {"reason": reason})
    assert answer.status_code == 422 and not Waiver.objects.exists()
    assert ("Null characters" if "\x00" in reason else "Say why") in answer.content.decode()


@pytest.mark.parametrize("who", ["editor", "reviewer", "second_reviewer", "stranger"])
def test_only_a_managing_editor_opens_the_page(who: str, touched: Review, request: pytest.FixtureRequest) -> None:
    client = signed_in(request.getfixturevalue(who))
    assert client.get(waiver_page(touched)).status_code == 403
    assert client.post(waiver_page(touched), {"reason": "Because."}).status_code == 403
    assert not Waiver.objects.exists()


def test_a_second_waiver_is_refused_with_the_reason_kept(managing_editor: User, touched: Review) -> None:
    desk = signed_in(managing_editor)
    desk.post(waiver_page(touched), {"reason": "The only expert we found."})
    answer = desk.post(waiver_page(touched), {"reason": "Once more, with feeling."})
    assert answer.status_code == 409 and Waiver.objects.count() == 1
    assert "waived for this round already" in answer.content.decode()
    assert "Once more, with feeling." in answer.content.decode()


def test_an_interest_that_touches_nothing_offers_no_waiver(
    editor: User, managing_editor: User, touched: Review
) -> None:
    other = about(editor, ("drug", "otherimab"))
    desk = signed_in(managing_editor)
    text = desk.get(waiver_page(other)).content.decode()
    assert "nothing has to be waived" in text and "<textarea" not in text
    answer = desk.post(waiver_page(other), {"reason": "Why not."})
    assert answer.status_code == 409 and not Waiver.objects.exists()


def test_the_pages_cost_the_same_with_little_and_with_much(
    editor: User, reviewer: User, managing_editor: User, touched: Review
) -> None:
    addresses = (waiver_page(touched), touched.get_absolute_url(), page(touched.article, "subjects/"))
    administrator = join("alva_administrator", superuser=True)

    def cost() -> list[int]:
        return [queries(managing_editor if "subjects" not in address else administrator, address)
                for address in addresses]  # fmt: skip

    few = cost()
    workflow.name_subjects(
        by=editor, article=touched.article, retold_case=None,
        subjects=[("manufacturer", "Example Pharma"), *(("drug", f"drug {number}") for number in range(9))],
    )  # fmt: skip
    for number in range(4):
        declare(join(f"reviewer_{number}", "Reviewers"), entry(), entry(company="Another"))
    assert cost() == few
    assert few[0] <= 10 and few[2] <= 8, few
