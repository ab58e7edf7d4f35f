"""A printed article whose text only was extracted: headings and paragraphs told from the lengths of its lines."""

import pytest

from articles.importers.journal.furniture import is_furniture
from articles.importers.journal.headings import heading_numbers
from articles.importers.lines import split_lines
from tests.articles.importers.journal.reading import read_print

AUTHORS = "Ulla Made1, Ann Newly2\n\n1Department of Stoves, Warm Town\n2Department of Wood, Warm Town"
FULL = "Stoves of the north were lit in the rooms of the old town every day."
ENDS = "A room of the house was cold until ten."
STUDY = f"""Stoves in old rooms

{AUTHORS}

Introduction
{FULL}
Methods
Rooms and stoves
{FULL}
{ENDS}
Drawing of northern kitchens and halls with smaller stoves
Thermometers hung on the wall of each room, and one of them was outside.
Results
{FULL}
Warmth
{FULL}
Discussion
{FULL}
Meaning
{FULL}
Acknowledgements
Thanks are due to the cook.
"""


def levels(text: str) -> list[tuple[str | None, int]]:
    return [(section.heading, section.level) for section in read_print(text).sections]


def test_what_stands_between_the_parts_of_a_study_is_below_them():
    read = dict(levels(STUDY))
    assert [read[name] for name in ("Introduction", "Methods", "Results", "Discussion", "Acknowledgements")] == [2] * 5
    assert [read[name] for name in ("Rooms and stoves", "Warmth")] == [3, 3]
    assert read["Meaning"] == 2


def test_without_methods_and_results_nothing_is_below():
    assert {level for _, level in levels(STUDY.replace("Results", "Patients"))} == {2}


def test_a_line_right_below_a_heading_is_one_where_a_sentence_opens_under_it():
    assert "Rooms and stoves" in dict(levels(STUDY))


def test_a_longer_line_is_a_heading_where_the_next_word_had_room_on_it():
    long = "Drawing of northern kitchens and halls with smaller stoves"
    assert long in dict(levels(STUDY))
    assert long not in dict(levels(STUDY.replace("Thermometers hung on the", "Thermometersandgauges on")))
    for other in ("Drawing of kitchens which had halls with smaller stoves", f"{long[:-3]}-"):
        assert other not in dict(levels(STUDY.replace(long, other)))


def test_the_usual_parts_may_be_named_in_small_letters():
    names = ("Introduction", "Methods", "Results", "Discussion", "Acknowledgements", "Warmth")
    small = STUDY
    for name in names:
        small = small.replace(f"\n{name}\n", f"\n{name.lower()}\n")
    assert [heading for heading, _ in levels(small)] == [
        "introduction", "methods", "Rooms and stoves", "Drawing of northern kitchens and halls with smaller stoves", "results",
        "warmth", "discussion", "Meaning", "acknowledgements",
    ]  # fmt: skip
    assert "warmth" not in dict(levels(STUDY.replace("\nWarmth\n", "\nwarmth\n")))


def test_a_usual_part_in_small_letters_needs_no_full_stop_over_the_gap_above_it():
    assert 3 in heading_numbers(split_lines(f"Stoves, wood\n\nintroduction\n{FULL}"))


def test_a_usual_part_in_small_letters_may_stand_right_below_another():
    text = f"Stoves\n\nmethods\nstatistical analysis\n{FULL}\nresults\n{FULL}"
    assert {3, 4, 6} <= heading_numbers(split_lines(text))


def test_keywords_end_at_a_first_part_named_in_small_letters():
    text = STUDY.replace("\nIntroduction\n", "\nKeywords: stoves, wood,\nold rooms\nintroduction\n")
    imported = read_print(text)
    assert imported.keywords == ("stoves", "wood", "old rooms")
    assert imported.sections[0].heading == "introduction"


def test_a_sentence_that_leaves_room_for_the_next_word_ends_its_paragraph():
    first = "The stove of the second room was lit by the cook at six in the morning"
    short = "and the rooms were warm at ten, as they were told."
    text = (
        f"{first}\n{first.replace('six', 'ten')}\n{short}\nNobody {first}\n{first.replace('six', 'two')}\nand again.\n"
    )
    imported = read_print(f"Stoves in old rooms\n\n{AUTHORS}\n\nIntroduction\n{text}")
    assert [one.split()[0] for one in imported.sections[0].text.split("\n\n")] == ["The", "Nobody"]
    full = text.replace("they were told.", "they were told all along.")
    imported = read_print(f"Stoves in old rooms\n\n{AUTHORS}\n\nIntroduction\n{full}")
    assert len(imported.sections[0].text.split("\n\n")) == 1


def test_the_last_line_of_a_title_is_no_part_of_the_first_name():
    text = STUDY.replace("Stoves in old rooms\n\n", "Stoves in the old rooms of the Town for Wood and\nKitchens\n")
    imported = read_print(text)
    assert imported.title == "Stoves in the old rooms of the Town for Wood and Kitchens"
    assert imported.authors == ("Ulla Made", "Ann Newly")


@pytest.mark.parametrize("tail", ["", ". doi:10.9999/warm.12 www.warm.example"])
def test_the_articles_own_place_in_its_journal_is_set_aside(tail: str):
    assert is_furniture(f"Example Journal of Stoves (2010) 103, 1755–1759{tail}")
    assert not is_furniture(f"Example Journal of Stoves (2010) 103, rooms{tail}")


DATED = """Made A, Newly BC, Roe C, Up DE,
Penny F (2015) Warm rooms and gloves in the old houses. J Warm 12: 794–801
"""


def listed(text: str) -> list[str]:
    return [reference.raw for reference in read_print(f"{STUDY}References\n{text}").references]


def test_an_organisation_and_its_year_open_an_entry():
    society = "Warm Society of the North (2007) Cold facts. Warm Society of the North"
    assert listed(f"{society}\n{DATED}")[:1] == [society]
    assert len(listed(f"{DATED}Example Reviews of Warmth (2008) 116 6\n")) == 1


def test_authors_with_their_year_open_an_entry_below_one_that_ends_without_a_full_stop():
    book = "Book A, Col B (2003) Cold rooms and gloves in the old houses. Press: Town"
    entry = " ".join(DATED.split())
    assert listed(f"{book}\n{DATED}") == [book, entry]
    assert len(listed(f"{book}\n{DATED.replace('(2015) ', '')}")) == 1
