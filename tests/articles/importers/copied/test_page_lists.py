"""Lists that lead to a page's parts: numbered ones, ones repeated below each heading, and what heads nothing."""

import pytest

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
    ["Text size A A A", "Save to PDF", "« Back to all ankles", "[in a new window]", "View larger version (15K):"],
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
    imported = page(f"Winter ankle\n\nAbstract\n\n{PARTS}\n\nIntroduction\n\n{TEXT}")
    assert "Methods" not in [section.heading for section in imported.sections]
