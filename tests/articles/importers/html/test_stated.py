"""What a page's data says: it fills what the text leaves open, never overrules it, and harms nothing."""

import json
import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import Imported, read_text
from tests.articles.importers.accounting import lost_and_invented

TODAY = date(2026, 11, 22)
TEXT = (
    "Cold weather closes the small vessels of the hands, and the blood goes elsewhere for a while. It hurts a little."
)
NODE = {
    "@type": ["MedicalWebPage", "Article"], "headline": "Cold hands", "datePublished": "2023-02-10T08:00:00-05:00",
    "dateModified": "2024-06-18", "lastReviewed": "2024-06-15", "author": {"@id": "#rita"}, "keywords": "cold, hands",
    "reviewedBy": {"@type": "Person", "name": "Ann Clark", "honorificSuffix": "MD"},
}  # fmt: skip
GRAPH = {"@graph": [{"@type": "BreadcrumbList"}, {"@id": "#rita", "@type": "Person", "name": "Rita Roe"}, NODE]}


def source(data: Any = None, body: str = "", head: str = "", title: str = "<h1>Cold hands</h1>") -> str:
    written = data if isinstance(data, str) else json.dumps(data)
    script = f'<script type="application/ld+json">{written}</script>' if data is not None else ""
    return (
        f"<html><head>{head}{script}</head><body>{title}{body}<p>{TEXT}</p><h2>Care</h2><p>Warm them.</p></body></html>"
    )


def page(*args: Any, **named: Any) -> Imported:
    return read_text(source(*args, **named), "page.html", today=TODAY)[1]


def codes(imported: Imported) -> set[str]:
    return {problem.code for problem in imported.problems}


def test_json_ld_fills_what_the_text_does_not_say():
    imported = page(GRAPH)
    assert imported.authors == ("Rita Roe",) and imported.keywords == ("cold", "hands")
    assert [one.as_dict() for one in imported.source_review.reviewers] == [{"name": "Ann Clark", "credentials": "MD"}]
    assert imported.source_dates.as_dict() == {
        "published": "2023-02-10",
        "updated": "2024-06-18",
        "reviewed": "2024-06-15",
    }


def test_what_the_data_says_stands_in_the_lines_that_the_editor_sees_and_no_word_is_lost():
    text, imported = read_text(source(GRAPH), "page.html", today=TODAY)
    assert "author: Rita Roe" in text.split("\n")
    assert lost_and_invented(text, imported) == ({}, {})


def test_where_text_and_data_differ_the_text_stands_and_a_question_is_asked():
    body = "<p>By Tim Other on May 3, 2022</p><p>Medically reviewed by Paul Poe, MD</p><p>Last updated: May 4, 2024</p>"
    imported = page(GRAPH, body)
    assert imported.authors == ("Tim Other",) and imported.source_dates.updated == "2024-05-04"
    assert {"author_conflict", "reviewer_conflict", "date_conflict"} <= codes(imported)


def test_a_name_in_the_data_that_says_something_else_is_a_question():
    assert "title_conflict" in codes(page({"@type": "Article", "headline": "Seven winter recipes"}))
    assert "title_conflict" not in codes(page({"@type": "Article", "headline": "Cold Hands: Why | A Site"}))


def test_the_same_in_both_is_no_question():
    imported = page(GRAPH, "<p>By Dr. Rita Roe</p><p>Last updated: June 18, 2024</p>")
    assert not {"author_conflict", "date_conflict"} & codes(imported)


def test_a_date_of_two_readings_is_answered_by_the_data():
    imported = page({"@type": "Article", "dateModified": "2024-04-03"}, "<p>Last updated: 3/4/2024</p>")
    assert imported.source_dates.updated == "2024-04-03" and imported.date_questions == ()


def test_meta_elements_of_journals_and_sites_are_read():
    head = (
        '<meta name="citation_title" content="White fingers"><meta name="citation_author" content="Stone, Paula">'
        '<meta name="citation_publication_date" content="2021/5/6"><meta name="citation_keywords" content="cold; mines">'
        '<meta property="article:modified_time" content="2022-01-02T03:04:05Z">'
    )
    imported = page(head=head, title="")
    assert (imported.title, imported.authors, imported.keywords) == (
        "White fingers",
        ("Paula Stone",),
        ("cold", "mines"),
    )
    assert (imported.source_dates.published, imported.source_dates.updated) == ("2021-05-06", "2022-01-02")


def test_microdata_gives_the_day_of_a_date_without_label():
    imported = page(body='<div><time itemprop="datePublished" datetime="2024-02-03">3 Feb 2024</time></div>')
    assert imported.source_dates.published == "2024-02-03" and "date_unlabelled" not in codes(imported)


