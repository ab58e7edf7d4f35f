"""Parts of copied pages: title, contents lists, bare lists, takeaway, promotion, record."""

import pytest

from articles.importers import Imported
from tests.articles.importers.copied.pages import page


def codes(imported: Imported) -> dict[str, str | None]:
    return {problem.code: problem.where for problem in imported.problems}


def test_the_first_line_is_never_taken_for_the_title_where_nothing_shows_it():
    imported = page("Hands can hurt in the cold.\n\nCauses\n\nThe cold does it.")
    assert imported.title is None
    assert "title_missing" in codes(imported)


@pytest.mark.parametrize("heading", ["Overview", "Causes", "Symptoms and causes", "From the Research", "FAQs"])
def test_the_name_of_a_usual_section_is_not_a_title(heading):
    assert page(f"{heading}\n\nText here.\n\nMore\n\nText.").title is None


def test_what_stands_over_the_title_on_the_way_through_the_site_is_furniture():
    imported = page("Home\nHealth\nCold hands and feet\nUpdated: May 3, 2024\nHands hurt in the cold.")
    assert imported.title == "Cold hands and feet"
    assert [aside.text for aside in imported.set_aside] == ["Home", "Health"]


def test_a_contents_list_without_its_label_is_seen_by_the_headings_it_names():
    imported = page("Cold hands?\nCauses\nRelief\n\nHands hurt.\n\nCauses\n\nCold.\n\nRelief\n\nWarmth.")
    assert [section.heading for section in imported.sections] == ["Causes", "Relief"]


def test_short_lines_below_a_colon_are_items_that_lost_their_bullets():
    imported = page("Signs\n\nThey include:\n\npain\nnumbness\n\nRelief\n\nWarmth helps.")
    assert imported.sections[0].text == "They include:\n\n- pain\n- numbness"
    assert imported.sections[1].heading == "Relief"


def test_a_paragraph_printed_twice_is_set_aside_once():
    twice = "Hands hurt in the cold when the blood stays away from them."
    imported = page(f"{twice}\n\nSomething else is said here.\n\n{twice}")
    assert [(aside.text, aside.reason) for aside in imported.set_aside] == [(twice, "duplicate")]
    assert codes(imported)["duplicate_block"] == "lines 1 and 5"


def test_advice_to_see_a_doctor_is_no_promotion():
    imported = page("Relief\n\nTalk to your doctor about tablets.\n\nAsk a pharmacist first.")
    assert imported.set_aside == ()


def test_advice_to_act_today_stays_in_the_text():
    imported = page("Relief\n\nSpeak to a nurse today if a finger stays white.\n\nStart warming at once.")
    assert imported.set_aside == ()


def test_a_sentence_that_says_what_a_drug_does_not_replace_is_no_disclaimer():
    assert page("Relief\n\nTablets do not replace gloves.\n\nWarmth does more.").disclaimer is None


def test_an_offer_at_the_end_of_a_paragraph_is_parted_from_it():
    imported = page(
        "Relief\n\nWarmth helps. Ready to feel better? Chat with Warmly now.\n\n"
        "This page was reviewed for accuracy by a doctor working for Warmly."
    )
    assert imported.sections[0].text == "Warmth helps."
    assert imported.set_aside[0].text == "Ready to feel better? Chat with Warmly now."


def test_one_printed_status_is_passed_on_and_several_are_not():
    assert page("Article Review Status\nApproved\n\nHands hurt.").source_review.status == "Approved"
    several = page("Article Review Status\nSubmitted\nApproved\n\nHands hurt.")
    assert several.source_review.status is None
    assert codes(several)["status_ambiguous"] == "lines 1-3"


def test_a_label_without_its_value_is_a_problem():
    assert "empty_label" in codes(page("Hands hurt in the cold.\n\nLast updated:\n\nMore text is here."))


def test_a_label_with_its_value_on_the_next_line_is_read():
    assert page("Hands hurt.\n\nLast updated:\nMay 3, 2024").source_dates.updated == "2024-05-03"


def test_a_date_without_label_is_set_aside_with_a_question():
    imported = page("Hands hurt in the cold.\n\nBy Rita Roe\n12 September 2023")
    assert imported.source_dates.published is None
    assert codes(imported)["date_unlabelled"] == "line 4"


def test_a_review_date_older_than_the_term_is_overdue():
    assert "review_overdue" in codes(page("Hands hurt.\n\nPage last reviewed: 1 May 2024"))
    assert "review_overdue" not in codes(page("Hands hurt.\n\nPage last reviewed: 1 May 2025"))
    assert "review_overdue" in codes(page("Hands hurt.\n\nPage last reviewed: 1 May 2025", "professional_page"))


def test_entries_below_lines_with_their_numbers_are_numbered():
    imported = page(
        "Hands hurt.\n\nReferences\n1\nCold hands in winter.\nJ Warm, 2018\n2\nMore on hands.\nJ Warm, 2019"
    )
    assert [(entry.number, entry.year) for entry in imported.references] == [(1, 2018), (2, 2019)]


def test_entries_without_numbers_get_none():
    imported = page("Hands hurt.\n\nReferences\nDoe J. Cold. J Warm 2001; 3:4-9.")
    assert imported.references[0].number is None
    assert "references_unnumbered" in codes(imported)


def test_marks_beyond_a_list_without_numbers_are_not_resolved():
    imported = page("Hands hurt [1]. Feet too [2].\n\nReferences\nDoe J. Cold. J Warm 2001; 3:4-9.")
    assert "citation_unresolved" in codes(imported)


def test_entries_of_several_lines_end_with_journal_and_year():
    entries = "Research\nCold hands: a trial.\nJ Warm, 2019\nGuideline\nAdvice on warm gloves.\nBMJ, 2017"
    imported = page(f"Hands hurt.\n\nReferences\n{entries}\nDisclaimer\nAsk a doctor.")
    assert [entry.year for entry in imported.references] == [2019, 2017]
    assert [entry.title for entry in imported.references] == ["Cold hands: a trial", "Advice on warm gloves"]
    assert imported.disclaimer == "Ask a doctor."


def test_labels_of_groups_stand_for_the_reference_list():
    entries = "TEXTBOOKS\nDoe J. Cold. 4th ed. 2003.\nINTERNET\nCold. https://cold.example/1"
    imported = page(f"Hands hurt.\n\nReferences\n\n{entries}")
    assert len(imported.references) == 2
    assert [label.text for label in imported.labels] == ["References", "TEXTBOOKS", "INTERNET"]


def test_the_last_item_of_a_bare_list_is_no_heading_where_a_gap_follows():
    imported = page("Hands\n\nSigns are:\nItchy red spots\nPain at night\n\nWhat helps?\n\nWarm gloves help in winter.")
    assert [section.heading for section in imported.sections] == [None, "What helps?"]
    assert imported.sections[0].text.endswith("- Itchy red spots\n- Pain at night")


def test_a_running_line_behind_numbered_entries_is_no_entry():
    entries = "1. Doe J. Cold. J Warm 2001; 3:4-9.\n2. Made A. Warm. J Warm 2002; 3:4-9."
    imported = page(f"Hands hurt [1, 2].\n\nReferences\n{entries}\n\nJ Warm 2003; 39 (Suppl. 1): S201.")
    assert [entry.number for entry in imported.references] == [1, 2]
