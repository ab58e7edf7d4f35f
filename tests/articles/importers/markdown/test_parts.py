"""Markdown written by hand: labels in bold, questions in bold, key points in quotations, lists in several forms."""

from datetime import date

import pytest

from articles.importers import Imported, read
from tests.articles.importers.accounting import lost_and_invented

TODAY = date(2026, 11, 22)
ONE, TWO = "Doe J. Mittens. J Warm 2001; 3:4-9.", "Roe R. Gloves. J Warm 2002; 5:6-8."


def page(text: str) -> Imported:
    source = f"# Cold hands\n\nHands hurt.\n\n{text}\n"
    imported = read(source, "page.md", today=TODAY)
    assert lost_and_invented(source, imported) == ({}, {})
    return imported


def test_labels_in_bold_or_italics_are_read():
    imported = page("*By Rita Roe, MD · Last updated 2024-07-09*\n\n**Medically reviewed by:** Ann Clark, MD")
    assert imported.authors == ("Rita Roe",) and imported.source_dates.updated == "2024-07-09"
    assert imported.source_review.reviewers[0].name == "Ann Clark"


@pytest.mark.parametrize("heading", ["## FAQs", "**Frequently asked questions**"])
def test_bold_questions_are_questions_with_their_answers(heading: str):
    imported = page(f"{heading}\n\n**Can I swim?**\n\nYes, in a pool.\n\n**Can I ski?** Ask first.")
    assert [(one.question, one.answer) for one in imported.faqs] == [
        ("Can I swim?", "Yes, in a pool."),
        ("Can I ski?", "Ask first."),
    ]


def test_a_bold_question_elsewhere_is_text():
    assert page("## Sport\n\n**Can I swim?**\n\nYes.").faqs == ()


@pytest.mark.parametrize("text", ["> **Key point.** Stay warm.", "> [!KEY]\n> Stay warm.", "**Key point:** Stay warm."])
def test_a_key_point_in_a_quotation_or_behind_its_label_is_one(text: str):
    assert page(text).key_point == "Stay warm."


@pytest.mark.parametrize(
    "text", ["> **Disclaimer.** Ask a nurse.", "**Disclaimer:** Ask a nurse.", "*Disclaimer: Ask a nurse.*"]
)
def test_a_disclaimer_loses_its_label(text: str):
    assert page(text).disclaimer == "Ask a nurse."


@pytest.mark.parametrize(
    "listed", [f"1. {ONE}\n2. {TWO}", f"[1] {ONE}\n[2] {TWO}", f"(1) {ONE}\n\n(2) {TWO}", f"1\\. {ONE}  \n2\\. {TWO}"]
)
def test_entries_are_numbered_in_every_form_of_list(listed: str):
    imported = page(f"Known [1, 2].\n\n## References\n\n{listed}")
    assert [(one.number, one.raw) for one in imported.references] == [(1, ONE), (2, TWO)]


def test_a_link_in_an_entry_leaves_its_title_whole():
    imported = page("## References\n\n1. Doe J. [Mittens](https://doi.org/10.1234/jw.1). J Warm 2001; 3:4-9.")
    assert (imported.references[0].title, imported.references[0].doi) == ("Mittens", "10.1234/jw.1")
