"""BibTeX and BibLaTeX entries, all invented."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.reference_files import bibtex
from articles.importers.reference_files.bibliographic import BrokenReference, ReadReference, UnreadableReferences
from tests.articles.importers.cases import CASES

ARTICLE = r"""@article{made2020invented,
  author = {Made, Ulla B. and Inn, Jr, Vent and {Invented Study Group} and van Fict, Ion and others},
  title = {{An Invented Study of Sj{\"o}gren \& 100\% of $\alpha$-things}},
  journal = jir,
  shortjournal = "J Invented Res",
  volume = 12, number = {3}, pages = {1490--1495},
  year = 2020, month = mar,
  doi = {10.9999/invented_2020}, url = {https://invented.example/a_b?c=1%20d},
  pmid = {99999901}, pmcid = {PMC9999901},
}
"""
STRING = "@string{jir = {Journal of Invented Research}}\n"


def only(text: str) -> dict[str, Any]:
    (result,) = bibtex.parse(text)
    assert isinstance(result, ReadReference)
    return result.record


def test_an_article_is_read_with_its_accents_its_macro_and_its_people() -> None:
    assert only(STRING + ARTICLE) == {
        "id": "made2020invented",
        "type": "article-journal",
        "title": "An Invented Study of Sjögren & 100% of α-things",
        "author": [
            {"family": "Made", "given": "Ulla B."},
            {"family": "Inn", "given": "Vent", "suffix": "Jr"},
            {"literal": "Invented Study Group"},
            {"family": "van Fict", "given": "Ion"},
        ],
        "note": "et al.",
        "container-title": "Journal of Invented Research",
        "container-title-short": "J Invented Res",
        "volume": "12",
        "issue": "3",
        "page": "1490-1495",
        "issued": {"date-parts": [[2020, 3]]},
        "DOI": "10.9999/invented_2020",
        "URL": "https://invented.example/a_b?c=1%20d",
        "PMID": "99999901",
        "PMCID": "PMC9999901",
    }


@pytest.mark.parametrize(
    ("entry", "field", "value"),
    [
        ("@book{a1, title={T}, edition={2nd}, publisher={P}, address={X}}", "publisher-place", "X"),
        ("@incollection{a1, title={T}, booktitle={B}, editor={I Upp}}", "editor", [{"family": "Upp", "given": "I"}]),
        ("@online{a1, title={T}, url={https://x.example/}, urldate={2021-05-06}}", "accessed",
         {"date-parts": [[2021, 5, 6]]}),
        ("@techreport{a1, title={T}, institution={Org}, number={TR-1}}", "number", "TR-1"),
        ("@misc{a1, title={T}, eprint={1}, archivePrefix={medRxiv}}", "type", "article"),
        ("@misc{a1, title={T}, date={2020-21}}", "issued", {"date-parts": [[2020]], "season": 1}),
        ("@misc{a1, title={T}, date={2020-03/2020-04}}", "issued", {"date-parts": [[2020, 3], [2020, 4]]}),
        ("@article{a1, title={T}, year={2020}, month={3}}", "issued", {"date-parts": [[2020, 3]]}),
        ("@article{a1, title={T}, doi={https://doi.org/10.9999/a\\_b}}", "DOI", "10.9999/a_b"),
        ("@ARTICLE(a1, TITLE = {T})", "type", "article-journal"),
    ],
)  # fmt: skip
def test_what_programs_write_differently_is_understood(entry: str, field: str, value: object) -> None:
    assert only(entry)[field] == value


def test_broken_entries_are_told_by_number_and_the_others_load() -> None:
    twice = "@article{b2, title={A}, title={B}}\n"
    untitled = "@article{c3, year=2020}\n"
    cut = "@article{d4, title={Never closed\n\n"
    results = bibtex.parse(ARTICLE + twice + untitled + cut + "@article{e5, title={Last}}")
    assert {type(result) for result in (results[0], results[-1])} == {ReadReference}
    broken = [result for result in results if isinstance(result, BrokenReference)]
    assert [result.number for result in broken] == [2, 3, 4]
    assert "title" in broken[0].sentence and "no title" in broken[1].sentence and "brace" in broken[2].sentence


def test_two_entries_with_one_key_are_both_read() -> None:
    results = bibtex.parse("@article{a1, title={One}}\n@article{a1, title={Two}}")
    assert [result.record["title"] for result in results if isinstance(result, ReadReference)] == ["One", "Two"]


PARTS = st.lists(
    st.sampled_from(["@article{", "@string{", "a1,", "title", "=", "{", "}", '"', "\\", "{\\", "$", "%", " and ", ",",
                     "author = {", "\n@", "#", "date={2020-", "\\begin{x}"]) | st.text(max_size=6)
).map("".join)  # fmt: skip


@CASES
@given(PARTS)
def test_any_text_gives_results_or_a_sentence(text: str) -> None:
    try:
        results = bibtex.parse(text)
    except UnreadableReferences as error:
        assert error.sentence.endswith(".")
        return
    assert [result.number for result in results] == list(range(1, len(results) + 1))
