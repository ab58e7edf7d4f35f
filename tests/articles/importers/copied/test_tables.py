"""Tables of copied pages: rows whose cells are parted by tabs, and the words that belong to them."""

from tests.articles.importers.copied.pages import page

TEXT = "Winter ankle is stiff in the cold. Most people walk it off."


def test_rows_with_tabs_become_a_table_and_never_headings():
    imported = page(f"Signs\n\n{TEXT}\n\nSign\tShare\nStiffness\t90%\nRed | blue spots\t20%\n\nRelief\n\nSocks help.")
    table = "| Sign | Share |\n| --- | --- |\n| Stiffness | 90% |\n| Red \\| blue spots | 20% |"
    assert imported.sections[0].text == f"{TEXT}\n\n{table}"
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]


def test_rows_of_unequal_width_are_filled_up():
    imported = page(f"Signs\n\n{TEXT}\n\nSign\tShare\tYear\nStiffness\t90%\n\nRelief\n\nSocks help.")
    assert imported.sections[0].text.endswith("| Sign | Share | Year |\n| --- | --- | --- |\n| Stiffness | 90% |  |")


def test_a_row_alone_is_no_heading():
    imported = page(
        f"Signs\n\n{TEXT}\n\nOther names\tFrost ankle\n\nIt passes in spring as a rule.\n\nRelief\n\nSocks."
    )
    assert "Other names Frost ankle" in imported.sections[0].text


def test_the_line_set_against_a_table_is_its_caption_and_no_heading():
    imported = page(f"Signs\n\n{TEXT}\n\nHow often it comes\nSign\tShare\nStiffness\t90%\n\nRelief\n\nSocks help.")
    assert [section.heading for section in imported.sections] == ["Signs", "Relief"]


def test_a_bullet_behind_a_tab_is_a_bullet_and_no_row():
    imported = page("Signs\n\nThese are common:\n\n•\tstiff feet\n•\tcold toes\n\nRelief\n\nWarm socks help.")
    assert imported.sections[0].text == "These are common:\n\n- stiff feet\n- cold toes"


def test_the_number_of_a_figure_and_its_words_below_are_one():
    imported = page(
        f"Signs\n\n{TEXT}\n\nFigure 1.\nOpen in a new tab\nAn ankle in winter, with frost.\n\nRelief\n\nSocks."
    )
    assert "Figure 1. An ankle in winter, with frost." in imported.sections[0].text
