"""The checklist that managing editors keep, and a tick for each new or changed dose; both frozen with their wording."""

import re
from dataclasses import replace

import pytest
from django.contrib.auth.models import User

from articles.models import Article
from reviews import workflow
from reviews.checklists import checklist_for, dose_questions
from reviews.exceptions import Incomplete
from reviews.models import ChecklistQuestion, Review, Signature
from reviews.questions import first_questions, make_questions
from reviews.workflow import Seen
from tests import factories
from tests.reviews.views.desk import decision, signed_in, signing

pytestmark = pytest.mark.django_db

DOSES = "Take 5 mg a day [@made2020up].\n\nTake 20 mg at night.\n\n> [!URGENT]\n> Call."


def sign(review: Review, checklist: dict[str, bool]) -> Article:
    assert review.reviewer is not None
    return workflow.approve(
        by=review.reviewer,
        review=review,
        seen=Seen.of(review),
        statement=factories.statement(checklist=checklist),
        authentication=factories.proof(review.reviewer),
    ).article


def test_a_new_site_asks_the_questions_of_each_kind() -> None:
    for kind in ("explainer", "clinical_question", "case_report"):
        assert list(checklist_for(kind).values()) == [question.wording for question in first_questions(kind)]


def test_what_managing_editors_made_of_a_question_stays() -> None:
    ChecklistQuestion.objects.filter(key="doses").update(wording="Every dose is right.", is_asked=False)
    make_questions()
    row = ChecklistQuestion.objects.get(key="doses")
    assert (row.wording, row.is_asked) == ("Every dose is right.", False)
    assert "Every dose is right." not in checklist_for("explainer").values()


def test_a_question_reworded_after_it_was_ticked_is_not_answered(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    ticked = factories.confirmed(review)
    ChecklistQuestion.objects.filter(key="doses").update(wording="Every dose is right, and its source says so.")
    with pytest.raises(Incomplete, match="Every dose is right"):
        sign(review, ticked)
    assert not Signature.objects.exists()


def test_a_checklist_changed_under_an_open_form_is_shown_anew_and_nothing_is_lost(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer)
    filled = signing(review)
    ChecklistQuestion.objects.filter(key="doses").update(wording="Every dose is right, and its source says so.")
    answer = signed_in(reviewer).post(decision(review, "approve"), filled)
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Every dose is right, and its source says so." in text and "Read twice." in text
    boxes = re.findall(r"<input[^>]*name=\"check_[^>]*>", text)
    assert [" checked" in box for box in boxes].count(False) == 1 < len(boxes)


def test_the_signature_keeps_each_question_as_it_was_worded(editor: User, reviewer: User) -> None:
    sign_all = factories.under_review(editor, reviewer)
    sign(sign_all, factories.confirmed(sign_all))
    ChecklistQuestion.objects.filter(key="doses").update(wording="Another wording.")
    kept = {item["key"]: item["question"] for item in Signature.objects.get().checklist}
    assert kept["doses"] == "Doses, numbers and units are right."


def test_every_dose_of_a_first_text_has_a_tick_of_its_own(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer, body=DOSES)
    ticked = factories.confirmed(review)
    doses = [mark for mark in ticked if mark.startswith("dose-")]
    assert len(doses) == 2
    for mark in doses:
        with pytest.raises(Incomplete) as refused:
            sign(review, {**ticked, mark: False})
        assert refused.value.field == f"check_{mark}"
    sign(review, ticked)
    kept = [item["question"] for item in Signature.objects.get().checklist if item["key"] == "dose"]
    assert len(kept) == 2 and "reference 1" in kept[0] and "Take 5 mg a day" in kept[0]
    assert "no reference" in kept[1]


def test_of_an_update_only_new_and_changed_doses_are_asked(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body=DOSES)
    update = factories.edited(article, editor, body=DOSES.replace("20 mg", "40 mg"))
    asked = dose_questions(update, Article.objects.with_text().get(pk=article.pk))
    assert [question.dose.text.split()[:2] for question in asked] == [["40", "mg"]]


def test_each_dose_stands_beside_its_source_in_the_form(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer, body=DOSES)
    text = signed_in(reviewer).get(f"/desk/reviews/{review.pk}/").content.decode()
    assert "Take 5 mg a day" in text and "1. An invented study (made2020up)" in text
    assert "Its sentence cites nothing." in text


def test_a_dose_without_its_tick_comes_back_with_everything_else(editor: User, reviewer: User) -> None:
    review = factories.under_review(editor, reviewer, body=DOSES)
    filled = signing(review)
    answer = signed_in(reviewer).post(decision(review, "approve"), filled)
    assert answer.status_code == 422
    assert "Confirm this, or request changes instead." in answer.content.decode()
    doses = {f"check_{mark}": "on" for mark in factories.confirmed(review)}
    assert signed_in(reviewer).post(decision(review, "approve"), {**filled, **doses}).status_code == 302


def test_a_reaffirmation_asks_no_dose_again(editor: User, reviewer: User) -> None:
    article = factories.live(editor, reviewer, body=DOSES)
    assert article.live is not None
    assert dose_questions(article.live.revision, article) == []
    review = Review.objects.select_related("revision", "article", "reviewer").get()
    statement = factories.statement(checklist=factories.confirmed(review))
    workflow.reaffirm(
        by=reviewer,
        review=review,
        seen=Seen.of(review),
        statement=replace(statement, scope="whole"),
        authentication=factories.proof(reviewer),
    )
