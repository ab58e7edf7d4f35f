from articles.lint.hint_left import check as rule

from .building import page


def test_parts_that_hold_their_hint_alone_are_an_error_that_names_them() -> None:
    found = list(rule(page(hints=["the opening", "Symptoms"])))
    assert [(finding.level, finding.message) for finding in found] == [
        ("error", "Still to write, or to take out: “the opening”, “Symptoms”.")
    ]


def test_a_text_without_hints_is_left_alone() -> None:
    assert list(rule(page())) == []
