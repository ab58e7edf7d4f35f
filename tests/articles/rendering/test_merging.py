import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.merging import BOTH, MINE, THEIRS, merged, merged_field

BASE = "One.\n\nTwo.\n\nThree.\n\nFour."


def test_changes_in_different_places_are_both_kept() -> None:
    together = merged(BASE, BASE.replace("One", "Mine"), BASE.replace("Four", "Theirs"))
    assert together.text == "Mine.\n\nTwo.\n\nThree.\n\nTheirs."
    assert together.conflicts == () and (together.from_mine, together.from_theirs) == (1, 1)


def test_changes_in_neighbouring_blocks_are_both_kept() -> None:
    together = merged(BASE, BASE.replace("Two", "Mine"), BASE.replace("Three", "Theirs"))
    assert together.text == "One.\n\nMine.\n\nTheirs.\n\nFour." and together.conflicts == ()


def test_the_same_change_of_both_stands_once() -> None:
    both = BASE.replace("Two", "Same")
    assert merged(BASE, both, both).text == both


@pytest.mark.parametrize(
    ("choice", "text"),
    [
        (MINE, "One.\n\nMine.\n\nThree.\n\nFour."),
        (THEIRS, "One.\n\nTheirs.\n\nThree.\n\nFour."),
        (BOTH, "One.\n\nMine.\n\nTheirs.\n\nThree.\n\nFour."),
    ],
)
def test_where_both_changed_the_same_block_the_person_chooses(choice: str, text: str) -> None:
    mine, theirs = BASE.replace("Two", "Mine"), BASE.replace("Two", "Theirs")
    conflict = merged(BASE, mine, theirs).conflicts[0]
    assert (conflict.number, conflict.base, conflict.mine, conflict.theirs) == (1, "Two.", "Mine.", "Theirs.")
    assert merged(BASE, mine, theirs, {1: choice}).text == text


def test_a_block_that_one_took_out_and_the_other_changed_is_asked_about() -> None:
    together = merged(BASE, "One.\n\nThree.\n\nFour.", BASE.replace("Two", "Theirs"))
    assert [(conflict.mine, conflict.theirs) for conflict in together.conflicts] == [("", "Theirs.")]


TEXT = st.lists(st.sampled_from(["A.", "B.", "C.", "D.", "E."]), max_size=7).map("\n\n".join)


@given(TEXT, TEXT)
def test_what_only_one_changed_is_what_they_wrote(base: str, mine: str) -> None:
    assert merged(base, mine, base).text == mine
    assert merged(base, base, mine).text == mine
    assert merged(base, mine, base).conflicts == ()


@given(TEXT, TEXT, TEXT)
def test_no_block_of_mine_is_lost_without_a_word(base: str, mine: str, theirs: str) -> None:
    """Whatever I added stands in the result; whatever they added stands there, or in a conflict that shows it."""
    together = merged(base, mine, theirs)
    shown = " ".join([together.text, *(conflict.theirs for conflict in together.conflicts)])
    for added in set(mine.split("\n\n")) - set(base.split("\n\n")):
        assert added in together.text
    for added in set(theirs.split("\n\n")) - set(base.split("\n\n")):
        assert added in shown


@pytest.mark.parametrize(
    ("base", "mine", "theirs", "result"),
    [("a", "b", "a", "b"), ("a", "a", "c", "c"), ("a", "b", "b", "b"), ("a", "b", "c", None), ("a", "a", "a", "a")],
)
def test_a_short_field_is_put_together_or_asked_about(base: str, mine: str, theirs: str, result: str | None) -> None:
    assert merged_field(base, mine, theirs) == result
