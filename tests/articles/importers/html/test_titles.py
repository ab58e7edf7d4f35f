"""What a page is called, and which of its lines are headings."""

from datetime import date

import pytest

from articles.importers import read
from tests.articles.importers.html.saved_pages import FIRST, LAST, SECOND, TEXT, article, asides, headings, page, shown


def test_a_heading_that_is_just_what_the_page_calls_itself_is_its_title_rather_than_the_site_s_name():
    head = '<meta property="og:title" content="White fingers">'
    imported = page(f"<div><h1>Warmly</h1></div><h2>White fingers</h2>{TEXT}", head)
    assert imported.title == "White fingers"
    assert page(f"<h1>White fingers at work</h1><h2>White fingers</h2>{TEXT}", head).title == "White fingers at work"


def test_a_title_behind_the_site_s_name_is_known_by_its_heading():
    head = '<meta property="og:title" content="A clinic | White fingers">'
    imported = page(f"<h2>White fingers</h2>{TEXT}", head)
    assert imported.title == "White fingers" and headings(imported) == ["Causes", "Relief"]


def test_a_page_without_a_title_is_called_what_its_window_is():
    imported = page(TEXT, "<title>White fingers - A clinic</title>")
    assert imported.title == "White fingers"
    assert {"title_from_window"} <= {problem.code for problem in imported.problems}


def test_headings_above_the_title_are_the_way_to_it():
    imported = page(f"<h3>Hands</h3><h1>White fingers</h1>{TEXT}")
    assert "Hands" in asides(imported) and headings(imported) == ["Causes", "Relief"]
    assert "Hands" in headings(page(f"<h3>Hands</h3><p>{SECOND}</p><h1>White fingers</h1>{TEXT}"))


def test_a_sentence_set_in_a_heading_s_element_is_text():
    long = " ".join([FIRST, SECOND, LAST])
    imported = article(f"<h2>{long}</h2>{TEXT}")
    assert imported.sections[0].heading is None and imported.sections[0].text.startswith(long)


def test_a_long_question_is_a_heading():
    asked = f"What should I do when {' '.join(SECOND.lower().split()[:-1])}, and my hands hurt as well as my feet?"
    assert asked in headings(article(f"<p>{FIRST}</p><h2>{asked}</h2><p>{LAST}</p><h2>Relief</h2><p>{SECOND}</p>"))


@pytest.mark.parametrize("label", ["Table 1.", "Figure 2"])
def test_the_number_of_a_table_or_figure_is_no_section(label):
    imported = article(f"{TEXT}<h4>{label}</h4><p>What was counted in the study of cold hands and feet.</p>")
    assert label not in headings(imported) and label in shown(imported)


def test_a_bold_line_between_sentences_parts_a_text_that_has_headings():
    imported = article(f"{TEXT}<p><strong>At work</strong></p><p>{FIRST}</p>")
    assert [(one.heading, one.level) for one in imported.sections][-1] == ("At work", 3)


@pytest.mark.parametrize("line", ["Table 1 Counts", "Ann Newly", "Published 3 June 2020", "Gloves help."])
def test_a_bold_line_that_names_a_table_or_person_or_is_a_sentence_parts_none(line):
    imported = article(f"{TEXT}<p><strong>{line}</strong></p><p>{FIRST}</p>")
    assert line not in headings(imported)


def test_titles_of_the_data_agree_where_one_of_them_does():
    data = (
        '<script type="application/ld+json">'
        '{"@type": "Article", "headline": "disease of hands", "name": "White fingers in winter"}</script>'
    )
    assert "title_conflict" not in {problem.code for problem in article(TEXT, data).problems}


def test_the_opening_lines_stand_at_the_top():
    signup = "<div class='lead'><p>Get the best of the week in your letter box.</p></div>"
    imported = article(f"{TEXT}<p>{FIRST} So it is.</p><p>{LAST} It helps.</p>{signup}")
    assert "letter box" not in (imported.summary or "") and "letter box" in shown(imported)


def test_one_name_with_its_degree_right_below_the_title_is_the_author():
    text = "<p>Cold hands come with winter, and they go with it as well in most people who have them.</p>"
    html = f"<html><body><h1>Cold hands</h1><p>Ann Newly, MD</p>{text}<h2>Relief</h2>{text}</body></html>"
    imported = read(html, "page.html", today=date(2026, 11, 1))
    assert imported.authors == ("Ann Newly",)
