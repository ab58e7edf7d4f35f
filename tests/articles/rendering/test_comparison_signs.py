"""`<` and `>`: before a figure a part of the quantity, in markup nothing that weighs."""

import pytest

from articles.rendering.differences import compare
from articles.rendering.material import material_changes


def set_off(before: str, after: str) -> list[tuple[str, str]]:
    """What of a change is set off: words and what they touch, removed ones first."""
    parts = [part for block in compare(before, after) for part in block.parts if part.operation != "same"]
    return [(part.text, part.touch) for part in parts if part.touch]


def material(before: str, after: str) -> list[str]:
    return [str(change) for change in material_changes({"body": before}, {"body": after})]


@pytest.mark.parametrize(
    ("before", "after", "touch"),
    [
        ("<5 g/L", ">5 g/L", "number"),
        ("< 5 g/L", "5 g/L", "number"),
        ("<5 mg", "≤5 mg", "dose"),
        (">= 60", "<= 60", "number"),
        ("≥ 3 weeks", "≤ 3 weeks", "number"),
        ("> 30%", "< 30%", "number"),
    ],
)
def test_a_sign_before_a_figure_is_part_of_the_quantity_and_material(before: str, after: str, touch: str) -> None:
    texts = f"Below this level of {before} it counts.", f"Below this level of {after} it counts."
    assert set_off(*texts) == [(before, touch), (after, touch)]
    assert material(*texts) == [f"{touch.capitalize()}: “{before}” became “{after}”."]


def test_a_space_after_the_sign_is_no_change() -> None:
    assert material("A level < 5 g/L is low.", "A level <5 g/L is low.") == []


def test_a_sign_between_two_words_compares_them() -> None:
    assert material("IgG < IgM in them.", "IgG > IgM in them.") == ["Number: “<” became “>”."]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Some <b>warm</b> words here.", "Some warm words here."),
        ("One line<br>here.", "One line here."),
        ("From cold -> warm it goes.", "From cold warm it goes."),
        ("Give it -> 10 mg of that.", "Give it 10 mg of that."),
        ("A line of it\n> that is quoted.", "A line of it\nthat is quoted."),
    ],
)
def test_a_sign_of_markup_is_no_number(before: str, after: str) -> None:
    assert set_off(before, after) == [] and material(before, after) == []


def test_an_address_in_angle_brackets_is_a_reference() -> None:
    assert material("See <https://a.org/x> for it.", "See <https://a.org/y> for it.") == [
        "Reference: “<https://a.org/x>” became “<https://a.org/y>”."
    ]
