"""Tables of a printed article: their cells stay with their captions."""

from articles.importers.typeset import Typeset
from tests.articles.importers.journal.reading import body_of, read_print

BEFORE = "Discussion\n\nThe stoves of both houses are compared in the table, which was made by the cook in May.\n\n"
AFTER = "\n\nNobody knew why the stove of the hall was so much warmer than the one of the kitchen.\n"


def headings(text: str, typeset: Typeset | None = None) -> list[str | None]:
    return [section.heading for section in read_print(text, typeset or Typeset()).sections]


def test_cells_that_stand_over_their_caption_are_no_headings():
    cells = "Stove\n\nKitchen\n\nHall\n\nHeat\n\n20 degrees\n\n30 degrees\n\n"
    text = f"{BEFORE}{cells}TABLE 1: Heat of the stoves\n\nKS: kitchen stove{AFTER}"
    assert headings(text) == ["Discussion"]
    assert "TABLE 1: Heat of the stoves\n\nStove\n\nKitchen" in body_of(read_print(text))


def test_a_cell_that_goes_on_in_small_letters_does_not_end_its_table():
    cells = "Stove\n\nWhat was done\n\nKitchen The stove was warmed to 37°C with the lid on, which\n\nmade the cook open it at\nonce\n\n"
    cells += "Why it was done\n\nCold stoves smoke\n\nKS: kitchen stove"
    assert headings(f"{BEFORE}Table 1. Heat of the stoves\n{cells}{AFTER}") == ["Discussion"]


def test_a_heading_by_its_letters_ends_a_table():
    text = f"{BEFORE}Table 1. Heat of the stoves\nKitchen 20\nHall 30\n\n3 Wood\n\nWood was dry in\nboth.{AFTER}"
    assert headings(text, Typeset((), ((1, 0), (9, 0)))) == ["Discussion", "3 Wood"]


def test_a_short_caption_of_a_table_does_not_swallow_the_rows_below_it():
    imported = read_print(f"{BEFORE}Table 1 Heat of the stoves\nStove Heat\nKitchen 20\nHall 30{AFTER}")
    assert "Table 1 Heat of the stoves\n\nStove Heat\n\nKitchen 20" in body_of(imported)


TORN = [
    "Discussion",
    "",
    "The stoves of both houses were lit in the morning by the cook, who rose early, and",
    "",
    "Heat of the stoves",
    "Wood, of which little was dry,",
    "was carried up.",
    "",
    "they were warm at noon when all of the old men came home from the woods and the town.",
]


def sections_of(lines: list[str], typeset: Typeset) -> list[tuple[str | None, str]]:
    return [(section.heading, section.text) for section in read_print("\n".join(lines), typeset).sections]


def test_what_stands_in_a_box_or_in_small_letters_between_the_halves_of_a_sentence_is_set_behind_it():
    sentence = f"{TORN[2]} {TORN[8]}"
    box = "Heat of the stoves\n\nWood, of which little was dry, was carried up."
    typeset = Typeset(small=frozenset({5, 6, 7}), in_order=True)
    assert sections_of(TORN, typeset) == [("Discussion", f"{sentence}\n\n{box}")]
    assert sentence not in sections_of(TORN, Typeset(in_order=True))[0][1]


def test_small_letters_that_go_on_with_small_ones_are_no_box():
    lines = [TORN[0], "It was cold in the house.", *TORN[2:]]
    assert f"{TORN[2]} {TORN[8]}" not in sections_of(lines, Typeset(small=frozenset({3, 5, 6, 7}), in_order=True))[0][1]


def test_a_table_in_small_letters_ends_with_them_though_a_row_is_a_sentence():
    rows = [
        "Table 1. Heat",
        "Stove Heat",
        "Kitchen 20",
        "It was found that the stove of the hall is the warm one of all.",
    ]
    lines = [*TORN[:3], *rows, TORN[8]]
    text = sections_of(lines, Typeset(small=frozenset({4, 5, 6, 7}), in_order=True))[0][1]
    assert text.startswith(f"{TORN[2]} {TORN[8]}")


def test_a_box_ends_with_its_letters_and_its_lines_are_joined():
    lines = [
        *TORN[:3],
        "",
        "Box 1. Heat of stoves",
        "• Wood that was dry is to be burned in the",
        "morning",
        "In the evening all were cold.",
    ]
    rest = "Nobody knew why the stove of the hall was so much warmer than the one of the kitchen"
    text = sections_of([*lines, rest], Typeset(small=frozenset({5, 6, 7, 8}), in_order=True))[0][1]
    assert "- Wood that was dry is to be burned in the morning" in text.split("\n")
    assert text.endswith("\n\nIn the evening all were cold.") or rest in text.split("\n\n")


def test_a_sentence_that_opens_with_the_name_of_a_box_is_no_caption():
    lines = [
        "Discussion",
        "",
        "Box 1 lists all of the stoves that were in the house in the spring of the year",
        "before.",
    ]
    rest = ["", "They were cold, and nobody who came in from the woods or the town knew how to light", "them."]
    text = sections_of([*lines, *rest], Typeset(small=frozenset({3, 4}), in_order=True))[0][1]
    assert text.startswith("Box 1 lists all of the stoves that were in the house in the spring of the year before.")


def test_the_rows_of_a_table_are_none_of_its_caption_and_no_heads_of_pages():
    rows = ["Stove | May 2017 | May 2021", "Kitchen, degrees | 20 | 30", "Hall, degrees | 14 | 12"]
    text = body_of(
        read_print(
            "\n".join(
                [BEFORE, "Table 1. Heat of all of the stoves in the old and in the new house of the town", *rows, AFTER]
            )
        )
    )
    assert (
        "\n\n".join(["Table 1. Heat of all of the stoves in the old and in the new house of the town", *rows]) in text
    )
