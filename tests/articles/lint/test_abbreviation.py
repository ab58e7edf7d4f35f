import pytest

from articles.lint.abbreviation import check as rule

from .building import page


def found(body: str) -> list[tuple[str, int | None]]:
    return [(finding.level, finding.line) for finding in rule(page(body))]


def test_one_used_twice_and_never_explained_is_a_warning() -> None:
    assert found("IVIG helped.\n\nIVIG failed.") == [("warning", 1)]


def test_one_explained_two_ways_is_a_warning() -> None:
    body = "The mean cold point (MCP) fell. Then the maximum clot pressure (MCP) rose."
    assert [level for level, _ in found(body)] == ["warning"]
    defined = "Intravenous immunoglobulin (IVIG) helped.\n\n*[IVIG]: intravenous infusion of gammaglobulin"
    assert found(defined) == [("warning", 3)]


@pytest.mark.parametrize(
    "body",
    [
        "IVIG helped. IVIG failed.\n\n*[IVIG]: intravenous immunoglobulin",
        "Intravenous immunoglobulin (IVIG) helped. IVIG failed.",
        "Direct-acting antivirals (DAAs) came. A DAA is a drug. DAAs cure.",
        "IVIG was used once.",
        "DNA and RNA, HIV, CT and MRI: the DNA, the RNA, HIV again, a CT, an MRI.",
        "Types II and III differ. In II and III it clumps.",
        "IL-6 rose. CD20 and C4 fell. CD20 and C4 came back.",
        "The CryoVas survey and the CryoVas score are French.",
        "See [@DOE2020A] and [@DOE2020B]. Then see [@DOE2020A].",
    ],
    ids=["defined", "in-text", "plural", "once", "known", "roman", "names", "survey", "keys"],
)
def test_explained_well_known_and_other_words_are_left_alone(body: str) -> None:
    assert found(body) == []


def test_the_same_long_form_in_other_letters_is_one_way() -> None:
    assert found("Direct-Acting Antivirals (DAAs) cure.\n\n*[DAAs]: direct-acting antivirals") == []
