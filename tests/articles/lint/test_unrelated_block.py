import pytest

from articles.lint.unrelated_block import check as rule

from .building import page

ARGUMENT = """Cryoglobulins clump in the cold. The cryocrit measures cryoglobulins in serum.

We conclude that warm serum matters for cryoglobulins.
"""
STRANGE = (
    "Bees dance in order to tell their sisters where flowers are. The angle of the dance against gravity gives the "
    "direction of the meadow against the sun, and its length gives the distance. Young bees learn the steps by "
    "following older dancers, and dance badly where they had nobody to follow when they were young."
)
OWN = STRANGE.replace("flowers", "cryoglobulins")


def lines(after: str, **changes: object) -> list[int | None]:
    return [finding.line for finding in rule(page(f"{ARGUMENT}\n{after}", **changes))]


def test_a_long_paragraph_on_another_subject_after_the_conclusion_is_an_error() -> None:
    found = list(rule(page(f"{ARGUMENT}\n{STRANGE}")))
    assert [(finding.level, finding.line) for finding in found] == [("error", 5)]


def test_after_the_references_it_is_seen_too() -> None:
    body = f"Cryoglobulins clump [1].\n\n## References\n\n1. Doe J. Cold. 2020.\n\n{STRANGE}"
    assert [finding.line for finding in rule(page(body))] == [7]


def test_one_word_of_the_subject_or_of_the_keywords_is_enough() -> None:
    assert lines(OWN) == []
    assert lines(STRANGE, keywords=("bees",)) == []


def test_a_short_paragraph_is_left_alone() -> None:
    assert lines("Bees dance in order to tell their sisters where flowers are.") == []


@pytest.mark.parametrize(
    "heading", ["Funding", "Acknowledgments", "Acknowledgements", "Conflicts of interest", "Consent"]
)
def test_what_stands_under_funding_or_thanks_is_exempt(heading: str) -> None:
    assert lines(f"## {heading}\n\n{STRANGE}") == []


def test_before_the_conclusion_nothing_is_asked() -> None:
    assert list(rule(page(f"{STRANGE}\n\n{ARGUMENT}"))) == []


def test_a_page_without_a_conclusion_is_not_asked() -> None:
    assert list(rule(page(f"Cryoglobulins clump.\n\n{STRANGE}"))) == []
