"""Reference lists of pages in the forms that pages give them, and notes that are none."""

from datetime import date

import pytest

from articles.importers import Imported, read_text

TODAY = date(2026, 11, 22)
ONE, TWO = "Doe J. Mittens. J Warm 2001; 3:4-9.", "Roe R. Gloves. J Warm 2002; 5:6-8."
LISTS = {
    "ordered": f"<ol><li>{ONE}</li><li>{TWO}</li></ol>",
    "bullets": f"<ul><li>1. {ONE}</li><li>2. {TWO}</li></ul>",
    "divisions": f"<div><span>[1]</span><div>{ONE}</div></div><div><span>[2]</span><div>{TWO}</div></div>",
    "table": f"<table><tr><td>1.</td><td>{ONE}</td></tr><tr><td>2.</td><td>{TWO}</td></tr></table>",
    "brackets": f"<p>(1) {ONE}</p><p>(2) {TWO}</p>",
    "raised": f"<p><sup>1</sup> {ONE}</p><p><sup>2</sup> {TWO}</p>",
    "glued": f"<ul><li><span>1</span><span>{ONE}</span></li><li><span>2</span><span>{TWO}</span></li></ul>",
    "terms": f"<dl><dt>1</dt><dd>{ONE}</dd><dt>2</dt><dd>{TWO}</dd></dl>",
}


def page(listed: str, text: str = "<p>Known [1]. New [2].</p>") -> Imported:
    body = f"<h1>Cold hands</h1><h2>Care</h2>{text}<h2>References</h2>{listed}"
    return read_text(f"<html><body>{body}</body></html>", "page.html", today=TODAY)[1]


@pytest.mark.parametrize("form", LISTS)
def test_a_list_in_any_form_gives_its_numbered_entries(form: str):
    imported = page(LISTS[form])
    assert [(one.number, one.authors, one.raw) for one in imported.references] == [
        (1, ("Doe J",), ONE),
        (2, ("Roe R",), TWO),
    ]


def test_words_that_only_link_to_an_entry_are_no_part_of_it_and_say_which_it_is():
    links = '<p><a href="https://doi.org/10.1234%2Fjw.1">Article</a> [<a>PubMed</a>] <a href="https://x.example">Google Scholar</a></p>'
    imported = page(f"<ol><li><p>{ONE}</p>{links}</li><li>{TWO}</li></ol><p><a>Download references</a></p>")
    assert (imported.references[0].raw, imported.references[0].doi) == (ONE, "10.1234/jw.1")
    assert [aside.text for aside in imported.set_aside] == ["Article PubMed Google Scholar", "Download references"]


def test_no_brackets_or_words_of_an_address_stay_where_a_link_to_an_entry_stood_in_it():
    links = '[<a>Google Scholar</a>] [<a href="https://pubmed.ncbi.nlm.nih.gov/1234567/">PubMed</a>]'
    imported = page(f"<ol><li>{ONE} {links}</li><li>{TWO}</li></ol>")
    assert (imported.references[0].raw, imported.references[0].pmid) == (ONE, "1234567")


def test_a_line_of_nothing_but_links_below_an_entry_identifies_it():
    links = '<p><a href="https://doi.org/10.9999/w.1">CrossRef</a> <a>Google Scholar</a></p>'
    assert page(f"<p>1. {ONE}</p>{links}<p>2. {TWO}</p>").references[0].doi == "10.9999/w.1"


def test_footnotes_beside_a_list_are_no_entries_and_their_marks_none_of_sources():
    note = '<div class="footnotes"><ol><li id="fn1">Seen in 2001 in one town.</li></ol></div>'
    imported = page(f"{LISTS['ordered']}{note}", '<p>Most agree.<sup><a href="#fn1">1</a></sup> Known [1, 2].</p>')
    assert imported.citations == ((1, 2),) and len(imported.references) == 2


def test_keywords_below_their_heading_are_keywords():
    text = "<p>Known [1, 2].</p><h3>Keywords</h3><ul><li>cold</li><li>hands</li></ul>"
    assert page(LISTS["ordered"], text).keywords == ("cold", "hands")


def test_what_a_journal_says_about_its_article_is_set_aside_and_its_declarations_are_not():
    about = "<h2>Author information</h2><h3>Affiliations</h3><p>One house.</p><h2>Competing interests</h2><p>None at all.</p>"
    imported = page(LISTS["ordered"] + about)
    assert [aside.text for aside in imported.set_aside] == ["Author information", "Affiliations", "One house."]
    assert imported.sections[-1].heading == "Competing interests"


def test_where_in_a_source_a_raised_mark_points_is_no_mark():
    text = '<p>Known.<sup><a href="#b1">[1]</a></sup><sup><span>: 12 </span></sup> Told.<sup>[2]</sup><sup>:<span>4–5</span></sup></p>'
    imported = page(LISTS["ordered"], text)
    assert imported.citations == ((1,), (2,))
    assert imported.sections[0].text == "Known.[1] Told.[2]"


def test_a_label_of_a_table_and_its_caption_below_are_one():
    text = (
        "<p>Known [1, 2].</p><p>Table 1.</p><p>Kinds of wool</p><table><tr><th>A</th></tr><tr><td>b</td></tr></table>"
    )
    assert "Table 1. Kinds of wool" in page(LISTS["ordered"], text).sections[0].text
