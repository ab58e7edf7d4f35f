"""Which form a file has, and what is refused with a sentence."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.reference_files import MAX_BYTES, ReadReference, Result, UnreadableReferences, parse
from tests.articles.importers.cases import CASES

FORMS = {
    "x.ris": "TY  - JOUR\nTI  - Made\nER  - \n",
    "x.bib": "@article{a1, title = {Made}}",
    "x.nbib": "PMID- 99999901\nTI  - Made\n",
    "x.json": '[{"title": "Made"}]',
    "x.xml": "<PubmedArticle><MedlineCitation><Article><ArticleTitle>Made</ArticleTitle></Article></MedlineCitation>"
    "</PubmedArticle>",
}


def titles(results: list[Result]) -> list[str]:
    return [result.record["title"] for result in results if isinstance(result, ReadReference)]


@pytest.mark.parametrize(("name", "text"), FORMS.items())
def test_each_form_is_told_by_its_content_alone(name: str, text: str) -> None:
    for filename in (name, "", "misleading.ris"):
        assert titles(parse(text, filename)) == ["Made"]
        assert titles(parse(text.encode(), filename)) == ["Made"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_and_newlines_are_read(encoding: str) -> None:
    text = "TY  - JOUR\r\nTI  - Sjögren\r\nER  - \r\n"
    assert titles(parse(text.encode(encoding), "x.ris")) == ["Sjögren"]


def test_an_xml_that_names_another_encoding_is_read() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?>' + FORMS["x.xml"].replace("Made", "Sjögren")
    assert titles(parse(text.encode("cp1252"))) == ["Sjögren"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no reference file"),
        (b"Just a sentence about nothing.", "no reference file"),
        (b"%PDF-1.7", "a PDF file"),
        (b"PK\x03\x04", "ZIP"),
        (b"TY  - JOUR\x00", "binary"),
        (b"a" * (MAX_BYTES + 1), "5 MB"),
        (b"[]", "holds no references"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(data: bytes, words: str) -> None:
    with pytest.raises(UnreadableReferences, match=words):
        parse(data, "x.txt")


def test_two_thousand_records_are_read_in_a_moment() -> None:
    assert len(parse(json.dumps([{"title": f"Made {number}"} for number in range(2_000)]))) == 2_000
    assert len(parse("".join(f"TY  - JOUR\nTI  - Made {number}\nER  - \n" for number in range(2_000)))) == 2_000


ENDINGS = st.sampled_from(["", ".ris", ".bib", ".nbib", ".json", ".xml", ".txt"])


@CASES
@given(st.binary(max_size=200) | st.text(max_size=200), ENDINGS)
def test_any_bytes_give_results_or_a_sentence(data: bytes | str, ending: str) -> None:
    try:
        results = parse(data, f"file{ending}")
    except UnreadableReferences as error:
        assert error.sentence.endswith(".")
        return
    assert [result.number for result in results] == list(range(1, len(results) + 1))
