from datetime import date

from articles.importers import read_source
from articles.importers.containers import pdf_file
from articles.importers.containers.pdf_gutters import Word, chunks_of
from tests.articles.importers.containers.test_pdf_file import LEFT, RIGHT, column
from tests.articles.importers.made_files import pdf

FOOT = "Correspondence to: A Rossi, Example Clinic, by the invented lake, who answers letters about warmed samples and"
INFO = ["ARTICLE INFO", "Received 2 May", "Accepted 9 June", "Keywords:", "Cryocrit", "Warmth"]
ABSTRACT = ["ABSTRACT", "Cold proteins are found in many people who are ill, and few are told of it before", "they are hurt."]  # fmt: skip

Drawn = list[tuple[float, float, float, str]]


def foot(lines: int, top: float = 90) -> Drawn:
    return [(50.0, top - 9 * number, 8.0, f"{FOOT} {number}") for number in range(lines)]


def ruled(page: Drawn, *heights: float) -> bytes:
    """A page with ruled lines over its whole width."""
    strokes = "".join(f" 50 {height} m 545 {height} l S" for height in heights)
    return pdf([[*page, (50.0, 5.0, 1.0, f") Tj ET{strokes} BT /F1 1 Tf (")]])


def lines_of(data: bytes) -> list[str]:
    return [line.strip() for line in pdf_file.extract(data, "a.pdf").text.split("\n") if line.strip()]


def box(top: float) -> Drawn:
    info: Drawn = [(50, top - 9 * number, 7.0, line) for number, line in enumerate(INFO)]
    return info + [(180, top - 9 * number, 8.0, line) for number, line in enumerate(ABSTRACT)]


def test_columns_that_are_the_lesser_part_of_a_page_are_read_one_after_the_other():
    page = [*foot(30, 780), *column(LEFT[:4], 50, 500), *column(RIGHT[:4], 310, 500)]
    lines = lines_of(pdf([page]))
    assert lines[-8:] == [*LEFT[:4], *RIGHT[:4]]


def test_lines_above_and_below_such_columns_stay_above_and_below():
    page = [(50, 740, 12, "Of Cold"), *column(LEFT[:4], 50), *column(RIGHT[:4], 310), *foot(24, 400)]
    lines = lines_of(pdf([page]))
    assert lines[:9] == ["Of Cold", *LEFT[:4], *RIGHT[:4]]
    assert lines[9:] == [text for *_, text in foot(24)]


def test_columns_parted_at_another_place_than_those_above_are_parted_there():
    upper, lower = column(LEFT[:5], 50), column(RIGHT[:5], 250)
    other = column(["Warm " + line + " and so it was" for line in LEFT[:3]], 50, 600) + column(RIGHT[5:8], 360, 600)
    lines = lines_of(pdf([[*foot(22, 400), *upper, *lower, *other]]))
    assert lines[:10] == [*LEFT[:5], *RIGHT[:5]]
    assert lines[13:16] == RIGHT[5:8]


def test_a_box_beside_a_short_abstract_is_read_apart_from_it_though_few_lines_stand_there():
    page = [*box(740), *column(LEFT[:5], 50, 660), *column(RIGHT[:5], 310, 660), *foot(20, 300)]
    assert lines_of(pdf([page]))[:19] == [*INFO, *ABSTRACT, *LEFT[:5], *RIGHT[:5]]


def test_a_ruled_line_ends_what_stands_in_two_columns():
    above, below = (column(LEFT[:3], 50), column(RIGHT[:3], 310)), (column(LEFT[3:6], 50, 650), column(RIGHT[3:6], 310, 650))  # fmt: skip
    page = [*above[0], *above[1], *below[0], *below[1], *foot(30, 400)]
    assert lines_of(ruled(page, 663))[:12] == [*LEFT[:3], *RIGHT[:3], *LEFT[3:6], *RIGHT[3:6]]


