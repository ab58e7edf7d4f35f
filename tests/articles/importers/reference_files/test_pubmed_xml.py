"""PubMed's XML; the records are invented, the elements are PubMed's."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.reference_files import pubmed_xml
from articles.importers.reference_files.bibliographic import BrokenReference, ReadReference, UnreadableReferences
from tests.articles.importers.cases import CASES

DOCTYPE = (
    '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" '
    '"https://dtd.example/pubmed.dtd">\n'
)
ARTICLE = """<PubmedArticle><MedlineCitation><PMID Version="1">99999901</PMID><Article>
<Journal><ISSN>9999-9999</ISSN><JournalIssue><Volume>12</Volume><Issue>3</Issue>
<PubDate><Year>2020</Year><Month>Mar</Month><Day>05</Day></PubDate></JournalIssue>
<Title>Journal of invented research</Title><ISOAbbreviation>J. Invented Res.</ISOAbbreviation></Journal>
<ArticleTitle>An invented study of IL-6<sup>+</sup> <i>things</i>.</ArticleTitle>
<Pagination><MedlinePgn>1490-5</MedlinePgn></Pagination>
<AuthorList><Author><LastName>Made</LastName><ForeName>Ulla B</ForeName><Initials>UB</Initials></Author>
<Author><LastName>Inn</LastName><Initials>V</Initials><Suffix>Jr</Suffix></Author>
<Author><CollectiveName>Invented Study Group</CollectiveName></Author></AuthorList>
<Language>eng</Language></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">99999901</ArticleId>
<ArticleId IdType="doi">10.9999/invented.2020</ArticleId><ArticleId IdType="pmc">PMC9999901</ArticleId></ArticleIdList>
<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.9999/another</ArticleId></ArticleIdList></Reference>
</ReferenceList></PubmedData></PubmedArticle>"""
BOOK = """<PubmedBookArticle><BookDocument><PMID>99999902</PMID><Book><Publisher><PublisherName>Invented Press</PublisherName>
<PublisherLocation>Nowhere</PublisherLocation></Publisher><BookTitle>A made-up handbook</BookTitle>
<PubDate><Year>2019</Year></PubDate><AuthorList Type="editors"><Author><LastName>Upp</LastName><ForeName>I</ForeName>
</Author></AuthorList></Book><ArticleTitle>Invented things</ArticleTitle></BookDocument></PubmedBookArticle>"""


def a_set(*records: str) -> bytes:
    return f"{DOCTYPE}<PubmedArticleSet>{''.join(records)}</PubmedArticleSet>".encode()


def test_an_article_is_read_with_its_own_identifiers_only() -> None:
    (result,) = pubmed_xml.parse(a_set(ARTICLE))
    assert isinstance(result, ReadReference)
    assert result.record == {
        "type": "article-journal",
        "title": "An invented study of IL-6+ things",
        "author": [
            {"family": "Made", "given": "Ulla B"},
            {"family": "Inn", "given": "V", "suffix": "Jr"},
            {"literal": "Invented Study Group"},
        ],
        "container-title": "Journal of invented research",
        "container-title-short": "J Invented Res",
        "volume": "12",
        "issue": "3",
        "page": "1490-1495",
        "issued": {"date-parts": [[2020, 3, 5]]},
        "ISSN": "9999-9999",
        "language": "eng",
        "DOI": "10.9999/invented.2020",
        "PMID": "99999901",
        "PMCID": "PMC9999901",
    }


def test_a_chapter_is_read_with_its_book() -> None:
    (result,) = pubmed_xml.parse(a_set(BOOK))
    assert isinstance(result, ReadReference)
    assert result.record["type"] == "chapter" and result.record["container-title"] == "A made-up handbook"
    assert result.record["editor"] == [{"family": "Upp", "given": "I"}]


@pytest.mark.parametrize(
    ("date", "parts"),
    [
        ("<MedlineDate>2020 Mar-Apr</MedlineDate>", {"date-parts": [[2020, 3], [2020, 4]]}),
        ("<Year>2020</Year><Season>Spring</Season>", {"date-parts": [[2020]], "season": 1}),
        ("<Year>2020</Year><Month>3</Month><Day>5</Day>", {"date-parts": [[2020, 3, 5]]}),
    ],
)
def test_every_form_of_date_is_read(date: str, parts: dict[str, object]) -> None:
    changed = ARTICLE.replace("<Year>2020</Year><Month>Mar</Month><Day>05</Day>", date)
    (result,) = pubmed_xml.parse(a_set(changed))
    assert isinstance(result, ReadReference) and result.record["issued"] == parts


def test_broken_records_are_told_by_number_and_the_others_load() -> None:
    results = pubmed_xml.parse(a_set(ARTICLE, "<PubmedArticle/>", BOOK))
    assert [result.number for result in results if isinstance(result, BrokenReference)] == [2]
    assert len(results) == 3


def test_an_entity_of_its_own_is_refused_and_no_file_is_read() -> None:
    evil = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]><PubmedArticleSet>&e;</PubmedArticleSet>'
    with pytest.raises(UnreadableReferences, match="entities of its own"):
        pubmed_xml.parse(evil.encode())


def test_an_entity_bomb_is_refused_at_once() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    with pytest.raises(UnreadableReferences):
        pubmed_xml.parse(f'<!DOCTYPE x [<!ENTITY e0 "ha">{levels}]><x>&e11;</x>'.encode())


@pytest.mark.parametrize("text", ["<a>", "<html><body>No records</body></html>", "<a/>"])
def test_other_xml_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(UnreadableReferences, match=r"\.$"):
        pubmed_xml.parse(text.encode())


PIECES = st.lists(
    st.sampled_from(["<PubmedArticleSet>", "</PubmedArticleSet>", "<PubmedArticle>", "</PubmedArticle>", "<!DOCTYPE x [",
                     "<!ENTITY a 'b'>", "]>", "&a;", "&#0;", "<![CDATA[", "]]>", ARTICLE[:200], ARTICLE])
    | st.text(max_size=6)
).map("".join)  # fmt: skip


@CASES
@given(PIECES)
def test_any_text_gives_results_or_a_sentence(text: str) -> None:
    for data in (text, f"<PubmedArticleSet>{text}</PubmedArticleSet>"):
        try:
            pubmed_xml.parse(data.encode("utf-8", "ignore"))
        except UnreadableReferences as error:
            assert error.sentence.endswith(".")
