"""Headings of a printed article, by their words and by their letters."""

from articles.importers.journal.headings import heading_numbers
from articles.importers.lines import split_lines
from articles.importers.typeset import CONTINUED, Typeset
from tests.articles.importers.journal.reading import read_print

TEXT = """Introduction

The stove is warm in the morning and cold at night.

A stove in the kitchen and
another in the hall

It was lit by the cook, who rose early.

Discussion

Nobody knew.
"""


def headings(text: str) -> set[int]:
    return heading_numbers(split_lines(text))


def test_a_line_that_is_set_as_a_heading_is_one_and_its_second_line_belongs_to_it():
    typeset = Typeset((), ((1, 0), (5, 1), (6, CONTINUED), (10, 0)))
    read = [(section.heading, section.level) for section in read_print(TEXT, typeset).sections]
    assert read == [("Introduction", 2), ("A stove in the kitchen and another in the hall", 3), ("Discussion", 2)]


def test_without_styles_headings_in_small_letters_stand_below_the_usual_parts_in_capitals():
    text = TEXT.replace("A stove in the kitchen and\nanother in the hall", "Stoves of the house")
    levels = [
        section.level
        for section in read_print(
            text.replace("Introduction", "INTRODUCTION").replace("Discussion", "DISCUSSION")
        ).sections
    ]
    assert levels == [2, 3, 2]
    assert [section.level for section in read_print(text).sections] == [2, 2, 2]


def test_the_style_of_the_usual_parts_is_the_higher_one():
    typeset = Typeset((), ((1, 1), (5, 1), (6, CONTINUED), (10, 0)))
    assert [
        section.level
        for section in read_print(TEXT + "\nResults\n\nAll cold.\n", Typeset((), (*typeset.headings, (14, 1)))).sections
    ] == [2, 2, 2, 2]


def test_a_numbered_part_needs_no_gap_below_a_full_stop_or_another_heading():
    assert headings("2. Methods\n2.1. Stoves and rooms\nStoves were lit.\n2.2. Wood\nIt was dry.") == {1, 2, 4}
    assert headings("It was lit on the\n2.1. Morning of the\nthird day.") == set()


def test_a_known_name_in_scrambled_capitals_needs_no_gap():
    assert headings("It was lit (at night).\ncOmment\nNobody knew.") == {2}
    assert headings("It was lit for\ncomment\nand so it was.") == set()


def test_the_bar_behind_the_number_of_a_heading_is_left_out_and_its_level_told():
    text = "It was lit.\n\n1 | STOVES\n\nStoves were lit by the cook.\n\n1.1 | Wood of the house\n\nIt was dry."
    read = [(section.heading, section.level) for section in read_print(text).sections]
    assert read == [(None, 2), ("1 STOVES", 2), ("1.1 Wood of the house", 3)]


FULL = [
    "The stoves of the house were lit by the cook, who rose early in",
    "the morning and carried the wood up from the cellar by herself.",
]


def test_a_short_line_between_two_sentences_is_a_heading_without_any_gap():
    assert headings("\n".join([*FULL, "Wood of the house", *FULL])) == {3}


def test_a_short_line_that_ends_or_cuts_a_sentence_heads_nothing():
    assert headings("\n".join([*FULL, "It was dry wood.", *FULL])) == set()
    assert headings("\n".join([FULL[0], "Town Hall", *FULL])) == set()
    assert headings("\n".join([*FULL, "Heat = 20", *FULL])) == set()


def test_a_short_line_right_below_what_was_taken_out_is_no_heading_for_its_place():
    lines = split_lines("\n".join([*FULL, "Table 1. Wood", "Kitchen and hall", *FULL]))
    assert heading_numbers([line for line in lines if line.number != 3]) == set()


def test_a_known_name_in_small_letters_heads_what_is_below_it_where_it_is_set_so():
    text = "Warm stoves\n\nIt was lit by the cook.\n\nreferences\n\n1. Made A. Warm stoves. J Warm 2015;5:12–19.\n"
    text += "2. Up B. Cold halls. J Warm 2016;6:1–9."
    assert [entry.number for entry in read_print(text, Typeset(headings=((5, 0),))).references] == [1, 2]
    assert 5 not in heading_numbers(split_lines(text))
    assert {5, 7} & heading_numbers(split_lines(text), Typeset(headings=((5, 0), (7, 1)))) == {5}
