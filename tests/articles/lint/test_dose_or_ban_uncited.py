import pytest

from articles.lint.dose_or_ban_uncited import check as rule

from .building import case, lay, page


def found(body: str) -> list[tuple[str, int | None]]:
    return [(finding.level, finding.line) for finding in rule(page(body))]


@pytest.mark.parametrize(
    "sentence",
    [
        "Prednisone 5 mg every other day was kept.",
        "The infusion was 2 g/kg.",
        "Give 375 mg/m² once a week.",
        "Give 1 mg/kg/day by mouth.",
        "The drug is contraindicated in pregnancy.",
        "Rituximab is first-line here.",
        "All patients should receive antivirals.",
        "Between 10–20 mg is usual.",
    ],
)
def test_a_dose_a_ban_or_a_first_line_without_a_mark_is_an_error_for_professionals(sentence: str) -> None:
    assert found(f"Cold clumps blood.\n\n{sentence}") == [("error", 3)]


def test_the_same_with_a_mark_is_well() -> None:
    assert found("All patients should receive antivirals [@doe2020cold].") == []


def test_a_mark_in_the_next_sentence_does_not_count_and_one_in_the_bullet_does() -> None:
    assert found("The drug is contraindicated. Cold is not [@doe2020cold].") == [("error", 1)]
    assert found("- The drug is contraindicated. Cold is not [@doe2020cold].") == []


def test_the_head_of_a_table_and_the_lead_of_a_list_cite_for_their_members() -> None:
    assert found("| Drug | Dose [@doe2020cold] |\n|---|---|\n| A | 5 mg |") == []
    assert found("Doses from one report [@doe2020cold]:\n\n- 5 mg of A\n- 10 mg of B") == []
    assert found("| Drug | Dose |\n|---|---|\n| A | 5 mg |") == [("error", 3)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Creatinine rose from 0.8 to 1.2 mg/dl.",
        "Albumin was 31 g/L and protein 2 g/24 h.",
        "The filtration rate was under 60 ml/min.",
        "The urine held 1 g of protein.",
        "Proteinuria was 1 g per 24 hours.",
        "The sample stood at 4 °C for 7 days.",
        "Should everyone receive it?",
        "They came in groups of 5.",
    ],
)
def test_laboratory_values_times_and_questions_are_no_doses(sentence: str) -> None:
    assert found(sentence) == []


def test_for_patients_it_is_a_warning() -> None:
    assert [finding.level for finding in rule(lay("Take 5 mg each day."))] == ["warning"]


def test_the_course_of_a_case_needs_no_source_so_it_is_a_warning() -> None:
    body = "## The patient\n\nShe took 5 mg.\n\n## Comment\n\nOthers take 10 mg."
    assert [finding.level for finding in rule(case(body))] == ["warning", "error"]
