"""Parts of a site among the lines of a copied article: calls, menus, forms, what readers wrote."""

import pytest

from articles.importers.copied.furniture import is_navigation
from tests.articles.importers.copied.pages import aside, page

FIRST = "Winter ankle is stiff in the cold, and most people who have it walk it off within a week or two."
CAUSES = "Causes\n\nWinter ankle begins with the first frost, and it comes back with the next one in most people."
RELIEF = "Relief\n\nWarm socks help in winter. So do warm rooms, long walks and patience with the joint."
PAGE = f"Winter ankle\n\n{FIRST}\n\n{CAUSES}\n\n{RELIEF}"


def headings(imported):
    return [section.heading for section in imported.sections]


@pytest.mark.parametrize(
    "call",
    [
        "Call 555-0100 or request an appointment online.",
        "Schedule your first appointment",
        "To book appointments, write",
    ],
)
def test_a_call_to_an_appointment_is_no_text(call):
    assert aside(page(f"Winter ankle\n\n{FIRST}\n\n{call}\n\n{CAUSES}\n\n{RELIEF}")) == [call]


@pytest.mark.parametrize(
    "advice", ["Call your doctor for an appointment this week.", "Make an appointment if the ankle turns blue."]
)
def test_advice_to_see_a_doctor_is_text(advice):
    assert aside(page(f"Winter ankle\n\n{FIRST}\n\n{advice}\n\n{CAUSES}\n\n{RELIEF}")) == []


def test_short_lines_at_the_end_are_the_site_s_where_one_of_them_is():
    tail = "Ankle House\nCareers\nContact us\nPrices and fees"
    assert aside(page(f"{PAGE}\n\n{tail}")) == tail.split("\n")


def test_short_lines_amid_the_text_are_the_site_s_only_where_most_of_them_are():
    few, most = "Wool\nPatience\nShare", "Ankle talk\nShare\nPrint"
    assert aside(page(f"Winter ankle\n\n{FIRST}\n\n{few}\n\n{CAUSES}\n\n{RELIEF}")) == ["Share"]
    assert aside(page(f"Winter ankle\n\n{FIRST}\n\n{most}\n\n{CAUSES}\n\n{RELIEF}")) == most.split("\n")


def test_items_that_a_line_leads_to_and_parts_of_the_article_are_never_the_site_s():
    led = f"{PAGE}\n\nYou can help with:\n\nWool\nPatience\nListen"
    assert aside(page(led)) == ["Listen"]
    asked = f"{PAGE}\n\nWill it pass?\nPatience\nListen"
    assert "Will it pass?" not in aside(page(asked))


def test_a_disclaimer_that_heads_nothing_goes_with_the_lines_of_the_site():
    assert aside(page(f"{PAGE}\n\nAnkle House\n3 Wool Street\nDisclaimer\nContact us"))[:3] == [
        "Ankle House", "3 Wool Street", "Disclaimer",
    ]  # fmt: skip


def test_more_about_something_opens_lines_that_lead_away_unless_it_heads_a_paragraph():
    links = "Learn more about winter ankle\nAnkle drugs\nCold feet"
    assert aside(page(f"Winter ankle\n\n{FIRST}\n\n{links}\n\n{CAUSES}\n\n{RELIEF}")) == links.split("\n")
    text = f"{PAGE}\n\nMore about frost\n\nFrost comes at night and goes when the sun has warmed the ground."
    assert (headings(page(text))[-1], aside(page(text))) == ("More about frost", [])


def test_a_row_of_the_names_of_the_parts_is_a_menu():
    row = "Uses Warnings Frost Causes Relief FAQ"
    imported = page(f"Winter ankle\n\n{row}\n\n{FIRST}\n\nFrost\n\nIt is cold.\n\n{CAUSES}\n\n{RELIEF}")
    assert aside(imported) == [row]
    title = "Winter Ankle Causes and Relief"
    assert page(f"{title}\n\n{FIRST}\n\n{CAUSES}\n\n{RELIEF}").title == title


def test_a_disclaimer_behind_the_line_of_copyright_is_read():
    rights, said = "© 2024 Ankle House. All rights reserved.", "This page is not a substitute for professional advice."
    imported = page(f"{PAGE}\n\n{rights} {said}")
    assert (imported.disclaimer, aside(imported)) == (said, [rights])


@pytest.mark.parametrize(
    "opener", ["3 thoughts on “Winter ankle”", "2 Comments", "Comments (4)", "Leave a Reply", "Reader comments"]
)
def test_what_readers_wrote_is_no_text_but_the_references_below_it_are(opener):
    said = "Tim says:\nMy ankle was cured by my grandmother, who gave me a goose to walk with every morning of that winter."
    imported = page(f"{PAGE}\n\n{opener}\n\n{said}\n\nReply\n\nReferences\n1. Doe J. Cold. J Warm 2001; 3:4-9.")
    assert aside(imported) == [opener, *said.split("\n"), "Reply"]
    assert len(imported.references) == 1


def test_contact_us_heads_the_lines_that_say_whom_to_reach():
    reach = "Ankle nurses: 0555 010 0123, Monday to Friday, 9am to 5pm"
    imported = page(f"{PAGE}\n\nContact us\n{reach}\nOut of hours please ask at the door of the ward.")
    assert (headings(imported)[-1], aside(imported)) == ("Contact us", [])
    assert imported.sections[-1].text.startswith(reach)


@pytest.mark.parametrize(
    "line",
    [
        "Skip directly to site content", "Current Version", "Reading time: 4 minutes", "First name", "Next page",
        "Click to share on X (Opens in new window)", "Like this:", "Like Loading...", "View all posts by Ann", "View profile",
        "Get directions", "Donate now", "This entry was posted in Feet and tagged cold.", "See all doctors",
        "Schedule an appointment", "Learn more here about our quality",
    ],
)  # fmt: skip
def test_a_line_that_sites_set_beside_every_article_is_known(line):
    assert is_navigation(line)


def test_a_subscription_offered_with_thanks_is_no_text():
    thanks = "Thanks for reading Cold Feet! Subscribe for free and support my work."
    assert aside(page(f"Winter ankle\n\n{FIRST}\n\n{thanks}\n\n{CAUSES}\n\n{RELIEF}")) == [thanks]
