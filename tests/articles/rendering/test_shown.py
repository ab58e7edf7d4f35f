"""A difference as a reader understands it: nothing of either text is lost, marks become words and looks."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.differences import compare
from articles.rendering.shown import Piece, Shown, as_read, as_written

SIGNS = [
    "cold", "blood", " ", "\n", "\n\n", "## Dose", "- ", "1. ", "> [!KEY]\n> ", "> [!URGENT]\n> ", "> ", "| a | b |\n",
    "|---|---|\n", "```\n", "`", "**", "*", "_", "~~", "\\", "[@k2020]", "[@k2020; @l2021, p. 5]{grade=1C}",
    "*[AB]: long", "[site](https://a.org)", "\r\n", "é", "5 mg", "Title\n---\n",
]  # fmt: skip
PIECES = st.lists(st.sampled_from(SIGNS)).map("".join)
MARK_SIGNS = re.compile(r"[\s>#*_`~|\\\[\]():=+-]*")


def sides(shown: list[Shown]) -> list[tuple[str, str, str, str]]:
    """What the pieces say of the old and the new text of each block, beside what the block says."""
    return [
        (
            "".join(piece.source for piece in one.pieces if piece.operation != "added"),
            "".join(part.text for part in one.block.shown if part.operation != "added"),
            "".join(piece.source for piece in one.pieces if piece.operation != "removed"),
            "".join(part.text for part in one.block.shown if part.operation != "removed"),
        )
        for one in shown
    ]


def read(before: str, after: str) -> list[Shown]:
    return as_read(compare(before, after))


def seen(before: str, after: str) -> list[tuple[str, str]]:
    """Operation and text of every piece that shows anything, block after block."""
    return [(p.operation, p.text) for one in read(before, after) for p in one.pieces if p.text.strip()]


def words(piece: Piece) -> str:
    return "".join(sign for sign in piece.text if sign.isalnum())


@given(PIECES, PIECES)
def test_no_character_of_either_text_is_lost(before: str, after: str) -> None:
    assert all((old, new) == (was, now) for old, was, new, now in sides(read(before, after)))


@given(st.text(), st.text())
def test_of_any_two_texts_no_character_is_lost(before: str, after: str) -> None:
    assert all((old, new) == (was, now) for old, was, new, now in sides(read(before, after)))


@given(PIECES, PIECES)
def test_what_is_not_shown_as_written_is_a_mark(before: str, after: str) -> None:
    for piece in (piece for one in read(before, after) for piece in one.pieces if "[!" not in piece.source):
        letters = "".join(sign for sign in piece.source if sign.isalnum())
        assert words(piece) == letters or piece.look in ("citation", "address")


@given(PIECES, PIECES)
def test_whatever_differs_shows(before: str, after: str) -> None:
    """A block that changed has words set off, a look that changed, or a note: no change hides in a mark."""
    for one in read(before, after):
        if one.block.change in ("changed", "formatting"):
            marked = [piece for piece in one.pieces if (piece.operation != "same" and piece.text) or piece.became]
            assert marked or one.block.notes


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("## Dose", "Dose"),
        ("### Dose ###", "Dose"),
        ("Dose\n----", "Dose"),
        ("> [!URGENT]", "Get help now"),
        ("> [!KEY]", "Key point"),
        ("> Keep warm.\n> Stay in.", "Keep warm.\nStay in."),
        ("- gloves", "• gloves"),
        ("2. gloves", "2. gloves"),
        ("Keep **warm** and *dry* and ***both***.", "Keep warm and dry and both."),
        ("A so-called ~~old~~ `word`.", "A so-called old word."),
        ("It helps [@almog2010dramatic].", "It helps almog2010dramatic."),
        ("It helps [@a2010, p. 5; @b2011]{grade=1C}.", "It helps a2010, p5; b2011 (grade 1C)."),
        ("*[IVIG]: intravenous immunoglobulin", "IVIG – intravenous immunoglobulin"),
        ("Read [the page](https://a.org/b).", "Read the page (https://a.org/b)."),
        ("| One | Two |\n| --- | --- |", "One │ Two"),
        ("5 \\* 3", "5 * 3"),
        ("5 * 3 and a_b_c and 2 ** 3", "5 * 3 and a_b_c and 2 ** 3"),
        ("`**as it is**`", "**as it is**"),
        ("```\n**code**\n```", "```\n**code**\n```"),
        ("> [!OTHER]", "> [!OTHER]"),
    ],
)
def test_marks_become_what_a_reader_understands(text: str, shown: str) -> None:
    (block,) = read(text, text)
    assert "".join(piece.text for piece in block.pieces) == shown


def test_a_word_that_became_bold_says_so_where_it_stands() -> None:
    (block,) = read("Keep warm in winter.", "Keep **warm** in winter.")
    assert [(p.text, p.look, p.became) for p in block.pieces if p.became] == [("warm", "bold", "bold added")]
    assert block.change == "formatting" and block.block.notes == ("Bold added",)


def test_the_space_before_a_word_that_became_bold_is_the_same_space() -> None:
    assert [op for op, _ in seen("Keep warm in winter.", "Keep **warm** in winter.")] == ["same"] * 3
    (block,) = read("Keep warm in winter.", "Keep **warm** in winter.")
    assert [piece.text for piece in block.pieces if piece.operation != "same"] == ["", ""]


def test_a_heading_of_another_level_shows_no_marks() -> None:
    assert "".join(text for _, text in seen("## Dose", "### Dose")) == "Dose"


def test_emphasis_that_moved_marks_both_places() -> None:
    (block,) = read("Keep *hands*, ears and both of the feet warm.", "Keep hands, ears and both of the *feet* warm.")
    assert [(p.text, p.became) for p in block.pieces if p.became] == [
        ("hands", "italics removed"), ("feet", "italics added"),
    ]  # fmt: skip


def test_a_table_that_is_aligned_otherwise_shows_its_marks() -> None:
    shown = "".join(text for _, text in seen("| a | b |\n|---|---|\n", "| a | b |\n|---|:-:|\n"))
    assert ":" in shown


def test_a_mark_that_nothing_else_tells_of_is_shown_as_it_is_written() -> None:
    assert ("removed", "\\") in seen("Read 5 \\% of it.", "Read 5 % of it.")


def test_a_box_that_became_another_shows_both_labels() -> None:
    assert seen("> [!KEY]\n> Go.", "> [!URGENT]\n> Go.") == [
        ("removed", "Key point"), ("added", "Get help now"), ("same", "Go."),
    ]  # fmt: skip


def test_a_citation_that_became_another_names_both_works() -> None:
    pieces = [piece for one in read("So it is [@a2010].", "So it is [@b2011].") for piece in one.pieces]
    assert [(p.operation, p.text) for p in pieces if p.look == "citation"] == [
        ("removed", "a2010"), ("added", "b2011"),
    ]  # fmt: skip


def test_paragraphs_stand_in_the_box_that_they_are_written_in() -> None:
    text = "> [!URGENT]\n> Go.\n>\n> At once.\n\n> A saying.\n\nAfter it."
    assert [one.frame for one in read(text, text)] == ["urgent", "urgent", "urgent", "quote", ""]


def test_a_box_that_was_removed_does_not_frame_what_stays() -> None:
    before, after = "> [!URGENT]\n> Go there now.\n\nStay.", "Stay."
    assert [(one.change, one.frame) for one in read(before, after)] == [
        ("removed", "urgent"), ("removed", "urgent"), ("same", ""),
    ]  # fmt: skip


def test_headings_have_the_level_that_the_page_gives_them() -> None:
    assert [one.level for one in read("", "# A\n\n## B\n\n### C\n\n##### D\n\nE\n---\n\nF")] == [2, 2, 3, 4, 2, 0]


def test_a_plain_text_is_shown_as_it_is_written() -> None:
    (block,) = as_written(compare("Mayo *Clinic* [@x]", "Mayo *Clinic* [@x]"))
    assert [piece.text for piece in block.pieces] == ["Mayo *Clinic* [@x]"]
