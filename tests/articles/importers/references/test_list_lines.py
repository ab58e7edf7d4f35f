"""What of the lines of a list is an entry, goes on with one, labels a group, or stands behind the list."""

from datetime import date

import pytest

from articles.importers.reading import read
from articles.importers.value import Imported

TODAY = date(2026, 11, 22)
OPENING = "Warm Hands in Winter\n\nWarm hands are a comfort in winter.\n\nWhat helps?\n\nGloves keep hands warm in winter.\n\n"
FIRST, SECOND, THIRD = (
    "Made A. Cold hands. J Warm. 2016;12(1):26-31.",
    "Up B. Warm feet. J Warm. 2017;13(1):1-9.",
    "Roe C. Gloves. J Warm. 2018;14(1):2-8.",
)


def page(end: str) -> Imported:
    return read(OPENING + end, "page.txt", form="patient_page", today=TODAY)


def entries(imported: Imported) -> list[str]:
    return [reference.raw for reference in imported.references]


@pytest.mark.parametrize(
    "links",
    [
        "Article CAS PubMed", "CAS", "ADS", "MathSciNet", "PubMed Central", "PubMed Abstract", "CrossRef", "Cross Ref",
        "PubMed", "Google Scholar", "Medline", "Web of Science", "Full text", "[CrossRef] [PubMed]", "OpenURL",
        "View PDFView articleView in ScopusGoogle Scholar", "WorldCat", "Search ADS", "Crossref Search ADS PubMed World Cat",
    ],
)  # fmt: skip
def test_words_of_links_below_an_entry_go_on_with_it(links: str):
    assert entries(page(f"References\n\n1. {FIRST}\n{links}\n2. {SECOND}\n")) == [f"{FIRST} {links}", SECOND]


@pytest.mark.parametrize("label", ["", "Available at: ", "Available from: ", "URL: ", "DOI: "])
def test_an_address_below_an_entry_goes_on_with_it(label: str):
    address = f"{label}https://warm.example/1"
    assert entries(page(f"References\n\n1. {FIRST}\n{address}\n2. {SECOND}\n")) == [f"{FIRST} {address}", SECOND]


@pytest.mark.parametrize(
    "label",
    [
        "Citation:",
        "Keywords:",
        "Key words:",
        "Copyright:",
        "Correspondence:",
        "Edited by:",
        "Reviewed by:",
    ],
)
def test_a_labelled_line_ends_the_list(label: str):
    assert entries(page(f"References\n\n1. {FIRST}\n2. {SECOND}\n{label} Roe C. Gloves. J Warm. 2018;14:2.\n")) == [
        FIRST,
        SECOND,
    ]


def test_the_dates_of_a_manuscript_end_the_list():
    dates = "Received: 2 May 2018; accepted: 3 June 2018"
    assert entries(page(f"References\n\n1. {FIRST}\n2. {SECOND}\n{dates}\n")) == [FIRST, SECOND]


@pytest.mark.parametrize("one", ["1", "1.", "[1]", "1)"])
def test_entries_stand_below_lines_that_hold_their_number(one: str):
    two = one.replace("1", "2")
    imported = page(f"References\n\n{one}\n\n{FIRST}\n\n{two}\n\n{SECOND}\n\nGloves are knitted in the town.\n")
    assert [(entry.number, entry.raw) for entry in imported.references] == [(1, FIRST), (2, SECOND)]


@pytest.mark.parametrize(
    "sort", ["Research", "Guideline", "Guidelines", "Review", "Systematic review", "Trial", "Clinical trial"]
)
def test_the_sort_above_an_entry_is_no_part_of_it(sort: str):
    assert entries(page(f"References\n\n1\n\n{sort}\n{FIRST}\n\n2\n\n{SECOND}\n")) == [FIRST, SECOND]
    below = page(f"Sources\n\n{sort}\nCold hands\nThe Warm Journal, 1999\n\nWarm feet\nThe Warm Journal, 2019.\n")
    assert entries(below) == ["Cold hands The Warm Journal, 1999", "Warm feet The Warm Journal, 2019."]


