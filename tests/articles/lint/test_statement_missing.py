import pytest

from articles.lint.statement_missing import check as rule

from .building import page


@pytest.mark.parametrize("field", ["source", "permission", "ai_use", "funding"])
def test_each_statement_that_is_missing_is_an_error_of_its_field(field: str) -> None:
    found = list(rule(page(**{field: " "})))
    assert [(finding.code, finding.level, finding.field) for finding in found] == [(f"{field}_missing", "error", field)]


def test_a_page_without_authors_is_an_error() -> None:
    assert [finding.code for finding in rule(page(authors=()))] == ["authors_missing"]


def test_a_page_that_states_everything_is_well() -> None:
    assert list(rule(page())) == []
