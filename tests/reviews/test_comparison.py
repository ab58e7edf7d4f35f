"""What changed between two texts, as the pages of the desk show it."""

import re

import pytest
from django.template.loader import render_to_string

from articles.changes import texts_of
from articles.models import Revision
from reviews.comparison import Change, compared, tallied

OLD = {"number": 1, "html": '<a href="#">Blood &amp; Cells</a> &lt; 4. 2020.'}
NEW = {"number": 1, "html": '<a href="#">Blood &amp; Cells</a> &lt; 4. 2021.'}
FAR = "\n\n".join(f"Paragraph {word} stays." for word in ("one", "two", "three", "four", "five", "six", "seven"))


def changes(before: str, after: str, *names: str) -> list[Change]:
    return compared({"body": before}, {"body": after}, frozenset(names))


def shown(before: str, after: str, *names: str) -> str:
    page = render_to_string("reviews/_difference.html", {"changes": changes(before, after, *names)})
    return " ".join(page.split())


def tallies(before: str, after: str, *names: str) -> list[tuple[str, int, bool]]:
    return [(one.words, len(one.anchors), one.is_weighty) for one in tallied(changes(before, after, *names))]


def test_paragraphs_are_counted_by_what_became_of_them() -> None:
    before = f"Cold hurts.\n\nGoes away.\n\n{FAR}\n\nWarm helps."
    after = f"Cold harms.\n\n{FAR}\n\nWarm heals.\n\nNew here, and quite unlike the rest."
    assert tallies(before, after) == [
        ("2 paragraphs changed", 2, False), ("1 paragraph added", 1, False), ("1 paragraph removed", 1, False),
    ]  # fmt: skip


def test_what_weighs_is_counted_after_the_paragraphs_with_the_place_once() -> None:
    found = tallies("Take 5 mg in the morning and 10 mg at night.", "Take 6 mg in the morning and 20 mg at night.")
    assert found == [("1 paragraph changed", 1, False), ("2 doses", 1, True)]


def test_a_negation_that_went_counts_once() -> None:
    assert ("1 negation", 1, True) in tallies("Do not stop it at once.", "Do stop it at once.")


def test_a_moved_paragraph_counts_once_and_none_of_its_doses() -> None:
    dose = "Take 5 mg of it every morning before you go out."
    assert tallies(f"{dose}\n\n{FAR}", f"{FAR}\n\n{dose}") == [("1 paragraph moved", 1, False)]


def test_what_does_not_differ_has_no_tally() -> None:
    assert tallies(FAR, FAR) == []


def test_years_and_volumes_in_a_list_of_references_are_not_set_off() -> None:
    found = compared({"references": "1. Made U. 2020;4:5 mg."}, {"references": "1. Made U. 2021;4:6 mg."})
    assert [one.words for one in tallied(found)] == ["1 paragraph changed"]


def test_each_tally_leads_to_a_block_of_the_page() -> None:
    before, after = f"Cold hurts.\n\n{FAR}\n\nTake 5 mg.", f"Cold harms.\n\n{FAR}\n\nTake 6 mg."
    page = shown(before, after)
    addresses = re.findall(r'href="#([^"]+)"', page)
    assert len(addresses) == 3 and all(page.count(f'id="{address}"') == 1 for address in addresses)
    assert 'aria-label="2 paragraphs changed, place 2"' in page


def test_a_moved_block_and_the_place_that_it_left_link_to_each_other() -> None:
    moved = "Keep your hands and your feet warm in winter."
    page = shown(f"## First\n\n{moved}\n\n{FAR}\n\n## Last", f"## First\n\n{FAR}\n\n## Last\n\n{moved}")
    gone = re.search(r'block-moved-away [^"]+" id="([^"]+)"(.*?)</a>', page)
    here = re.search(r'block-moved block-[^"]+" id="([^"]+)"(.*?)</a>', page)
    assert gone and here
    assert f'href="#{here[1]}">To “Last”' in gone[2] and f'href="#{gone[1]}">from “First”' in here[2]
    assert "A paragraph stood here; it moved" in gone[2] and f"{moved}</details>" in gone[2]
    assert "Moved here," in here[2]