def test_accounts_and_organisations_are_no_authors():
    assert page({"@type": "Article", "author": {"@type": "Organization", "name": "Example"}}).authors == ()
    assert page(head='<meta name="author" content="admin">').authors == ()


def test_a_description_is_the_summary_unless_it_repeats_the_text():
    head = '<meta name="description" content="{}">'
    assert (
        page(body="<p>First.</p>", head=head.format("Ten small habits for all cold days.")).summary
        == "Ten small habits for all cold days."
    )
    assert "summary_from_data" not in codes(page(body="<p>First.</p>", head=head.format(TEXT[:90])))


def test_questions_that_only_the_data_holds_are_questions_and_said_to_be_so():
    asked = {"@type": "Question", "name": "Do gloves help?", "acceptedAnswer": {"text": "<p>Yes, &amp; mittens.</p>"}}
    imported = page({"@type": "FAQPage", "mainEntity": [asked]})
    assert [one.as_dict() for one in imported.faqs] == [{"question": "Do gloves help?", "answer": "Yes, & mittens."}]
    assert "faqs_from_data" in codes(imported)


def test_the_data_says_for_whom_a_page_is_where_its_text_does_not():
    assert page({"@type": "MedicalWebPage", "audience": {"audienceType": "Clinician"}}).audience == "professionals"
    assert page({"@type": "MedicalWebPage", "audience": {"audienceType": "Patient"}}).audience == "patients"


@pytest.mark.parametrize(
    "data",
    ["{", "[" * 100_000, '{"a":' * 50_000, '{"@type":"Article","headline":"' + "x" * 1_500_000, "null", "7",
     '{"@type":{"a":1},"author":[[[1]]],"keywords":{"a":[]},"@graph":[null,[],"x"]}', '{"@graph":[' + "{}," * 90_000 + "{}]}",
     '{"@type":"Article","headline":"\\u0000\\ud800 Cold","author":"\\u0000","datePublished":"9999-99-99"}'],
    ids=["torn", "deep", "deeper", "huge", "null", "number", "odd", "many", "signs"],
)  # fmt: skip
def test_bad_data_does_no_harm(data: str):
    started = time.process_time()
    imported = page(data)
    assert imported.title == "Cold hands" and time.process_time() - started < 5
    assert "\0" not in "".join(imported.authors + imported.keywords) + (imported.summary or "")


def test_signs_that_are_no_text_do_not_come_along():
    imported = page('{"@type":"Article","keywords":"co\\u0000ld, \\ud800hands"}')
    assert imported.keywords == ("co ld", "hands")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.sampled_from(["Rita Roe", "2024-05-03", "Article"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(["@type", "@id", "@graph", "mainEntity", "author", "name", "reviewedBy", "headline", "keywords",
                         "datePublished", "description", "acceptedAnswer", "text", "audience"]), inner, max_size=5),
    max_leaves=15,
)  # fmt: skip


@given(data=VALUES)
def test_any_data_is_read_without_a_word_lost_or_invented(data: Any):
    text, imported = read_text(source(json.dumps(data).replace("<", "")), "page.html", today=TODAY)
    assert lost_and_invented(text, imported) == ({}, {})


def test_questions_marked_as_microdata_are_questions_and_their_heading_goes_with_them():
    asked = "".join(
        f"<div itemscope itemtype='https://schema.org/Question'><h3 itemprop='name'>{question}</h3>"
        f"<div itemprop='acceptedAnswer'><p itemprop='text'>{answer}</p></div></div>"
        for question, answer in (("Do gloves help?", "Yes, they do."), ("Is it for life?", "No."))
    )
    imported = read_text(
        f"<html><body><h1>Cold hands</h1><p>They hurt.</p><h2>Causes</h2><p>Frost.</p><h2>Relief</h2><p>Wool.</p>"
        f"<h2>More on hands</h2>{asked}</body></html>",
        "page.html",
        today=TODAY,
    )[1]
    assert [(faq.question, faq.answer) for faq in imported.faqs] == [
        ("Do gloves help?", "Yes, they do."),
        ("Is it for life?", "No."),
    ]
    assert [section.heading for section in imported.sections if section.heading] == ["Causes", "Relief"]


def test_the_data_names_the_authors_whom_the_text_leaves_out():
    metas = "".join(f'<meta name="citation_author" content="{name}">' for name in ("Rita Roe", "John Doe"))
    imported = page(head=metas, body="<p>By Rita B. Roe</p>")
    assert imported.authors == ("Rita B. Roe", "John Doe")
    assert "author_conflict" not in codes(imported)


def test_the_page_of_a_journals_article_is_for_professionals():
    assert page(head='<meta name="citation_journal_title" content="Journal of Mittens">').audience == "professionals"
    assert page().audience == "patients"
