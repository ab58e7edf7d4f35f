"""An abstract beside the narrow column of its authors."""

from articles.importers.containers import pdf_file
from tests.articles.importers.containers.test_pdf_file import LEFT, RIGHT, column
from tests.articles.importers.made_files import pdf

NARROW = [
    "Ulla Made1",
    "Ann Newly2",
    "1Department of Feet,",
    "Hospital, Coldtown",
    "2Division of Hands,",
    "Old Hospital",
]
WIDE = [
    "Abstract: Cold proteins are found in many people who are ill, and in some",
    "who are well. They dissolve when the blood is warmed and come back when",
    "it cools, which may take a week. We report how tubes were kept warm, and",
    "what was found in them then by those who looked.",
]
LETTER = ["Correspondence: Ulla Made", "Department of Feet, Coldtown"]


def lines_of(wide: list[str], at: float) -> list[str]:
    words: list[tuple[float, float, float, str]] = [
        (50, 770 - 10.5 * number, 8, text) for number, text in enumerate(NARROW)
    ]
    words += [(at, 770 - 12 * number, 10, text) for number, text in enumerate(wide)]
    words += [(50, 690 - 10 * number, 8, text) for number, text in enumerate(LETTER)]
    text = pdf_file.extract(pdf([[*words, *column(LEFT, 50, top=640), *column(RIGHT, 310, top=640)]]), "a.pdf").text
    return [line.strip() for line in text.split("\n") if line]


def test_an_abstract_beside_a_narrow_column_is_read_behind_it_and_before_what_stands_below():
    assert lines_of(WIDE, 200) == [*NARROW, *WIDE, *LETTER, *LEFT, *RIGHT]


def test_a_word_in_the_second_of_two_even_columns_opens_no_such_box():
    right = [*RIGHT[:4], "Summary of all the rest", *RIGHT[4:]]
    text = pdf_file.extract(pdf([[*column(LEFT, 50), *column(right, 310)]]), "a.pdf").text
    assert [line.strip() for line in text.split("\n") if line] == [*LEFT, *right]


def test_a_word_in_a_line_that_is_spread_wide_opens_no_box():
    spread = [(50, 760, 10, "See"), (75.5, 760, 10, "the"), (98, 760, 10, "Summary"), (150, 760, 10, "of")]
    text = pdf_file.extract(pdf([[*spread, *column(LEFT, 50)]]), "a.pdf").text
    assert text.startswith("See the Summary of")
