from articles.lint.reading_level import check as rule
from articles.lint.reading_level import grade_of
from articles.lint.wording import syllables

from .building import lay, page

PLAIN = "Your hands may hurt in the cold. Keep them warm. Call your team if spots show up. Rest helps. Drink water. "
HARD = (
    "Immunosuppressive interventions necessitate multidisciplinary deliberation regarding individual vulnerability. "
    "Hematological investigations demonstrate considerable variability. Comprehensive evaluation facilitates "
    "appropriate differentiation. Longitudinal surveillance identifies deterioration. Communication improves adherence."
)
LONG = (
    "If your hands go white in the cold and hurt when they get warm and the pain does not go in an hour or two then "
    "call your team and tell them when it was and how long it took to go. "
)


def levels(body: str) -> list[str]:
    return [finding.level for finding in rule(lay(body))]


def test_hard_words_on_a_patients_page_are_a_question() -> None:
    assert levels(HARD) == ["question"]


def test_long_sentences_of_short_words_are_a_question() -> None:
    assert levels(LONG * 6) == ["question"]


def test_plain_words_are_well() -> None:
    assert levels(PLAIN) == []


def test_names_of_drugs_and_of_the_disease_do_not_raise_the_grade() -> None:
    names = "You may get rituximab. It can treat vasculitis. Cryoglobulinemia can hurt. Your team will help. Ask them. "
    assert levels(names) == []


def test_professionals_read_as_they_like() -> None:
    assert list(rule(page(HARD))) == []


def test_a_few_words_are_too_few_to_judge() -> None:
    assert levels("Immunosuppressive interventions necessitate multidisciplinary deliberation.") == []


def test_the_grade_follows_the_formula() -> None:
    sentences = [["the", "cat", "sat"], ["a", "dog", "ran", "off"]]
    assert round(grade_of(sentences), 2) == round(0.39 * 3.5 + 11.8 * 1 - 15.59, 2)


def test_syllables_are_estimated_from_groups_of_vowels() -> None:
    assert [syllables(word) for word in ("blood", "kidney", "virus", "cause", "table", "treated", "immune", "b")] == [
        1, 2, 2, 1, 2, 2, 2, 1,
    ]  # fmt: skip
