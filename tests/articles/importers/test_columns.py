from articles.importers.columns import cut_into_runs, drop_capital, reading_order
from articles.importers.hyphens import Vocabulary
from articles.importers.lines import split_lines


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


def test_a_move_that_joins_no_sentence_is_not_made():
    text = "The first box ends.\nX = a footnote\nin the second box all is well.\nX = a footnote\nThe third box."
    assert order_of(text, {2, 4}) == [(1, 1), (3, 3), (5, 5)]


def test_parts_of_an_article_are_never_moved_before_the_ones_that_come_first():
    text = (
        "Introduction\nThe course is shown in a manifesta-\nX = a footnote\nDiscussion\ntions come late.\n"
        "X = a footnote\nThe end is near and"
    )
    lines = [line for line in split_lines(text) if line.number not in {3, 6}]
    runs = cut_into_runs(lines, {3, 6}, headings={1, 4}, capitals=set())
    assert [run.ranks for run in runs] == [(2,), (5,), ()]
    assert [run.span for run in reading_order(runs, Vocabulary([]))] == [(1, 2), (4, 5), (7, 7)]
