"""What a page's program sets around its lines: tags behind headings, labels of contents, calls to act, last lines."""

import pytest

from tests.articles.importers.copied.pages import aside, page

TEXT = "Winter ankle is stiff in the cold. Most people walk it off."


def test_the_tag_behind_a_heading_and_the_arrows_before_references_are_set_aside():
    imported = page(
        f"Signs[edit]\n\n{TEXT}[1]\n\nRelief [edit | edit source]\n\nWarm socks.\n\n"
        "References[edit]\n\n1. ^ a b Doe J. Cold. J Warm 2001; 3:4-9."
    )
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]
    assert imported.references[0].raw == "Doe J. Cold. J Warm 2001; 3:4-9."
    assert aside(imported) == ["[edit]", "[edit | edit source]", "[edit]", "^ a b"]


@pytest.mark.parametrize("label", ["Contents hide\n(Top)", "Table of Contents\nView All", "Contents [hide]"])
def test_a_contents_list_opens_with_what_its_program_sets_beside_its_label(label):
    imported = page(f"{label}\nSigns\nRelief\n\nSigns\n\n{TEXT}\n\nRelief\n\nWarm socks.")
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]
    assert label.startswith(imported.labels[0].text)


def test_a_list_of_which_half_the_lines_head_something_later_goes_on_to_the_gap():
    imported = page(f"Table of Contents\nSigns\nSorts\nRelief\n\nSigns\n\n{TEXT}\n\nRelief\n\nWarm socks.")
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]
    assert "Sorts" in aside(imported)


def test_a_call_to_act_heads_its_list_though_it_ends_with_a_colon():
    imported = page(
        f"Signs\n\n{TEXT}\n\nNon-urgent advice: See a nurse if:\n\nthe ankle stays stiff\nthe toes turn blue\n\n"
        "Relief\n\nWarm socks help."
    )
    assert imported.sections[1].heading == "Non-urgent advice: See a nurse if:"
    assert imported.sections[1].text == "- the ankle stays stiff\n- the toes turn blue"


def test_what_stands_behind_the_end_of_a_press_release_is_set_aside():
    imported = page(
        f"{TEXT} {TEXT} {TEXT}\n\nSigns\n\n{TEXT}\n\nENDS\n\nNotes to editors\n\nAsk Ann Made, press officer, on what is said of feet in it.\n\nJournal\nJ Cold\n\n{TEXT}"
    )
    assert [section.heading for section in imported.sections] == [None, "Signs"]
    assert "J Cold" in aside(imported)


def test_short_lines_behind_the_last_line_of_the_record_are_the_site_s():
    imported = page(
        f"Signs\n\n{TEXT} {TEXT} {TEXT} {TEXT}\n\nRelief\n\n{TEXT} Socks.\n\nLast medically reviewed on March 30, 2022\n\n"
        "Joints / Bones\nFind an ankle nurse\nSearch our list of nurses near you.\n\n"
        "Sources\n1. Doe J. Cold. J Warm 2001; 3:4-9."
    )
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]
    assert aside(imported) == ["Joints / Bones", "Find an ankle nurse", "Search our list of nurses near you."]


def test_a_part_behind_the_record_stays():
    imported = page(
        f"Signs\n\n{TEXT} {TEXT} {TEXT}\n\nLast updated: May 3, 2024\n\nRelief\n\n{TEXT} Warm socks help as well as these."
    )
    assert imported.sections[-1].heading == "Relief"


def test_a_question_before_an_offer_goes_with_it():
    imported = page(
        "Relief\n\nWarmth helps. Feeling unsure about your feet? Chat with Warmly now.\n\n"
        "This page was reviewed for accuracy by a doctor working for Warmly."
    )
    assert imported.sections[0].text == "Warmth helps."


@pytest.mark.parametrize(
    "line",
    [
        "We may earn a small commission if you buy through links on this page.",
        "Know more every day. Get our free daily newsletter.",
        "WEEKLY HEALTH NEWSLETTER",
        "Español",
        "(Click Image to Enlarge)",
        "Call 555-0100",
    ],
)
def test_lines_that_sell_or_serve_the_site_are_furniture(line):
    imported = page(f"Signs\n\n{TEXT}\n\n{line}\n\nRelief\n\nWarm socks help.")
    assert aside(imported) == [line]


