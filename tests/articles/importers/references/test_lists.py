"""Lists of references in the layouts that copied pages give them."""

from datetime import date

from articles.importers.reading import read
from articles.importers.references.entries import read_reference
from articles.importers.value import Imported

TODAY = date(2026, 11, 22)
OPENING = "Warm Hands in Winter\n\nWarm hands are a comfort in winter.\n\nWhat helps?\n\nGloves keep hands warm in winter.\n\n"
FIRST, SECOND = "Made A. Cold hands. J Warm. 2016;12(1):26-31.", "Up B. Warm feet. J Warm. 2017;13(1):1-9."


def page(end: str) -> Imported:
    return read(OPENING + end, "page.txt", form="patient_page", today=TODAY)


def titles(imported: Imported) -> list[str | None]:
    return [reference.title for reference in imported.references]


def test_a_list_is_opened_by_how_many_sources_it_has_and_a_note_on_them():
    note = "Our writers read only what other people have looked over with care."
    imported = page(f"2 Sources\n\n{note}\n\n1. {FIRST}\n2. {SECOND}\n")
    assert titles(imported) == ["Cold hands", "Warm feet"]
    assert note in [aside.text for aside in imported.set_aside]


def test_a_list_without_numbers_is_opened_by_the_button_that_shows_it():
    assert titles(page(f"Show 2 Sources\n\n{FIRST}\n{SECOND}\n")) == ["Cold hands", "Warm feet"]


def test_a_count_of_sources_above_the_text_opens_no_list():
    text = (
        f"Warm Hands in Winter\n\n2 sources\n\n{OPENING.partition(chr(10))[2]}References\n\n1. {FIRST}\n2. {SECOND}\n"
    )
    imported = read(text, "page.txt", form="patient_page", today=TODAY)
    assert titles(imported) == ["Cold hands", "Warm feet"]


def test_entries_without_authors_are_read_where_the_list_shows_that_it_names_none():
    imported = page(
        "Sources\n\n1. Cold hands. The Warm Journal, 2011.\n\n2. Warm feet and what becomes of them. Warmth, 2012.\n\n"
    )
    assert titles(imported) == ["Cold hands", "Warm feet and what becomes of them"]
    assert [(one.journal, one.year) for one in imported.references] == [("The Warm Journal", 2011), ("Warmth", 2012)]


def test_an_organisation_is_no_title_where_the_list_does_not_show_it():
    imported = page("Sources\n\n1. Town Hospital. Warm rooms, 2011.\n\n2. Town Council. Warm houses, 2012.\n\n")
    assert titles(imported) == [None, None]


def test_words_of_links_and_a_year_on_lines_of_their_own_go_on_with_the_entry():
    imported = page(
        "References\n1. Made, A.; Up, B. Cold hands. J. Warm 2016, 12, 26–31. [CrossRef]\n[PubMed]\n"
        "2. Up, B. Warm feet in the long winters of a small town. J. Warm\n2017, 13, 1–9. [CrossRef] [PubMed]\n"
    )
    assert [(one.number, one.title, one.pages) for one in imported.references] == [
        (1, "Cold hands", "26–31"),
        (2, "Warm feet in the long winters of a small town", "1–9"),
    ]
    assert imported.references[0].raw.endswith("[CrossRef] [PubMed]")


def test_a_running_head_behind_numbered_entries_is_none():
    head = "J. Warm 2016, 12, 26"
    text = f"{head} 1\n\n{OPENING}References\n1. {FIRST}\n2. {SECOND}\n{head} 2\n"
    imported = read(text, "page.txt", form="patient_page", today=TODAY)
    assert len(imported.references) == 2
    assert f"{head} 2" in [aside.text for aside in imported.set_aside]


def test_a_title_behind_the_year_needs_no_journal():
    entry = read_reference("Made A, et al. (2011). Cold hands: what now? https://warm.example/1", None)
    assert (entry.authors, entry.title, entry.year) == (("Made A",), "Cold hands: what now?", 2011)


