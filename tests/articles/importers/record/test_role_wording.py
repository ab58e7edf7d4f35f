"""Each wording of a part in a list of roles: who is an author, who only helped, and what is no list of roles."""

from datetime import date

import pytest

from articles.importers.reading import read
from articles.importers.record.role_lists import LONGEST, author_with_post, read_role_list


def authors(line: str) -> list[tuple[str, ...]]:
    return [role.authors for role in read_role_list(line)]


@pytest.mark.parametrize(
    "role",
    [
        "Author:", "Authors:", "Author(s):", "Writer:", "Writers:", "Original author:", "Lead author:", "First author:",
        "Co author:", "Co-author:", "Coauthors:", "Written by", "Written by:",
    ],
)  # fmt: skip
def test_who_wrote_it_is_an_author(role: str):
    assert authors(f"{role} Ann Doe; Editor: Cy Moe") == [("Ann Doe",), ()]


@pytest.mark.parametrize(
    "role",
    [
        "Editor:", "Editors:", "Reviewer:", "Reviewers:", "Medical reviewer:", "Senior medical editor:",
        "Editor in chief:", "Editor-in-Chief:", "Edited by", "Copy edited by", "Copy-edited by:", "Updated by",
        "Reviewed by", "Checked by",
    ],
)  # fmt: skip
def test_who_did_something_else_is_none(role: str):
    assert authors(f"Author: Ann Doe; {role} Cy Moe") == [("Ann Doe",), ()]


def test_every_name_of_a_row_is_an_author_and_of_a_name_with_a_post_the_name():
    assert authors("Authors: Ann Doe, Bo Roe; Editor: Cy Moe")[0] == ("Ann Doe", "Bo Roe")
    assert authors("Author: Dr Ann Doe (Lead), Skin Registrar, Bath; Editor: Cy Moe")[0] == ("Ann Doe",)


def test_a_part_says_more_where_it_is_not_names_alone():
    roles = read_role_list("Author: Ann Doe, Bo Roe; Editor: Cy Moe, Surgeon at the hospital of Hull")
    assert [role.says_more for role in roles] == [False, True]


@pytest.mark.parametrize(
    "line",
    [
        "Author: Ann Doe",
        "Editor: Ann Doe; Reviewer: Cy Moe",
        "Author: Ann Doe; it was written in haste",
        "Author: Ann Doe; Editor:",
        f"Author: Ann Doe; Editor: Cy Moe, {'Surgeon, ' * (LONGEST // 9)}Hull",
    ],
)
def test_what_is_no_list_of_roles(line: str):
    assert read_role_list(line) == []


@pytest.mark.parametrize(
    "line",
    ["Author: Ann Doe", "Author: Dr Ann Doe, Skin Registrar", "Authors Professor Ann Doe", "Author Prof Ann Doe"],
)
def test_one_author_is_named_behind_the_label(line: str):
    assert author_with_post(line) == "Ann Doe"


@pytest.mark.parametrize(
    "line",
    [
        "Author Ann Doe",
        "Author: Ann Doe, of Bath?",
        "Author: Ann Doe, of Bath!",
        "Author: Ann Doe, Bath; Up, B. Warm hands.",
        f"Author: Ann Doe, {'Surgeon, ' * (LONGEST // 9)}Hull",
        "Author: it was written in haste",
    ],
)
def test_a_sentence_names_nobody(line: str):
    assert author_with_post(line) == ""


def test_an_author_with_a_post_shows_which_line_above_is_the_title():
    text = (
        "Skin\n\nComfort\n\nAuthor: Dr Ann Doe, Skin Registrar, Bath\n\nGloves keep hands warm in winter.\n\n"
        "Gloves\n\nGloves help hands.\n\nHands\n\nHands help.\n"
    )
    imported = read(text, "page.txt", form="patient_page", today=date(2026, 11, 22))
    assert (imported.title, imported.authors) == ("Comfort", ("Ann Doe",))
