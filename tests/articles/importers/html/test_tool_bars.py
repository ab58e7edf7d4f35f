"""Bars of tools, pop-ups about authors, cards of experts, and descriptions that say nothing but the title."""

import pytest

from articles.importers import read_text
from tests.articles.importers.html.test_furniture import TEXT, TODAY, kept, page


@pytest.mark.parametrize(
    "element",
    [
        '<div class="x"><a href="javascript:window.print()">Strange words</a> <a href="#">Larger letters</a></div>',
        '<div><ul><li><a href="/pdf">PDF</a></li><li><a href="#">Strange words</a><ul><li><a href="#">Cite</a></li></ul></li></ul></div>',
    ],
)
def test_links_that_start_a_script_only_are_a_bar_of_tools(element: str):
    imported = page(element)
    assert "Strange words" not in kept(imported)
    assert "Strange words" in " ".join(aside.text for aside in imported.set_aside)


@pytest.mark.parametrize(
    "element",
    [
        '<p><a href="#">Own words</a></p>',
        '<p>Own words stand <a href="#">here</a> and <a href="#">there</a>, and go on.</p>',
        '<ul><li><a href="#">Own words that are far too long for a tool</a></li><li><a href="#">Others</a></li></ul>',
    ],
)
def test_a_link_in_the_text_or_a_long_one_is_no_tool(element: str):
    assert "Own words" in kept(page(element))


def test_a_pop_up_about_an_author_is_set_aside_but_a_line_of_names_is_not():
    pop_up = '<div class="author-info"><p>Rita Roe</p><p>Strange words, Town</p></div>'
    assert "Strange words" not in kept(page(pop_up))
    assert "Own words" in kept(page('<div class="author-info">Own words</div>'))


def test_cards_of_the_sites_experts_are_no_part_and_their_sentences_no_names():
    card = "<h3>Ann Clark, MD</h3><span>Medical Reviewer</span><p>Ann Clark, MD, is a nurse of mittens in Town.</p>"
    imported = page(f"<section><h2>Meet Our Experts</h2><div>{card}</div></section>")
    assert "Clark" not in kept(imported)
    assert "Ann Clark, MD, is a nurse of mittens in Town." in [aside.text for aside in imported.set_aside]


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        ("Information about cold hands for people with cold hands.", None),
        (
            "Why hands turn white in winter, and what mittens can do.",
            "Why hands turn white in winter, and what mittens can do.",
        ),
    ],
)
def test_a_description_is_a_summary_where_it_says_more_than_the_title(description: str, summary: str | None):
    head = f'<head><meta name="description" content="{description}"></head>'
    body = f"<h1>Cold hands</h1><p>{TEXT}</p><p>{TEXT} Indeed.</p><h2>Care</h2><p>Warm.</p>"
    assert read_text(f"<html>{head}<body>{body}</body></html>", "page.html", today=TODAY)[1].summary == summary
