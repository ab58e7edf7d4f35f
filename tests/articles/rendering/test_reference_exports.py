"""What goes out comes in again as the same record."""

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import reference_files
from articles.importers.reference_files import bibtex, ris
from articles.importers.reference_files.bibliographic import ReadReference, Result, tidy
from articles.rendering import reference_exports
from articles.rendering.bibliography import formatted

RIS = """TY  - JOUR
ID  - made2020invented
AU  - Made, Ulla B.
AU  - Inn, Vent, Jr
AU  - Invented Study Group
TI  - An invented study: 50% of {things} & "others" -- it''s ~a_b^c #1 \\ $5
T2  - Journal of Invented Research
J2  - J Invented Res
VL  - 12
IS  - Pt 1
SP  - 1490
EP  - 1495
DA  - 2020/03/05/
DO  - 10.9999/invented_2020
AN  - 99999901
DB  - PubMed
C2  - PMC9999901
N1  - et al.
ER  - 
"""  # noqa: W291  RIS ends with a space

WORDS = st.from_regex(r"[A-Z][A-Za-zà-ü&%$#_{}\\~^'`?!<> -]{0,20}[a-z]", fullmatch=True).map(
    lambda text: " ".join(text.split())
)
PLAIN = st.from_regex(r"[A-Z][a-zà-ü]{2,8}( [A-Z][a-z]{2,8})?", fullmatch=True)
NAMES: st.SearchStrategy[list[dict[str, str]]] = st.lists(
    st.builds(dict, family=PLAIN, given=PLAIN)
    | st.builds(dict, family=PLAIN, given=PLAIN, suffix=st.just("Jr"))
    | st.builds(dict, literal=st.from_regex(r"[A-Z][a-z]{3,8} [a-z]{4,8} Group", fullmatch=True)),
    max_size=8,
)
DATES = st.one_of(
    st.builds(lambda year: {"date-parts": [[year]]}, st.integers(1900, 2030)),
    st.builds(lambda *parts: {"date-parts": [list(parts)]}, st.integers(1900, 2030), st.integers(1, 12)),
    st.builds(lambda *p: {"date-parts": [list(p)]}, st.integers(1900, 2030), st.integers(1, 12), st.integers(1, 28)),
    st.builds(lambda y, m: {"date-parts": [[y, m], [y, m + 1]]}, st.integers(1900, 2030), st.integers(1, 11)),
    st.builds(lambda y, m: {"date-parts": [[y, m], [y + 1, m]]}, st.integers(1900, 2030), st.integers(1, 12)),
    st.builds(lambda y, s: {"date-parts": [[y]], "season": s}, st.integers(1900, 2030), st.integers(1, 4)),
)
NUMBERS = st.integers(1, 9999).map(str)
COMMON: dict[str, Any] = {"issued": DATES, "DOI": NUMBERS.map(lambda n: f"10.9999/invented_{n}"), "language": st.just("eng"),
                          "author": NAMES, "PMID": NUMBERS, "PMCID": NUMBERS.map(lambda number: f"PMC{number}")}  # fmt: skip
IMPRINT: dict[str, Any] = {"publisher": PLAIN, "publisher-place": PLAIN, "editor": NAMES}
IN_JOURNAL: dict[str, Any] = {"container-title": WORDS, "volume": NUMBERS, "issue": NUMBERS, "ISSN": st.just("9999-9999"),
                              "page": NUMBERS.map(lambda n: f"{n}-{n}9") | NUMBERS.map(lambda n: f"e{n}")}  # fmt: skip
