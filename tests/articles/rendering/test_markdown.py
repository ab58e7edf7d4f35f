import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.exceptions import BodyRefused, UnknownCitation
from articles.rendering import markdown
from articles.rendering.markdown import MAX_LENGTH, cited_keys, render

LIBRARY: dict[str, dict[str, Any]] = {
    "made2020up": {"title": "An invented study", "author": [{"family": "Made", "given": "U"}]},
    "other2021it": {"title": "Another <b>study</b>"},
}


def html(body: str) -> str:
    return str(render(body, LIBRARY).html)


def test_references_are_numbered_by_first_use_and_linked_both_ways() -> None:
    page = html("First [@other2021it], then [@made2020up], then the first again [@other2021it].")
    assert page.count('href="#ref-1"') == 2 and page.count('href="#ref-2"') == 1
    assert 'id="cite-1-2"' in page and 'href="#cite-1-2"' in page
    assert page.index('<li id="ref-1">Another') < page.index('<li id="ref-2">Made U')


def test_two_keys_in_one_mark_make_two_links_in_order() -> None:
    page = html("First [@made2020up]. Both [@other2021it; @made2020up].")
    assert page.index('id="cite-1-2"') < page.index('id="cite-2-1"')


def test_an_unknown_key_is_refused_by_name() -> None:
    with pytest.raises(UnknownCitation, match="“nobody1999x”"):
        render("A claim [@nobody1999x].", LIBRARY)


def test_a_key_in_code_is_no_citation() -> None:
    assert render("Write `[@nobody1999x]`.", LIBRARY).references == []


def test_the_keys_of_a_text_stand_once_each_in_order() -> None:
    assert cited_keys("[@bb; @aa] and [@aa] and [@c1]") == ["bb", "aa", "c1"]


def test_fields_of_a_reference_are_escaped() -> None:
    assert "<b>" not in html("A claim [@other2021it].")


def test_an_image_is_refused_with_its_line() -> None:
    with pytest.raises(BodyRefused, match="Line 3 holds an image"):
        render("Text.\n\n![x](y.png)", {})


def test_raw_html_becomes_text() -> None:
    assert "<script" not in html("<script>alert(1)</script>") and "&lt;script" in html("<script>alert(1)</script>")


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html;base64,x", "vbscript:x"])
def test_dangerous_addresses_make_no_link(address: str) -> None:
    assert "href" not in html(f"[click]({address})")


def test_an_abbreviation_is_written_out_at_first_use_and_explained_afterwards() -> None:
    page = html("IVIG helps. More IVIG.\n\n*[IVIG]: intravenous immunoglobulin")
    assert page.startswith(
        '<p>Intravenous immunoglobulin (<abbr title="intravenous immunoglobulin">IVIG</abbr>) helps.'
    )
    assert page.count("immunoglobulin (") == 1 and page.count("<abbr") == 2
    assert "*[IVIG]" not in page


def test_an_abbreviation_that_the_text_writes_out_is_not_written_out_again() -> None:
    page = html("Give intravenous immunoglobulin (IVIG).\n\n*[IVIG]: intravenous immunoglobulin")
    assert page.count("ntravenous immunoglobulin (") == 1


def test_an_abbreviation_inside_a_word_stays() -> None:
    assert "<abbr" not in html("MCV is another.\n\n*[MC]: mixed cryoglobulinemia")


@pytest.mark.parametrize(("marker", "label"), [("[!KEY]", "Key point"), ("[!URGENT]", "Get help now")])
def test_a_callout_is_a_labelled_aside(marker: str, label: str) -> None:
    page = html(f"> {marker}\n> What to know.")
    assert f'aria-label="{label}"' in page and "What to know." in page and marker not in page


def test_sections_titled_as_questions_become_the_question_list() -> None:
    assert 'class="faqs"' in html("## FAQs\n\n### Why?\n\nBecause.")
    assert 'class="faqs"' in html("## Frequently asked questions\n\n### Why?\n\nBecause.")


def test_the_outline_holds_level_text_and_a_unique_anchor_of_each_heading() -> None:
    found = render("## Sjögren’s disease\n\nText.\n\n### One\n\n## One", {}).outline
    assert [(heading.level, heading.text) for heading in found] == [(2, "Sjögren’s disease"), (3, "One"), (2, "One")]
    assert len({heading.anchor for heading in found}) == 3
    assert found[0].anchor == "s-sjogrens-disease"


def test_table_alignment_is_a_class() -> None:
    page = html("| a | b |\n|--|--:|\n| 1 | 2 |")
    assert "style=" not in page and 'class="align-right"' in page and 'scope="col"' in page


def test_a_text_too_long_is_refused_with_both_numbers() -> None:
    with pytest.raises(BodyRefused, match="200,001 characters"):
        render("a" * (MAX_LENGTH + 1), {})


def test_a_nul_character_is_refused() -> None:
    with pytest.raises(BodyRefused, match="NUL"):
        render("a\x00b", {})


def test_decomposed_letters_are_composed() -> None:
    assert markdown.normalised("Sjo\u0308gren") == "Sjögren"


MARKUP = st.lists(
    st.sampled_from(
        ["<script>", "</p>", "<img src=x onerror=alert(1)>", "[a](javascript:x)", "](", "[@made2020up]", "> [!KEY]\n",
         "*[A]: b\n", "| a |\n|--|\n", "`", "**", "## ", "\n\n", "http://x.example/", "'\"", "&lt;", "A "]
    ) | st.text(max_size=8)
).map("".join)  # fmt: skip


@given(MARKUP)
def test_no_text_gets_a_script_a_handler_or_a_style_through(body: str) -> None:
    try:
        page = html(body)
    except BodyRefused:
        return
    tags = " ".join(re.findall(r"<[^>]*>", page)).lower()
    assert not re.search(r"<script|<img|\son\w+=|style=|=.?\s*javascript:", tags)


@given(MARKUP)
def test_rendering_twice_gives_the_same_bytes(body: str) -> None:
    try:
        assert html(body) == html(body)
    except BodyRefused:
        return
