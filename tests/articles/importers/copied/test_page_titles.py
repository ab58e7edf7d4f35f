"""The title of a copied page: by what the text speaks of, by its place, never one of the site's own lines."""

from datetime import date

import pytest

from articles.importers import Imported, read

TODAY = date(2026, 11, 22)
TEXT = (
    "Winter ankle is stiff in the cold. Most people walk it off.\n\n"
    "Causes\n\nWinter ankle begins with the first frost.\n\nRelief\n\nWarm socks help in winter."
)


def page(text: str, form: str = "patient_page") -> Imported:
    return read(text, "page.txt", form=form, today=TODAY)


def aside(imported: Imported) -> list[str]:
    return [one.text for one in imported.set_aside]


def test_the_line_that_the_text_speaks_of_is_the_title_and_not_the_ways_through_the_site():
    imported = page(f"Find Services\nHealth Wonders\nRare Ailment Index\nWinter ankle\n\n{TEXT}")
    assert imported.title == "Winter ankle"
    assert aside(imported) == ["Find Services", "Health Wonders", "Rare Ailment Index"]


def test_a_paragraph_above_the_title_that_speaks_of_something_else_is_furniture():
    notice = "This shelf is kept by a library of many trades for all its readers."
    imported = page(f"{notice}\n\nWinter ankle\n\n{TEXT}")
    assert (imported.title, aside(imported)) == ("Winter ankle", [notice])


def test_a_paragraph_of_the_article_above_a_heading_is_never_set_aside_for_a_title():
    imported = page(f"{TEXT}\n\nWhat is winter ankle?\n\nIt is a stiff joint.")
    assert imported.title is None
    assert aside(imported) == []


@pytest.mark.parametrize("trail", ["Home/Library/Joints/Winter ankle", "Joints & Bones > Winter ankle"])
def test_a_trail_through_the_site_is_not_the_title(trail):
    assert page(f"{trail}\n\nWinter ankle\n\nUpdated: May 3, 2024\n\n{TEXT}").title == "Winter ankle"


def test_the_line_above_the_authors_is_the_title():
    imported = page(f"Winter Ankle Journal\nStiffness of joints in winter\nAnn Newly 1,*, Brian Found 2,✉\n\n{TEXT}")
    assert imported.title == "Stiffness of joints in winter"
    assert imported.authors == ("Ann Newly", "Brian Found")


def test_two_things_with_capitals_are_a_title_and_not_two_people():
    text = "Warm socks help cold feet in winter. Wool is best for them."
    imported = page(f"Warm Socks and Cold Feet\n\nWhy it matters\n\n{text}\n\nMore\n\nWarm socks last for years.")
    assert (imported.title, imported.authors) == ("Warm Socks and Cold Feet", ())


def test_the_question_that_heads_the_first_paragraph_is_a_section_where_a_title_stands_above_it():
    imported = page(f"Winter ankle\n\nWhy do warm socks help winter ankle in the cold and frost?\n\n{TEXT}")
    assert imported.title == "Winter ankle"
    assert imported.sections[0].heading == "Why do warm socks help winter ankle in the cold and frost?"


def test_lines_of_labels_below_the_title_are_text_and_no_headings():
    imported = page(f"Winter ankle\nBrand names: Frosta, Purpa\nDrug class: warm things\nForms: socks\n\n{TEXT}")
    assert imported.sections[0].text.startswith("Brand names: Frosta, Purpa\n\nDrug class: warm things\n\nForms: socks")


def test_the_authors_below_the_title_stay_where_lines_of_the_press_stand_beside_them():
    text = (
        "Warm Hands in Winter\nAnn Made 1,*, Bo Up 1 and Cy Roe 2\nThe Press of Elsewhere\nAnother Line of It\n\n"
        "Warm hands are a comfort in winter, and cold hands are none.\n\n"
        "What helps?\n\nGloves keep hands warm in winter.\n\nWhat else?\n\nMittens keep hands warm too.\n"
    )
    imported = page(text)
    assert imported.authors == ("Ann Made", "Bo Up", "Cy Roe")
