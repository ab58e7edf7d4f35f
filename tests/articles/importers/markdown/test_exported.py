"""Markdown as word processors export it: headings in bold, escaped marks, lines broken by two blanks, pictures inside."""

from datetime import date

import pytest

from articles.importers import Imported, read
from tests.articles.importers.accounting import lost_and_invented

TODAY = date(2026, 11, 22)


def page(text: str, *, whole: bool = True) -> Imported:
    source = f"# **Cold hands**\n\nHands hurt.\n\n{text}\n"
    imported = read(source, "page.md", today=TODAY)
    assert not whole or lost_and_invented(source, imported) == ({}, {})
    assert imported.title == "Cold hands"
    return imported


@pytest.mark.parametrize("printed", ["**Warm rooms**", "***Warm rooms***", "Warm rooms {#warm-rooms}"])
def test_a_heading_loses_the_emphasis_around_it_and_its_anchor(printed: str):
    assert [one.heading for one in page(f"## {printed}\n\nStay in.").sections][-1] == "Warm rooms"


def test_emphasis_on_a_part_of_a_heading_stays():
    assert page("## Warm *and* dry rooms\n\nStay in.").sections[-1].heading == "Warm *and* dry rooms"


def test_escaped_marks_are_marks_and_an_address_that_links_to_itself_is_read_once():
    entry = "Made U. Mittens. *J Warm*. 2020;1:5-9. [https://doi.org/10.9999/w.1](https://doi.org/10.9999/w.1)"
    imported = page(
        f"Known \\[1\\]. Well known \\[1, 2\\].\n\n## **References**\n\n1. {entry}\n2. Roe R. Gloves. J Warm 2002; 5:6-8."
    )
    assert imported.citations == ((1,), (1, 2))
    assert imported.references[0].doi == "10.9999/w.1"
    assert imported.references[0].raw.count("https://") == 1


def test_labels_on_lines_broken_by_two_blanks_are_read_one_by_one():
    imported = page("Medically reviewed by Ann Clark, MD, on 3 May 2025  \nLast updated: 9 July 2025")
    assert (imported.source_dates.reviewed, imported.source_dates.updated) == ("2025-05-03", "2025-07-09")


def test_a_verse_broken_by_two_blanks_stays_whole():
    assert (
        "Cold is the hand  \nwarm is the heart"
        in page("## Care\n\nCold is the hand  \nwarm is the heart").sections[-1].text
    )


def test_questions_below_a_heading_in_bold_are_questions():
    imported = page("## **FAQs**\n\n**Can I swim?**\n\nYes, in a pool.")
    assert [(one.question, one.answer) for one in imported.faqs] == [("Can I swim?", "Yes, in a pool.")]


def test_a_picture_kept_in_the_file_is_set_aside_without_its_bytes():
    imported = page("Warm.\n\n![][image1]\n\n[image1]: <data:image/png;base64,iVBORw0KGgo=>", whole=False)
    said = [one.text for one in imported.set_aside]
    assert "![][image1]" in said and "iVBOR" not in str(imported.as_dict())
    assert any(one.code == "image_left_out" for one in imported.problems)


def test_what_does_not_take_the_place_of_advice_is_a_disclaimer():
    text = "This sheet is for general information. It does not take the place of advice from your nurse."
    assert page(f"*{text}*").disclaimer == text


def test_links_to_other_posts_below_the_text_are_set_aside():
    posts = "### Related posts\n\n- [Boots and how to lace them](/boots/)\n- [Walking again](/walking/)"
    imported = read(f"# Ankles\n\n{'A swelling of the ankle fades. ' * 20}\n\n{posts}", "ankle.md", today=TODAY)
    assert [aside.text for aside in imported.set_aside][:1] == ["Related posts"]
    assert "Boots" not in imported.sections[-1].text
