import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers.pasted import to_markdown
from articles.importers.value import UnreadableSource
from tests.articles.importers.cases import CASES

WORD = """<html xmlns:o="urn:office"><head><style>p {color: red}</style></head><body><!--StartFragment-->
<h1>Cold blood<o:p></o:p></h1>
<p class=MsoNormal>A count of 10<sup>9</sup>/L was <b>found</b>.<sup>2,4-6</sup> H<sub>2</sub>O stayed clear.</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·  </span>First</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o </span>Below it</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·  </span>Second</p>
<h2>Steps</h2>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>1. </span>Warm the tube</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><span style='mso-list:Ignore'>2. </span>Spin it</p>
<table><tr><td>Type</td><td>Share</td></tr><tr><td>I</td><td>2|3</td></tr></table>
<img src="x.png"><script>alert(1)</script><a href="javascript:alert(1)">bad</a> <a href="https://example.org">good</a>
<!--EndFragment--></body></html>"""


def test_a_paste_from_word_keeps_headings_lists_tables_and_raised_figures() -> None:
    text = to_markdown(WORD).markdown
    assert "## Cold blood" in text and "### Steps" in text
    assert "- First\n  - Below it\n- Second" in text
    assert "1. Warm the tube\n2. Spin it" in text
    assert "| Type | Share |\n| --- | --- |\n| I | 2\\|3 |" in text
    assert "10⁹/L was **found**" in text and "H₂O" in text


def test_a_raised_mark_of_a_source_stays_visible_as_one() -> None:
    assert "\\[2,4-6\\]" in to_markdown(WORD).markdown


def test_what_is_left_out_is_listed() -> None:
    assert to_markdown(WORD).dropped == ("1 picture",)
    assert to_markdown("<p>Words</p><img><img><video></video>").dropped == ("2 pictures", "1 video")


def test_scripts_styles_and_links_to_nowhere_do_not_come_along() -> None:
    text = to_markdown(WORD).markdown
    assert "alert" not in text and "color" not in text and "javascript" not in text
    assert "bad [good](https://example.org)" in text


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>Bold <span style='font-weight:700'>by style</span></p>", "Bold **by style**"),
        ("<b style='font-weight:normal'><p>Not bold</p></b>", "Not bold"),
        ("<p>10<span style='vertical-align:super'>-3</span> M</p>", "10⁻³ M"),
        ("<h3>Deep</h3><h4>Deeper</h4><p>Text</p>", "## Deep\n\n### Deeper\n\nText"),
        ("<p>5 * 3 [x] #1</p>", "5 \\* 3 \\[x\\] #1"),
        ("<p>A&nbsp;space</p>", "A space"),
    ],
)
def test_what_other_programs_copy_is_read_by_its_meaning(markup: str, text: str) -> None:
    assert to_markdown(markup).markdown == text


@pytest.mark.parametrize("markup", ["", "   ", "<p></p>", "<img src=x>", "<!-- only -->", "<script>x()</script>"[:0]])
def test_a_paste_without_words_is_refused(markup: str) -> None:
    with pytest.raises(UnreadableSource):
        to_markdown(markup)


def test_a_paste_thousands_of_elements_deep_is_refused_or_read_whole() -> None:
    try:
        text = to_markdown("<div>" * 5000 + "word" + "</div>" * 5000).markdown
    except UnreadableSource as refused:
        assert "plain text" in str(refused)
    else:
        assert text == "word"


@pytest.mark.parametrize("unprinted", ["\x08", "&#8;", "\ufffe", "&#xfffe;", "\x00"])
def test_characters_that_are_never_printed_go_without_harm(unprinted: str) -> None:
    assert to_markdown(f"<p>cold{unprinted} <a>hands{unprinted}</a></p>").markdown.startswith("cold")


def test_a_tag_that_was_never_closed_is_no_element() -> None:
    assert to_markdown("<p>below 0<A<b>bold</b> words</p>").markdown.endswith("words")


@CASES
@given(st.text(max_size=300))
def test_any_paste_is_answered(markup: str) -> None:
    try:
        to_markdown(f"<p>{markup}</p>")
    except UnreadableSource as refused:
        assert str(refused)
