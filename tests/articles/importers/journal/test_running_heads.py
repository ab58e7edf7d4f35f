"""Heads and feet of pages in the text of a printed article."""

from tests.articles.importers.journal.reading import aside_of, body_of, read_print

OPENING = "\n".join(
    ["Introduction", "Warm rooms were named by Lerner, who kept", "his patients there over the winter months and"]
    + [f"saw in the {year} year that they did well, and" for year in ("first", "second", "third", "fourth", "fifth")]
    + ["the rooms were not closed again in the spring."]
)


def article(*lines: str) -> str:
    return "\n".join([OPENING, "", "Discussion", *lines])


def test_a_line_between_the_halves_of_a_sentence_is_a_running_head_and_no_heading():
    text = article("The stove was kept at a heat that", "", "Stoves of the North", "", "nobody could bear for long.")
    imported = read_print(text)
    assert "The stove was kept at a heat that nobody could bear for long." in body_of(imported)
    assert "Stoves of the North" in aside_of(imported)


def test_a_page_number_beside_a_name_needs_no_gap_around_it():
    imported = read_print(
        article("The stove was kept at a heat that", "212 MADE AND FOUND", "nobody could bear for long.")
    )
    assert "The stove was kept at a heat that nobody could bear for long." in body_of(imported)
    assert "212 MADE AND FOUND" in aside_of(imported)
    kept = read_print(article("The stove was kept at a heat that", "212 Made, found and", "could bear for long."))
    assert "that 212 Made, found and could" in body_of(kept)


def test_what_cuts_one_sentence_is_a_running_head_wherever_it_stands_again():
    text = article("The stove was kept at a heat that", "", "Stoves 12", "", "nobody could bear for long.", "", "Stoves 14", "", "A new one was made.")  # fmt: skip
    imported = read_print(text)
    assert {"Stoves 12", "Stoves 14"} <= set(aside_of(imported))
    assert [section.heading for section in imported.sections] == ["Introduction", "Discussion"]


def test_a_formula_in_a_sentence_is_no_running_head():
    imported = read_print(
        article("The heat of the stove was taken as", "", "Heat = 2 × wood", "", "where wood was dry.")
    )
    assert "Heat = 2 × wood" in body_of(imported)


def test_the_name_of_a_kind_of_article_beside_a_page_number_is_no_heading():
    imported = read_print(
        article("The stove was warm.", "", "505", "", "Case Communications", "", "It was lit at night.")
    )
    assert "Case Communications" in aside_of(imported)
    assert [section.heading for section in imported.sections] == ["Introduction", "Discussion"]


def test_in_the_list_only_what_stands_outside_of_it_too_is_a_running_head():
    entries = [
        "References",
        "1. Made A, Up B. Stoves of the far North and what they were for in the old days.",
        "",
        "J Warm Med 2015, 44, 518–526. [Link]",
        "",
        "2. Found C, Lost D. Stoves of the deep South and what they were for in the old days.",
        "",
        "J Warm Med 2016, 45, 618–626. [Link]",
        "",
        "Stoves and Rooms 2021, page 3 of 4",
    ]
    head = ["", "Stoves and Rooms 2021, page 2 of 4", "", "It was lit at night.", ""]
    imported = read_print(article("The stove was warm.", *head, *entries))
    assert [entry.journal for entry in imported.references] == ["J Warm Med", "J Warm Med"]
    assert "Stoves and Rooms 2021, page 3 of 4" in aside_of(imported)


ENTRIES = ["References", "1. Made A, Up B. Stoves of the North. J Warm Med 2015;44:518-26.", "2. Found C. Stoves of the South. J Warm Med 2016;45:618-26."]  # fmt: skip


def test_dates_below_those_of_the_manuscript_belong_to_them_though_they_stand_in_the_list():
    dates = ["Received: 11 March 2020", "Accepted: 2 August 2020", "Published: 3 April 2021"]
    notes = [f"{n}. This is an open access article, of which all may be read and copied by all." for n in range(9)]
    imported = read_print(article("The stove was warm.", *ENTRIES, *dates, "Stoves were lit.", *notes))
    assert imported.source_dates.published == "2021-04-03"


def test_what_stands_below_the_last_entry_and_a_note_is_out_of_the_list():
    note = ["Correspondence: A Made, Warm Town, made@warm.example"]
    head = "Warm Journal of Stoves 31 (2)"
    imported = read_print(article("The stove was warm.", *ENTRIES, *note, "Made, et al.: Stoves and their wood", head))
    assert {head, "Made, et al.: Stoves and their wood"} <= set(aside_of(imported))
    assert [entry.title for entry in imported.references] == ["Stoves of the North", "Stoves of the South"]
