from articles.lint.references_missing import check as rule

from .building import page


def codes(body: str) -> list[tuple[str, int | None]]:
    return [(finding.code, finding.line) for finding in rule(page(body))]


def test_numbers_without_a_list_are_an_error_once_for_the_page() -> None:
    assert codes("Cold clumps blood [1].\n\nWarmth undoes it [2].") == [("references_missing", 1)]


def test_a_heading_without_entries_is_an_error() -> None:
    assert codes("Cold clumps blood.\n\n## References\n\n## Funding\n\nNone.") == [("references_empty", 3)]


def test_a_heading_at_the_very_end_is_seen() -> None:
    assert codes("Cold clumps blood.\n\n## Additional references") == [("references_empty", 3)]


def test_numbers_with_a_list_are_well() -> None:
    assert codes("It clumps [1]. It thaws [2].\n\n## References\n\n1. Doe J. 2020.\n2. Roe R. 2021.") == []


def test_a_page_that_cites_by_key_needs_no_list_of_its_own() -> None:
    assert codes("It clumps [@doe2020cold]. It thaws [@roe2021warm].") == []


def test_one_number_alone_is_left_to_the_check_of_marks() -> None:
    assert codes("It clumps [1].") == []


def test_a_page_without_marks_needs_no_list() -> None:
    assert codes("It clumps in the cold.") == []
