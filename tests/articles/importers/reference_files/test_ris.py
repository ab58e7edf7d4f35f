"""RIS: the lines as reference managers and publishers write them; every record here is invented."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.reference_files import ris
from articles.importers.reference_files.bibliographic import BrokenReference, ReadReference
from tests.articles.importers.cases import CASES

ARTICLE = """TY  - JOUR
ID  - made2020invented
AU  - Made, Ulla B.
AU  - Inn, Vent, Jr
AU  - Invented Study Group
TI  - An invented study.
T2  - Journal of Invented Research
J2  - J Invented Res
VL  - 12
IS  - 3
SP  - 1490
EP  - 5
PY  - 2020
DA  - 2020/03/05/
DO  - https://doi.org/10.9999/Invented.2020
UR  - https://invented.example/2020
AN  - 99999901
DB  - PubMed
C2  - PMC9999901
LA  - eng
SN  - 9999-9999
ER  - 
"""  # noqa: W291  RIS ends with a space


def only(text: str) -> dict[str, Any]:
    (result,) = ris.parse(text)
    assert isinstance(result, ReadReference)
    return result.record


def test_an_article_is_read_with_all_its_fields() -> None:
    assert only(ARTICLE) == {
        "id": "made2020invented",
        "type": "article-journal",
        "title": "An invented study",
        "author": [
            {"family": "Made", "given": "Ulla B."},
            {"family": "Inn", "given": "Vent", "suffix": "Jr"},
            {"literal": "Invented Study Group"},
        ],
        "container-title": "Journal of Invented Research",
        "container-title-short": "J Invented Res",
        "volume": "12",
        "issue": "3",
        "page": "1490-1495",
        "issued": {"date-parts": [[2020, 3, 5]]},
        "DOI": "10.9999/Invented.2020",
        "URL": "https://invented.example/2020",
        "PMID": "99999901",
        "PMCID": "PMC9999901",
        "language": "eng",
        "ISSN": "9999-9999",
    }


@pytest.mark.parametrize(
    ("lines", "field", "value"),
    [
        ("TY  - BOOK\nTI  - Made\nSP  - 340 p.\nSN  - 978-0", "number-of-pages", "340"),
        ("TY  - CHAP\nTI  - Made\nA2  - Upp, I", "editor", [{"family": "Upp", "given": "I"}]),
        ("TY  - CHAP\nTI  - Made\nED  - Upp, I", "editor", [{"family": "Upp", "given": "I"}]),
        ("TY  - UNPB\nTI  - Made\nM3  - Preprint", "type", "article"),
        ("TY  - JOUR\nT1  - Made\nJO  - J Made", "container-title", "J Made"),
        ("TY  - JOUR\nTI  - Made\nA1  - Made UB", "author", [{"family": "Made", "given": "UB"}]),
        ("TY  - JOUR\nTI  - Made\nAU  - Made, U\nAU  - et al.", "note", "et al."),
        ("TY  - JOUR\nTI  - Made\nN1  - PMID: 99999901; PMCID: PMC9999901", "PMID", "99999901"),
        ("TY  - JOUR\nTI  - Made\nY1  - 2020/Spring", "issued", {"date-parts": [[2020]], "season": 1}),
        ("TY  - JOUR\nTI  - Made\nDA  - 2020///Mar-Apr", "issued", {"date-parts": [[2020, 3], [2020, 4]]}),
        ("TY  - JOUR\nTI  - Made\nC7  - e12", "page", "e12"),
        ("TY  - XXXX\nTI  - Made", "type", "document"),
    ],
)
def test_what_programs_write_differently_is_understood(lines: str, field: str, value: object) -> None:
    assert only(f"{lines}\nER  - ")[field] == value


def test_broken_records_are_told_by_number_and_the_others_load() -> None:
    untitled = "TY  - JOUR\nAU  - Made, U\nER  - \n"
    endless = "TY  - JOUR\nTI  - Cut off\n"
    results = ris.parse(ARTICLE + untitled + endless + ARTICLE)
    assert [type(result) for result in results] == [ReadReference, BrokenReference, BrokenReference, ReadReference]
    assert [(result.number, result.sentence) for result in results if isinstance(result, BrokenReference)] == [
        (2, "It has no title. Add a title, or leave the record out."),
        (3, "It has no end: the line “ER  -” is missing."),
    ]


def test_text_before_and_between_records_is_passed_over() -> None:
    assert len(ris.parse(f"Exported by a program\n\n1.\n{ARTICLE}\n2.\n{ARTICLE}")) == 2


LINES = st.lists(
    st.sampled_from(["TY  - JOUR", "TY  - ", "ER  - ", "TI  - x", "AU  - ,", "AU  - a, b, c, d", "SP  - ", "PY  - 99999",
                     "DA  - ////", "UR  - ;;", "", "T I", "UK  - x", "ID  - \t"]) | st.text(max_size=12)
).map("\n".join)  # fmt: skip


@CASES
@given(LINES)
def test_any_text_gives_results_numbered_from_one(text: str) -> None:
    assert [result.number for result in ris.parse(text)] == list(range(1, len(ris.parse(text)) + 1))
