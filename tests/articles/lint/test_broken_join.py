import pytest

from articles.lint.broken_join import check as rule

from .building import page


def lines(body: str) -> list[int | None]:
    return [finding.line for finding in rule(page(body))]


def test_a_paragraph_cut_inside_a_word_is_an_error() -> None:
    found = list(rule(page("The treatment was immuno-\n\nsuppressive.")))
    assert [(finding.level, finding.line) for finding in found] == [("error", 1)]


def test_a_paragraph_cut_inside_a_sentence_is_an_error() -> None:
    assert lines("Cold clumps\nblood in the\n\nhands and feet.") == [2]


def test_a_word_cut_at_the_end_of_a_line_is_an_error() -> None:
    assert lines("The treatment was immuno-\nsuppressive in all of them.") == [1]


@pytest.mark.parametrize(
    "body",
    [
        "The tests are three:\n\nfirst blood, then urine.",
        "There is one more name\n\ni.e. the older one.",
        "It is named so\n\ne.g. in the survey.",
        "It ends here.\n\neGFR fell below the limit.",
        "It ends here.\n\nthen it goes on.",
        "It ends with a mark [@doe2020cold]\n\nand goes on.",
        "The list\n\n- opens lower\n- and so on",
        "> A quotation without an end\n\nwith text after it.",
        "There were low-\nand high-dose groups.",
        "## Heading without a stop\n\nlower case opens here.",
    ],
    ids=["lead", "i.e.", "e.g.", "name", "ended", "mark", "list", "quote", "suspended", "heading"],
)
def test_leads_lists_and_names_are_no_breaks(body: str) -> None:
    assert lines(body) == []
