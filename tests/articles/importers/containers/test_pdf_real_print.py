"""What real journals print: lists on half a last page, headings over two lines, formulas in headings."""

from articles.importers.containers.pdf_gutters import Word, gutter
from articles.importers.containers.pdf_headings import headings_of
from articles.importers.containers.pdf_lines import PrintedLine, line_of
from articles.importers.containers.pdf_tables import with_tables
from articles.importers.typeset import CONTINUED

BODY = [(40 + 12 * n, f"The stove is warm in the morning and cold at night {n}.", 9.0, "Serif") for n in range(20)]
Drawn = tuple[float, str, float, str]


def headings(*lines: Drawn) -> tuple[tuple[int, int], ...]:
    """Of lines at heights from 300 on, below the text: their places from 1, with their styles."""
    drawn = [PrintedLine(text, 50, top, top + size, size, face=face) for top, text, size, face in [*BODY, *lines]]
    return headings_of(list(enumerate(drawn, start=1 - len(BODY))), ())


def words(x: float, top: float, text: str, gap: float = 3) -> list[Word]:
    placed = []
    for word in text.split():
        placed.append(Word(word, x, x + 4 * len(word), top, top + 8, 8))
        x += 4 * len(word) + gap
    return placed


def test_the_second_line_of_a_heading_may_be_an_acronym():
    lines = [(300.0, "Stoves between two winters in the hall of", 12.0, "Bold"), (313.0, "HCSW", 12.0, "Bold")]
    assert headings(*lines) == ((1, 0), (2, CONTINUED))


def test_capitals_over_a_line_in_small_letters_are_a_heading_of_their_own():
    lines = [(300.0, "STOVES AND WOOD", 12.0, "Bold"), (313.0, "In the hall", 12.0, "Bold")]
    assert [style for _, style in headings(*lines)] == [0, 1]


SMALL = [(300.0, "stoves", 12.0, "Bold"), (330.0, "wood", 12.0, "Bold"), (360.0, "ashes", 12.0, "Bold")]


def test_a_print_may_set_its_headings_in_small_letters():
    assert headings(*SMALL, (390.0, "Thanks", 12.0, "Bold")) == ((1, 0), (2, 0), (3, 0), (4, 0))


def test_small_letters_head_nothing_where_the_headings_open_with_capitals():
    capital = [(400.0 + 30 * n, name, 12.0, "Bold") for n, name in enumerate(("Stoves", "Wood", "Ashes", "Coal"))]
    assert [number for number, _ in headings(*SMALL, *capital)] == [4, 5, 6, 7]


def test_small_letters_right_below_other_lines_head_nothing():
    close = [(278.0 + 12 * n, name, 9.0, "Italic") for n, (_, name, *_) in enumerate(SMALL)]
    assert headings(*close) == ()


def test_a_letter_of_another_face_that_is_none_of_ours_leaves_a_line_its_face():
    row = [Word("Warmth", 50, 90, 10, 20, 10, "Bold"), Word("Φ", 93, 100, 10, 20, 10, "Symbol")]
    assert line_of([*row, Word("X1", 100, 110, 10, 20, 10, "Bold")], (), 10).face == "Bold"


def test_the_numbers_of_a_list_in_a_long_column_beside_a_short_one_make_no_gap_of_columns():
    spread = [*words(48, 0, "Made A"), *words(124, 0, "and others on warm stoves")]
    full = words(48, 0, "Made A, Up B and others on stoves", 5)
    left = [[*words(20, 0, f"{n + 10}."), *(full if n % 4 else spread)] for n in range(40)]
    right = words(300, 0, "They were cold and nobody knew why it was")
    place = gutter([[*row, *right] if n < 14 else row for n, row in enumerate(left)], (0.0, 500.0), 6)
    assert place is not None and 230 < place < 300


def test_a_caption_over_a_picture_in_a_frame_has_no_rows():
    page = words(50, 100, "Table 1. Steps")
    assert with_tables(page, [(50, 250, 112), (50, 250, 166)]) == page
