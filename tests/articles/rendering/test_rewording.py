"""Other words for a passage: in its place in the Markdown, or not at all."""

import pytest

from articles.rendering.flow import flow_of
from articles.rendering.markdown import render
from articles.rendering.quotes import Quote, places, quote_at
from articles.rendering.rewording import reworded

LIBRARY = {key: {"id": key, "type": "book", "title": f"Work {key}"} for key in ("made2020", "other2021")}
BODY = """Cold can make **some proteins** clump [@made2020]. IVIG helps [@made2020; @other2021]{grade=1C}. Keep warm.

*[IVIG]: intravenous immunoglobulin

## What

- One _two_ three [link](https://example.org) end.
- Keep warm.

> [!KEY]
> Stay warm & dry
> always.

| Dose | Unit |
|---|---|
| x < 5 | mg |
"""


def changed(exact: str, words: str, which: int = 0, body: str = BODY) -> str | None:
    """The lines that differ after other words were put in the place of a passage."""
    text = flow_of(render(body, LIBRARY).html).text
    quote = quote_at(text, places(text, Quote(exact))[which])
    new = reworded(body, quote, text, words)
    return None if new is None else "\n".join(line for line in new.split("\n") if line not in body.split("\n"))


@pytest.mark.parametrize(
    ("exact", "words", "line"),
    [
        ("some proteins clump.", "proteins clump.",
         "Cold can make proteins clump [@made2020]. IVIG helps [@made2020; @other2021]{grade=1C}. Keep warm."),
        ("some", "most",
         "Cold can make **most proteins** clump [@made2020]. IVIG helps [@made2020; @other2021]{grade=1C}. Keep warm."),
        ("Intravenous immunoglobulin (IVIG) helps", "Perhaps IVIG helps",
         "Cold can make **some proteins** clump [@made2020]. Perhaps IVIG helps [@made2020; @other2021]{grade=1C}. "
         "Keep warm."),
        ("two three link", "a and b", "- One a and b end."),
        ("Stay warm & dry always", "Stay dry", "> Stay dry."),
        ("x < 5", "x < 10", "| x < 10 | mg |"),
        ("x < 5", "x * 10 * y", "| x * 10 * y | mg |"),
        ("One", "*One*", "- \\*One\\* _two_ three [link](https://example.org) end."),
        ("One", "One [@other2021]", "- One [@other2021] _two_ three [link](https://example.org) end."),
    ],
)  # fmt: skip
def test_the_new_words_stand_in_the_place_of_the_passage(exact: str, words: str, line: str) -> None:
    assert changed(exact, words) == line


def test_citations_inside_the_passage_stay_behind_the_new_words() -> None:
    line = changed("some proteins clump. Intravenous", "proteins clump. Intravenous")
    assert line is None or "[@made2020]" in line
    assert "[@made2020]" in (changed("make some proteins clump.", "clump proteins.") or "")


@pytest.mark.parametrize(("which", "line"), [(0, "Take care."), (1, "- Take care.")])
def test_of_two_equal_passages_the_one_that_was_meant_is_changed(which: int, line: str) -> None:
    assert (changed("Keep warm.", "Take care.", which) or "").endswith(line)


@pytest.mark.parametrize("exact", ["link end. Keep warm.", "x < 5 mg", "Work made2020."])
def test_what_is_not_one_stretch_of_the_source_is_refused(exact: str) -> None:
    assert changed(exact, "Something else.") is None


def test_a_passage_that_was_edited_in_the_meantime_is_refused() -> None:
    text = flow_of(render(BODY, LIBRARY).html).text
    quote = quote_at(text, places(text, Quote("Stay warm & dry always"))[0])
    assert reworded(BODY.replace("& dry", "and dry"), quote, text, "Stay dry") is None


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One\n two<br>three&nbsp;four</p>", "One two three four"),
        ('<p>Word<sup class="citation"><a href="#ref-1">1</a></sup>.</p>', "Word."),
        ('<aside><p class="callout-label">Key point</p>\n<p>Keep warm.</p></aside>', "Keep warm."),
        ("<ul><li>One<ul><li>inner</li></ul></li><li><p>Two</p></li></ul>", "One inner Two"),
        ('<ol><li id="ref-1">Work. <span class="back-links"><a href="#">↑</a></span></li></ol>', "Work."),
        ("<table><tr><th>a</th><td></td><td>b &lt; 2</td></tr></table>", "a b < 2"),
    ],
)
def test_the_flow_is_what_a_reader_sees_but_for_marks(markup: str, text: str) -> None:
    assert flow_of(markup).text == text


def test_the_flow_knows_where_its_blocks_begin() -> None:
    assert flow_of("<h2>One</h2><p> </p><p>Two three</p><p>Four</p>").starts == (0, 4, 14)
