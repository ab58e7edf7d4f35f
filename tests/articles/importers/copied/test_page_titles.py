"""The title of a copied page: by what the text speaks of, by its place, never one of the site's own lines."""

import pytest

from tests.articles.importers.copied.pages import aside, page

TEXT = (
    "Winter ankle is stiff in the cold. Most people walk it off.\n\n"
    "Causes\n\nWinter ankle begins with the first frost.\n\nRelief\n\nWarm socks help in winter."
)


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


def test_a_line_printed_twice_above_the_text_is_the_title_though_another_is_spoken_of_more():
    words = "\n\n".join(f"Cold feet are worry number {number} of ours." for number in ("one", "two", "three", "four"))
    imported = page(
        f"Health Topics\nCold Feet\nWinter Ankle\n\nWinter Ankle\n\nSigns\n\n{words}\n\nRelief\n\nA winter ankle passes."
    )
    assert imported.title == "Winter Ankle"


def test_a_title_printed_twice_in_a_row_is_no_entry_of_the_contents_above_it():
    listed = "Contents\n• Causes of frost\n• Relief in spring\n"
    imported = page(
        f"{listed}Winter ankle?\nWinter ankle?\nA cold guest\nIt comes with frost to winter ankles.\n{listed}"
        "Causes of frost\nThe cold makes an ankle stiff.\nRelief in spring\nAn ankle in winter wants warm socks."
    )
    assert (imported.title, imported.kicker) == ("Winter ankle?", "A cold guest")
    assert imported.summary == "It comes with frost to winter ankles."


DECK = "A pair of knitted socks keeps every ankle supple through the frost"


def test_a_sentence_below_the_title_is_the_summary_and_not_the_title():
    news = "Knitted socks keep ankles and feet supple. A pair of socks and an ankle in the frost were weighed in the study."
    imported = page(
        f"News Release 12-Oct-2023\n\nWarm news for those with stiff feet\n\n{DECK}\n\n{news}\n\nWhy\n\nFrost.\n\nHow\n\nWool."
    )
    assert (imported.title, imported.summary) == ("Warm news for those with stiff feet", DECK)


def test_a_heading_of_the_text_below_the_title_is_no_summary():
    imported = page(f"Winter ankle\n\nUpdated: May 3, 2024\n\nWhat socks do for ankles\n\n{TEXT}")
    assert imported.summary is None


@pytest.mark.parametrize("trail", ["Home › Feet › Winter ankle", "Warm Winter Ankle Trust » Education » Winter ankle"])
def test_the_line_at_which_the_way_through_the_site_ends_is_the_title(trail):
    imported = page(f"Warm Winter Ankle Trust\nDonate\n\n{trail}\n\nWinter ankle\n\nOverview\n\n{TEXT} Warm feet.")
    assert imported.title == "Winter ankle"


@pytest.mark.parametrize("bullet", ["• ", ""])
def test_a_title_printed_twice_in_a_row_below_a_tight_contents_list_is_none_of_its_entries(bullet):
    listed = f"Contents\n{bullet}Causes of frost\n{bullet}Relief in spring\n"
    text = "Causes of frost\nThe cold makes an ankle stiff.\nRelief in spring\nAn ankle in winter wants warm socks."
    assert page(f"{listed}Winter ankle?\nWinter ankle?\n{text}").title == "Winter ankle?"


def test_items_of_a_contents_list_may_be_parted_by_blank_lines():
    listed = "Contents\n\n• Causes of frost\n\n• Relief in spring\n\n"
    imported = page(
        f"Winter ankle?\n\nIt comes with frost to winter ankles.\n\n{listed}"
        "Causes of frost\n\nThe cold makes an ankle stiff.\n\nRelief in spring\n\nAn ankle in winter wants warm socks."
    )
    assert [section.text[:2] for section in imported.sections if section.heading] == ["Th", "An"]
