from articles.lint.faq_pair import check as rule

from .building import lay

BODY = "In 20% of 182 people it stays [@doe2020cold].\n\n## FAQs\n\n"


def lines(questions: str) -> list[int | None]:
    return [finding.line for finding in rule(lay(BODY + questions))]


def test_a_question_without_an_answer_is_a_warning() -> None:
    found = list(rule(lay(f"{BODY}### Is it rare?\n\n### Is it new?\n\nNo.")))
    assert [(finding.level, finding.line) for finding in found] == [("warning", 5)]


def test_the_last_question_needs_an_answer_too() -> None:
    assert lines("### Is it rare?\n\nYes.\n\n### Is it new?") == [9]


def test_an_answer_without_a_question_is_a_warning() -> None:
    assert lines("Yes, it is.\n\n### Is it new?\n\nNo.") == [5]


def test_a_section_without_questions_is_a_warning() -> None:
    assert lines("Is it rare? Yes.") == [3]


def test_a_figure_that_the_text_lacks_is_a_warning() -> None:
    assert lines("### Will it go?\n\nIt stays in 35%.") == [7]


def test_a_figure_that_the_text_has_is_well() -> None:
    assert lines("### Will it go?\n\nIt stays in 20 % of people, among 182.\n\n- One more thing") == []


def test_a_page_without_questions_is_not_asked_for_them() -> None:
    assert list(rule(lay("Cold clumps blood."))) == []
