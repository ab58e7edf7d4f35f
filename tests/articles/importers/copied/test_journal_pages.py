"""A journal's article copied from a browser that sets authors and institutions as lists."""

from articles.importers import Imported
from tests.articles.importers.copied.pages import aside, page

LONG = "Wool keeps the hands of most people warm through the winter, and nobody is surprised by it any more."
AUTHORS = "  1. http://orcid.org/0000-0002-0000-0009Ann Newly1,2,\n  2. Ben Cole3,\n  3. Cy Dare1"
PLACES = (
    "  1. 1 Department of Wool, Town, North\n  2. 2 Glove Unit, Harbour, South\n  3. 3 Mittens, Town Infirmary, West"
)
TERMS = "  • wool\n  • cold hands\n  • winter"
FOOT = "Footnotes\n\n  • Contributors AN wrote it.\n  • Competing interests None declared.\n"


def article(authors: str = AUTHORS, places: str = PLACES) -> Imported:
    front = (
        f"Cold hands and wool: a long look\n\n{authors}\n\n{places}\n\n  1. Correspondence to Dr Ann Newly; a@b.example"
    )
    text = f"Abstract\n\n{LONG}\n\n{TERMS}\n\nhttps://doi.org/10.9999/w.1\n\nIntroduction\n\n{LONG} So it is.\n\n"
    more = f"Search for a cause\n\nCold is the cause in all of them, as {LONG.lower()}\n\n{FOOT}"
    return page(f"{front}\n\n{text}{more}", None)


def test_the_items_of_a_list_of_names_with_marks_are_the_authors():
    imported = article()
    assert imported.authors == ("Ann Newly", "Ben Cole", "Cy Dare")
    assert "http://orcid.org/0000-0002-0000-0009" in aside(imported)
    assert imported.title == "Cold hands and wool: a long look"


def test_a_menu_of_two_words_each_is_no_list_of_authors():
    assert article("  • Latest Wool\n  • Current Gloves").authors == ()


def test_a_list_of_institutions_is_set_aside_whole():
    assert [one for one in aside(article()) if "Mittens" in one] == ["3. 3 Mittens, Town Infirmary, West"]


def test_declarations_set_as_items_tell_an_article():
    assert article().audience == "professionals"


def test_terms_right_behind_an_abstract_are_its_keywords():
    imported = article()
    assert imported.keywords == ("wool", "cold hands", "winter")
    assert next(one.text for one in imported.sections if one.heading == "Abstract") == LONG


def test_a_heading_that_opens_with_search_is_no_button():
    assert "Search for a cause" in [one.heading for one in article().sections]
