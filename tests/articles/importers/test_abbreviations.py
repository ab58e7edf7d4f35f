import pytest

from articles.importers.abbreviations import explained_in, footnote
from articles.importers.value import Abbreviation


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("after Epstein Barr virus (EBV) infection", [Abbreviation("EBV", "Epstein Barr virus")]),
        ("Slow-Acting Steroids (SASs) are few", [Abbreviation("SASs", "Slow-Acting Steroids")]),
        ("of cold agglutinin disease (CAD)", [Abbreviation("CAD", "cold agglutinin disease")]),
        ("quality of life (QoL) was", [Abbreviation("QoL", "quality of life")]),
        ("Cold stiffness with anklewarmth (CSAW) is", [Abbreviation("CSAW", "Cold stiffness with anklewarmth")]),
        ("Warm Winds into Rooms and Kitchens (WWR) was", [Abbreviation("WWR", "Warm Winds into Rooms and Kitchens")]),
        ("given immunoglobulin (IVIG) once", []),
        ("in three patients (Group) and (see below)", []),
        ("the liver. (HCV) was", []),
    ],
)
def test_words_before_a_bracket_explain_it_only_where_they_spell_it(text, expected):
    assert explained_in([text]) == expected


def test_a_footnote_may_hold_one_or_several_abbreviations():
    assert footnote("CAD = cold agglutinin disease") == [Abbreviation("CAD", "cold agglutinin disease")]
    assert footnote("Hb = haemoglobin; CT = computed tomography") == [
        Abbreviation("Hb", "haemoglobin"),
        Abbreviation("CT", "computed tomography"),
    ]


@pytest.mark.parametrize("line", ["p = not significant", "Note: cold water", "x = y = z", "The sum = of all"])
def test_other_lines_with_an_equals_sign_are_no_footnote(line):
    assert footnote(line) == []
