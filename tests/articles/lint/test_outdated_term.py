import pytest

from articles.lint.outdated_term import check as rule
from articles.lint.terms import TERMS

from .building import page


def lines(body: str) -> list[int | None]:
    return [finding.line for finding in rule(page(body))]


@pytest.mark.parametrize(
    ("sentence", "newer"),
    [
        ("Hepatitis C is treated with pegylated interferon and ribavirin.", "direct-acting antivirals"),
        ("Telaprevir is a choice.", "direct-acting antivirals"),
        ("He had Churg-Strauss vasculitis.", "eosinophilic granulomatosis with polyangiitis"),
        ("She had Wegener's granulomatosis.", "granulomatosis with polyangiitis"),
        ("Henoch-Schönlein purpura looks alike.", "IgA vasculitis"),
    ],
)
def test_a_superseded_term_is_a_warning_that_names_the_newer_one_and_its_source(sentence: str, newer: str) -> None:
    found = list(rule(page(f"Cold clumps blood.\n\n{sentence}")))
    assert [(finding.level, finding.line) for finding in found] == [("warning", 3)]
    assert newer in found[0].message and "20" in found[0].message


def test_a_regimen_that_is_still_offered_is_seen_even_where_it_is_called_older() -> None:
    assert lines("In HCV infection interferon is older, but it is still considered.") == [1]


@pytest.mark.parametrize(
    "sentence",
    [
        "He had eosinophilic granulomatosis with polyangiitis (formerly Churg-Strauss).",
        "For hepatitis C, interferon is an older regimen.",
        "Interferon with ribavirin was replaced in hepatitis C.",
        "IgA vasculitis (Henoch-Schönlein purpura) looks alike.",
        "“A trial of interferon in hepatitis C” was printed in 1994.",
        "An interferon gamma release assay finds tuberculosis in hepatitis C.",
        "Hepatitis C is treated without it: interferon-free courses are the rule.",
        "Interferon is used in another disease.",
    ],
)
def test_history_quoted_titles_and_other_uses_are_exempt(sentence: str) -> None:
    assert lines(sentence) == []


def test_the_titles_of_references_are_exempt() -> None:
    body = "It clumps [1]. It thaws [1].\n\n## References\n\n1. Doe J. Churg-Strauss vasculitis. 1999."
    assert lines(body) == []


def test_a_term_is_named_once() -> None:
    assert lines("Churg-Strauss is rare.\n\nChurg-Strauss is severe.") == [1]


def test_each_term_has_a_replacement_a_year_and_a_source() -> None:
    assert all(term.replacement and 1990 < term.since < 2030 and term.source for term in TERMS)
