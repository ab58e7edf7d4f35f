"""The foot of a page and the lines around its head: what is the site's, what the article's."""

import pytest

from articles.importers.copied.furniture import is_navigation, is_notice, speaks_of_site
from articles.importers.copied.headings import is_heading_shape
from articles.importers.forms import PROFESSIONAL, recognise
from articles.importers.lines import Block
from tests.articles.importers.copied.pages import aside, page

BODY = (
    "What is winter ankle?\n\nWinter ankle is a soreness of the ankle that comes with cold weather and goes in spring.\n\n"
    "Most people notice that warmth helps winter ankle within minutes, while cold water brings the soreness back.\n\n"
    "Relief\n\nKeeping the feet warm is the first step, and dry socks are worth more than any ointment sold for it.\n\n"
    "Ask a nurse for advice where the soreness lasts for more than three weeks or the skin of the ankle breaks."
)
HEAD = "Winter ankle at home\n\n"


def texts(imported) -> str:
    return "\n".join(f"{section.heading}\n{section.text}" for section in imported.sections)


FOOT = (
    "Share\nPrint\nOur walks\n"
    "Let us know what you think of our information about ankles, so that it can be made better and warmer for all.\n"
    "House of Ice\n© House of Ice"
)


def test_short_lines_behind_three_lines_of_furniture_at_the_end_are_the_sites():
    imported = page(f"{HEAD}{BODY}\n\n{FOOT}")
    assert {"Our walks", "House of Ice"} <= set(aside(imported))
    assert "Our walks" in texts(page(f"{HEAD}{BODY}\n\nShare\n\nOur walks\n\nHouse of Ice"))


def test_an_empty_heading_of_sources_does_not_end_the_page():
    assert "House of Ice" in aside(page(f"{HEAD}{BODY}\n\nReferences\n\n{FOOT}"))


def test_a_paragraph_of_the_text_below_a_button_stays():
    group = "The walkers of the town meet every week of the cold season, and bring tea for those who come with winter ankle."
    imported = page(f"{HEAD}{BODY}\n\nShare\nPrint\nSave\n\n{group}\n\nWarm tea")
    assert group in texts(imported) and "Warm tea" in texts(imported)


@pytest.mark.parametrize(
    "text",
    [
        "Please enable JavaScript in your browser to walk on.",
        "We welcome any feedback and ideas.",
        "Our experts watch the cold.",
        "We believe that warm information matters.",
    ],
)
def test_what_a_site_says_of_itself_is_known_by_its_words(text):
    assert speaks_of_site(text)
    assert not speaks_of_site("Warm socks help within minutes, and dry ones help more.")


@pytest.mark.parametrize(
    "line",
    [
        "Share:",
        "Book Appointment",
        "Log in or register to read the full article",
        "Please log in first if you would like to bookmark this page.",
        "Report a problem or mistake on this page",
        "Accept analytics cookies",
        "Cookies on this website",
        "Your email address will not be published. Required fields are marked *",
        "Comment *",
        "Icon of a lock",
        "Print page",
        "Images supplied by the House of Ice",
        "Categories: Joint disorders",
        "Download app",
        "10 free questions in your specialty",
        "Thanks for your feedback.",
    ],
)
def test_buttons_forms_and_walls_are_furniture(line):
    assert is_navigation(line)


@pytest.mark.parametrize(
    "line", ["Register the pain in a diary", "Cookies", "Name your pain", "Report pain to a nurse"]
)
def test_advice_that_opens_with_the_same_words_is_not(line):
    assert not is_navigation(line) or line == "Cookies"


def test_what_a_site_says_of_its_cookies_is_no_text():
    assert is_notice(Block(1, "We've put small files called cookies on your device to make our site work."))
    assert is_notice(Block(1, "This website uses cookies to personalise what you see."))
    assert not is_notice(Block(1, "Avoid biscuits, cookies and cakes."))


def test_a_banner_of_cookies_above_the_title_is_not_the_title():
    banner = "Cookies on this website\nWe've put small files called cookies on your device to make our site work.\nView cookies"
    assert page(f"{banner}\n\nHome\nAnkles\n\n{HEAD}{BODY}").title == "Winter ankle at home"


