import pytest

from articles.lint.consent import check as rule

from .building import case, lay

COURSE = "In 1996 a 34-year-old woman had purpura. In 2001 she had it again."


def test_age_years_and_sex_without_consent_are_a_warning() -> None:
    found = list(rule(case(f"Cold clumps blood.\n\n{COURSE}")))
    assert [(finding.level, finding.line) for finding in found] == [("warning", 3)]


@pytest.mark.parametrize(
    "body",
    [
        "A 34-year-old woman had purpura.",
        "In 1996 a woman had purpura.",
        "In 1996 a 34-year-old patient had purpura.",
        f"{COURSE}\n\n## Consent\n\nThe journal holds the patient's consent.",
        f"{COURSE} Written consent was given.",
    ],
    ids=["no-year", "no-age", "no-sex", "section", "sentence"],
)
def test_less_than_all_three_or_a_word_on_consent_is_well(body: str) -> None:
    assert list(rule(case(body))) == []


def test_a_journal_that_holds_consent_can_be_named_in_its_field() -> None:
    assert list(rule(case(COURSE, consent="Held by the journal."))) == []


def test_other_kinds_of_page_are_not_asked() -> None:
    assert list(rule(lay(COURSE))) == []
