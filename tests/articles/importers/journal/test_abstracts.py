"""An abstract and the text below it, where no heading parts them."""

from articles.importers.typeset import Typeset
from tests.articles.importers.journal.reading import read_print

HEAD = ["Warm stoves", "", "Anna Made, Karl Up", ""]
SUMMED = "The stoves of both of the houses were counted by the cook, who was cold in the morning."
WARM = "Nobody knew how many of the stoves of a house are lit in the winter before the war."
DAMP = "Dry wood was rare in all of the villages of the valley in those years, as the rain was long."
BODY = ["Methods", "", "We counted all of the stoves of the houses in the morning and in the evening."]


def sections(*lines: str, typeset: Typeset | None = None) -> list[tuple[str | None, str]]:
    imported = read_print("\n".join([*HEAD, *lines, "", *BODY]), typeset or Typeset())
    return [(section.heading, section.text) for section in imported.sections][:-1]


def small(*lines: int) -> Typeset:
    return Typeset(small=frozenset(lines))


def test_the_text_below_the_keywords_is_no_abstract():
    text = sections("Abstract", "", SUMMED, "", "Keywords: stove, wood", "", WARM, "", DAMP)
    assert text == [("Abstract", SUMMED), (None, f"{WARM}\n\n{DAMP}")]


def test_the_parts_of_an_abstract_may_go_on_below_the_keywords():
    rest = f"Results: {WARM}"
    assert sections("Abstract", "", SUMMED, "", "Keywords: stove, wood", "", rest) == [
        ("Abstract", f"{SUMMED}\n\n{rest}")
    ]


def test_an_abstract_without_a_heading_ends_at_its_keywords_too():
    opening = f"Background: {SUMMED}"
    assert sections(opening, "", "Keywords: stove, wood", "", WARM) == [(None, opening), (None, WARM)]


def test_an_abstract_ends_where_its_box_does():
    text = sections("Abstract", "", SUMMED, "", WARM, "", DAMP, typeset=small(5, 7, 9))
    assert text == [("Abstract", f"{SUMMED}\n\n{WARM}"), (None, DAMP)]


def test_an_abstract_in_the_letters_of_the_text_goes_on_below_a_small_line():
    text = sections("Abstract", "", SUMMED, "", WARM, "", DAMP, typeset=small(9))
    assert text == [("Abstract", f"{SUMMED}\n\n{WARM}\n\n{DAMP}")]


def test_small_letters_above_the_text_are_an_abstract_where_they_open_as_one():
    opening = f"Background: {SUMMED}"
    assert sections(opening, "", WARM, typeset=small(5)) == [(None, opening), (None, WARM)]
    assert sections(SUMMED, "", WARM, typeset=small(5)) == [(None, f"{SUMMED}\n\n{WARM}")]


def test_the_name_that_opens_an_abstract_stands_over_it_above_text_without_a_heading():
    text = sections(f"Abstract: {SUMMED}", "", "Keywords: stove, wood", "", WARM)
    assert text == [("Abstract", SUMMED), (None, WARM)]


def test_small_letters_below_a_usual_part_close_no_abstract():
    text = sections("Introduction", "", SUMMED, "", WARM, typeset=small(5, 7))
    assert text == [("Introduction", f"{SUMMED}\n\n{WARM}")]
