"""Headings of two ranks on a copied page, told by its contents list; and lists whose numbers stand in a column."""

from tests.articles.importers.copied.pages import aside, page

FIRST = "Winter ankle is stiff in the cold, and most people who have it walk it off within a week or two."
PARTS = "Tests\n\nPressing\n\nThe foot is pressed.\n\nCooling\n\nThe foot is cooled.\n\nRelief\n\nWool.\n\nSummary\n\nIt passes."


def levels(imported):
    return [(one.heading, one.level) for one in imported.sections if one.heading]


def test_headings_that_the_contents_list_does_not_name_are_a_rank_lower_where_a_part_has_nothing_else():
    imported = page(f"Winter ankle\n\n{FIRST}\n\nOn this page\n• Tests\n• Relief\n\n{PARTS}")
    assert levels(imported) == [("Tests", 2), ("Pressing", 3), ("Cooling", 3), ("Relief", 2), ("Summary", 2)]


def test_they_keep_their_rank_where_every_part_has_text():
    parts = PARTS.replace("Tests\n\n", "Tests\n\nThere are two tests.\n\n")
    imported = page(f"Winter ankle\n\n{FIRST}\n\nOn this page\n• Tests\n• Relief\n\n{parts}")
    assert {level for _, level in levels(imported)} == {2}


def test_numbers_in_a_column_of_their_own_belong_to_the_contents_list():
    imported = page(f"Winter ankle\n\n{FIRST}\n\nContents\n1\tTests\n1.1\tPressing\n2\tRelief\n\n{PARTS}")
    assert not any("|" in section.text for section in imported.sections)
    assert [label.text for label in imported.labels if label.stands_for == "contents"] == ["1", "1.1", "2", "Contents"]
    assert aside(imported) == []


def test_a_list_of_parts_is_known_by_headings_that_stand_apart_with_short_lines_below():
    parts = "Tests\nPressing\n\nThe foot is pressed.\n\nRelief\nWool\n\nWear wool at night.\n\nOutlook\nSpring\n\nIt passes."
    imported = page(f"Winter ankle\n\nTests\nRelief\nOutlook\n\n{FIRST}\n\n{parts}")
    assert [heading for heading, _ in levels(imported)].count("Tests") == 1