def test_a_moved_block_that_changed_says_so() -> None:
    moved = "Keep your hands and your feet warm in winter, at home and outside."
    page = shown(f"{moved}\n\n{FAR}", f"{FAR}\n\n{moved.replace('winter', 'autumn')}")
    assert "Moved here and changed," in page and "from the beginning" in page


def test_a_change_of_formatting_is_named() -> None:
    page = shown("Keep warm in winter.", "Keep **warm** in winter.")
    assert "1 paragraph with other formatting" in page
    assert re.search(r'block-formatting[^>]*><p class="block-label">[^<]*[Bb]old[^<]*</p>', page)


def test_added_and_removed_words_are_named_for_screen_readers_and_so_is_what_weighs() -> None:
    page = shown("Take 5 mg of hopewort on cold days.", "Take 6 mg of braveroot on warm days.", "hopewort", "braveroot")
    for what, touch, text in (
        ("del", "dose", "5 mg"), ("ins", "dose", "6 mg"),
        ("del", "drug name", "hopewort"), ("ins", "drug name", "braveroot"),
    ):  # fmt: skip
        said = f"[{'removed' if what == 'del' else 'added'} {touch}] "
        weighty = f'<{what} class="weighty"><span class="visually-hidden">{said}</span>{text}'
        assert f'{weighty}<span class="visually-hidden"> [end]</span></{what}>' in page
    assert '<del><span class="visually-hidden">[removed] </span>cold<span' in page


def test_a_drug_is_known_by_the_list_alone() -> None:
    assert tallies("Take hopewort daily.", "Take braveroot daily.") == [("1 paragraph changed", 1, False)]
    assert ("1 drug name", 1, True) in tallies("Take hopewort daily.", "Take braveroot daily.", "hopewort")


def test_a_folded_run_says_how_many_paragraphs_and_holds_them() -> None:
    page = shown(f"Cold hurts.\n\n{FAR}", f"Cold harms.\n\n{FAR}")
    folded = re.search(r"<details class=\"unchanged\"><summary>6 unchanged paragraphs</summary>(.*?)</details>", page)
    assert folded and folded[1].count('class="block block-same') == 6 and "Paragraph one stays." not in folded[1]


def test_what_an_author_wrote_is_escaped() -> None:
    page = shown("Old.", "Old <b>new</b>.")
    assert "&lt;" in page and "<b>" not in page


def test_a_sign_in_a_reference_is_shown_as_its_reader_sees_it_and_not_as_html_writes_it() -> None:
    before, after = (Revision(kind="explainer", audience="patients", references=[one]) for one in (OLD, NEW))
    assert texts_of(before)["references"] == "1. Blood & Cells < 4. 2020."
    page = render_to_string("reviews/_difference.html", {"changes": compared(texts_of(before), texts_of(after))})
    assert "Blood &amp; Cells &lt; 4." in page and "&amp;amp;" not in page


MARKED = "> [!URGENT]\n> Go now.\n\n## Signs\n\n- *Pain* [@made2020up]\n\n*[IVIG]: immunoglobulin"


@pytest.mark.parametrize("template", ["reviews/_difference.html", "articles/_block.html"])
def test_both_pages_show_what_marks_mean_and_not_the_marks(template: str) -> None:
    found = changes(MARKED, MARKED.replace("now", "there"))
    blocks = [placed.shown for run in found[0].runs for placed in run.blocks]
    page = (
        render_to_string(template, {"changes": found})
        if template.startswith("reviews")
        else "".join(render_to_string(template, {"shown": shown}) for shown in blocks)
    )
    assert not [mark for mark in ("[!URGENT]", "##", "[@", "*[", "*Pain*", "- ") if mark in page]
    assert ">Get help now</div>" in page and "in-urgent" in page and '<span class="look-italics">Pain</span>' in page
    assert '<span class="look-citation">made2020up</span>' in page and "heading-2" in page


def test_in_a_plain_field_a_sign_is_no_mark() -> None:
    page = render_to_string(
        "reviews/_difference.html", {"changes": compared({"source": "Copied *as is*"}, {"source": "Taken *as is*"})}
    )
    assert "*as is*" in page
