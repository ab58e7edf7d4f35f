"""Headings, lists and contents of copied pages, where the copy has lost their marks."""

from articles.importers import Imported
from tests.articles.importers.copied.pages import page


def headings(imported: Imported) -> list[tuple[str | None, int]]:
    return [(section.heading, section.level) for section in imported.sections]


def test_numbered_lines_that_head_text_are_headings():
    imported = page(
        "1. Introduction\n\nCold hands hurt in winter.\n\n2. Relief\n\n2.1. Warmth\n\nWarm gloves help.\n\n3. End\n\nThat is all."
    )
    assert headings(imported) == [("1. Introduction", 2), ("2. Relief", 2), ("2.1. Warmth", 3), ("3. End", 2)]


def test_numbered_steps_are_no_headings():
    imported = page("Relief\n\n1. Warm the room\n2. Warm the hands\n\nBoth steps help within minutes.")
    assert headings(imported) == [("Relief", 2)]


def test_headings_that_run_into_their_paragraphs_are_parted_where_there_are_three():
    text = "CAUSES — The cold does it, as far as anybody knows.\n\nMild cases — Warm gloves are enough for most.\n\n"
    imported = page(text + "Severe cases — Tablets are given by a doctor in winter.")
    assert headings(imported) == [("CAUSES", 2), ("Mild cases", 3), ("Severe cases", 3)]
    assert headings(page(text)) == [(None, 2)]


def test_sentences_set_tight_below_a_colon_are_items():
    imported = page("Hands\n\nTell your doctor about:\n\nPain at night.\nWhite fingers.\n\nBoth can be treated well.")
    assert imported.sections[0].text == (
        "Tell your doctor about:\n\n- Pain at night.\n- White fingers.\n\nBoth can be treated well."
    )


def test_the_last_item_above_a_paragraph_is_no_heading_where_headings_stand_apart():
    parts = "".join(f"\n\n{name}\nThis is said of it at some length here." for name in ("Causes", "Relief", "Outlook"))
    imported = page(
        f"Hands turn white in the cold.\nThere are:\nWhite hands kind I\nKind II\nOne is rarer than the other.{parts}"
    )
    assert [heading for heading, _ in headings(imported)] == [None, "Causes", "Relief", "Outlook"]
    assert "- White hands kind I\n- Kind II" in imported.sections[0].text


def test_a_line_that_leads_on_or_ends_with_a_mark_is_no_heading():
    text = "The usual signs are\n\npain\nnumbness\n\nStep 1: Warm the hands first. 4\n\nThen warm the feet as well, slowly."
    assert [heading for heading, _ in headings(page(f"Signs\n\n{text}"))] == ["Signs"]


def test_a_contents_list_in_other_words_is_taken_out():
    imported = page(
        "White hands\n\nTypes\nCauses\nOutlook\nTakeaway\nHands turn white in the cold, in more people than one thinks.\n\n"
        "What are the types?\n\nThere are two of them.\n\nWhat causes it?\n\nThe cold does it.\n\nOutlook\n\nIt is good.\n\nTakeaway\n\nWear gloves."
    )
    assert imported.title == "White hands"
    assert [heading for heading, _ in headings(imported)] == ["What are the types?", "What causes it?", "Outlook"]


def test_a_menu_is_no_contents_list_because_its_lines_come_again_at_the_foot():
    foot = "Home\nHealth A to Z\nOur work"
    imported = page(f"Home\nHealth A to Z\nWhite hands\n\nWhite hands\n\nWhite hands hurt in the cold.\n\n{foot}")
    assert imported.title == "White hands"


def test_a_line_of_navigation_leaves_the_gap_that_it_stood_in():
    imported = page("Signs\nPain is the first sign of all.\n\nGo to:\nRelief\nWarmth helps within an hour.")
    assert [heading for heading, _ in headings(imported)] == ["Signs", "Relief"]
