"""Headings of a PDF, told by their letters."""

from articles.importers.containers.pdf_headings import headings_of
from articles.importers.containers.pdf_lines import PrintedLine
from articles.importers.typeset import CONTINUED

BODY = [(40 + 12 * n, f"The stove is warm in the morning and cold at night {n}.", 9.0, "Serif") for n in range(20)]


def headings(*lines: tuple[float, str, float, str], title: tuple[int, ...] = ()) -> tuple[tuple[int, int], ...]:
    """Of lines at heights from 300 on, below the text: their places from 1, with their styles."""
    drawn = [PrintedLine(text, 50, top, top + size, size, face=face) for top, text, size, face in [*BODY, *lines]]
    found = headings_of(list(enumerate(drawn, start=1 - len(BODY))), title)
    return tuple((number, style) for number, style in found)


def test_larger_letters_and_a_face_of_its_own_head_and_the_larger_stand_higher():
    lines = [
        (300, "Stoves", 12.0, "Serif-Bold"),
        (330, "In the hall", 9.0, "Serif-Italic"),
        (360, "Wood", 12.0, "Serif-Bold"),
    ]
    assert headings(*lines) == ((1, 0), (2, 1), (3, 0))


def test_the_second_line_of_a_heading_goes_on_with_it():
    assert headings((300, "Stoves of the kitchen and", 12.0, "Bold"), (313, "of the hall", 12.0, "Bold")) == (
        (1, 0),
        (2, CONTINUED),
    )


def test_bold_capitals_stand_higher_than_bold_and_bold_than_slanted():
    lines = [(300, "Wood", 9.0, "A-Italic"), (330, "In the hall", 9.0, "A-Bold"), (360, "STOVES", 9.0, "A-Bold")]
    assert headings(*lines) == ((1, 2), (2, 1), (3, 0))


def test_sentences_small_letters_rows_of_tables_and_the_title_are_none():
    assert headings((300, "The stove is warm.", 12.0, "Bold")) == ()
    assert headings((300, "Stoves", 7.0, "Bold")) == ()
    assert headings((300, "Stove | Heat", 9.0, "Bold")) == ()
    assert headings((300, "Stoves", 20.0, "Bold"), title=(1,)) == ()


def test_a_slanted_name_inside_a_paragraph_is_none():
    last = (40 + 12 * 20, "The stove is warm in the morning and cold at night with the wood of", 9.0, "Serif")
    assert headings(last, (40 + 12 * 21, "Quercus robur", 9.0, "Serif-Italic")) == ()


def test_a_bold_paragraph_is_none():
    assert headings(*((300 + 12 * n, f"Stoves are warm and rooms are cold {n}", 9.0, "Bold") for n in range(5))) == ()
