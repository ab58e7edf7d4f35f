"""NBIB, PubMed's own text form; the records are invented, the tags are PubMed's."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.reference_files import nbib_file
from articles.importers.reference_files.bibliographic import BrokenReference, ReadReference
from tests.articles.importers.cases import CASES

ARTICLE = """PMID- 99999901
OWN - NLM
STAT- MEDLINE
IS  - 9999-9999 (Electronic)
VI  - 12
IP  - 3
DP  - 2020 Mar 5
TI  - An invented study of things that
      never were.
PG  - 1490-5
LID - 10.9999/invented.2020 [doi]
FAU - Made, Ulla B
AU  - Made UB
AD  - Invented Institute, Nowhere.
FAU - Inn, Vent
AU  - Inn V
CN  - Invented Study Group
LA  - eng
PT  - Journal Article
TA  - J Invented Res
JT  - Journal of invented research
PMC - PMC9999901
PHST- 2020/03/05 00:00 [pubmed]
AID - S9999(20)1 [pii]
SO  - J Invented Res. 2020 Mar 5;12(3):1490-5.

"""


def only(text: str) -> dict[str, Any]:
    (result,) = nbib_file.parse(text)
    assert isinstance(result, ReadReference), result
    return result.record


def test_an_article_is_read_with_its_continued_title_and_its_group() -> None:
    assert only(ARTICLE) == {
        "type": "article-journal",
        "title": "An invented study of things that never were",
        "author": [
            {"family": "Made", "given": "Ulla B"},
            {"family": "Inn", "given": "Vent"},
            {"literal": "Invented Study Group"},
        ],
        "container-title": "Journal of invented research",
        "container-title-short": "J Invented Res",
        "volume": "12",
        "issue": "3",
        "page": "1490-1495",
        "issued": {"date-parts": [[2020, 3, 5]]},
        "language": "eng",
        "DOI": "10.9999/invented.2020",
        "PMID": "99999901",
        "PMCID": "PMC9999901",
    }


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("BTI - A made-up book\nPB  - Invented Press\nDP  - 2019", "type", "book"),
        ("TI  - Chapter\nBTI - A made-up book", "container-title", "A made-up book"),
        ("TI  - Chapter\nBTI - Book\nFED - Upp, I", "editor", [{"family": "Upp", "given": "I"}]),
        ("TI  - Made\nAID - 10.9999/x [doi]", "DOI", "10.9999/x"),
        ("TI  - Made\nPT  - Preprint", "type", "article"),
        ("TI  - Made\nDP  - 2020 Mar-Apr", "issued", {"date-parts": [[2020, 3], [2020, 4]]}),
    ],
)
def test_books_preprints_and_places_are_understood(lines: str, field: str, value: object) -> None:
    assert only(f"PMID- 99999901\n{lines}\n")[field] == value


def test_broken_records_are_told_by_number_and_the_others_load() -> None:
    untitled = "PMID- 99999902\nDP  - 2020\n\n"
    malformed = "PMID- 99999903\nthis line is no tag\n\n"
    odd = "PMID- none\nTI  - Made\n\nPMID- 99999904x\nTI  - Made\n\n"
    results = nbib_file.parse(ARTICLE + untitled + malformed + odd + ARTICLE)
    assert [result.number for result in results if isinstance(result, BrokenReference)] == [2, 3, 4, 5]
    assert isinstance(results[5], ReadReference)


def test_records_without_an_empty_line_between_them_are_parted() -> None:
    assert len(nbib_file.parse(ARTICLE.strip() + "\n" + ARTICLE.strip())) == 2


LINES = st.lists(
    st.sampled_from(["PMID- 1", "PMID-", "TI  - x", "AU  - y", "FAU - a, b", "DEP - 2020", "DEP - 99999999", "IS  - 1",
                     "AID - x", "PMC - 1", "PHST- x [y]", "      more", "", "XX  - "]) | st.text(max_size=12)
).map("\n".join)  # fmt: skip


@CASES
@given(LINES)
def test_any_text_gives_results_numbered_from_one(text: str) -> None:
    results = nbib_file.parse(text)
    assert [result.number for result in results] == list(range(1, len(results) + 1))
