"""Lists that lead to a page's parts: numbered ones, ones repeated below each heading, and what heads nothing."""

import pytest

from articles.importers.citations import decide_style
from articles.importers.copied.contents import CONTENTS
from tests.articles.importers.copied.pages import aside, page

TEXT = "Winter ankle is stiff in the cold. Most people walk it off."
JUMP = "Top\nSigns\nSorts\nRelief"


def test_numbered_lines_that_the_contents_list_names_are_headings():
    imported = page(
        "Warm tablets\n\nWhat is in this leaflet\n\n1. What they are for\n2. How to take them\n\n"
        f"1. What they are for\n\n{TEXT}\n\n2. How to take them\n\nBefore you start\n\n1. Warm your hands.\n"
        "2. Open the box.\n\nTake one with tea. It should be hot."
    )
    assert [section.heading for section in imported.sections] == [
        "1. What they are for",
        "2. How to take them",
        "Before you start",
    ]
    assert "1. Warm your hands." in imported.sections[2].text


def test_a_list_that_stands_below_three_headings_is_no_part_of_them():
    imported = page(
        f"Winter ankle\n\nSigns\n\n{JUMP}\n\n{TEXT}\n\nSorts\n\n{JUMP}\n\nStiff and stiffer ones are known.\n\n"
        f"Relief\n\n{JUMP}\n\nWarm socks help. So does tea."
    )
    assert [(section.heading, section.text[:5]) for section in imported.sections] == [
        ("Signs", "Winte"),
        ("Sorts", "Stiff"),
        ("Relief", "Warm "),
    ]


def test_short_lines_that_stand_below_two_headings_only_are_kept():
    foods = "Warm tea\nWarm soup\nWarm milk\nWarm bread"
    imported = page(f"Winter ankle\n\nSigns\n\n{TEXT}\n\nRelief\n\n{foods}\n\nWarm feet\n\n{foods}\n\nThey all help.")
    assert sum(section.text.count("soup") for section in imported.sections) == 2


def test_a_heading_right_below_the_title_that_heads_nothing_is_set_aside():
    imported = page(f"Winter ankle\n\nShare your ankle\n\nSigns\n\n{TEXT}\n\nRelief\n\nWarm socks help.")
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]
    assert "Share your ankle" in aside(imported)


@pytest.mark.parametrize("heading", ["Overview", "What is it?"])
def test_a_usual_name_or_a_question_stays_though_nothing_stands_below_it(heading):
    imported = page(f"Winter ankle\n\n{heading}\n\nSigns of winter ankle\n\n{TEXT}\n\nRelief\n\nWarm socks help.")
    assert imported.sections[0].heading == heading


@pytest.mark.parametrize(
    "line",
    [
        "Text size A A A",
        "Save to PDF",
        "Download PDF Copy",
        "Full size image",
        "Give feedback about this page",
        "Read the full fact sheet",
        "« Back to all ankles",
        "[in a new window]",
        "View larger version (15K):",
    ],
)
def test_what_a_page_offers_beside_its_text_is_set_aside(line):
    assert line in aside(page(f"Winter ankle\n\n{line}\n\n{TEXT}\n\nRelief\n\nWarm socks help."))


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("Ankle Letters Advance Access originally published online on July 13, 2005", "published"),
        ("E-pub: 07/13/2005", "published"),
        ("Patient Leaflet Updated 13-Jul-2005 | Warm House Ltd", "updated"),
        ("Fact sheet updated: 13 July 2005", "updated"),
    ],
)
def test_a_date_is_read_behind_the_labels_of_journals_and_leaflets(line, key):
    dates = page(f"Winter ankle\n\n{line}\n\n{TEXT}\n\nRelief\n\nWarm socks help.").source_dates
    assert getattr(dates, key) == "2005-07-13"


def test_what_stands_around_a_date_or_the_names_of_authors_is_kept():
    journal = "Ankle Letters of the Cold Towns Advance Access originally published online on July 13, 2005"
    authors = "Ulla Made1 and Ann Newly2, 1Warm University, Coldtown, 2Example Clinic, Icetown"
    imported = page(f"Winter ankle\n\n{authors}\n\n{journal}\n\n{TEXT}\n\nRelief\n\nWarm socks help.")
    assert imported.authors == ("Ulla Made", "Ann Newly")
    assert {authors, journal} <= set(aside(imported))


def test_a_case_with_its_discussion_is_a_case_report_also_without_an_abstract():
    case = "A man of 40 years had stiff ankles."
    imported = page(
        f"A stiff winter\n\nIntroduction\n\n{TEXT}\n\nCase report\n\n{case}\n\nDiscussion\n\n{TEXT}", form=None
    )
    assert (imported.kind, imported.audience) == ("case_report", "professionals")


def test_the_line_of_a_journal_with_its_season_heads_nothing():
    imported = page(
        "A stiff winter\n\nUlla Made, MD; Ann Newly, PhD\n\nAnkle J 2016 Winter; 20(1):e101-103\n\n"
        f"{TEXT} {TEXT} {TEXT}\n\nCase report\n\nA man of 40 had stiff ankles.\n\nDiscussion\n\n{TEXT}",
        form=None,
    )
    assert [section.heading for section in imported.sections] == [None, "Case report", "Discussion"]


PARTS = f"Background/Purpose: {TEXT} {TEXT}\n\nMethods: We felt {TEXT}\n\nResults: Cold. {TEXT} {TEXT}"


