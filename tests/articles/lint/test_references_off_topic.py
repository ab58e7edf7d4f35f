from articles.lint.references_off_topic import check as rule

from .building import page, work


def levels(title: str, *titles: str) -> list[str]:
    works = [work(number, f"doe{number}x", title=text) for number, text in enumerate(titles, start=1)]
    return [finding.level for finding in rule(page(title=title, references=works))]


def test_a_page_on_causes_with_works_on_treatment_is_a_question() -> None:
    assert levels("What causes it?", "Treatment with warmth", "Effects of rituximab") == ["question"]


def test_half_of_the_works_on_the_pages_own_side_are_enough() -> None:
    assert levels("What causes it?", "Treatment with warmth", "Causes of clumping") == []


def test_titles_that_name_no_side_say_nothing_either_way() -> None:
    assert levels("What causes it?", "Treatment with warmth", "Cryoglobulins", "A cohort", "A series") == []


def test_one_work_is_too_few_to_ask() -> None:
    assert levels("What causes it?", "Treatment with warmth") == []


def test_a_page_that_names_no_side_is_not_asked() -> None:
    assert levels("What is it?", "Treatment with warmth", "Treatment with cold") == []
