import pytest

from articles.lint.single_case_claim import check as rule

from .building import case, page

ADVICE = "Infusions should be considered when all else fails."


@pytest.mark.parametrize(
    "sentence",
    [ADVICE, "It may be a reasonable choice.", "We recommend it.", "It should probably be offered early."],
)
def test_a_case_report_that_advises_without_the_label_is_a_warning(sentence: str) -> None:
    found = list(rule(case(f"She got well.\n\n{sentence}")))
    assert [(finding.level, finding.line) for finding in found] == [("warning", 3)]


@pytest.mark.parametrize("label", ["Evidence: one patient.", "**Evidence: six patients.**", "Evidence: 2 cases."])
def test_the_label_says_on_how_many_it_rests(label: str) -> None:
    assert list(rule(case(f"{label} She got well.\n\n{ADVICE}"))) == []


def test_other_kinds_of_page_may_advise() -> None:
    assert list(rule(page(ADVICE))) == []


def test_telling_what_happened_is_no_advice() -> None:
    assert list(rule(case("Her doctors considered infusions, and she should have been seen earlier."))) == []