def test_the_parts_of_a_lone_abstract_are_its_sections():
    imported = page(f"Winter ankle\n\n{PARTS}")
    assert [section.heading for section in imported.sections] == ["Background/Purpose", "Methods", "Results"]


def test_the_parts_of_an_abstract_below_its_heading_stay_together():
    imported = page(f"Winter ankle\n\nAbstract\n\n{PARTS}\n\nDiscussion\n\n{TEXT}")
    assert "Methods" not in [section.heading for section in imported.sections]


def test_a_page_tab_with_the_name_of_its_site_is_no_title():
    title = "Winter ankle: a review for walkers"
    imported = page(f"{title} - The Cold Journal\n\n{title}\n\nSigns\n\n{TEXT}\n\nRelief\n\nWarm socks help.")
    assert imported.title == title


def test_who_updated_and_who_reviewed_a_page_is_read_where_one_line_says_it():
    imported = page(
        "Winter ankle\n\nLast updated July 13, 2005, by Ulla Made, PhD\n✅ Fact-checked by Brian Found, PhD\n\n"
        f"{TEXT}\n\nRelief\n\nWarm socks help."
    )
    assert (imported.authors, imported.source_dates.updated) == (("Ulla Made",), "2005-07-13")
    assert all("Fact-checked" not in section.text for section in imported.sections)


def test_a_reviewer_is_read_behind_a_byline_that_runs_into_the_label():
    imported = page(f"Winter ankle\n\nBy Ulla Made, M.D.Reviewed by Ann Newly, B.Sc.\n\n{TEXT}\n\nRelief\n\nTea helps.")
    assert imported.authors == ("Ulla Made",)
    assert [one.name for one in imported.source_review.reviewers] == ["Ann Newly"]


def test_an_online_reviewer_is_one():
    imported = page(f"Winter ankle\n\n{TEXT}\n\nRelief\n\nTea helps.\n\nOnline Medical Reviewer: Ann Newly, MD")
    assert [one.name for one in imported.source_review.reviewers] == ["Ann Newly"]


def test_questions_are_read_below_a_heading_that_ends_in_their_name():
    imported = page(
        f"Winter ankle\n\nSigns\n\n{TEXT}\n\nWinter ankle FAQs\n\nDoes tea help?\n\nYes. It warms the feet."
    )
    assert [faq.question for faq in imported.faqs] == ["Does tea help?"]


def test_what_invites_to_read_and_to_write_on_behind_the_references_is_set_aside():
    tail = "Citations\nMade U. Winter ankle. Retrieved today.\n\nComments\nWhat walkers say is not what we say.\n\nPost a comment"
    source = "Sources\n\n1. Made U. Cold feet. J Warm 2001; 3:4-9.\n2. Found B. Cold toes. J Warm 2002; 4:5-9."
    imported = page(f"Winter ankle\n\nSigns\n\n{TEXT}\n\n{source}\n\n{tail}")
    assert [section.heading for section in imported.sections] == ["Signs"]
    assert {"Comments", "Post a comment"} <= set(aside(imported))


def test_a_line_that_leads_to_a_list_is_no_heading_though_a_mark_follows_its_colon():
    imported = page(
        f"Winter ankle\n\nSigns\n\n{TEXT}\n\nThese help people with stiff ankles:1,2\n\nTea\nSocks\n\nRelief\n\nWalk."
    )
    assert "These help people with stiff ankles:1,2" not in [section.heading for section in imported.sections]


def test_the_issue_of_a_journal_is_no_mark():
    assert decide_style(["Cold J. ;8[1]:88-95.", "It is stiff.1 It is cold.2 It thaws.3"], {1, 2, 3}) == "superscript"


def test_a_journals_page_is_known_by_labels_whose_values_stand_below_them():
    imported = page(
        f"Winter ankle\n\nUlla Made,1 Ann Newly2\n*Correspondence to made@example.org\n\nDisclosure:\n\nNone.\n\n"
        f"Received:\n13.07.05\n\nAbstract\n\n{TEXT}\n\nINTRODUCTION\n\n{TEXT}",
        form=None,
    )
    assert imported.audience == "professionals"


def test_a_doctor_below_the_title_wrote_the_page_and_the_post_is_kept():
    line = "Dr Ann Newly, Specialist Registrar in Warm Medicine"
    imported = page(f"Winter ankle\n\n{line}\n\nSigns\n\n{TEXT}\n\nRelief\n\nTea helps.")
    assert imported.authors == ("Ann Newly",) and imported.summary is None
    assert line in aside(imported)


def test_a_doctor_is_no_author_beside_one_that_the_page_names():
    line = "Dr Ann Newly, Specialist Registrar in Warm Medicine"
    imported = page(f"Winter ankle\n\nBy Ulla Made, MD\n\n{line}\n\nSigns\n\n{TEXT}\n\nRelief\n\nTea helps.")
    assert imported.authors == ("Ulla Made",)


def test_how_to_cite_the_page_is_set_aside():
    box = "To cite this article: Made U. Winter ankle. J Warm 2001; 3:4-9. doi: 10.1234/jw.1"
    assert box in aside(page(f"Winter ankle\n\n{box}\n\nSigns\n\n{TEXT}\n\nRelief\n\nTea helps."))


@pytest.mark.parametrize("label", ["What is in this leaflet", "What’s inside this guide"])
def test_the_label_of_a_leaflets_contents_is_known(label):
    assert CONTENTS.match(label)
