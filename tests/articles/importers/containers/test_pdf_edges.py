"""What runs around the pages of a PDF: feet that no other page repeats, numbers that count the lines."""

from articles.importers.containers import pdf_file
from tests.articles.importers.containers.test_pdf_file import LEFT, RIGHT, column
from tests.articles.importers.made_files import pdf

Drawn = list[tuple[float, float, float, str]]


def around(*pages: Drawn) -> tuple[str, ...]:
    return pdf_file.extract(pdf(list(pages)), "a.pdf").around


def page(*more: tuple[float, float, float, str]) -> Drawn:
    return [*column(LEFT, 50), *column(RIGHT, 310), *more]


def second(*more: tuple[float, float, float, str]) -> Drawn:
    return [*column(RIGHT, 50, 690), *column(LEFT, 310, 690), *more]


def test_a_small_line_that_white_parts_from_all_others_of_a_later_page_is_its_foot_or_head():
    foot, head = (50.0, 40.0, 7.0, "MAY 2019, VOL. 4, NO. 2"), (50.0, 800.0, 7.0, "Warm Hands")
    assert set(around(page(), second(foot, head))) == {foot[3], head[3]}
    assert around(page(foot), second()) == ()


def test_letters_of_the_texts_size_a_caption_and_a_sentence_at_the_edge_are_text():
    for size, text in ((10.0, "Warm Hands"), (7.0, "Fig. 2 The stove"), (7.0, "A note that ends.")):
        assert around(page(), second((50.0, 40.0, size, text))) == ()


def test_a_small_line_right_below_the_others_is_text():
    assert around(page(), second((50.0, 594.0, 7.0, "Warm Hands"))) == ()


def manuscript(numbers: list[int], texts: list[str]) -> Drawn:
    counted: Drawn = [(30.0, 700.0 - 24 * place, 7.0, str(number)) for place, number in enumerate(numbers)]
    return counted + [(60.0, 700.0 - 24 * place, 10.0, text) for place, text in enumerate(texts)]


def test_numbers_that_count_the_lines_of_a_manuscript_stand_apart_from_its_text():
    pages = [manuscript(list(range(1, 13)), [*LEFT, *RIGHT[:4]]), manuscript([13, 14], RIGHT[4:6])]
    taken = pdf_file.extract(pdf(pages), "a.pdf")
    assert taken.around == (" ".join(map(str, range(1, 15))),)
    assert [line for line in taken.text.split("\n") if line] == [*LEFT, *RIGHT[:6]]


def test_every_fifth_line_may_be_counted():
    lines = [*LEFT, *RIGHT, *LEFT[:4]]
    drawn = [(30.0, 724.0 - 24 * number, 7.0, str(number)) for number in (5, 10, 15, 20)]
    taken = pdf_file.extract(pdf([[*manuscript([], lines), *drawn]]), "a.pdf")
    assert taken.around == ("5 10 15 20",)


def test_the_numbers_of_a_list_are_no_count_of_lines():
    entries = [text for number in range(12) for text in (f"Made A. Of warm hands {number}.", "J Warm. 2015;4:5-9.")]
    drawn = [(30.0, 700.0 - 24 * number, 10.0, str(number + 1)) for number in range(12)]
    taken = pdf_file.extract(pdf([[*column(entries, 60), *drawn]]), "a.pdf")
    assert taken.around == ()
    assert "3 Made A. Of warm hands 2." in taken.text.split("\n")
