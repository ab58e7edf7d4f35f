"""A work as Crossref's REST service gives it: the shape is Crossref's, the work invented."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.reference_files import crossref
from articles.importers.reference_files.bibliographic import Broken
from tests.articles.importers.cases import CASES

WORK: dict[str, Any] = {
    "DOI": "10.9999/invented.2020",
    "type": "journal-article",
    "title": ["An invented study of <i>things</i> &amp; more"],
    "subtitle": [],
    "container-title": ["Journal of Invented Research"],
    "short-container-title": ["J. Invented Res."],
    "publisher": "Invented Press",
    "author": [
        {"given": "Ulla B.", "family": "Made", "sequence": "first", "affiliation": []},
        {"name": "Invented Study Group", "sequence": "additional", "affiliation": []},
    ],
    "published-print": {"date-parts": [[2020, 3]]},
    "issued": {"date-parts": [[2019, 12, 1]]},
    "volume": "12",
    "issue": "3",
    "page": "1490-1495",
    "ISSN": ["9999-9999", "9999-9998"],
}


def test_a_work_becomes_the_same_record_as_from_a_file() -> None:
    assert crossref.record_of(WORK) == {
        "type": "article-journal",
        "title": "An invented study of things & more",
        "container-title": "Journal of Invented Research",
        "container-title-short": "J Invented Res",
        "author": [{"family": "Made", "given": "Ulla B."}, {"literal": "Invented Study Group"}],
        "issued": {"date-parts": [[2020, 3]]},
        "volume": "12",
        "issue": "3",
        "page": "1490-1495",
        "ISSN": "9999-9999",
        "DOI": "10.9999/invented.2020",
    }


def test_a_preprint_names_its_server() -> None:
    record = crossref.record_of(
        {"type": "posted-content", "title": ["Made"], "institution": [{"name": "MadeRxiv"}], "subtype": "preprint"}
    )
    assert record["type"] == "article" and record["container-title"] == "MadeRxiv"


def test_a_work_without_a_title_is_broken() -> None:
    with pytest.raises(Broken):
        crossref.record_of({"DOI": "10.9999/x", "title": []})


ANY = st.none() | st.text(max_size=5) | st.integers() | st.lists(st.none() | st.text(max_size=5), max_size=2)


@CASES
@given(st.dictionaries(st.sampled_from(sorted(WORK)), ANY | st.lists(st.dictionaries(st.text(max_size=6), ANY))))
def test_any_shape_gives_a_record_or_is_broken(message: dict[str, Any]) -> None:
    try:
        assert crossref.record_of(message)["title"]
    except Broken:
        return
