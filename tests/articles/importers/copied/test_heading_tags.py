"""What a page's program sets beside headings and captions is no part of them."""

import pytest

from articles.importers.copied.heading_tags import take_tags
from articles.importers.found import Found
from articles.importers.lines import blocks_of, split_lines


def _texts(text: str) -> tuple[list[str], list[str]]:
    found = Found()
    blocks = take_tags(blocks_of(split_lines(text)), found)
    return [block.text for block in blocks], [aside.text for aside in found.set_aside]


@pytest.mark.parametrize("tag", ["\t▴Top", " ▲ Top", " ↑ Back to top", "\tBack to top", "\tReturn to the top"])
def test_the_way_to_the_top_of_the_page_is_no_part_of_the_heading_before_it(tag: str) -> None:
    texts, aside = _texts(f"Introduction{tag}\n\nCold hands are common.")
    assert texts == ["Introduction", "Cold hands are common."]
    assert aside == [tag.strip()]


def test_words_about_the_top_stay_where_nothing_parts_them_from_their_sentence() -> None:
    line = "Wind the bandage up to the knee and then back to top"
    assert _texts(line) == ([line], [])


def test_a_button_before_a_caption_is_no_part_of_it() -> None:
    texts, aside = _texts("Click for large image\tFigure 1. Both hands.\n\nClick to view\tTable 2. Doses by week")
    assert texts == ["Figure 1. Both hands.", "Table 2. Doses by week"]
    assert aside == ["Click for large image", "Click to view"]


def test_a_caption_behind_a_button_is_no_row_of_the_table_below_it() -> None:
    found = Found()
    blocks = take_tags(blocks_of(split_lines("Click to view\tTable 1. Doses\nWeek\tDose\n1\t20 mg")), found)
    assert [block.cells for block in blocks] == [(), ("Week", "Dose"), ("1", "20 mg")]
