from datetime import date

import pytest

from articles.lint import ReviewFacts
from articles.lint.reviewer_unnamed import check as rule

from .building import page

SIGNED = ReviewFacts(reviewer="Rita Reviewer", credentials="MD", reviewed_on=date(2026, 5, 3))


@pytest.mark.parametrize(
    "claim",
    [
        "Medically reviewed by our board.",
        "All pages are reviewed for accuracy by our panel of experts.",
        "This article has been reviewed by a licensed physician.",
        "Reviewed by Jane Doe, MD.",
        "This text was clinically reviewed.",
        "Every answer is checked and reviewed by our doctors.",
    ],
)
def test_a_review_claimed_inside_the_text_is_an_error_on_its_line(claim: str) -> None:
    found = list(rule(page(f"Cold clumps blood.\n\n{claim}")))
    assert [(finding.code, finding.level, finding.line) for finding in found] == [("reviewer_unnamed", "error", 3)]


@pytest.mark.parametrize(
    "near",
    [
        "The literature was reviewed by two authors.",
        "Only peer-reviewed studies were read.",
        "The biopsies were reviewed by a pathologist.",
        "The literature reviewed here is small.",
        "This page has not been reviewed for accuracy yet.",
        "We reviewed the charts of 40 patients.",
    ],
)
def test_reviewing_something_else_is_no_claim(near: str) -> None:
    assert list(rule(page(near))) == []


def test_a_signed_review_with_person_credentials_and_date_proves_the_claim() -> None:
    assert list(rule(page("This article was reviewed by Rita Reviewer, MD.", review=SIGNED))) == []


def test_a_record_without_credentials_is_an_error() -> None:
    found = list(rule(page(review=ReviewFacts(reviewer="Rita Reviewer", reviewed_on=date(2026, 5, 3)))))
    assert [finding.code for finding in found] == ["reviewer_unnamed"]


def test_a_draft_without_a_claim_is_not_asked_for_a_reviewer() -> None:
    assert list(rule(page())) == []
