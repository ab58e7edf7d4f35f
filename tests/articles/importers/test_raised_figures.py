"""Raised and lowered figures by what stands before and behind them, and by where they lead."""

import pytest

from articles.importers.raised import as_lowered, as_raised


@pytest.mark.parametrize(
    ("before", "text", "written"),
    [
        ("", "1", "¹"), ("5", "th", "th"), ("", "2+", "2+"), ("Ca", "+", "⁺"), ("s", "−1", "⁻¹"), ("N", "o", "º"), ("x", "n", "ⁿ"),
        ("m", "2", "²"), ("5 cm", "3", "³"), ("5 in", "2", "²"), ("5 ft", "2", "²"), ("5 m", "4", "[4]"),
        ("R", "2", "²"), ("with R", "2", "²"), ("R", "3", "[3]"), ("I", "2", "²"), ("with I", "2", "²"),
        ("type I", "2", "[2]"), ("class I", "2", "[2]"), ("stage I", "2", "[2]"), ("grade I", "2", "[2]"), ("phase I", "2", "[2]"),
        ("in 1998", "3", "[3]"), ("in 2015", "3", "[3]"), ("12.2015", "3", "³"), ("in 1812", "3", "³"), ("HI", "2", "[2]"),
    ],
)  # fmt: skip
def test_what_stands_before_tells_a_power_from_a_mark(before: str, text: str, written: str):
    assert as_raised(text, before) == written


def test_an_isotope_stands_before_its_element_and_is_no_link():
    assert as_raised("131", "with ", "I") == "¹³¹"
    assert as_raised("99m", "with ", "Tc") == "⁹⁹m"
    assert as_raised("2", "helps ", ". It") == "[2]"
    assert as_raised("2", "helps", "It") == "[2]"
    assert as_raised("1,2", "helps ", "It") == "[1,2]"
    assert as_raised("2", "helps ", "It", linked=True) == "[2]"


def test_where_it_leads_weighs_more_than_what_stands_before():
    assert as_raised("2", "45", linked=True) == "[2]"
    assert as_raised("2", "helps", linked=False) == "²"


@pytest.mark.parametrize(
    ("before", "text", "after", "written"),
    [
        ("log", "10", "5", "₁₀"), ("log1", "2", "x", "₂"), ("H", "2", "O", "2"), ("x1", "1a", "", "₁a"), ("x", "a1", "5", "a₁"),
        ("1", "(+)", "", "(+)"),
    ],
)  # fmt: skip
def test_a_lowered_figure_is_set_low_only_beside_another(before: str, text: str, after: str, written: str):
    assert as_lowered(text, before, after) == written
