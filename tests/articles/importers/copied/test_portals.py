"""Portals whose menus and own lines stand above an article that has no mark of its title."""

from datetime import date

import pytest

from articles.importers import read
from articles.importers.record.audience import for_professionals
from articles.importers.record.people import is_degree
from tests.articles.importers.copied.pages import aside, page
from tests.articles.importers.copied.test_page_titles import TEXT


def test_the_sites_own_line_that_says_whose_it_is_names_no_title():
    above = "Town Institute of Joints and Ankles\nStiffness Desk, a program of the Town Institute of Joints and Ankles"
    imported = page(f"{above}\n\nLibrary\nNews\n\nWinter ankle\n\n{TEXT}")
    assert imported.title == "Winter ankle"
    assert aside(imported)[:2] == above.split("\n")


def test_a_menu_of_links_above_the_text_ends_at_a_gap():
    imported = page(f"Homepage\nStiff joints\nOther information\n\nWinter ankle\n\nDefinition\n\n{TEXT}")
    assert imported.title == "Winter ankle"
    assert "Homepage" in aside(imported)


@pytest.mark.parametrize(
    "line",
    [
        "Showing 4 of 22 | View All", "Do you know of a support group? We want to hear from you.", "Homepage",
        "Leaflet number: 5377/V2",
    ],
)  # fmt: skip
def test_what_a_portal_says_of_itself_or_asks_its_readers_is_set_aside(line):
    assert line in aside(page(f"Winter ankle\n\n{TEXT}\n\n{line}\n\nOutlook\n\nWinter ankle goes in spring."))


def test_the_words_of_a_picture_between_a_box_and_the_text_are_no_heading():
    contents = "On this page\n\n• What is winter ankle?\n• What helps winter ankle?"
    parts = "What is winter ankle?\n\nA joint that is stiff.\n\nWhat helps winter ankle?\n\nWarm socks help in winter."
    box = "Key points\n\n• Winter ankle is stiff.\n• Socks help."
    imported = page(f"Winter ankle\n\n{box}\n\nWoman with a stick at home\nPrint this page\n\n{contents}\n\n{parts}")
    assert [one.heading for one in imported.sections] == ["What is winter ankle?", "What helps winter ankle?"]
    assert "Woman with a stick at home" in aside(imported)


def test_a_part_that_the_contents_list_does_not_name_stays_where_it_has_text():
    contents = "On this page\n\n• What is winter ankle?\n• What helps winter ankle?"
    parts = "What is winter ankle?\n\nA joint that is stiff.\n\nWho gets it\n\nSkaters do.\n\nWhat helps winter ankle?\n\nSocks."
    imported = page(f"Winter ankle\n\nIt is stiff in winter and in the cold.\n\n{contents}\n\n{parts}")
    assert "Who gets it" in [one.heading for one in imported.sections]


def test_reviewers_parted_by_dashes_behind_a_date_are_all_named():
    line = "Last update: May 2021 - Expert reviewer(s): Dr Ann Newly - Pr Brian Found | Town Network"
    imported = page(f"Winter ankle\n\n{TEXT}\n\n{line}")
    assert [one.name for one in imported.source_review.reviewers] == ["Ann Newly", "Brian Found"]


@pytest.mark.parametrize("letters", ["FRNZCGP", "FRACP", "MRCPsych", "FRCPath"])
def test_a_royal_colleges_letters_behind_a_name_are_credentials(letters):
    imported = page(f"Winter ankle\n\n{TEXT}\n\nReviewed by: Dr Ann Newly, {letters}, Clinical Editor")
    assert [one.credentials for one in imported.source_review.reviewers] == [letters]
    assert not is_degree("FRANCIS")


def test_a_page_meant_for_professionals_is_for_them():
    assert for_professionals("This summary is meant for healthcare professionals.")


@pytest.mark.parametrize(
    ("title", "kind"), [("How is winter ankle treated?", "clinical_question"), ("Winter ankle", "explainer")]
)
def test_a_page_for_professionals_that_asks_no_question_explains_its_subject(title, kind):
    source = f"{title}\n\nThis page is intended for health professionals.\n\n{TEXT}"
    imported = read(source, "page.txt", today=date(2026, 11, 22))
    assert (imported.kind, imported.audience) == (kind, "professionals")
    assert "no_disclaimer" not in [one.code for one in imported.problems]


def test_answers_by_layer_of_evidence_are_a_clinical_question_without_its_mark():
    source = f"Winter ankle\n\nFrom the Guidelines\n\n{TEXT}\n\nFrom the Research\n\nSocks helped in winter."
    assert page(source, None).kind == "clinical_question"
