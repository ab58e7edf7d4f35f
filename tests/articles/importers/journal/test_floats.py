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
