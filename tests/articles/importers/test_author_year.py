from datetime import date

from articles.importers import read, to_draft
from articles.importers.author_year import find_author_years
from articles.importers.references.entries import read_reference

PAGE = """Does Humming Help?

It moves air (Made, 2015). Four weeks helped (Found & Newly, 2018; see Penny et al., 2020), and longer (in May 2019) did not.

What to try

Hum for a minute in the morning, and again in the evening, until the nose is free and the pressure is gone.

References

Found, B., & Newly, A. (2018). Four weeks of humming. Journal of Invented Research, 8(2), 100-110.
Made, U. (2015). Air in the sinuses. Journal of Invented Research, 5(1), 1-9.
Penny, W., Made, U., & Found, B. (2020). Humming revisited. Journal of Invented Research, 10(4), 40-52.
"""


def read_page(text: str):
    return read(text, "page.txt", today=date(2026, 11, 22))


def test_marks_of_author_and_year_lead_to_their_entries():
    imported = read_page(PAGE.replace("see Penny", "Penny"))
    assert (imported.citation_style, imported.citations) == ("author_year", ((2,), (1, 3)))
    assert "(in May 2019)" in (imported.summary or "") + to_draft(imported).body


def test_two_entries_of_the_same_author_and_year_are_not_guessed_between():
    doubled = PAGE + "Made, U. (2015). Another study. Journal of Invented Research, 5(2), 10-19.\n"
    assert (2,) not in read_page(doubled.replace("see Penny", "Penny")).citations


def test_a_numbered_list_has_no_such_marks():
    numbered = PAGE.replace("Found, B., &", "1. Found, B., &").replace("\nMade, U. (", "\n2. Made, U. (")
    assert read_page(numbered).citation_style != "author_year"


def cited(sentence: str) -> list[tuple[int, ...]]:
    references = [
        read_reference(raw, None)
        for raw in (
            "Made U, Up A (2015) Air. J Res 5:1-9",
            "Penny W (2018a) Sound. J Res 6:1-9",
            "Penny W (2018b) More sound. J Res 6:10-19",
            "Made U (2020) Water. J Res 7:1-9",
        )
    ]
    return [mark.numbers for mark in find_author_years(sentence, references)]


def test_a_year_behind_its_authors_in_the_sentence_is_a_mark():
    assert cited("As Made and Up (2015) found, and Made et al. (2020) too, by 2020 (2020).") == [(1,), (4,)]


def test_letters_behind_a_year_tell_two_works_apart():
    assert cited("It hums (Penny, 2018b), and (Penny, 2018) is not guessed.") == [(3,)]


def test_of_several_works_in_one_bracket_those_that_are_listed_are_marks():
    assert cited("It hums (Made & Up, 2015; Nobody, 2001).") == [(1,)]
    assert cited("It hums (Made & Up, 2015, Penny, 2018a).") == [(1, 2)]


def test_a_year_alone_takes_the_names_before_it():
    assert cited("It hums (Made 2015, 2020).") == [(1, 4)]


def test_one_such_mark_beside_numbers_in_brackets_is_no_style():
    references = PAGE[PAGE.index("References") :]
    body = "Does Humming Help?\n\nIt moves air (Made, 2015). Four weeks helped[1], and longer did.[2]\n\n"
    assert read_page(f"{body}{references}").citation_style == "bracket"
    assert read_page(f"{body.replace('[1]', '').replace('[2]', '')}{references}").citation_style == "author_year"


def test_words_before_the_names_and_particles_belong_to_the_mark():
    listed = [read_reference("van der Made, U. (2015). Air. J Invented Res, 5(1), 1-9.", None)]
    for mark in ("(see van der Made, 2015)", "(e.g., van der Made 2015)", "(van der Made and colleagues, 2015)"):
        found = find_author_years(f"It moves air {mark}.", listed)
        assert [one.numbers for one in found] == [(1,)], mark
    for named in ("van der Made (2015)", "van der Made and colleagues (2015)", "van der Made et al. (2015)"):
        assert [one.numbers for one in find_author_years(f"As {named} found.", listed)] == [(1,)], named