def test_a_title_with_a_colon_printed_twice_is_the_title():
    title = "Winter ankle: causes and care"
    imported = page(f"Home\nAnkles\n\n{title}\n{title}\n\n{BODY}")
    assert imported.title == title
    assert is_heading_shape(title)


def test_a_line_that_says_whose_part_the_site_is_is_no_title():
    site = "Cold Ankle Centre, a program of the Institute for Winter Ankle"
    assert page(f"{site}\n\n{HEAD}{BODY}").title == "Winter ankle at home"


def test_the_title_may_be_the_last_line_of_a_contents_list_or_the_first_above_its_buttons():
    contents = "Contents hide\nWhat is winter ankle?\nRelief\nWinter ankle at home\n\n"
    assert page(f"{contents}{BODY}").title == "Winter ankle at home"
    buttons = "Home\n\nWinter ankle at home\nTalk\nRead\nEdit\nSearch\n\n"
    assert page(f"{buttons}{BODY}").title == "Winter ankle at home"


def test_a_phone_line_right_below_a_name_is_the_texts():
    groups = "Where to find help\n\nThese groups know winter ankle well and answer letters.\n\nAnkle Friends\nCall 020 7946 0145"
    assert "020 7946 0145" in texts(page(f"{HEAD}{BODY}\n\n{groups}"))
    assert "Call 020 7946 0145" in aside(page(f"Home\nCall 020 7946 0145\n\n{HEAD}{BODY}"))


def test_an_abstract_in_small_letters_heads_its_text():
    imported = page(f"{HEAD}abstract\n\nWinter ankle is common in the cold towns of the north.\n\n{BODY}")
    assert "abstract" in [section.heading for section in imported.sections]


def test_the_place_of_an_article_heads_nothing():
    assert not is_heading_shape("Ankle J. 2021;103(7):412")
    assert is_heading_shape("Ankles in 2021: a review")


def test_a_menu_above_the_title_does_not_hide_what_a_journal_prints_below_it():
    menu = "\n\n".join(f"Part {number}" for number in range(1, 25))
    place = (
        "1Department of Ankles, House of Ice, 12 Frost Road, Icetown, and Institute of Cold Joints, "
        "University of the North, Coldtown 12345"
    )
    text = f"{HEAD.strip()} is a soreness of the joint that comes with cold weather, and goes when the spring comes back to us all."
    imported = page(f"{menu}\n\n{HEAD}Ulla Made1, Ann Newly2\n\n{place}\n\n{text}\n\n{BODY}")
    assert imported.authors == ("Ulla Made", "Ann Newly")
    assert place in aside(imported)


@pytest.mark.parametrize("sign", ["Funding: none was had.", "Disclosure statement: none.", "Issue Section: Ankles"])
def test_what_journals_print_around_an_abstract_shows_an_article(sign):
    signs = f"Keywords: ankle\n\nCorrespondence: Ulla Made\n\n{sign}"
    text = f"{HEAD}Abstract\n\nWinter ankle is common.\n\n"
    assert recognise(f"{text}{signs}\n\n{BODY}") == PROFESSIONAL
    assert recognise(f"{text}{signs.removesuffix(sign)}\n\n{BODY}") != PROFESSIONAL


def test_a_disclaimer_that_speaks_of_the_sites_terms_is_one():
    said = "This leaflet does not replace the advice of a nurse. By reading it you agree to our Terms of Use."
    text = "Cold hands\n\nCauses\n\nCold hands come with winter, and they go with it as well.\n\n"
    assert page(f"{text}{said}").disclaimer == said


def test_a_paragraph_on_how_to_reuse_an_article_is_none_of_its_text():
    rights = f"If you want to reuse any part of this article please ask the house first. {'It is quick and easy. ' * 12}".strip()
    text = "Cold hands\n\nCauses\n\nCold hands come with winter, and they go with it as well.\n\n"
    assert rights in aside(page(f"{text}{rights}\n\nRelief\n\nMittens help most people who have cold hands."))