def test_the_label_of_a_group_is_no_entry():
    imported = page(f"References\n\nJournal articles\n\n{FIRST}\n\n{SECOND}\n\nOld books\n\n{THIRD}\n")
    assert entries(imported) == [FIRST, SECOND, THIRD]
    assert {"Journal articles", "Old books"} <= {label.text for label in imported.labels}


def test_what_stands_apart_behind_numbered_entries_is_none_of_them():
    imported = page(f"References\n\n1. {FIRST}\n2. {SECOND}\n\n{THIRD}\n")
    assert entries(imported) == [FIRST, SECOND]


def test_a_list_at_the_end_needs_no_heading_where_three_entries_are_counted():
    listed = f"1. {FIRST}\n2. {SECOND}\n3. {THIRD}\n"
    assert entries(page(listed)) == [FIRST, SECOND, THIRD]
    for less in (f"1. {FIRST}\n2. {SECOND}\n", f"2. {FIRST}\n3. {SECOND}\n4. {THIRD}\n", f"1. {FIRST}\n3. {SECOND}\n4. {THIRD}\n", f"1. {FIRST}\n2. Wear gloves.\n3. {THIRD}\n"):  # fmt: skip
        assert entries(page(less)) == []


def test_a_sentence_on_the_sources_is_put_aside_only_before_entry_one():
    note = "Our writers read only what other people have looked over with care."
    assert entries(page(f"Sources\n\n{note}\n\n1. {FIRST}\n2. {SECOND}\n")) == [FIRST, SECOND]
    kept = page(f"Sources\n\n{note}\n\n2. Gloves\n3. Socks\n")
    assert note not in [aside.text for aside in kept.set_aside]


def test_a_label_is_no_such_sentence():
    imported = page(f"Sources\n\nOld books\n\n1. {FIRST}\n2. {SECOND}\n")
    assert "Old books" not in [aside.text for aside in imported.set_aside] and len(imported.references) == 2


def test_a_count_of_sources_that_no_entry_follows_is_no_heading_of_a_list():
    listed = f"1. {FIRST}\n2. {SECOND}\n3. {THIRD}\n"
    assert entries(page(f"Show 3 sources\n\nGloves come from wool and from cotton.\n\n{listed}")) == [
        FIRST,
        SECOND,
        THIRD,
    ]


def test_an_entry_below_its_number_has_four_lines_at_most_and_a_gap_does_not_part_them():
    lines = "Made A.\nCold hands.\nJ Warm.\n2016;12(1):26-31."
    assert entries(page(f"References\n\n1\n\n{lines}\nGloves are knitted here.\n")) == [FIRST]
    parted = FIRST.replace("hands. ", "hands.\n\n")
    assert entries(page(f"References\n\n1\n\n{parted}\n\n2\n\n{SECOND}\n")) == [FIRST, SECOND]


def test_a_line_too_long_for_a_label_ends_a_list_without_numbers():
    more = "These are the books of the old town library"
    assert entries(page(f"References\n\n{FIRST}\n\n{more}\n\n{SECOND}\n")) == [FIRST]


@pytest.mark.parametrize("links", ["[CrossRef]", "Web of Science", "PubMed Abstract | CrossRef"])
def test_words_of_links_that_stand_apart_between_entries_are_set_aside(links: str):
    imported = page(f"References\n\n{FIRST}\n\n{links}\n\n{SECOND}\n\n{links}\n\n{THIRD}\n")
    assert entries(imported) == [FIRST, SECOND, THIRD]
    assert [aside.text for aside in imported.set_aside] == [links, links]


def test_entries_that_end_with_their_year_are_not_run_together():
    title = "Cold hands and what becomes of them in the long winters of a small town by the sea, with and without gloves of wool"
    listed = [f"Made A, Up B, Roe C: {title}. J Warm 12: 3-9, 2016.", "Up B, Roe C: Gloves. J Warm 13: 4-7, 2017."]
    for between in ("\n", "\n\n"):
        assert entries(page(f"References\n\n{between.join(listed)}\n")) == listed
