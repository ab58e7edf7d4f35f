from datetime import date
from typing import Any

import pytest

from articles.lint.reference_form import check as rule

from .building import page, work

TODAY = date(2026, 11, 22)


def messages(**csl: Any) -> list[str]:
    return [finding.message for finding in rule(page(references=[work(**csl)], today=TODAY))]


@pytest.mark.parametrize(
    ("csl", "words"),
    [
        ({"issued": None}, "no year"),
        ({"container-title": None}, "no journal"),
        ({"DOI": "doi.org/10.1"}, "no DOI"),
        ({"DOI": "10.12/abc"}, "no DOI"),
        ({"PMID": "123456789"}, "no PMID"),
        ({"issued": {"date-parts": [[2029]]}}, "future"),
        ({"page": "3054"}, "first page only"),
        ({"type": "webpage", "container-title": None, "issued": None}, "no address"),
    ],
)
def test_what_a_record_lacks_is_a_warning(csl: dict[str, Any], words: str) -> None:
    found = messages(**csl)
    assert len(found) == 1 and words in found[0]


def test_a_doi_that_stands_twice_is_named() -> None:
    works = [work(1, DOI="10.1000/x"), work(2, "roe2021warm", DOI="10.1000/X")]
    assert [finding.level for finding in rule(page(references=works, today=TODAY))] == ["warning"]


@pytest.mark.parametrize(
    "csl",
    [
        {},
        {"DOI": "10.1000/x", "PMID": "12345678"},
        {"page": "25", "DOI": "10.1000/x"},
        {"page": "6069", "PMID": "1"},
        {"page": None},
        {"page": "e12"},
        {"type": "book", "container-title": None, "page": None},
        {"type": "book", "container-title": None, "page": "120"},
        {"type": "webpage", "container-title": None, "issued": None, "URL": "https://example.org/"},
        {"issued": {"date-parts": [[2027]]}},
    ],
)
def test_complete_records_article_numbers_books_and_web_pages_are_well(csl: dict[str, Any]) -> None:
    assert messages(**csl) == []
