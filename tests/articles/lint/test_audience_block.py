import pytest

from articles.lint.audience_block import check as rule

from .building import lay, page


def test_what_the_site_prints_is_not_missed() -> None:
    assert list(rule(page())) == [] and list(rule(lay())) == []


def test_a_page_that_prints_no_disclaimer_is_an_error() -> None:
    assert [finding.level for finding in rule(lay(disclaimer=False))] == ["error"]


def test_a_page_for_professionals_says_so() -> None:
    assert [finding.level for finding in rule(page(intended_reader=False))] == ["error"]
    assert list(rule(lay(intended_reader=False))) == []


def test_a_text_for_other_readers_than_the_page_is_set_for_is_an_error_on_its_line() -> None:
    body = "Cold clumps blood.\n\nThis information is intended for healthcare professionals."
    assert [(finding.level, finding.line) for finding in rule(lay(body))] == [("error", 3)]
    assert list(rule(page(body))) == []


@pytest.mark.parametrize(
    "sentence",
    ["The trial was designed for patients with ulcers.", "Rituximab is meant for patients with severe disease."],
)
def test_a_treatment_meant_for_patients_says_nothing_of_the_reader(sentence: str) -> None:
    assert list(rule(page(sentence))) == []


def test_a_help_box_is_the_business_of_one_check_only() -> None:
    assert list(rule(lay("Cold clumps blood."))) == []
