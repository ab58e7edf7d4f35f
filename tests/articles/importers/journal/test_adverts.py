"""A journal's own advertisement, and its notes on itself."""

import pytest

from tests.articles.importers.journal.reading import aside_of, body_of, read_print

TEXT = "Introduction\n\nStoves are warm in the morning and cold at night, as everybody knows.\n\n"
LIST = "References\n\n1. Made A. Stoves of the North. J Warm Med 2015;44:518-26.\n2. Found C. Stoves of the South. J Warm Med 2016;45:618-26.\n"
ADVERT = "Journal of Stoves and Rooms\nPublish your work in this journal\nJournal of Stoves and Rooms is an international, peer-reviewed, open access journal on heat.\nSubmit your manuscript here: https://stoves.example.org"


def test_a_journals_advertisement_behind_the_references_is_no_entry_of_theirs():
    imported = read_print(TEXT + LIST + ADVERT)
    assert len(imported.references) == 2
    assert set(ADVERT.split("\n")) <= set(aside_of(imported))
    assert imported.references[1].raw.endswith("618-26.")


@pytest.mark.parametrize(
    "behind",
    [
        "Submit your manuscript to the cook\n3. Up B. Stoves of the East. J Warm Med 2017;46:718-26.",
        "Submit your manuscript to the cook\nAcknowledgments\n\nWe thank the cook of the old house.",
    ],
)
def test_lines_that_the_article_goes_on_behind_are_no_advertisement(behind):
    imported = read_print(TEXT + LIST + behind)
    assert "3. Up B." not in " ".join(aside_of(imported))
    assert "We thank the cook" not in " ".join(aside_of(imported))


def test_what_a_journal_says_of_its_licence_does_not_end_the_last_entry():
    note = (
        "The Annual Warm Stoves is an Open Access journal distributed\nunder the Creative Commons Attribution License."
    )
    imported = read_print(TEXT + LIST + note)
    assert imported.references[1].raw.endswith("618-26.")
    assert set(note.split("\n")) <= set(aside_of(imported))


def test_the_day_below_the_journal_that_an_article_was_published_in_is_its_date():
    note = "This article was published in the following journal of the town:\nJournal of Stoves\n9 May 2019"
    imported = read_print(f"{note}\n\n{TEXT}{LIST}")
    assert imported.source_dates.published == "2019-05-09"
    assert set(note.split("\n")) <= set(aside_of(imported))


def test_an_entry_about_another_subject_is_no_box_at_the_end():
    words = "Bees and their queens in gardens where flowers of many colours grow beside rivers, and how honey is gathered there by keepers who wear gloves, together with notes from meadows, orchards, hills, valleys, islands, lakes, forests, marshes and coasts"
    imported = read_print(f"{TEXT}{LIST}3. Up B, Roe C. {words}. Gard Rev 2017;76:e15.\n")
    assert [entry.pages for entry in imported.references] == ["518-26", "618-26", "e15"]


def test_an_article_that_describes_no_patient_explains_its_subject_unless_it_asks():
    names = "Ulla Made1, Ann Newly2\n\n1Department of Stoves, Warm Town\n\n"
    assert read_print(f"Stoves in the rooms of old\n\n{names}{TEXT}").kind == "explainer"
    assert read_print(f"Which stoves warm old rooms?\n\n{names}{TEXT}").kind == "clinical_question"
    assert body_of(read_print(f"Stoves in the rooms of old\n\n{names}{TEXT}")).startswith("Introduction")