@pytest.mark.parametrize(
    ("above", "mark"), [("Ann Made, MD¹; Bo Roe, MD²", "¹"), ("Ann Made 1, Bo Roe 2", "2 "), ("By Ann Made", "*")]
)
def test_institutions_below_the_authors_are_set_aside_without_an_abstract(above, mark):
    place = f"{mark}Department of Joints, Example Hospital, Lakeside, Norway"
    imported = page(f"Winter ankle in the cold\n{above}\n{place}\n\n{TEXT} {TEXT} {TEXT}\n\nRelief\n\nWinter socks.")
    assert place in aside(imported)


def test_a_heading_over_nothing_but_a_box_goes_with_it():
    imported = page(
        f"Signs\n\n{TEXT}\n\nRelief\n\nSocks.\n\nFootnotes\n\nDisclaimer/Publisher’s Note: The words are the authors’ own."
    )
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]


def test_a_list_of_abbreviations_is_read():
    imported = page(
        f"Signs\n\n{TEXT}\n\nAbbreviations\nWAS: winter ankle score\nC4: complement component 4\n\nRelief\n\nSocks."
    )
    assert {entry.short: entry.expansion for entry in imported.abbreviations}["WAS"] == "winter ankle score"
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]


def test_the_word_edit_behind_three_headings_is_the_program_s():
    imported = page(f"Signs edit\n\n{TEXT}\n\nCauses edit\n\nFrost in winter.\n\nRelief edit\n\nWarm socks help.")
    assert [section.heading for section in imported.sections] == ["Signs", "Causes", "Relief"]
    assert page(f"Signs edit\n\n{TEXT}\n\nRelief\n\nWarm socks help.").set_aside == ()


def test_a_date_or_another_label_ends_a_list_of_parts():
    parts = "Signs and marks\nCauses in winter\nRelief for feet\nOutlook for you"
    headed = "\n\n".join(f"{part}\n\n{TEXT}" for part in parts.split("\n"))
    imported = page(f"Updated on June 14, 2024\nIn This Article\n{parts}\n\n{headed}")
    assert imported.source_dates.updated == "2024-06-14"
    assert [section.heading for section in imported.sections] == parts.split("\n")


def test_a_line_that_ends_with_a_colon_and_a_mark_leads_to_its_list():
    imported = page(
        f"{TEXT} [1]\n\nSigns\nThe signs in winter are these: [2]\nCold toes\nStiff feet\n\nRelief\n\nSocks. [1]"
    )
    assert imported.sections[1].text == "The signs in winter are these: [2]\n\n- Cold toes\n- Stiff feet"


def test_a_question_within_a_title_is_no_end_of_it():
    imported = page(
        f"What Is Winter Ankle? Signs and Relief\n\nReviewed on 4/29/2022\nWhat Is Winter Ankle\n{TEXT}\n\nRelief\n\nSocks."
    )
    assert imported.title == "What Is Winter Ankle? Signs and Relief"


def test_a_heading_that_ends_with_degrees_is_a_heading():
    imported = page(f"Signs\n\n{TEXT}\n\nIn short, by Ann Made, M.D., M.H.S.\n\nWarm socks help.")
    assert imported.sections[1].heading == "In short, by Ann Made, M.D., M.H.S."


def test_a_question_below_the_title_is_no_kicker():
    imported = page(
        f"All About Winter Ankle\n\nUpdated: May 3, 2024\n\nContents\n• Signs\n• Relief\n\nWhere from?\n\n{TEXT}\n\n"
        f"Signs\n\n{TEXT} Now.\n\nRelief\n\nSocks."
    )
    assert (imported.kicker, imported.sections[0].heading) == (None, "Where from?")


def test_usual_names_set_tight_above_the_text_are_a_list_of_parts():
    parts = "Summary\nHave I got the right page?\nDiagnosis\nManagement\nReferences\nHow this was made"
    imported = page(f"{parts}\n\nFrost and feet\n\n{TEXT}\n\nRelief\n\nWarm socks help.")
    assert (imported.title, [section.heading for section in imported.sections]) == ("Frost and feet", ["Relief"])


def test_the_answers_below_a_question_on_the_page_itself_go_with_it():
    imported = page(f"Signs\n\n{TEXT}\n\nRelief\n\nSocks help.\n\nWas this page useful?\nYes\nNo")
    assert aside(imported) == ["Was this page useful?", "Yes", "No"]


def test_a_long_line_of_rights_is_no_text():
    rights = f"© 2024 by the authors. {'Read what may be done with it in the terms of the house. ' * 6}".strip()
    assert aside(page(f"Signs\n\n{TEXT}\n\nRelief\n\nWarm socks help.\n\n{rights}")) == [rights]
