from articles.lint.text_missing import check as rule

from .building import page


def test_title_summary_and_text_are_errors_where_they_are_missing() -> None:
    found = list(rule(page("  ", title="", summary=" ")))
    assert [(finding.code, finding.level, finding.field) for finding in found] == [
        ("title_missing", "error", "title"),
        ("summary_missing", "error", "summary"),
        ("text_missing", "error", "body"),
    ]


def test_a_page_that_has_all_three_is_well() -> None:
    assert list(rule(page())) == []
