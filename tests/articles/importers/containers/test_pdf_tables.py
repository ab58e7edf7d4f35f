"""Tables of a printed page: their cells read row by row."""

import pytest

from articles.importers.containers.pdf_gutters import Word
from articles.importers.containers.pdf_tables import with_tables, with_unruled

CELLS = [
    ["Step", "What is done"],
    ["Wash", "The hand is washed"],
    ["", "with warm water"],
    ["Dry", "It is dried with"],
    ["", "a warm towel"],
]


def words(x: float, top: float, text: str) -> list[Word]:
    placed = []
    for word in text.split():
        placed.append(Word(word, x, x + 4 * len(word), top, top + 8, 8))
        x += 4 * len(word) + 2
    return placed


def page(*, caption: str = "Table 1. Steps", cells: list[list[str]] = CELLS) -> list[Word]:
    """Words in two columns below a caption, from a height of 100 on; one line of text below."""
    rows = [word for row, line in enumerate(cells) for place, cell in enumerate(line) for word in words(50 + 60 * place, 115 + 10 * row, cell)]  # fmt: skip
    return [*words(50, 100, caption), *rows, *words(50, 200, "The hands were warm again.")]


def ruled(*heights: float) -> list[tuple[float, float, float]]:
    return [(50, 250, height) for height in heights]


def read(words: list[Word]) -> str:
    return " ".join(word.text for word in words)


ROWS = ["Step | What is done", "Wash | The hand is washed with warm water", "Dry | It is dried with a warm towel"]


def test_the_cells_of_a_table_are_read_row_by_row():
    rows = [word.text for word in with_tables(page(), ruled(112, 124, 166)) if "|" in word.text]
    assert rows == ROWS


def test_where_lines_are_drawn_between_the_rows_they_part_them():
    cells = [*CELLS[:2], ["The hand", "with warm water"], *CELLS[3:]]
    grid = [(x, x + 100, height) for height in (112, 124, 144, 166) for x in (50, 151)]
    rows = [word.text for word in with_tables(page(cells=cells), grid) if "|" in word.text]
    assert rows[1] == "Wash The hand | The hand is washed with warm water"


@pytest.mark.parametrize(
    ("caption", "heights"),
    [("Steps of it. All", (112, 166)), ("Table 1. Steps", (112,)), ("Table 1. Steps", (170, 220))],
)
def test_words_that_no_caption_and_ruled_lines_show_to_be_a_table_stay_as_they_are(caption, heights):
    drawn = page(caption=caption)
    assert with_tables(drawn, ruled(*heights)) == drawn


def test_a_box_of_running_text_is_no_table():
    text = [["The hand is washed with warm water and"], ["then it is dried with a warm towel and all"]]
    drawn = page(cells=text)
    assert with_tables(drawn, ruled(112, 166)) == drawn


def test_no_word_is_lost():
    assert sorted(read(with_tables(page(), ruled(112, 124, 166))).replace("|", "").split()) == sorted(
        read(page()).split()
    )


def in_rows(words: list[Word]) -> list[list[Word]]:
    heights = sorted({word.top for word in words})
    return [[word for word in words if word.top == height] for height in heights]


def test_a_table_without_ruled_lines_is_read_so_below_its_caption_in_one_column():
    rows = with_unruled(in_rows(page()), (50, 200))
    assert [read(row) for row in rows] == ["Table 1. Steps", *ROWS, "The hands were warm again."]
    assert with_unruled(in_rows(page(caption="Steps of it. All")), (50, 200)) == in_rows(
        page(caption="Steps of it. All")
    )


def test_a_short_line_at_the_margin_below_such_a_table_is_none_of_its_rows():
    rows = with_unruled(in_rows([*page(), *words(50, 170, "All done.")]), (50, 200))
    assert [read(row) for row in rows][4:] == ["All done.", "The hands were warm again."]


def test_a_caption_over_running_text_makes_no_table():
    text = in_rows(
        page(cells=[["The hand is washed with warm water and"], ["then it is dried with a warm towel and all"]])
    )
    assert with_unruled(text, (50, 200)) == text
