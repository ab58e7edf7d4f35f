"""Articles copied from the pages of publishers: what stands around them, and marks on lines of their own."""

import pytest

from tests.articles.importers.copied.pages import aside, page

ABSTRACT = "Winter ankle is stiff in the cold. We asked forty people with a winter ankle and gave each a pair of socks."
BODY = "Introduction\n\nAn ankle in winter is a nuisance [1].\n\nMethods\n\nWe gave socks to all [2].\n\nDiscussion\n\nSocks help."
REFERENCES = "References\n\n1. Doe J. Cold. J Warm 2001; 3:4-9.\n2. Roe A. Warm. J Warm 2002; 3:4-9."


def test_names_and_institutions_are_joined_with_marks_on_lines_of_their_own():
    front = "Warm socks for winter ankle\n\nby\nAnn Made\n1,\nBo Roe\n2 and\nCy Up\n1,*\n1\nDepartment of Feet, Example Hospital\n2\nExample University\n*\nAuthor to whom correspondence should be addressed."
    imported = page(f"{front}\n\nAbstract\n\n{ABSTRACT}\n\n{BODY}\n\n{REFERENCES}")
    assert imported.authors == ("Ann Made", "Bo Roe", "Cy Up")
    assert aside(imported)[:2] == ["1 Department of Feet, Example Hospital", "2 Example University"]
    assert imported.sections[0].heading == "Abstract"


def test_a_number_alone_above_an_institution_is_an_entry_s_where_no_names_stand_above():
    imported = page(f"{BODY}\n\nReferences\n\n1\nUniversity hospitals in winter.\nJ Warm, 2019\n2\nMore.\nJ Warm, 2020")
    assert [entry.number for entry in imported.references] == [1, 2]


def test_the_parts_of_an_abstract_below_headings_are_its_paragraphs():
    parts = "Abstract\n\nBackground\n\nAnkles are stiff in winter.\n\nMethods\n\nWe asked forty people.\n\nConclusions\n\nSocks help.\n\n"
    imported = page(f"{parts}Introduction\n\nAn ankle in winter is a nuisance.\n\nMethods\n\nWe gave socks to all.")
    assert imported.sections[0].text == (
        "Background: Ankles are stiff in winter.\n\nMethods: We asked forty people.\n\nConclusions: Socks help."
    )
    assert [section.heading for section in imported.sections] == ["Abstract", "Introduction", "Methods"]


def test_parts_that_a_discussion_follows_are_the_article_s_own():
    imported = page(
        "Abstract\n\nMethods\n\nWe asked.\n\nResults\n\nAll were cold.\n\nDiscussion\n\nSocks help them all."
    )
    assert [section.heading for section in imported.sections] == ["Abstract", "Methods", "Results", "Discussion"]


@pytest.mark.parametrize("terms", ["winter; ankle; socks", "winter\nankle\nsocks"])
def test_keywords_below_their_label_are_read(terms):
    imported = page(f"Abstract\n\n{ABSTRACT}\n\nKeywords\n{terms}\n\n{BODY}\n\n{REFERENCES}")
    assert imported.keywords == ("winter", "ankle", "socks")


@pytest.mark.parametrize(
    "line",
    [
        "Review | Open Access | 25 Oct 2023",
        "Views: 659 | Downloads: 298 | Cited: 0",
        "10.9999/1209.2023.105 | © The Author(s) 2023.",
        "Ankles 2024, 14(8), 838; https://doi.org/10.9999/ankles14080838",
        "(This article belongs to the Special Issue Ankles of the North)",
    ],
)
def test_lines_of_the_press_above_an_abstract_are_set_aside(line):
    imported = page(f"Warm socks for winter ankle\n\n{line}\n\nAbstract\n\n{ABSTRACT}\n\n{BODY}")
    assert imported.title == "Warm socks for winter ankle"
    assert line in aside(imported)


def test_links_to_neighbours_and_their_titles_are_set_aside():
    above = "Next Article in Journal\nA study of gloves in the north\nFont Size:\nAa Aa Aa\nReview\n\n"
    imported = page(f"{above}Warm socks for winter ankle\n\nAbstract\n\n:\n{ABSTRACT}\n\n{BODY}")
    assert imported.title == "Warm socks for winter ankle"
    assert "A study of gloves in the north" in aside(imported)


def test_what_the_press_says_behind_the_references_is_set_aside_however_long_it_is():
    tail = "Share and Cite\n\nMade A. Warm socks for winter ankle. J Warm 2024.\n\nRights and permissions\n\nReprints and permissions"
    imported = page(f"{BODY}\n\n{REFERENCES}\n\nEthics declarations\n\nNone of us has an interest.\n\n{tail}")
    assert imported.sections[-1].heading == "Ethics declarations"
    assert aside(imported)[-4:] == tail.split("\n\n")


def test_a_label_of_one_word_and_the_day_below_it_are_read():
    imported = page(
        f"{BODY}\n\n{REFERENCES}\n\nAbout this article\n\nReceived\n12 January 2021\n\nPublished\n12 March 2021"
    )
    assert imported.source_dates.published == "2021-03-12"


def test_a_title_set_tight_below_a_line_in_small_letters_is_the_title():
    imported = page(
        f"Case report\npeer-reviewed\nWarm socks for winter ankle\nAnn Made, Bo Roe\n\nAbstract\n{ABSTRACT}\n\n{BODY}"
    )
    assert imported.title == "Warm socks for winter ankle"


def test_no_line_below_the_text_is_the_title():
    imported = page(
        f"Thoughts of a walker on frost.\n\n{ABSTRACT} {ABSTRACT}\n\nA walk.\n\nWinter Ankle in Socks\nAnn Made, MD, Bo Roe, MD\n\n{ABSTRACT}"
    )
    assert imported.title is None


def test_an_address_on_the_line_below_is_no_end_of_a_sentence():
    imported = page(
        f"A long title that says what winter does to an ankle\nhttps://warm.example/1\n\nAbstract\n\n{ABSTRACT}\n\n{BODY}"
    )
    assert imported.title == "A long title that says what winter does to an ankle"


def test_a_bullet_on_a_line_of_its_own_belongs_to_the_next():
    imported = page(f"Highlights\n•\nAnkles are stiff.\n•\nSocks help.\n\n{BODY}")
    assert imported.sections[0].text == "- Ankles are stiff.\n- Socks help."


@pytest.mark.parametrize("sign", ["PMCID: PMC1234567", "Cite this article as: Made A. J Warm 2022"])
def test_what_only_journals_print_shows_a_journal(sign):
    text = f"Warm socks\n\n{sign}\n\nAbstract\n\n{ABSTRACT}\n\nKeywords: socks\n\n{BODY}\n\nDisclosure statement\n\nNone.\n\n{REFERENCES}"
    assert page(text, form=None).audience == "professionals"
