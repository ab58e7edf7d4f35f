"""What stands around the article of a page: by element, role, class and id; never a part of the article."""

from datetime import date

import pytest

from articles.importers import Imported, read_text

TODAY = date(2026, 11, 22)
TEXT = (
    "Cold weather closes the small vessels of the hands, and the blood goes elsewhere for a while. It hurts a little."
)
MORE = TEXT.replace("hands", "feet")


def page(inside: str, around: str = "") -> Imported:
    body = f"<article><h1>Cold hands</h1><p>{TEXT}</p><h2>Care</h2><p>Warm.</p>{inside}<p>{MORE}</p></article>{around}"
    return read_text(f"<html><body>{body}</body></html>", "page.html", today=TODAY)[1]


def kept(imported: Imported) -> str:
    return " ".join([imported.summary or "", *(f"{one.heading} {one.text}" for one in imported.sections)])


@pytest.mark.parametrize(
    "element",
    [
        '<ul class="share-links"><li>Strange words</li></ul>', '<div class="sharedaddy"><h3>Strange words</h3></div>',
        '<div id="newsletter-box"><p>Strange words</p></div>', '<div class="ad">Strange words</div>',
        '<div role="dialog"><p>Strange words</p></div>', '<aside><h3>Strange words</h3></aside>',
        '<div class="author-box"><h4>Strange words</h4></div>', '<form><p>Strange words</p></form>',
        '<section class="related"><h2>Strange words</h2><ul><li><a>Links</a></li></ul></section>',
        '<div hidden><p>Strange words</p></div>', '<div style="display: none">Strange words</div>',
        '<div class="toc"><h2>Strange words</h2></div>', '<footer class="entry-footer">Strange words</footer>',
    ],
)  # fmt: skip
def test_furniture_inside_the_article_is_set_aside_with_its_words(element: str):
    imported = page(element)
    assert "Strange words" not in kept(imported)
    assert "Strange words" in " ".join(aside.text for aside in imported.set_aside)


@pytest.mark.parametrize(
    "element",
    [
        '<section id="related-disorders" class="related"><h2>Related disorders</h2><p>Own words stand here.</p></section>',
        '<section id="consent"><h2>Consent</h2><p>Own words stand here.</p></section>',
        "<h3><button>Is it bad?</button></h3><div hidden><p>Own words stand here.</p></div>",
        '<button aria-controls="more">More</button><p>x</p><div id="more" hidden><p>Own words stand here.</p></div>',
        '<div class="has-sidebar"><p>Own words stand here. ' + TEXT * 3 + "</p></div>",
        '<h3 id="social-history">Social history</h3><p>Own words stand here.</p>',
    ],
)  # fmt: skip
def test_a_part_of_the_article_stays_whatever_its_class_says(element: str):
    assert "Own words stand here." in kept(page(element))


def test_what_stands_beside_the_article_is_set_aside():
    imported = page("", "<div><h2>Cold feet</h2><p>Medically reviewed by Tim Other, MD</p></div>")
    assert "Cold feet" not in kept(imported) and imported.source_review.reviewers == ()


def test_the_title_and_the_references_beside_the_article_belong_to_it():
    source = (
        f"<html><head><title>Cold hands | Clinic</title></head><body><div><h1>Cold hands</h1><article><p>{TEXT}</p>"
        f"<p>{MORE} {TEXT}</p></article><section><h2>References</h2><ol><li>Doe J. Mittens. J Warm 2001; 3:4-9.</li></ol>"
        "</section></div><div>Something else</div></body></html>"
    )
    imported = read_text(source, "page.html", today=TODAY)[1]
    assert (imported.title, len(imported.references)) == ("Cold hands", 1)
    assert [aside.text for aside in imported.set_aside] == ["Something else"]


def test_the_part_with_the_most_text_is_the_article_where_no_element_says_so():
    source = f"<div><div><p>Ask us</p></div><div><h2>Cold hands</h2><p>{TEXT}</p><p>{MORE}</p></div><div>Far away</div></div>"
    imported = read_text(f"<html><body>{source}</body></html>", "page.html", today=TODAY)[1]
    assert {"Ask us", "Far away"} <= {aside.text for aside in imported.set_aside}


def test_a_page_that_is_a_form_as_a_whole_is_read():
    source = f"<html><body><form><h1>Cold hands</h1><p>{TEXT}</p><p>{MORE}</p></form></body></html>"
    assert TEXT in kept(read_text(source, "page.html", today=TODAY)[1])


def test_what_is_hidden_amid_a_sentence_does_not_part_it():
    imported = page('<p>Some drugs <span class="sr-only">(new window)</span> do it too.</p>')
    assert "Some drugs do it too." in kept(imported)


def test_labels_that_stand_in_one_line_are_read_each_by_itself():
    line = "<div><span>Written by <a>Rita Roe</a></span> <span>Medically reviewed by Ann Clark, MD</span> <span>Updated <time>June 18, 2024</time></span></div>"
    imported = page(line)
    assert imported.authors == ("Rita Roe",)
    assert [one.name for one in imported.source_review.reviewers] == ["Ann Clark"]
    assert imported.source_dates.updated == "2024-06-18"


def test_names_that_their_element_calls_authors_are_authors_and_their_marks_no_citations():
    imported = page('<ul class="author-list"><li>Ann Clark<sup>1</sup>,</li><li>Rita Roe<sup>2</sup></li></ul>')
    assert imported.authors == ("Ann Clark", "Rita Roe") and imported.citations == ()


def test_the_opening_lines_are_the_summary_where_their_element_says_so():
    assert (
        page('<p class="lede">White fingers are mostly harmless.</p>').summary == "White fingers are mostly harmless."
    )
