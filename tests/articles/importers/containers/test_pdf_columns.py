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


def test_a_raised_figure_behind_a_ten_or_a_measure_is_an_exponent_and_no_other_number():
    more = (78, 700, 10, "and more words of the same text")
    assert lines_of((50, 700, 10, "10"), (61.5, 704, 6, "6"), more)[0].startswith("10⁶ and")
    assert lines_of((50, 700, 10, "liver"), (68.8, 704, 6, "2"), more)[0].startswith("liver2 and")


def test_the_largest_letters_of_the_first_page_are_named_and_a_short_name_in_larger_ones_is_passed_over():
    page = [(50, 790, 24, "Joints"), (50, 760, 18, "Cold Proteins in Patients"), *column(LEFT, 50), *column(RIGHT, 310)]
    taken = pdf_file.extract(pdf([page]), "a.pdf")
    assert [taken.text.split("\n")[number - 1] for number in taken.largest] == ["Cold Proteins in Patients"]
    assert pdf_file.extract(pdf([[*column(LEFT, 50)]]), "a.pdf").largest == ()
