from datetime import date
from typing import Any

from articles.lint import ReviewFacts
from articles.lint.review_stale import check as rule

from .building import page

MAY, JUNE, JULY = date(2026, 5, 3), date(2026, 6, 4), date(2026, 7, 5)


def codes(**facts: Any) -> list[str]:
    review = ReviewFacts(reviewer="Rita Reviewer", credentials="MD", **facts)
    return [finding.code for finding in rule(page(review=review))]


def test_a_text_changed_after_its_review_is_an_error() -> None:
    assert codes(reviewed_on=MAY, changed_on=JUNE) == ["review_stale"]


def test_a_missing_date_is_an_error() -> None:
    assert codes(changed_on=JUNE) == ["review_undated"]


def test_a_work_retracted_after_the_review_is_an_error() -> None:
    assert codes(reviewed_on=MAY, changed_on=MAY, references_changed_on=JUNE) == ["review_stale"]


def test_a_change_that_was_checked_by_itself_is_well() -> None:
    assert codes(reviewed_on=MAY, checked_on=JUNE, changed_on=JUNE) == []


def test_a_later_change_than_the_last_check_is_seen() -> None:
    assert codes(reviewed_on=MAY, checked_on=JUNE, changed_on=JULY) == ["review_stale"]


def test_a_minor_change_leaves_the_date_of_change_and_so_the_review() -> None:
    assert codes(reviewed_on=MAY, changed_on=MAY) == []


def test_a_draft_has_no_review_to_be_stale() -> None:
    assert list(rule(page())) == []


def test_dates_are_said_with_months_in_words() -> None:
    review = ReviewFacts(reviewed_on=MAY, changed_on=JUNE)
    assert "4 June 2026" in next(rule(page(review=review))).message
