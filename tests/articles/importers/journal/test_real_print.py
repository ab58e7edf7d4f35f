"""What real journals print: addresses inside sentences, tables inside the list, dates over two lines."""

import pytest

from articles.importers.journal.side_by_side import one_after_another
from articles.importers.references.openings import opens_entry
from articles.importers.typeset import Typeset
from tests.articles.importers.journal.reading import aside_of, body_of, read_print

HEAD = "Warm stoves\n\nAnna Made, Karl Up\n\nIntroduction\n\n"
TEXT = "The stoves of both of the houses were lit in the morning by the cook, who rose early and was cold.\n"
ENTRIES = [
    "1. Made A, Up B. Warm stoves in old",
    "houses. J Warm 2015;5:12–19.",
    "2. Penny C, Roe D. Cold hands in the hall.",
    "J Warm 2016;6:20–29.",
    "3. Found E, Newly F. Dry wood and its smoke.",
    "J Warm 2017;7:30–39.",
]


def numbers(*lines: str, typeset: Typeset | None = None) -> list[tuple[int | None, str | None]]:
    text = "\n".join([HEAD + TEXT, "References", "", *lines])
    return [(entry.number, entry.journal) for entry in read_print(text, typeset or Typeset()).references]


def test_an_address_inside_a_sentence_stays_in_it():
    lines = [
        "Where the stoves of all of the houses stand is written at",
        "http://stoves.example/list/1, and their heat",
    ]
    imported = read_print(HEAD + TEXT + "\n".join([*lines, "is given too."]))
    assert " ".join([*lines, "is given too."]) in body_of(imported)


def test_an_address_inside_a_sentence_on_every_page_is_the_edge_of_the_page():
    lines = ["Where the stoves of all of the houses stand is known to", "http://journal.example/5/1", "those who look."]
    again = ["How the stoves of all of the houses burn is known to", "http://journal.example/5/2", "those who ask."]
    imported = read_print(HEAD + TEXT + "\n".join([*lines, "", *again]))
    assert "http" not in body_of(imported)


def test_an_address_with_a_gap_over_it_is_none_of_the_sentence_above():
    lines = [
        "Where the stoves of all of the houses stand is known to",
        "",
        "http://journal.example/5",
        "those who look.",
    ]
    assert "http" not in body_of(read_print(HEAD + TEXT + "\n".join(lines)))


def test_the_rest_of_the_dates_is_no_part_of_the_text_below_them():
    lines = ["Received 3 May 2015; accepted 9 June 2015; published on-", "line 2 August 2015", "", TEXT]
    imported = read_print("\n".join([HEAD + TEXT, *lines]))
    assert "line 2 August 2015" in aside_of(imported)
    assert "2015" not in body_of(imported)


def test_dates_below_how_to_cite_an_article_are_read():
    cited = "Citation: Made A, Up K (2015) Warm stoves. Journal of Warmth 5: e1. doi:10.5555/journal.warm.0001"
    dates = "Received 3 May 2015; Accepted 9 June 2015; Published 2 August 2015"
    imported = read_print(f"Warm stoves\n\nAnna Made, Karl Up\n\n{cited}\n{dates}\n\nIntroduction\n\n{TEXT}")
    assert imported.source_dates.published == "2015-08-02"


def test_names_broken_at_the_ends_of_lines_stay_one_name():
    lines = ["A Made1, B Brick2, F", "Stone1, C Den", "Hall2, D Penny1, K", "Newly1, L", "Roe2, E Up1"]
    imported = read_print("\n".join(["Warm stoves in the old houses", "", *lines, "", "Introduction", "", TEXT]))
    assert imported.authors == ("A Made", "B Brick", "F Stone", "C Den Hall", "D Penny", "K Newly", "L Roe", "E Up")


@pytest.mark.parametrize(
    "end", ["http://stoves.example", "www.stoves.example", "doi: 10.5555/j.1365-2958.2009.06605.x"]
)
def test_an_entry_may_end_in_an_address_without_a_stop(end):
    first = "1. Made A, Up B. Warm stoves in old houses. J Warm 2015;5:12–19."
    assert [number for number, _ in numbers(first, end, *ENTRIES[2:])] == [1, 2, 3]


