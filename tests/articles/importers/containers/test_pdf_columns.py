from articles.importers.containers import pdf_file
from tests.articles.importers.containers.test_pdf_file import LEFT, RIGHT, column, printed
from tests.articles.importers.made_files import pdf


def lines_of(*words: tuple[float, float, float, str]) -> list[str]:
    return pdf_file.extract(pdf([list(words)]), "a.pdf").text.split("\n")


def test_columns_whose_lines_stand_at_other_heights_are_read_one_after_the_other():
    lines = lines_of(*column(LEFT, 50), *column(RIGHT, 310, top=694))
    assert lines.index(LEFT[-1]) + 1 == lines.index(RIGHT[0])


def test_a_page_with_few_lines_is_parted_where_the_pages_before_it_are():
    last = [*column(LEFT[:2], 50), *column(RIGHT[:2], 310, top=694)]
    lines = pdf_file.extract(pdf([printed(1), last]), "a.pdf").text.split("\n")
    assert lines[-4:] == [*LEFT[:2], *RIGHT[:2]]


def test_a_box_beside_the_abstract_is_read_apart_from_it():
    box = [(50, 760 - 12 * number, 9, f"Word {number}") for number in range(5)]
    abstract = [(200, 760 - 12 * number, 9, "Cold proteins are found in many people who are ill, and " + str(number)) for number in range(5)]  # fmt: skip
    lines = lines_of(*box, *abstract, *column(LEFT, 50), *column(RIGHT, 310))
    assert lines[:5] == [f"Word {number}" for number in range(5)]


def test_a_large_capital_belongs_to_the_first_word_beside_it():
    text = [(68, 700, 10, "old proteins precipitate in"), (68, 688, 10, "the room, and they dissolve"), (50, 676, 10, "again when they are warmed.")]  # fmt: skip
    assert lines_of((50, 688, 24, "C"), *text)[0] == "Cold proteins precipitate in"


def test_a_large_capital_among_words_of_its_size_or_below_a_line_of_others_is_left_alone():
    title = [(68, 758, 8, "Report"), (50, 740, 18, "A Warm Room")]
    assert lines_of(*title, *column(LEFT, 50))[:3] == [" Report", "", "A Warm Room"]
    drop = [(48, 692, 8, "Dept of Warmth, Town"), (50, 672, 24, "C"), (68, 681, 10, "old proteins precipitate")]
    assert [line for line in lines_of(*drop, (68, 669, 10, "in the room.")) if line][:2] == [
        "Dept of Warmth, Town",
        "Cold proteins precipitate",
    ]


def test_a_raised_figure_behind_a_ten_or_a_measure_is_an_exponent_and_no_other_number():
    more = (78, 700, 10, "and more words of the same text")
    assert lines_of((50, 700, 10, "10"), (61.5, 704, 6, "6"), more)[0].startswith("10⁶ and")
    assert lines_of((50, 700, 10, "liver"), (68.8, 704, 6, "2"), more)[0].startswith("liver2 and")


def test_a_raised_mark_that_was_driven_to_the_next_line_stays_with_its_word():
    above = (50, 712, 10, "They warmed the liver of the man and so they did with the second one in the end.")
    alone = lines_of(above, (50, 704, 6, "2,4"), (50, 680, 10, "It is so in many people who live here."))
    assert alone[0].endswith("in the end.2,4")
    with_text = lines_of(above, (50, 704, 6, "2,4"), (62, 700, 10, "It is so in many people who live here."))
    assert with_text[:2] == [f"{above[3]}2,4", "It is so in many people who live here."]


def test_raised_figures_that_count_on_stay_where_they_open_their_lines():
    above = (50, 712, 10, "These are the houses in which all of them worked until the year was over.")
    notes = [
        (50, 704, 6, "1"),
        (56, 700, 10, "House of Warmth, Town"),
        (50, 692, 6, "2"),
        (56, 688, 10, "House of Wood, Town"),
    ]
    assert [line[0] for line in lines_of(above, *notes)] == ["T", "1", "2"]


def test_a_raised_figure_behind_a_bracket_or_stop_stands_close_to_it():
    line = [(50, 700, 10, "Type II."), (84, 704, 6, "4"), (110, 700, 10, "Then more words of the same line came.")]
    assert lines_of(*line)[0].startswith("Type II.4 Then")


def test_the_largest_letters_of_the_first_page_are_named_and_a_short_name_in_larger_ones_is_passed_over():
    page = [(50, 790, 24, "Joints"), (50, 760, 18, "Cold Proteins in Patients"), *column(LEFT, 50), *column(RIGHT, 310)]
    taken = pdf_file.extract(pdf([page]), "a.pdf")
    assert [taken.text.split("\n")[number - 1] for number in taken.largest] == ["Cold Proteins in Patients"]
    assert pdf_file.extract(pdf([[*column(LEFT, 50)]]), "a.pdf").largest == ()


def test_large_letters_below_the_text_are_those_of_another_title():
    second = [(50, 560, 18, "Warm Flasks on the Wards"), *column(RIGHT, 50, 530)]
    page = [(50, 760, 18, "Cold Proteins in Patients"), *column(LEFT, 50), *second]
    taken = pdf_file.extract(pdf([page]), "a.pdf")
    assert [taken.text.split("\n")[number - 1] for number in taken.largest] == ["Cold Proteins in Patients"]
