"""CSL-JSON, and the canonical record that every parser gives."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.reference_files import csl_json
from articles.importers.reference_files.bibliographic import (
    Broken,
    BrokenReference,
    ReadReference,
    UnreadableReferences,
    date_of,
    person,
    tidy,
)
from tests.articles.importers.cases import CASES

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=6), inner, max_size=4),
    max_leaves=12,
)
FIELDS = st.sampled_from(
    ["id", "type", "title", "author", "editor", "issued", "accessed", "page", "DOI", "PMID", "PMCID", "URL", "note",
     "genre", "number", "issue", "edition"]
)  # fmt: skip
RECORDS = st.dictionaries(FIELDS, JSON)


def test_a_list_one_record_and_items_are_all_read() -> None:
    for text in ('[{"title": "Made"}]', '{"title": "Made"}', '{"items": [{"title": "Made"}]}'):
        assert csl_json.parse(text) == [ReadReference(1, {"title": "Made", "type": "document"})]


def test_broken_records_are_told_by_number_and_the_others_load() -> None:
    results = csl_json.parse('[{"title": "Made"}, 5, {"title": ". "}, {"title": "Up"}]')
    assert [result.number for result in results if isinstance(result, BrokenReference)] == [2, 3]


@pytest.mark.parametrize("text", ["{", "5", '"text"', "[" * 100_000])
def test_what_is_no_list_of_records_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableReferences, match=r"\.$"):
        csl_json.parse(text)


@pytest.mark.parametrize(
    ("field", "value", "kept"),
    [
        ("title", "A <i>made-up</i> CO<sub>2</sub> study.", "A made-up CO2 study"),
        ("title", "Values <5 and >3", "Values <5 and >3"),
        ("DOI", "https://doi.org/10.9999/X", "10.9999/X"),
        ("DOI", "no doi", None),
        ("PMID", 99999901, "99999901"),
        ("PMID", "0", None),
        ("PMCID", "9999901", "PMC9999901"),
        ("URL", "javascript:alert(1)", None),
        ("note", "Et al.", "et al."),
        ("note", "private remark", None),
        ("page", "1490-5", "1490-1495"),
        ("page", "S104–S110", "S104-S110"),
        ("page", "60-1, 68-70", "60-61, 68-70"),
        ("author", [{"family": "Made", "given": ""}], [{"literal": "Made"}]),
        ("author", [{"non-dropping-particle": "van", "family": "Made", "given": "U"}],
         [{"family": "van Made", "given": "U"}]),
        ("issued", {"date-parts": [["2020", "3"]]}, {"date-parts": [[2020, 3]]}),
        ("issued", {"date-parts": [[2020, 13, 40]]}, {"date-parts": [[2020]]}),
        ("abstract", "Not ours to keep.", None),
        ("type", "webpage", "webpage"),
        ("type", "song", "document"),
    ],
)  # fmt: skip
def test_a_field_is_kept_in_one_form(field: str, value: Any, kept: Any) -> None:
    assert tidy({"title": "Made", field: value}).get(field) == kept


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2020", {"date-parts": [[2020]]}),
        ("2020/03/05/", {"date-parts": [[2020, 3, 5]]}),
        ("2020-03-05", {"date-parts": [[2020, 3, 5]]}),
        ("2020/03//", {"date-parts": [[2020, 3]]}),
        ("2020 Mar 5", {"date-parts": [[2020, 3, 5]]}),
        ("March 2020", {"date-parts": [[2020, 3]]}),
        ("2008 Dec-2009 Jan", {"date-parts": [[2008, 12], [2009, 1]]}),
        ("2020 Winter", {"date-parts": [[2020]], "season": 4}),
        ("n.d.", {}),
        ("", {}),
    ],
)
def test_dates_are_read_as_they_are_written(text: str, date: dict[str, Any]) -> None:
    assert date_of(text) == date


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Made, Ulla B., Jr", {"family": "Made", "given": "Ulla B.", "suffix": "Jr"}),
        ("van Made UB", {"family": "van Made", "given": "UB"}),
        ("World Invention Organization", {"literal": "World Invention Organization"}),
        ("WHO", {"literal": "WHO"}),
        (" , ", {}),
    ],
)
def test_names_are_told_from_organisations(text: str, name: dict[str, str]) -> None:
    assert person(text) == name


@CASES
@given(RECORDS)
def test_a_tidy_record_is_tidy(raw: dict[str, Any]) -> None:
    try:
        record = tidy(raw)
    except Broken:
        return
    assert tidy(record) == record


@CASES
@given(st.text(), JSON)
def test_any_text_and_any_json_give_results_or_a_sentence(text: str, value: Any) -> None:
    for source in (text, str(value)):
        try:
            csl_json.parse(source)
        except UnreadableReferences as error:
            assert error.sentence