def test_pages_on_a_line_of_their_own_are_no_number_of_a_journal():
    first = ["1. Made A, Up B: Warm stoves in old houses. J Warm 2015, 5:", "1417-1432."]
    imported = read_print("\n".join([HEAD + TEXT, "References", "", *first, *ENTRIES[2:]]))
    assert next((entry.number, entry.pages) for entry in imported.references) == (1, "1417-1432")
    assert len(imported.references) == 3


def test_a_journals_number_with_its_price_is_set_aside():
    assert "1741-7015/$ see front matter" in aside_of(
        read_print(f"{HEAD}{TEXT}\n1741-7015/$ see front matter\n\n{TEXT}")
    )


TABLE = ["Table 1. Heat of the stoves in May", "Kitchen | 20", "Hall | 30"]


def test_a_table_among_the_entries_of_the_list_stands_before_it_and_ends_at_the_next_entry():
    lines = [*ENTRIES[:4], "", *TABLE, "", *ENTRIES[4:]]
    text = "\n".join([HEAD + TEXT, "References", "", *lines])
    start = text.split("\n").index(ENTRIES[0]) + 1
    small = frozenset(range(start, start + len(lines)))
    imported = read_print(text, Typeset(small=small, in_order=True))
    assert [entry.number for entry in imported.references] == [1, 2, 3]
    assert body_of(imported).endswith("\n\n".join(TABLE))


def entries(first: int) -> list[str]:
    """The lines of four entries, each number hung out to the left of its other line."""
    pairs = (
        [f"{n}. Made A, Up B. Warm stoves number {n} of", "   Old Houses. J Warm 2015;5:12."]
        for n in range(first, first + 4)
    )
    return [line for pair in pairs for line in pair]


def test_the_columns_of_a_list_that_stand_side_by_side_are_read_one_after_the_other():
    rows = [f"{left:50}{right}" for left, right in zip(entries(1), entries(5), strict=True)]
    read = [line for line in one_after_another("\n".join(rows)).split("\n") if line]
    assert read == [*entries(1), *entries(5)]


def test_a_table_over_the_columns_of_a_page_does_not_hide_them():
    table = [f"{'Kitchen':20}{'20':20}{'30':20}{'40':20}{'warm'}" for _ in range(20)]
    rows = [f"{left:50}{right}" for left, right in zip(entries(1), entries(5), strict=True)]
    read = [line for line in one_after_another("\n".join([*table, *rows])).split("\n") if line]
    assert read == [*table, *entries(1), *entries(5)]


def test_wide_gaps_in_lines_of_one_column_make_no_columns():
    wide = f"{'1. Made A, Up B. Warm stoves':40}2. Penny C, Roe D. Cold halls and"
    close = "They were cold in the hall of the old house, and nobody knew why the stove was out."
    text = "\n".join([wide, close, close] * 8)
    assert one_after_another(text) == text


def test_the_end_of_the_left_column_goes_on_below_that_of_the_right_one():
    left = [f"in house {n} the stoves that were lit at" for n in range(8)]
    rows = [f"{one:50}{two}" for one, two in zip(left, entries(5), strict=True)]
    text = one_after_another("\n".join([*rows, "night were cold, as all of them said."]))
    assert text.index("night were cold") < text.index("5. Made")


def test_heads_with_the_pages_of_the_article_and_feet_beside_them_are_set_aside():
    pages = [["Journal of Warmth (2015)   " + str(n), f"Made et al. Journal of Warmth 2015, 5:12   Page {n + 1} of 4", TEXT.strip()] for n in (1, 2, 3)]  # fmt: skip
    imported = read_print("\n".join([HEAD + TEXT.strip(), *(line for page in pages for line in page)]))
    assert "Journal of Warmth" not in body_of(imported)
    assert len(aside_of(imported)) >= 6


def test_prose_between_the_end_of_a_page_and_small_letters_is_no_running_head():
    foot = "Made et al. Journal of Warmth 2015, 5:12   Page 2 of 4"
    prose = "The heat of the stoves that we have seen"
    ends = ["The stoves of the houses in the old town were as warm", "", foot, "", prose, "", "was great."]
    before = [f"The stove of house {n} was lit in the morning." for n in range(12)]
    assert prose in body_of(read_print("\n".join([HEAD, *before, *ends])))


def test_an_entry_opens_with_a_number_apart_or_an_author():
    assert all(map(opens_entry, ("12. Made A", "[3] Stoves today", "Made A, Up B (2015) Warm stoves.")))
    assert not any(map(opens_entry, ("12 stoves", "Stoves of the hall", "Made of iron")))
