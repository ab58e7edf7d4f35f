"""Grades are read from the stored HTML with the references that they stand behind."""

from articles.rendering.grades import Grade, grades_in
from articles.rendering.markdown import render

KEYS = {f"made{number}": {"type": "book", "title": f"Made {number}"} for number in range(1, 5)}


def grades(text: str) -> list[Grade]:
    return grades_in(render(text, KEYS).html)


def test_each_grade_comes_with_its_references_and_its_place() -> None:
    found = grades("One [@made1]{grade=1C}. None [@made2]. Two [@made2; @made1]{grade=A+}.")
    assert found == [Grade("1C", [1], "cite-1-1"), Grade("A+", [1, 2], "cite-1-2")]


def test_a_range_names_all_that_lie_in_it() -> None:
    assert grades("All [@made1; @made2; @made3]{grade=B}.") == [Grade("B", [1, 2, 3], "cite-1-1")]


def test_words_that_look_like_a_grade_are_none() -> None:
    assert grades("This is grade 1C, said nobody [@made1], (grade B).") == []
