"""Boxes with headings of their own in the columns of a text, and what a journal prints beside an abstract."""

import pytest

from articles.importers.typeset import Typeset
from tests.articles.importers.journal.reading import aside_of, body_of, read_print

FIRST = "The stoves of both of the houses were lit in the morning by the cook, who rose early and"
REST = "was cold in all of the rooms of the house until the wood was dry."
BOX = ["What is known", "", "Dry wood keeps all of the halls warm until the evening.", ""]
SAID = BOX[2]
NEXT = "Nobody knew how many of the stoves of a house are lit in the winter."


def sections(*lines: str, headings: dict[str, int], small: tuple[str, ...] = (BOX[0], SAID)) -> list[tuple[str, str]]:
    text = ["Warm stoves", "", "Anna Made, Karl Up", "", *lines]
    typeset = Typeset(
        headings=tuple((number, headings[line]) for number, line in enumerate(text, 1) if line in headings),
        small=frozenset(number for number, line in enumerate(text, 1) if line in small),
        in_order=True,
    )
    imported = read_print("\n".join(text), typeset)
    return [(section.heading or "", section.text) for section in imported.sections]


STYLES = {"Introduction": 0, "Methods": 0, "Stoves": 1, "What is known": 1}


def test_a_box_stands_before_the_part_whose_sentence_it_cuts():
    read = sections("Introduction", "", FIRST, "", *BOX, REST, "", "Methods", "", NEXT, headings=STYLES)
    assert read == [("What is known", SAID), ("Introduction", f"{FIRST} {REST}"), ("Methods", NEXT)]


def test_a_box_between_two_paragraphs_of_a_part_does_not_take_the_second():
    read = sections("Introduction", "", NEXT, "", *BOX, f"{FIRST} {REST}", headings=STYLES)
    assert read == [("What is known", SAID), ("Introduction", f"{NEXT}\n\n{FIRST} {REST}")]


def test_a_box_stands_before_the_whole_part_not_before_one_of_its_own_parts():
    read = sections("Methods", "", "Stoves", "", FIRST, "", *BOX, REST, headings=STYLES)
    assert read == [("What is known", SAID), ("Methods", ""), ("Stoves", f"{FIRST} {REST}")]


def test_a_box_in_text_without_a_heading_stands_before_the_next_part():
    read = sections(FIRST, "", *BOX, REST, "", "Methods", "", NEXT, headings=STYLES)
    assert read == [("", f"{FIRST} {REST}"), ("What is known", SAID), ("Methods", NEXT)]


def test_a_box_over_a_heading_stays_where_it_stands():
    read = sections("Introduction", "", NEXT, "", *BOX, "Methods", "", FIRST, REST, headings=STYLES)
    assert [heading for heading, _ in read] == ["Introduction", "What is known", "Methods"]


def test_the_paragraphs_of_a_box_are_its_own():
    more = "Nobody has counted the rooms in which all of the wood is damp."
    read = sections(
        "Introduction", "", FIRST, "", *BOX[:3], f" {more}", "", REST,
        headings=STYLES, small=(BOX[0], SAID, f" {more}"),
    )  # fmt: skip
    assert read[0] == ("What is known", f"{SAID}\n\n{more}")


def test_a_usual_part_in_small_letters_is_no_box():
    lines = ["Methods", "", SAID, "", REST.capitalize()]
    read = sections("Introduction", "", NEXT, "", *lines, headings=STYLES, small=("Methods", SAID))
    assert [heading for heading, _ in read] == ["Introduction", "Methods"]


def test_a_line_in_small_letters_that_is_set_as_no_heading_opens_no_box():
    read = sections("Introduction", "", NEXT, "", *BOX, f"{FIRST} {REST}", headings={"Introduction": 0})
    assert read[0][0] == "Introduction"


def test_the_lines_of_a_box_are_joined_by_its_own_width():
    box = [SAID, "Nobody counted rooms.", "Some of them are cold all of the winter, as we know."]
    read = sections("Introduction", "", FIRST, "", *BOX[:2], *box, "", REST, headings=STYLES, small=(BOX[0], *box))
    assert read[0] == ("What is known", f"{SAID} {box[1]}\n\n{box[2]}")


def test_a_picture_below_a_box_is_no_part_of_it():
    picture = "Figure 1. The stoves of the houses."
    text = ["Introduction", "", FIRST, "", *BOX, picture, "", REST]
    read = sections(*text, headings=STYLES, small=(BOX[0], SAID, picture))
    assert read == [("What is known", SAID), ("Introduction", f"{FIRST} {REST}\n\n{picture}")]


def test_a_heading_in_small_letters_over_text_is_no_box():
    read = sections("Introduction", "", NEXT, "", "Stoves", "", f"{FIRST} {REST}", headings=STYLES, small=("Stoves",))
    assert read == [("Introduction", NEXT), ("Stoves", f"{FIRST} {REST}")]


def test_a_part_of_a_part_in_small_letters_is_no_box():
    text = ["Introduction", "", NEXT, "", "Stoves", "", SAID, "", f"{FIRST} {REST}"]
    read = sections(*text, headings=STYLES, small=(NEXT, "Stoves", SAID))
    assert [heading for heading, _ in read] == ["Introduction", "Stoves"]


def test_a_heading_with_small_letters_at_the_end_is_a_part():
    read = sections("Introduction", "", NEXT, "", *BOX, headings=STYLES)
    assert read == [("Introduction", NEXT), ("What is known", SAID)]


NOTE = ["The wood was paid for by the Fund of the Valley. It had no part in lighting the", "stoves of the houses."]


def front(label: str, *below: str) -> str:
    lines = ["Warm stoves", "", "Anna Made, Karl Up", "", "Abstract", "", SAID, "", f"{label}: {NOTE[0]}", NOTE[1]]
    return "\n".join([*lines, *below, "Introduction", "", NEXT])


@pytest.mark.parametrize(
    "label", ["Funding", "Competing interests", "Conflict of interest", "Data Availability Statement", "Disclosure"]
)
def test_who_paid_for_an_article_is_no_part_of_the_abstract_above_it(label: str):
    imported = read_print(front(label, ""))
    assert "Valley" not in body_of(imported)
    assert " ".join(aside_of(imported)).count("stoves of the houses") == 1


def test_what_a_gap_parts_from_such_a_note_is_none_of_it():
    assert "The cook rose early" in body_of(read_print(front("Funding", "", "The cook rose early and was cold.", "")))


def test_a_part_or_a_label_right_below_such_a_note_is_none_of_it():
    assert [section.heading for section in read_print(front("Funding")).sections] == ["Abstract", "Introduction"]
    assert read_print(front("Funding", "Keywords: stove, wood", "")).keywords == ("stove", "wood")


def test_such_a_note_ends_with_its_sentence_where_no_gap_ends_it():
    more = [f"The cook of house {number} was cold." for number in range(20)]
    assert more[-1] in body_of(read_print(front("Funding", *more, "")))


def test_who_paid_for_an_article_stays_below_its_text():
    text = f"Warm stoves\n\nAnna Made, Karl Up\n\nIntroduction\n\n{NEXT}\n\nFunding: {NOTE[0]}\n{NOTE[1]}\n"
    assert "Fund of the Valley" in body_of(read_print(text))
