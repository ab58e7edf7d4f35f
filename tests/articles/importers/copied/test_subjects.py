"""What tells a copied page's title from the lines around it: its kin in the text, its copies, whose the site is."""

import pytest

from tests.articles.importers.copied.pages import aside, page

TEXT = (
    "Winter ankle is stiff in the cold. Most people walk it off.\n\n"
    "Causes\n\nWinter ankle begins with the first frost.\n\nRelief\n\nWarm socks help in winter."
)
FORMS = "{}\n\n{} come with frost. Most people who have {} walk them off.\n\nCauses\n\nFrost.\n\nRelief\n\nWool helps."


def test_a_title_is_known_by_words_of_its_family_in_the_text():
    text = FORMS.format("Shoes and Boots\n\nHivernopathy in adults", "Hivernopathies", "hivernopathies")
    assert page(text).title == "Hivernopathy in adults"


def test_a_line_that_stands_twice_in_a_row_is_the_title_though_it_is_tight_below_another():
    text = TEXT.replace("Causes", "Feet and winter frost\n\nFeet swell in winter frost.\n\nCauses")
    imported = page(f"Home\nFeet in winter frost\nWinter ankle\n\nWinter ankle\n\nListen\n\n{text}")
    assert imported.title == "Winter ankle"
    assert "Feet in winter frost" in aside(imported)


def test_the_copy_of_a_title_opens_no_contents_list():
    lists = "Stiffness\nCauses\nRelief\nCold days"
    text = TEXT.replace("Causes\n", "What brings winter ankle?\n")
    imported = page(f"Feet\nWinter ankle\nWinter ankle\n{lists}\n\nStiffness\n\n{text}\n\nCold days\n\nStay in.")
    assert imported.title == "Winter ankle"


def test_a_way_that_ends_with_the_title_is_not_the_title():
    imported = page(f"Home  Feet  Winter ankle\n\nWinter ankle\n\nUpdated: May 3, 2024\n\n{TEXT}")
    assert (imported.title, aside(imported)) == ("Winter ankle", ["Home Feet Winter ankle"])


def test_the_end_of_a_way_with_strokes_is_the_title():
    help_line = "Ankle line for winter and frost"
    text = TEXT.replace("Relief", "Frost line\n\nThe ankle line knows frost and winter.\n\nRelief")
    imported = page(f"{help_line}\n\nHome / Feet / Stiff joint\n\nStiff joint\n\n{text}")
    assert imported.title == "Stiff joint"


@pytest.mark.parametrize(
    ("line", "end"),
    [
        ("Winter Ankle Line 0555 010 0107", ""),
        ("Frost Winter Ankle House", "\n\n© 2024 Frost Winter Ankle House"),
    ],
)
def test_a_telephone_number_or_the_owner_of_the_page_is_no_title(line, end):
    imported = page(f"{line}\n\nStiff joints in winter\n\n{TEXT}{end}")
    assert imported.title == "Stiff joints in winter"


def test_a_question_and_its_short_answer_below_the_title_are_text():
    questions = "Has it other names?\n\nFrost joint, cold foot\n\nWho knew it first?\n\nOld shepherds"
    imported = page(f"Winter ankle\n\n{questions}\n\nWhat is it?\n\n{TEXT}")
    assert [(one.heading, one.text) for one in imported.sections][:2] == [
        ("Has it other names?", "Frost joint, cold foot"),
        ("Who knew it first?", "Old shepherds"),
    ]


def test_a_category_below_the_title_is_no_part_though_it_is_kin_to_it():
    text = TEXT.replace("Winter ankle", "Rheumatological ankle")
    imported = page(f"Rheumatological ankle\n\nEleven of May\n\nRheumatology\n\nSigns of it\n\n{text}")
    assert aside(imported) == ["Eleven of May", "Rheumatology"]


def test_a_heading_over_headings_that_share_its_words_stays():
    text = "First advice\n\nWear wool in winter and keep the ankle warm at night.\n\nSecond advice\n\nWalk every day."
    headings = [one.heading for one in page(f"Winter ankle\n\nAll the advice\n\n{text}").sections]
    assert headings == ["All the advice", "First advice", "Second advice"]
