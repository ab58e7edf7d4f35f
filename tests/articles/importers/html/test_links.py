"""Links that are no text, buttons that head one, and lists that lead nowhere else."""

import pytest

from articles.importers import read_text
from tests.articles.importers.html.test_furniture import MORE, TEXT, TODAY, kept, page


def headings(imported):
    return [one.heading for one in imported.sections]


@pytest.mark.parametrize(
    "element",
    [
        '<div><a class="btn" href="tel:1">Strange words</a> <a class="btn" href="/x">Strange words</a></div>',
        '<p><a class="wp-block-button__link" href="#">Strange words</a></p>',
        "<div><h4>Strange words</h4><p><a href='/issue/3'>March</a></p></div>",
        "<section><h3>Strange words</h3><ul><li><a href='/a'>Mice</a></li><li><a href='/b'>Rats</a></li></ul></section>",
        "<div><a href='/a'>Strange words</a><a href='/b'>Posts</a></div>",
        "<ul><li><a href='#one'>Strange words</a></li><li><a href='#two'>Two</a></li></ul>",
    ],
)
def test_links_and_nothing_else_are_no_text(element: str):
    imported = page(element)
    assert "Strange words" not in kept(imported)
    assert "Strange words" in " ".join(aside.text for aside in imported.set_aside)


@pytest.mark.parametrize(
    "element",
    [
        "<div><h3>Help</h3><ul><li><a href='https://help.example/'>Own words</a></li></ul></div>",
        "<div><h3>Symptoms</h3><ul><li><a href='/x'>Own words</a></li><li><a href='/y'>More</a></li></ul></div>",
        "<ul><li><a href='/a'>Own words</a></li><li><a href='/b'>Others</a></li></ul>",
        "<p>Own words <a class='btn' href='#more' data-toggle='collapse'>stand</a> here.</p>",
        "<p><a href='/a'>Own words</a></p>",
        "<div><h4>Mice</h4><p>Own words stand here, and <a href='/x'>one link</a>.</p></div>",
    ],
)
def test_lists_of_things_and_links_in_text_stay(element: str):
    assert "Own words" in kept(page(element))


def test_a_button_that_opens_a_text_is_its_heading():
    panel = f'<div style="display:none"><p>{TEXT.replace("hands", "ears")}</p></div>'
    imported = page(f'<div><button aria-expanded="false">History and exam</button>{panel}</div>')
    assert "History and exam" in headings(imported)
    named = f'<button aria-controls="p1">Signs to find</button><p>x</p><div id="p1" hidden>{panel}</div>'
    assert "Signs to find" in headings(page(named))


@pytest.mark.parametrize(
    "element",
    [
        '<button aria-expanded="false">Share it</button><ul><li><a href="/a">Mail</a></li></ul>',
        "<button>Save it</button><p>Own words.</p>",
        '<div role="tablist"><button role="tab" aria-controls="p">Tab of it</button></div><div id="p"><p>Own.</p></div>',
    ],
)
def test_a_button_that_opens_no_text_heads_nothing(element: str):
    assert not any((heading or "").endswith(" it") for heading in headings(page(element)))


def test_a_button_over_the_references_heads_them():
    sources = "<button>References</button><div style='display:none'><p>Our staff read this page.</p><ul>"
    entries = "<li>Doe J. Cold. J Warm 2001; 3:4-9.</li><li>Roe R. Frost. J Warm 2002; 4:5-9.</li></ul></div>"
    imported = page(f"{sources}{entries}")
    assert [one.year for one in imported.references] == [2001, 2002]
    assert "Our staff read this page." in [one.text for one in imported.set_aside]


def test_headings_inside_a_reference_list_part_nothing():
    first, second = "<p>Doe J. Cold. J Warm 2001; 3:4-9.</p>", "<ol><li>Roe R. Frost. J Warm 2002; 4:5-9.</li></ol>"
    imported = page("", f"<h2>References</h2><h3>Key articles</h3>{first}<h3>Guides</h3>{second}")
    assert [one.year for one in imported.references] == [2001, 2002]


def test_a_reference_is_read_without_its_ways_back_and_with_its_doi_once():
    back = '<span>^ <a href="#m1"><sup><i>a</i></sup></a> <a href="#m2"><sup><i>b</i></sup></a></span>'
    doi = '<a href="https://w.example/DOI">doi</a>:<a href="https://doi.org/10.1000/cold.7">10.1000/cold.7</a>.'
    imported = page("", f"<h2>References</h2><ol><li>{back} Doe J. Cold. J Warm 2001; 3:4-9. {doi}</li></ol>")
    assert imported.references[0].raw == "Doe J. Cold. J Warm 2001; 3:4-9. doi:10.1000/cold.7."


def test_what_stands_between_title_and_abstract_and_is_no_sentence_is_set_aside():
    front = "<p>Ann Newly</p><p>House of Ankles</p><p>Ankles are counted here.</p>"
    body = f"<article><h1>Cold hands</h1>{front}<h2>Abstract</h2><p>{TEXT}</p><h2>Care</h2><p>{MORE}</p></article>"
    imported = read_text(f"<html><body>{body}</body></html>", "page.html", today=TODAY)[1]
    assert [one.text for one in imported.set_aside] == ["Ann Newly", "House of Ankles"]
    assert "Ankles are counted here." in kept(imported)
