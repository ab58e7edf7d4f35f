import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import Imported, UnreadableSource, read, read_file, to_draft
from tests.articles.importers.accounting import lost_and_invented
from tests.articles.importers.cases import CASES
from tests.articles.importers.made_files import shown_words

TODAY = date(2026, 11, 22)
PAGE = (Path(__file__).parents[1] / "fixtures" / "page.html").read_text("utf-8")
BLOCKS = ("p", "div", "section", "h2", "h3", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", "b", "nav",
          "aside", "footer", "header", "article", "blockquote", "details", "summary", "em", "pre", "form", "caption")  # fmt: skip
WORDS = st.sampled_from(
    ["cold hands hurt.", "References", "Last updated: May 3, 2024", "It is so.", "FAQs", "Why?", "a | b", "&lt;p&gt;",
     "Doe J. A title. Some J 2004; 19:30-4.", "Contents", "Disclaimer", "1", "&eacute;t&eacute;", "a_b", "Menu"]
)  # fmt: skip
PIECES = st.recursive(
    WORDS.map(lambda words: f" {words} "),
    lambda inner: st.tuples(st.sampled_from(BLOCKS), st.lists(inner, max_size=4), st.booleans()).map(
        lambda made: f"<{made[0]}>{''.join(made[1])}" + (f"</{made[0]}>" if made[2] else "")
    ),
    max_leaves=12,
)


def page(body: str) -> Imported:
    return read(f"<html><body>{body}</body></html>", "page.html", today=TODAY)


def test_a_saved_page_gives_back_its_article():
    imported = read_file(PAGE.encode(), "page.html", today=TODAY)
    assert (imported.title, imported.authors) == ("White fingers in the cold", ("Rita Roe",))
    assert imported.source_dates.as_dict() == {"published": "2024-04-28", "updated": "2024-05-03", "reviewed": None}
    assert [reviewer.name for reviewer in imported.source_review.reviewers] == ["Ann B. Clark"]
    assert [faq.as_dict() for faq in imported.faqs] == [
        {"question": "Is it bad?", "answer": "No."},
        {"question": "Does it last?", "answer": "Rarely."},
    ]
    assert imported.citations == ((1, 2), (2,))
    assert [reference.doi for reference in imported.references] == ["10.1234/jw.1", None]
    assert imported.as_dict()["abbreviations"] == {"HCV": "hepatitis C virus"}
    assert imported.disclaimer == "This page is not a substitute for medical advice."
    assert {aside.text for aside in imported.set_aside} == {
        "Home",
        "Hands",
        "Related",
        "Warm feet",
        "© 2024 Warmly",
        "CrossRef",
    }
    assert {"image_left_out", "script_left_out"} <= {problem.code for problem in imported.problems}


def test_its_lists_and_tables_are_markdown_in_the_draft():
    body = to_draft(read(PAGE, "page.html", today=TODAY)).body
    assert "- wind\n  - north\n  - east\n    1. sea\n- water [@roe2002small]" in body
    assert "| Drug | Dose \\| day |\n| --- | --- |\n| Anydrug | 1 mg |\n|  | 2 mg |" in body
    assert "vessels. [@doe2001mittens; @roe2002small] The count was 5 x 10⁹/L and 375 mg/m² was given." in body
    assert "- Attack: a short time of white skin" in body
    assert "\\& read \\< 2 days" in body


def test_no_word_of_a_page_is_lost_and_only_addresses_and_numbers_are_added():
    lost, invented = lost_and_invented(shown_words(PAGE), read(PAGE, "page.html", today=TODAY))
    assert set(lost) <= {"10", "9", "m", "2"}
    assert set(invented) <= {"10⁹", "m²", "https", "doi", "org", "10", "1234", "jw", "1", "2"}


@CASES
@given(body=st.lists(PIECES, min_size=1, max_size=8).map("".join))
def test_no_word_of_a_generated_page_is_lost_or_invented(body):
    try:
        imported = page(body)
    except UnreadableSource:
        return
    lost, invented = lost_and_invented(shown_words(body), imported)
    items = body.count("<li>")
    assert lost == {}
    assert all(word.isdecimal() and int(word) <= items for word in invented) and invented.total() <= items
    assert to_draft(imported).body


@CASES
@given(data=st.one_of(st.binary(max_size=300).map(lambda tail: b"<html><body><p>word" + tail), st.binary(max_size=300)))
def test_any_bytes_taken_for_a_page_are_read_or_refused_with_a_sentence(data):
    try:
        assert read_file(data, "any.html", form="html_page", today=TODAY).source == "any.html"
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")


