from articles.importers.journal.columns import cut_into_runs, drop_capital, reading_order
from articles.importers.journal.hyphens import Vocabulary
from articles.importers.lines import split_lines
from articles.importers.typeset import Typeset
from tests.articles.importers.journal.reading import body_of, read_print


def order_of(text: str, cuts: set[int]) -> list[tuple[int, int]]:
    lines = [line for line in split_lines(text) if line.number not in cuts]
    runs = cut_into_runs(lines, cuts, headings=set(), capitals=set())
    return [run.span for run in reading_order(runs, Vocabulary(line.text for line in lines))]


def test_a_column_that_opens_inside_a_word_moves_behind_the_one_that_breaks_it():
    text = "tions of it.\nThe end.\nX = a footnote\nThe first of the manifesta-\nX = a footnote\nLast line."
    assert order_of(text, {3, 5}) == [(4, 4), (1, 2), (6, 6)]


def test_columns_in_order_stay_where_they_are():
    text = "The first line goes\non here.\nX = a footnote\nThe second opens\nhere.\nX = a footnote\nThe third."
    assert order_of(text, {3, 6}) == [(1, 2), (4, 5), (7, 7)]


def test_a_gap_inside_a_sentence_parts_two_runs_and_one_between_paragraphs_does_not():
    assert order_of("One ends.\n\nTwo goes\n\non here.", set()) == [(1, 3), (5, 5)]


def test_a_capital_set_apart_is_joined_only_to_a_word_that_stands_elsewhere():
    words = Vocabulary(["cold hands", "the B cell and vitamin C", "an old man"])
    assert drop_capital("c old hands hurt", words) == "Cold"
    assert drop_capital("B cell counts fell", words) is None
    assert drop_capital("A man came", words) is None


def ordered(text: str, headings: set[int], cuts: set[int]) -> list[tuple[int, int]]:
    lines = [line for line in split_lines(text) if line.number not in cuts]
    runs = cut_into_runs(lines, cuts, headings, capitals=set())
    return [run.span for run in reading_order(runs, Vocabulary(["manifestations"]))]


def test_a_move_that_joins_no_sentence_is_not_made():
    text = (
        "Discussion\nOne ends here.\nX = cut\nThe word is manifesta-\nX = cut\nResults\ntions of it.\n"
        "it goes on and\nX = cut\nso it ends.\nTwo goes on"
    )
    assert ordered(text, {1, 6}, {3, 5, 9}) == [(1, 2), (4, 4), (6, 8), (10, 11)]


def test_parts_of_an_article_are_never_moved_before_the_ones_that_come_first():
    text = "so it ends.\nResults\nTwo goes on\nX = cut\nDiscussion\nA new one"
    assert ordered(text, {2, 5}, {4}) == [(1, 3), (5, 6)]


def test_lines_whose_places_on_the_page_are_known_are_never_moved():
    text = "Discussion\nAll manifestations were cold.\nMC = mixed cold\ntions of it in the old town.\nThe end.\nMC = mixed cold\nThe first of the manifesta-\nMC = mixed cold\nLast line."
    assert "The first of the manifestations of it" in body_of(read_print(text))
    assert "The first of the manifestations of it" not in body_of(read_print(text, Typeset(in_order=True)))
