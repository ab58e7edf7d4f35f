from datetime import date
from typing import Any

from articles.lint import ReviewFacts
from articles.lint.sources_old import check as rule

from .building import page, work

TITLE = "How is it treated?"


def codes(year: int | None, **changes: Any) -> list[str]:
    issued = {"date-parts": [[year]]} if year else None
    facts: dict[str, Any] = {"title": TITLE, "today": date(2026, 11, 22), **changes}
    return [f"{finding.level} {finding.code}" for finding in rule(page(references=[work(issued=issued)], **facts))]


def test_a_page_on_treatment_without_a_source_of_the_last_five_years_is_a_warning() -> None:
    assert codes(2021) == ["warning sources_old"]


def test_a_newer_source_is_well() -> None:
    assert codes(2022) == []


def test_the_day_of_review_counts_where_there_is_one() -> None:
    review = ReviewFacts(reviewed_on=date(2024, 1, 1))
    assert codes(2021, review=review) == []
    assert codes(2019, review=review) == ["warning sources_old"]


def test_classic_facts_may_stand_on_a_page_about_something_else() -> None:
    assert codes(1974, title="What are they made of?") == []


def test_a_heading_on_treatment_makes_a_page_touch_on_it() -> None:
    assert codes(2011, title="What is it?", body="## Therapy\n\nWarmth [@doe2020cold].") == ["warning sources_old"]


def test_without_years_or_a_day_nothing_is_said() -> None:
    assert codes(None) == []
    assert codes(2000, today=None) == []