@pytest.mark.parametrize(
    "source",
    [
        "<html>" + "<div>" * 5000 + "word" + "</div>" * 5000,
        "<html>" + "<ul><li>a" * 900 + "<li>b" * 100_000,
        "<html>" + "<table><tr><td>word " * 1000,
        "<html><table>" + "<tr>" + "<td>word" * 100_000 + "<tr><td>b" * 20_000,
        "<html><p>" + "word " * 390_000,
        "<html>" + "<b>" * 300_000 + "word",
        "<html>" + "<sup>1</sup>" * 100_000 + "word",
        "<html>" + "word<br>" * 100_000,
        "<html>" + "<h2>word</h2>" * 30_000,
        "<html>" + "<dl><dt>word" * 900 + "<dd>word" * 50_000,
    ],
    ids=["deep", "lists", "tables", "cells", "line", "bold", "marks", "breaks", "headings", "terms"],
)
def test_a_page_that_is_out_of_all_measure_is_read_or_refused_in_time(source):
    started = time.process_time()
    try:
        read(source, "page.html", today=TODAY)
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
    assert time.process_time() - started < 5


def test_entities_are_never_looked_up():
    declared = (
        '<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b SYSTEM "file:///etc/passwd">]><html><p>Cold &a; &b; hands.</p>'
    )
    text = str(read(declared, "page.html", today=TODAY).as_dict())
    assert "Cold" in text and "root:" not in text


@pytest.mark.parametrize("encoding", ["cp1252", "shift_jis", "utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_is_that_of_the_mark_or_the_meta_element(encoding):
    word = "冷たい" if encoding == "shift_jis" else "Sjögren’s"
    stated = encoding.replace("-sig", "").replace("cp1252", "iso-8859-1")
    source = f'<html><head><meta charset="{stated}"></head><body><h1>{word}</h1><p>Text of it.</p></body></html>'
    imported = read_file(source.encode(encoding), "page.html", today=TODAY)
    assert imported.title == word
    assert "encoding_guessed" not in {problem.code for problem in imported.problems}


def test_a_table_that_only_lays_the_page_out_is_none():
    imported = page("<table><tr><td><h2>Left</h2><p>Cold.</p></td><td><h2>Right</h2><p>Warm.</p></td></tr></table>")
    assert "|" not in str([section.text for section in imported.sections])


def test_right_to_left_text_and_emoji_are_kept():
    assert "يد باردة 🧤" in page("<h2>A</h2><p>يد باردة 🧤 is kept.</p>").sections[0].text


@pytest.mark.parametrize(
    "source", ["<html></html>", "<html><script>word</script></html>", "<html><img alt=word></html>"]
)
def test_a_page_without_words_is_refused(source):
    with pytest.raises(UnreadableSource) as refusal:
        read(source, "page.html", today=TODAY)
    assert "no words" in refusal.value.sentence or "no text" in refusal.value.sentence


@pytest.mark.parametrize(
    "opening", ["<!-- saved page -->\n<div>", "<title>Hands</title><div>", '<meta charset="utf-8"><div>']
)
def test_a_piece_of_a_page_without_its_outer_elements_is_html(opening):
    imported = read(f"{opening}<h1>Cold hands</h1><p>They hurt.</p><p>Wool helps.</p></div>", "page.txt", today=TODAY)
    assert imported.title == "Cold hands"


def test_a_link_of_the_site_within_a_picture_is_no_caption():
    imported = page(
        "<h1>Hands</h1><p>They hurt.</p><figure><img><a>Open in a new tab</a><figcaption>A glove.</figcaption></figure>"
    )
    assert imported.sections[0].text == "They hurt.\n\nA glove."


def test_institutions_below_the_authors_are_set_aside_where_the_abstract_has_no_label():
    abstract = "Cold hands are a nuisance in the winter of the north, and gloves of wool were worn by all of those people whom we asked."
    imported = page(
        "<h1>Cold hands: a report</h1><div class='authors'>Ann Made<sup>1*</sup>, Bo Roe<sup>2</sup></div>"
        "<ul><li><sup>1</sup>Ward of Hands, Example Hospital</li><li><sup>2</sup>Example University</li></ul>"
        f"<p>{abstract} It helped.</p><h2>Introduction</h2><p>Hands hurt.</p>"
    )
    assert imported.summary == f"{abstract} It helped."