def test_boxes_beside_the_opening_hold_neither_title_nor_text():
    boxes = (
        "Citation: Made, A.; Up, B. Warm Hands in\nWinter. J. Warm 2022, 11, 65. https://doi.org/\n10.9999/warm1165\n"
        "Publisher’s Note: The press takes no side\nin claims to any land.\n"
        "Copyright: © 2022 by the authors.\nThis is under the licence (https://\nlicences.example/licenses/by/4.0/).\n"
    )
    imported = read(boxes + OPENING, "page.txt", form="patient_page", today=TODAY)
    assert imported.title == "Warm Hands in Winter"
    assert [aside.text for aside in imported.set_aside][:2] == [
        "Citation: Made, A.; Up, B. Warm Hands in",
        "Winter. J. Warm 2022, 11, 65. https://doi.org/",
    ]
    assert len(imported.set_aside) == 8


def test_numbers_in_brackets_on_lines_of_their_own_number_what_stands_below():
    imported = page(f"References\n\n[1]\n\n{FIRST}\n\n[2]\n\n{SECOND}\n")
    assert [entry.number for entry in imported.references] == [1, 2]
    assert titles(imported) == ["Cold hands", "Warm feet"]


def test_lines_that_name_a_publisher_and_a_title_in_quotation_marks_are_sources():
    imported = page("Show Sources\n\nExample Society of Hands: “Cold Hands.”\n\nThe Warm Journal: “What Is a Glove?”\n")
    assert [entry.raw for entry in imported.references] == [
        "Example Society of Hands: “Cold Hands.”",
        "The Warm Journal: “What Is a Glove?”",
    ]


def test_the_address_below_an_entry_belongs_to_it():
    imported = page(
        "Sources\n\nMade A, et al. (2011). Cold hands.\nhttps://warm.example/1\nUp B. (2012). Feet.\nhttps://warm.example/2\n"
    )
    assert [entry.raw.split()[-1] for entry in imported.references] == [
        "https://warm.example/1",
        "https://warm.example/2",
    ]


def test_a_labelled_line_behind_the_entries_is_none_of_them():
    imported = page(f"References\n\n1. {FIRST}\n\n2. {SECOND}\n\nCitation: Made A. Warm hands. J Warm. 2018;1:1.\n")
    assert [entry.number for entry in imported.references] == [1, 2]


def test_numbers_that_run_into_their_entries_are_parted_and_links_set_aside():
    links = "View\nCASPubMedWeb of Science®Google Scholar"
    imported = page(f"REFERENCES\n1{FIRST}\n{links}\n2{SECOND}\n{links}\nCiting Literature\nJanuary 2024\n")
    assert [entry.number for entry in imported.references] == [1, 2]
    assert titles(imported) == ["Cold hands", "Warm feet"]


def test_an_entry_of_three_lines_with_the_volume_before_the_year_is_read():
    lines = "A. Made, B. Up\nCold hands\nJ Warm, 128 (2015), pp. 950-955\nView in ScopusGoogle Scholar"
    imported = page(f"References\n1\n{lines}\n2\nC. Roe, et al.\nWarm feet\nJ Warm, 4 (2) (2018), p. 11\nView PDF\n")
    first, second = imported.references
    assert (first.authors, first.title, first.volume, first.pages) == (
        ("Made A", "Up B"),
        "Cold hands",
        "128",
        "950-955",
    )
    assert (second.authors, second.et_al, second.issue, second.year) == (("Roe C",), True, "2", 2018)


def test_words_of_links_between_entries_without_numbers_are_no_end_of_the_list():
    links = "\n\nArticle\n\nCAS\n\nGoogle Scholar\n\n"
    imported = page(f"References\n\n{FIRST}{links}{SECOND}{links}Download references\n")
    assert titles(imported) == ["Cold hands", "Warm feet"]