ONLINE: dict[str, Any] = {"URL": NUMBERS.map(lambda n: f"https://x.example/a_b%20c?n={n}&x=#y"), "accessed": DATES}
KINDS: dict[str, dict[str, Any]] = {
    "article-journal": IN_JOURNAL,
    "article-magazine": IN_JOURNAL,
    "article": {"container-title": PLAIN, "number": NUMBERS, "genre": st.just("preprint")} | ONLINE,
    "book": {"edition": NUMBERS, "number-of-pages": NUMBERS, "collection-title": PLAIN, **IMPRINT},
    "chapter": {"container-title": WORDS, "edition": NUMBERS, "page": NUMBERS.map(lambda n: f"{n}-{n}9"), **IMPRINT},
    "webpage": {"container-title": WORDS, **IMPRINT, **ONLINE},
    "report": {"number": NUMBERS.map(lambda n: f"TR-{n}"), **IMPRINT, **ONLINE},
    "thesis": {"genre": st.just("PhD thesis"), **IMPRINT},
}


def record_of(results: list[Result]) -> dict[str, Any]:
    (result,) = results
    assert isinstance(result, ReadReference), result
    return result.record


@st.composite
def records(draw: st.DrawFn) -> dict[str, Any]:
    kind = draw(st.sampled_from(sorted(KINDS)))
    fields = draw(st.fixed_dictionaries({"title": WORDS}, optional=COMMON | KINDS[kind]))
    noted = {"note": "et al."} if fields.get("author") and draw(st.booleans()) else {}
    return tidy({"id": "made2020up", "type": kind, **fields, **noted})


def test_ris_to_record_to_bibtex_to_record_is_the_same_record() -> None:
    record = record_of(ris.parse(RIS))
    assert record["title"].endswith(r"-- it''s ~a_b^c #1 \ $5")
    assert record_of(bibtex.parse(reference_exports.bibtex([record]))) == record


def test_ris_to_record_to_ris_is_the_same_record() -> None:
    record = record_of(ris.parse(RIS))
    assert record_of(ris.parse(reference_exports.ris([record]))) == record


@given(records())
def test_every_record_comes_back_from_each_form(record: dict[str, Any]) -> None:
    for form in (reference_exports.ris, reference_exports.bibtex, reference_exports.csl_json):
        assert record_of(reference_files.parse(form([record]))) == record, form([record])


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(sorted({*COMMON, *IN_JOURNAL, *ONLINE, "type", "id", "note", "title"})), ANY))
def test_any_record_is_written_without_failure(record: dict[str, Any]) -> None:
    assert reference_exports.ris([record]).endswith("ER  - \r\n\r\n")
    assert reference_exports.bibtex([record]).endswith("}\n")


def test_a_field_cannot_begin_a_line_of_its_own() -> None:
    record = {"type": "book", "title": "Made\nER  - \nTY  - JOUR", "id": "a1"}
    assert len(ris.parse(reference_exports.ris([record]))) == 1
    assert len(bibtex.parse(reference_exports.bibtex([{**record, "title": "Made}}\n@book{b2, title={x"}]))) == 1


def test_several_records_make_one_file() -> None:
    two = [{"title": "One", "id": "a1"}, {"title": "Two", "id": "b2"}]
    assert len(reference_files.parse(reference_exports.ris(two))) == 2
    assert len(reference_files.parse(reference_exports.bibtex(two))) == 2
    assert json.loads(reference_exports.csl_json(two)) == two


def test_an_article_of_ours_is_cited_with_version_and_date() -> None:
    record = reference_exports.article_record(
        slug="made-up-page",
        title="A made-up page",
        authors=["Paula Penwright", "Ulla van Made", "Inventor"],
        version=3,
        updated=date(2026, 3, 5),
        url="https://site.example/articles/made-up-page/",
    )
    assert formatted({**record, "accessed": {"date-parts": [[2026, 4, 1]]}}) == (
        "Penwright P, van Made U; Inventor. CryoSite [Internet]. A made-up page; 2026 Mar 5 [cited 2026 Apr 1]; version 3. "
        'Available from: <a href="https://site.example/articles/made-up-page/">'
        "https://site.example/articles/made-up-page/</a>"
    )
    assert "version = {3}" in reference_exports.bibtex([record]) and "ET  - 3" in reference_exports.ris([record])


@pytest.mark.parametrize("form", [reference_exports.ris, reference_exports.bibtex])
def test_no_records_make_an_empty_file(form: Any) -> None:
    assert form([]) == ""
