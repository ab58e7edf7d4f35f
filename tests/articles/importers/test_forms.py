from pathlib import Path

import pytest

from articles.importers.forms import recognise

FIXTURES = Path(__file__).parent / "fixtures"
PROSE = "This paragraph is long enough to be prose, for it goes on and on about cold hands, gloves and warm rooms."


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.json")), ids=lambda path: path.stem)
def test_the_form_is_told_from_the_look_of_the_source(path):
    form = recognise(path.with_suffix(".txt").read_text(encoding="utf-8"))
    assert path.stem.startswith("markdown" if form == "markdown" else form) or (path.stem, form) == (
        "plain",
        "markdown",
    )


def test_words_broken_over_the_ends_of_lines_under_the_parts_of_an_article_are_print():
    parts = [f"{name}\n{PROSE}" for name in ("Introduction", "Methods", "Results", "Discussion")]
    broken = "The study is small, and its short follow-up is one of the many things that are a limita-\ntion of it."
    assert recognise("\n".join([*parts, broken, broken])) == "journal_text"
    assert recognise("\n".join(parts)) != "journal_text"


def test_two_headed_paragraphs_make_a_page():
    assert recognise(f"Causes\n\n{PROSE}\n\nTreatment\n\n{PROSE}") == "patient_page"


def test_paragraphs_without_any_heading_are_plain():
    assert recognise(f"{PROSE}\n\n{PROSE}") == "plain"


def test_a_page_that_names_professionals_as_its_readers_is_theirs():
    assert recognise(f"Causes\n\n{PROSE}\n\nThis site is intended for healthcare professionals.") == "professional_page"


def test_a_page_wrapped_by_hand_is_not_taken_for_columns():
    wrapped = (
        "Cold hands are common and mostly harmless, and warmth helps against them\nin nearly all people who try it.\n\n"
    )
    assert recognise(wrapped * 10) != "journal_text"


def test_headings_of_markdown_show_its_form():
    assert recognise("# Title\n\nText.") == "markdown"


def test_the_headings_of_a_referral_page_show_its_readers():
    parts = "".join(f"{name}\n\n{PROSE}\n\n" for name in ("Red Flags", "Referral Criteria", "Investigations"))
    assert recognise(parts) == "professional_page"


def test_a_page_that_calls_itself_patient_education_is_for_patients():
    text = f"Patient education: Winter ankle\n\nLiterature review current through: Oct 2023.\n\nCauses\n\n{PROSE}\n\nRelief\n\n{PROSE}"
    assert recognise(text) == "patient_page"
