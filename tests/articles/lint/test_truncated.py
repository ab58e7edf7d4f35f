import pytest

from articles.lint.truncated import check as rule

from .building import page


def found(body: str) -> list[tuple[str, int | None]]:
    return [(finding.level, finding.line) for finding in rule(page(body))]


def test_a_text_that_opens_with_a_small_letter_is_an_error() -> None:
    assert found("tures of the disease are many.") == [("error", 1)]


def test_a_text_that_stops_without_an_end_mark_is_an_error() -> None:
    assert found("Cold clumps blood.\n\nWarmth undoes it in most of the") == [("error", 3)]


@pytest.mark.parametrize(
    "ending", [".", "!", "?", ":", ")", "”", ".”", "…", " [@doe2020cold].", " [@doe2020cold]{grade=1C}"]
)
def test_every_end_mark_ends_a_text(ending: str) -> None:
    assert found(f"Cold clumps blood{ending}") == []


@pytest.mark.parametrize(
    "body",
    [
        "Cold clumps blood:\n\n- in the hands\n- in the feet",
        "Cold clumps blood.\n\n## Funding",
        "Cold clumps blood.\n\n| A | B |\n|---|---|\n| c | d |",
        "Cold clumps blood.\n\n*[IVIG]: intravenous immunoglobulin",
        "See the guideline: https://example.org/guide",
        "**Short answer.** Cold clumps blood.",
        "eGFR fell below the limit.",
        "mTOR is a protein.",
        "“Cold” clumps blood.",
        "- a list first\n- then more",
        "",
        "## cold hands\n\nThey hurt.",
    ],
)
def test_lists_headings_tables_names_and_links_are_no_breaks(body: str) -> None:
    assert found(body) == []
