import pytest

from articles.lint import CitedWork
from articles.lint.reference_retracted import check as rule
from tests.articles.lint.building import TEXT, page


def found(
    body: str = TEXT, kind: str = "retraction", former: tuple[str, ...] = ()
) -> list[tuple[str, str, int | None]]:
    work = CitedWork(1, "doe2020cold", {"title": "Cold"}, kind, former)
    return [(one.code, one.level, one.line) for one in rule(page(body, references=[work]))]


@pytest.mark.parametrize(
    ("kind", "code", "level"),
    [
        ("retraction", "reference_retracted", "error"),
        ("concern", "reference_questioned", "warning"),
        ("correction", "reference_corrected", "question"),
    ],
)
def test_what_rests_on_a_marked_work_is_found_with_its_line(kind: str, code: str, level: str) -> None:
    assert found(f"Nothing cited here.\n\n{TEXT}", kind) == [(code, level, 3)]


def test_a_work_without_a_mark_is_left_alone() -> None:
    assert found(kind="") == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("retraction", "Warmth undoes it, said a study since retracted [@doe2020cold]."),
        ("retraction", "Warmth undoes it [@doe2020cold]; see the retraction notice."),
        ("retraction", "Warmth undoes it (retraction of the article: 2021) [@doe2020cold]."),
        ("concern", "Warmth undoes it [@doe2020cold], under an expression of concern."),
        ("concern", "Warmth undoes it, said a study since retracted [@doe2020cold]."),
        ("correction", "Warmth undoes it in 30 patients, as later corrected [@doe2020cold]."),
        ("correction", "Warmth undoes it [@doe2020cold] (erratum of 2021)."),
    ],
)
def test_a_paragraph_that_says_so_is_left_alone(kind: str, words: str) -> None:
    assert found(words, kind) == []


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("retraction", "Cold delays clot retraction [@doe2020cold]."),
        ("retraction", "The study was not retracted [@doe2020cold]."),
        ("concern", "Kidney function is a concern [@doe2020cold]."),
        ("correction", "Correction of anaemia comes first [@doe2020cold]."),
    ],
)
def test_words_of_medicine_do_not_say_so(kind: str, words: str) -> None:
    assert len(found(words, kind)) == 1


def test_every_paragraph_has_to_say_so() -> None:
    assert found(f"A study since retracted [@doe2020cold].\n\n{TEXT}") == [("reference_retracted", "error", 3)]


def test_a_former_key_counts_as_the_work() -> None:
    assert found("Warmth undoes it [@old2020key].", former=("old2020key",)) == [("reference_retracted", "error", 1)]
