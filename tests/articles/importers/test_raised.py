"""Raised figures: a power, charge or isotope must never become another number, nor a mark; a mark must stay one."""

from datetime import date

import pytest

from articles.importers import read, read_source
from articles.importers.pasted import to_markdown
from tests.articles.importers.made_files import docx, paragraph

TODAY = date(2026, 11, 22)
CASES = [
    ("10", "6", "10⁶"), ("×10", "9", "×10⁹"), ("10", "−3", "10⁻³"), ("m", "2", "m²"),
    ("1.73 m", "2", "1.73 m²"), ("cells/mm", "3", "cells/mm³"), ("R", "2", "R²"), ("χ", "2", "χ²"), ("Ca", "2+", "Ca²⁺"),
    ("s", "-1", "s⁻¹"), ("rose to 45", "2", "rose to 45²"), ("hepatitis C", "2", "hepatitis C[2]"), ("type I", "2", "type I[2]"),
    ("in 2015", "3", "in 2015[3]"), ("IgG", "1", "IgG[1]"), ("45%", "2", "45%[2]"), ("cured", "1,3–5", "cured[1,3–5]"),
]  # fmt: skip
SET_ABOVE = {
    "alignment": '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>',
    "distance": '<w:rPr><w:position w:val="6"/></w:rPr>',
    "style": '<w:rPr><w:rStyle w:val="Above"/></w:rPr>',
}
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/></w:style>'
    '<w:style w:type="character" w:styleId="Above"><w:name w:val="Above"/>'
    '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>'
)


def page(body: str) -> str:
    return (
        read(f"<h1>Title</h1><h2>Part</h2><p>It is {body}</p>", "a.html", form="html_page", today=TODAY)
        .sections[-1]
        .text
    )


@pytest.mark.parametrize(("before", "raised", "written"), CASES)
def test_a_raised_figure_of_a_page_is_a_mark_or_stays_raised(before: str, raised: str, written: str):
    assert page(f"{before}<sup>{raised}</sup> here.") == f"It is {written} here."


@pytest.mark.parametrize(("before", "raised", "written"), CASES)
def test_a_raised_figure_that_is_pasted_is_a_mark_or_stays_raised(before: str, raised: str, written: str):
    text = to_markdown(f"<p>It is {before}<sup>{raised}</sup> here.</p>").markdown
    assert text.replace("\\", "") == f"It is {written} here."


@pytest.mark.parametrize("means", SET_ABOVE)
def test_word_sets_a_power_above_by_alignment_distance_or_style(means: str):
    run = (
        f'<w:r>{SET_ABOVE[means]}<w:t>6</w:t></w:r><w:r><w:t xml:space="preserve"> cells were given.</w:t></w:r></w:p>'
    )
    body = paragraph("Cold cells", "Title") + paragraph("Then 10").removesuffix("</w:p>") + run
    text = read_source(docx(body, **{"word/styles.xml": STYLES}), "a.docx", today=TODAY)[0]
    assert "Then 10⁶ cells were given." in text


def test_a_simple_formula_of_word_stays_in_its_sentence():
    math = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    power = "<m:sSup><m:e><m:r><m:t>10</m:t></m:r></m:e><m:sup><m:r><m:t>6</m:t></m:r></m:sup></m:sSup>"
    body = paragraph("Then ").removesuffix("</w:p>") + f"<m:oMath {math}>{power}</m:oMath></w:p>" + paragraph("Given.")
    text, imported = read_source(docx(body), "a.docx", today=TODAY)
    assert "Then 10⁶" in text
    assert "left_out" not in {problem.code for problem in imported.problems}


def test_an_isotope_and_a_lowered_figure_keep_their_number():
    assert page("<sup>131</sup>I and log<sub>10</sub>5.") == "It is ¹³¹I and log₁₀5."


def test_a_link_to_an_entry_is_a_mark_and_one_to_a_figure_is_none():
    body = 'cured <a href="#ref-1">1</a>, as Table <a href="#tbl2">2</a> and seen<sup><a href="#fig3">3</a></sup> show.'
    assert page(body) == "It is cured [1], as Table 2 and seen³ show."


def test_a_figure_that_opens_a_line_marks_no_source():
    imported = read(
        "<h1>Cold</h1><h2>Part</h2><p>Known.<sup>2</sup></p><p><sup>1</sup>Signs of cold are known to all.</p>", "a.html",
        form="html_page", today=TODAY,
    )  # fmt: skip
    assert imported.citations == ((2,),)
