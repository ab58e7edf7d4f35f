from datetime import date

from articles.lint import ReviewFacts
from articles.lint.review_overdue import check as rule

from .building import lay, page

REVIEWED = date(2025, 2, 28)


def test_after_the_day_set_a_page_is_overdue() -> None:
    review = ReviewFacts(reviewed_on=REVIEWED, next_due=date(2026, 2, 28))
    found = list(rule(page(review=review, today=date(2026, 3, 1))))
    assert [(finding.code, finding.level) for finding in found] == [("review_overdue", "warning")]
    assert "28 February 2026" in found[0].message


def test_on_the_day_itself_it_is_not() -> None:
    review = ReviewFacts(reviewed_on=REVIEWED, next_due=date(2026, 2, 28))
    assert list(rule(page(review=review, today=date(2026, 2, 28)))) == []


def test_without_a_day_the_term_is_12_months_for_a_clinical_question_and_24_for_an_explainer() -> None:
    review, today = ReviewFacts(reviewed_on=REVIEWED), date(2026, 6, 1)
    assert len(list(rule(page(review=review, today=today)))) == 1
    assert list(rule(lay(review=review, today=today))) == []


def test_an_editor_may_set_a_longer_term_but_not_over_36_months() -> None:
    today = date(2026, 6, 1)
    longer = ReviewFacts(reviewed_on=REVIEWED, next_due=date(2028, 2, 28))
    too_long = ReviewFacts(reviewed_on=REVIEWED, next_due=date(2028, 3, 1))
    assert list(rule(page(review=longer, today=today))) == []
    assert [finding.code for finding in rule(page(review=too_long, today=today))] == ["review_term_long"]


def test_a_draft_is_never_overdue() -> None:
    assert list(rule(page(today=date(2030, 1, 1)))) == []
