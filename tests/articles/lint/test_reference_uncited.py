from articles.lint.reference_uncited import check as rule

from .building import page, work


def test_a_work_of_the_list_that_no_mark_names_is_a_warning() -> None:
    found = list(rule(page(references=[work(), work(2, "roe2021warm")])))
    assert [(finding.level, finding.field) for finding in found] == [("warning", "references")]
    assert "Reference 2" in found[0].message


def test_every_work_cited_is_well() -> None:
    assert list(rule(page("Cold [@doe2020cold; @roe2021warm].", references=[work(), work(2, "roe2021warm")]))) == []


def test_an_entry_written_in_the_text_is_named_with_its_line() -> None:
    body = "It clumps [1]. It thaws [1].\n\n## References\n\n1. Doe J. 2020.\n2. Roe R. 2021."
    assert [finding.line for finding in rule(page(body))] == [6]


def test_further_reading_need_not_be_cited() -> None:
    assert list(rule(page("It clumps.\n\n## Further reading\n\n1. Doe J. 2020.\n2. Roe R. 2021."))) == []


def test_numbers_cite_the_works_that_come_with_the_page() -> None:
    assert list(rule(page("It clumps [1]. It thaws [1].", references=[work()]))) == []