def test_a_wide_table_between_ruled_lines_parts_the_columns_above_it_from_those_below():
    cells = [(x, 570 - 12 * row, 8, f"{name} {row}") for row in range(3) for x, name in ((50, "Test"), (320, "Done"))]
    caption = [(50, 592, 8, "Table 1. What was done.")]
    sides = [*column(LEFT, 50), *column(RIGHT[:7], 310), *column(RIGHT, 50, 500), *column(LEFT, 310, 500)]
    lines = lines_of(ruled([*sides, *cells, *caption], 580, 540))
    table = ["Table 1. What was done.", "Test 0 | Done 0", "Test 1 | Done 1", "Test 2 | Done 2"]
    assert lines[:35] == [*LEFT, *RIGHT[:7], *table, *RIGHT, *LEFT]


def test_a_table_of_short_cells_is_no_columns():
    cells = [(x, 600 - 12 * row, 10, f"{name} {row}") for row in range(5) for x, name in ((50, "Group"), (320, "was"))]
    assert "Group 0 was 0" in lines_of(pdf([[*foot(20, 780), *cells]]))


def test_lines_that_keep_a_wide_gap_at_one_place_warn_the_editor():
    gapped = [line for number in range(3) for line in (
        *column([LEFT[number]], 50, 500 - 40 * number), *column([RIGHT[number]], 310, 500 - 40 * number),
        *foot(1, 480 - 40 * number),
    )]  # fmt: skip
    found = read_source(pdf([[*foot(30, 790), *gapped]]), "a.pdf", today=date(2026, 11, 22))[1].problems
    assert [(one.code, one.severity) for one in found if "page 1" in one.message] == [("column_order_suspicious", "error")]  # fmt: skip
    clean = pdf([[*foot(30, 790), *column(LEFT, 50, 400), *column(RIGHT, 310, 400)]])
    assert pdf_file.extract(clean, "a.pdf").mixed == ()


def test_a_ruled_line_parts_few_columns_from_what_stands_above_them():
    above = column(["Of the north wind and rain", "Of the south wind and sun"], 50, 560)
    page = [*foot(22, 790), *above, *column(["Where it was so cold"], 310, 560), *column(LEFT[:4], 50, 510)]
    lines = lines_of(ruled([*page, *column(RIGHT[:4], 310, 510), *foot(20, 400)], 530))
    assert lines[24:32] == [*LEFT[:4], *RIGHT[:4]]


def test_an_almost_empty_page_is_parted_where_few_columns_on_the_page_before_are():
    first = [*foot(30, 790), *column(LEFT[:4], 50, 500), *column(RIGHT[:4], 310, 500)]
    last = [*column(LEFT[:2], 50), *column(RIGHT[:2], 310, top=694)]
    assert lines_of(pdf([first, last]))[-4:] == [*LEFT[:2], *RIGHT[:2]]


def spread(*places: float) -> list[Word]:
    return [Word("word", x, x + 20, 100, 110, 10) for x in places]


def test_words_spread_to_fill_a_narrow_column_are_one_stretch_and_the_gap_between_columns_parts_them():
    row = spread(0, 29, 58, 87, 121, 144, 167)
    assert [count for *_, count in chunks_of([row])] == [4, 3]
    assert [count for *_, count in chunks_of([spread(0, 60, 120)])] == [1, 1, 1]


def test_three_columns_are_read_one_after_the_other_though_their_words_are_spread():
    words = ["house", "towns", "woods"]
    texts = [[f"{word} {word} {word} {word} {n}" for n in range(9)] for word in words]
    drawn = [
        (x + 37 * place, 700 - 12 * number, 10, word)
        for x, lines in zip((30, 215, 400), texts, strict=True)
        for number, line in enumerate(lines)
        for place, word in enumerate(line.split())
    ]
    assert lines_of(pdf([drawn])) == [line for lines in texts for line in lines]


def test_a_heading_below_both_columns_heads_what_runs_across_below_it():
    drawn = [*column(LEFT, 50), *column(RIGHT, 310), (50, 580, 12, "References"), *foot(4, 560)]
    assert lines_of(pdf([drawn]))[8:] == [*RIGHT, "References", *(text for *_, text in foot(4))]
