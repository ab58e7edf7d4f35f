"""Lines of a printed page: how far they stand apart, which are small, boxed or set as headings."""

from dataclasses import replace

from articles.importers.containers import pdf_file
from articles.importers.containers.pdf_headings import headings_of, small_of
from articles.importers.containers.pdf_lines import PrintedLine, leading_of, with_boxes
from tests.articles.importers.containers.test_pdf_file import LEFT, RIGHT, column
from tests.articles.importers.made_files import pdf


def lines_of(*words: tuple[float, float, float, str]) -> list[str]:
    return pdf_file.extract(pdf([list(words)]), "a.pdf").text.split("\n")


def spaced(texts: list[str], step: int, top: float = 760) -> list[tuple[float, float, float, str]]:
    return [(50.0, top - step * number, 10.0, text) for number, text in enumerate(texts)]


def test_the_lines_of_a_text_set_wide_are_not_parted_and_its_paragraphs_are():
    assert lines_of(*spaced(LEFT, 24), *spaced(RIGHT[1:], 24, 760 - 24 * 8 - 10)) == [*LEFT, "", *RIGHT[1:]]


def test_white_between_lines_of_which_none_goes_on_with_the_one_above_is_no_usual_one():
    labels = ["Warm room", "Dry wood", "Old stove", "Cold hall"]
    assert lines_of(*spaced(labels, 24)) == ["Warm room", "", "Dry wood", "", "Old stove", "", "Cold hall"]


def test_a_line_set_far_in_is_no_rest_of_the_paragraph_above_it():
    assert lines_of(*column(LEFT, 50), (180, 604, 10, "Ulla Made, MD"))[-1] == " Ulla Made, MD"


def test_small_letters_and_lines_in_a_box_are_told_from_those_of_the_text():
    box = (50.0, 5.0, 1.0, ") Tj ET 40 640 260 30 re S BT /F1 1 Tf (")
    drawn = [
        *column(LEFT[:2], 50, 780),
        *column(LEFT[2:4], 50, 659),
        *column(LEFT[4:], 50, 620),
        (50, 500, 7, "A note"),
    ]
    taken = pdf_file.extract(pdf([[*drawn, box]]), "a.pdf")
    assert [taken.text.split("\n")[number - 1] for number in taken.small] == [*LEFT[2:4], "A note"]


def test_a_box_around_most_of_a_page_sets_nothing_apart():
    frame = (50.0, 5.0, 1.0, ") Tj ET 20 20 555 800 re S BT /F1 1 Tf (")
    assert pdf_file.extract(pdf([[*column(LEFT, 50), frame]]), "a.pdf").small == ()


def line(top: float, text: str, face: str, column: tuple[int, ...] = (), size: float = 10.0) -> PrintedLine:
    return PrintedLine(text, 50, top, top + size, size, column, face=face)


BODY = [line(300 + 12 * n, f"The stove is warm in the morning and cold at night {n}", "Serif") for n in range(20)]


def test_a_slanted_paragraph_is_no_heading_though_its_last_line_is_short():
    slanted = [
        line(100, "Stoves are warm in the morning and rooms are cold in the", "Serif-Italic", (0,)),
        line(112, "evening, as everybody knows.", "Serif-Italic", (1,)),
    ]
    assert headings_of(list(enumerate([*slanted, *BODY])), ()) == ()


def test_the_usual_white_is_told_for_each_size_of_letters():
    small = [line(800 + 14 * n, "and so it was warm", "Serif", size=7.0) for n in range(4)]
    assert leading_of([[*BODY, *small]]) == {7.0: 14.0}
    assert small_of(list(enumerate([*BODY, *small]))) == (20, 21, 22, 23)


def test_small_letters_in_a_face_of_their_own_are_no_headings_beside_others_like_them():
    faces = (
        "/F2 7 Tf 50 300 Td (Complete author and) Tj 0 -8 Td (article information,) Tj 0 -8 Td (before references.) Tj"
    )
    page = [*column(LEFT, 50), (50.0, 5.0, 1.0, f") Tj ET BT {faces} ET BT /F1 1 Tf (")]
    file = pdf([page]).replace(
        b"/Font<</F1 3 0 R>>", b"/Font<</F1 3 0 R/F2<</Type/Font/Subtype/Type1/BaseFont/Times-Roman>>>>"
    )
    lines = pdf_file.extract(file, "a.pdf").text.split("\n")
    assert lines[-3:] == ["Complete author and", "article information,", "before references."]


def test_short_lines_and_long_ones_of_one_face_are_not_parted():
    long, short = line(100, "A long line of a box that goes on in", "Sans"), line(112, "the next one", "Sans")
    assert not replace(short, heads=True).parted_from(long, {})
    assert replace(short, heads=True).parted_from(replace(long, face="Serif"), {})


def test_lines_in_a_box_are_set_in_beside_the_others_of_the_box_alone():
    inside = [PrintedLine("In the box", left, top, top + 10, 10, indented=True) for left, top in BOXED]
    below = PrintedLine("Below the box", 50, 200, 210, 10, indented=True)
    read = with_boxes([*inside, below], [(52, 300, 95, 160)])
    assert [one.indented for one in read] == [False, False, True, False, True]
    assert [one.boxed for one in read] == [True, True, True, True, False]


def test_the_columns_of_a_box_have_a_margin_each():
    sides = [
        PrintedLine("In the box", 60 + 90 * (at % 2), 100 + 12 * at, 110 + 12 * at, 10, (at % 2,)) for at in range(5)
    ]
    assert [one.indented for one in with_boxes(sides, [(52, 300, 95, 170)])] == [False] * 5


BOXED = [(60, 100), (60, 112), (70, 124), (60, 136)]
