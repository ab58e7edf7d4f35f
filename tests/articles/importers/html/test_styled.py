"""What word processors and content systems save as styles: titles, list items, notes, head rows, field names."""

import pytest

from tests.articles.importers.html.saved_pages import FIRST, LAST, SECOND, TEXT, article, headings, page, shown


@pytest.mark.parametrize("style", ["MsoTitle", "c3 title"])
def test_the_only_paragraph_in_the_style_of_a_title_is_the_title(style):
    imported = page(f"<p class='{style}'>White fingers</p><h1>Causes</h1><p>{FIRST}</p><h1>Relief</h1><p>{LAST}</p>")
    assert imported.title == "White fingers" and headings(imported) == ["Causes", "Relief"]


def test_several_paragraphs_in_the_style_of_a_title_are_none():
    cards = "<p class='title'>Dry skin</p><p class='title'>Warm feet</p>"
    assert page(f"{cards}<h1>White fingers</h1>{TEXT}").title == "White fingers"


def test_a_paragraph_that_opens_with_a_bullet_is_an_item():
    items = "".join(f"<p><span>·<span>&nbsp;&nbsp; </span></span>{item}</p>" for item in ("wind", "water"))
    assert "- wind\n- water" in shown(article(f"{TEXT}<p>What brings it:</p>{items}"))


def test_an_item_of_a_numbered_list_does_not_print_its_number_twice():
    listed = "<ol><li>1. Wear gloves.</li><li>Take breaks.</li></ol>"
    assert "\n1. Wear gloves.\n2. Take breaks." in shown(article(TEXT + listed))


def test_a_first_row_in_bold_is_the_head_of_its_table():
    rows = (
        "<tr><td><p><b>Sign</b></p></td><td><strong>Help</strong></td></tr><tr><td>Sores</td><td><b>Call</b></td></tr>"
    )
    assert "| Sign | Help |\n| --- | --- |\n| Sores | Call |" in shown(article(f"{TEXT}<table>{rows}</table>"))


def test_numbered_notes_behind_the_article_are_its_references():
    note = "<div id='ftn1'><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Doe A. Cold hands. J Warm. 2020;1:3-9.</p></div>"
    text = f"<div><h1>White fingers</h1><p>{FIRST}<a href='#_ftn1' name='_ftnref1'><sup>[1]</sup></a></p>{TEXT}</div>"
    [one] = page(f"{text}<div>{note}</div>").references
    assert (one.number, one.title) == (1, "Cold hands")


def test_a_note_that_its_link_back_marks_is_one():
    text = f"<h1>White fingers</h1><p>{FIRST}<sup><a href='#ftnt1' id='ftnt_ref1'>[1]</a></sup></p>{TEXT}"
    note = (
        "<div><p><a href='#ftnt_ref1' id='ftnt1'>[1]</a><span> Doe A. Cold hands. J Warm. 2020;1:3-9.</span></p></div>"
    )
    assert [one.number for one in page(f"<div>{text}<hr>{note}</div>").references] == [1]


def test_the_name_of_a_field_heads_the_paragraphs_in_it():
    field = "<div><div class='field__label'>{}</div><div class='field__item'>{}</div></div>"
    imported = article(TEXT + field.format("Treatment", f"<p>{SECOND}</p>") + field.format("Code", "M35"))
    assert headings(imported)[-1] == "Treatment" and "Code" not in headings(imported)


@pytest.mark.parametrize("words", ["Does it last?", "How long it lasts"])
@pytest.mark.parametrize("tag", ["button", "div role='button'"])
def test_what_opens_a_text_heads_it(tag, words):
    opens = f"<div><{tag} aria-controls='c1'>{words}</{tag.split()[0]}></div><div id='c1'><p>{SECOND}</p></div>"
    assert headings(article(TEXT + opens))[-1] == words
