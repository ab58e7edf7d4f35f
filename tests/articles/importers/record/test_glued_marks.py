"""Marks of institutions that a copy glued to the names they stood behind."""

import pytest

from articles.importers.record.bylines import without_glued_marks
from tests.articles.importers.copied.pages import aside, page

PLACES = ["aDepartment of Feet, Example Hospital", "b Division of Hands, Example Hospital"]


def test_the_last_letter_of_each_name_is_a_mark_where_the_institutions_carry_them():
    line = "Ulla Madea, b, Ann Newlyb"
    assert without_glued_marks(["Ulla Madea", "Ann Newlyb"], line, PLACES) == ["Ulla Made", "Ann Newly"]


@pytest.mark.parametrize(
    ("names", "line", "places"),
    [
        (["Anna Rossa", "Maria Verda"], "Anna Rossa a, Maria Verda b", PLACES),
        (["Anna Rossa", "Maria Verda"], "Anna Rossa, Maria Verda", ["Department of Feet, Example Hospital"]),
        (["Anna Rossa", "Maria Verdi"], "Anna Rossa, Maria Verdi", PLACES),
        (["Anna Rossa", "Maria Verda"], "Anna Rossa, Maria Verda", ["a Winter of old, in Town"]),
    ],
)
def test_letters_that_may_be_the_name_s_own_stay(names, line, places):
    assert without_glued_marks(names, line, places) == names


def test_a_copied_article_s_line_of_names_with_glued_marks_is_kept_as_it_was_printed():
    front = "Warm socks for winter ankle\n\nUlla Madea, b, Ann Newlyb\n\n" + "\n".join(PLACES)
    abstract = (
        "Winter ankle is stiff in the cold. We asked forty people with a winter ankle and gave each a pair of socks."
    )
    imported = page(
        f"{front}\nShort title: Warm socks\n\nAbstract\n\n{abstract}\n\nIntroduction\n\nAn ankle is a nuisance in winter."
    )
    assert imported.authors == ("Ulla Made", "Ann Newly")
    assert {"Ulla Madea, b, Ann Newlyb", "Short title: Warm socks"} <= set(aside(imported))
