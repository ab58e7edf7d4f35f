import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.differences import Block, compare

PIECES = st.lists(
    st.sampled_from(
        [
            "cold",
            "blood",
            "5",
            "mg",
            "not",
            ".",
            "\n\n",
            "\n",
            " ",
            "## Dose",
            "- ",
            "1. ",
            "> [!KEY]\n> ",
            "| a | b |\n",
            "|---|---|\n",
            "```\n",
            "**",
            "[@k2020]",
            "*[AB]: long",
            "\t",
            "\r\n",
            "é",
            "daily ",
        ]
    )
).map("".join)


def texts(blocks: list[Block]) -> tuple[str, str]:
    """The old and the new text, put together from all parts."""
    parts = [part for block in blocks for part in block.parts + block.gap]
    return (
        "".join(part.text for part in parts if part.operation != "added"),
        "".join(part.text for part in parts if part.operation != "removed"),
    )


def told(blocks: list[Block]) -> list[tuple[str, str]]:
    return [(block.change, "".join(part.text for part in block.shown)) for block in blocks if block.change != "same"]


@given(PIECES, PIECES)
def test_the_parts_put_together_give_back_both_texts(before: str, after: str) -> None:
    assert texts(compare(before, after)) == (before, after)


@given(st.text(), st.text())
def test_any_two_texts_are_given_back(before: str, after: str) -> None:
    assert texts(compare(before, after)) == (before, after)


@given(PIECES, PIECES)
def test_what_a_moved_block_shows_gives_back_both_ends_of_the_move(before: str, after: str) -> None:
    blocks = compare(before, after)
    for place, block in enumerate(blocks):
        if block.change == "moved":
            assert block.twin is not None
            gone = blocks[block.twin]
            assert (gone.change, gone.twin) == ("moved away", place)
            assert "".join(part.text for part in block.words if part.operation != "added") == gone.parts[0].text
            assert "".join(part.text for part in block.words if part.operation != "removed") == block.parts[0].text


@given(PIECES)
def test_an_unchanged_text_is_never_flagged(text: str) -> None:
    assert all(block.change == "same" for block in compare(text, text))


def test_a_changed_dose_stands_out_whole() -> None:
    (block,) = compare("Give 2.5 mg daily.", "Give 25 mg daily.")
    assert [(part.operation, part.text, part.touch) for part in block.parts if part.operation != "same"] == [
        ("removed", "2.5 mg", "dose"),
        ("added", "25 mg", "dose"),
    ]


@pytest.mark.parametrize(
    ("before", "after", "touch"),
    [
        ("Give 5 mg now.", "Give 5 g now.", "dose"),
        ("Keep it at 37 °C here.", "Keep it at 4 °C here.", "number"),
        ("Type II is mixed.", "Type III is mixed.", "number"),
        ("Take it daily then.", "Take it weekly then.", "frequency"),
        ("Then rituximab helps.", "Then prednisone helps.", "drug name"),
        ("Do stop it.", "Do not stop it.", "negation"),
        ("This is contraindicated.", "This is indicated.", "negation"),
        ("That is usual here.", "That is unusual here.", "negation"),
        ("You should rest.", "You may rest.", "strength"),
        ("So it is [@a2010].", "So it is [@b2011].", "reference"),
        ("Read in weeks here.", "Read in months here.", "unit"),
    ],
)
def test_what_must_not_be_overlooked_is_set_off(before: str, after: str, touch: str) -> None:
    assert touch in {part.touch for block in compare(before, after) for part in block.parts}


def test_a_drug_of_the_managing_editors_list_is_set_off() -> None:
    (block,) = compare("Take hopewort.", "Take tea.", {"hopewort"})
    assert ("removed", "drug name") in {(part.operation, part.touch) for part in block.parts}


def test_similar_paragraphs_are_paired_and_not_those_that_stand_side_by_side() -> None:
    before = "Cold makes the proteins clump.\n\nThe kidney may be harmed in some."
    after = "A wholly new beginning here.\n\nCold makes the proteins gather.\n\nThe kidney may be harmed in many."
    assert [block.change for block in compare(before, after)] == ["added", "changed", "changed"]


def test_a_moved_block_is_a_move_and_names_where_from() -> None:
    before = "## One\n\nThe first has words.\n\n## Two\n\nThe second too.\n\nThe third stays."
    after = "## One\n\n## Two\n\nThe second too.\n\nThe first has words.\n\nThe third stays."
    blocks = compare(before, after)
    assert told(blocks) == [("moved away", "The first has words."), ("moved", "The first has words.")]
    (moved,) = (block for block in blocks if block.change == "moved")
    assert moved.twin is not None and blocks[moved.twin].under == "One" and moved.under == "Two"


def test_a_single_word_in_a_list_that_moved_is_a_move() -> None:
    assert [change for change, _ in told(compare("- Scarves\n- Gloves\n- Socks", "- Socks\n- Scarves\n- Gloves"))] == [
        "moved",
        "moved away",
    ]


def test_a_block_that_moved_and_changed_shows_what_changed() -> None:
    first = "The sample is kept warm until the serum has been separated, for {} days."
    before = f"{first.format(3)}\n\nAnother one stays.\n\nA third one stays as well."
    after = f"Another one stays.\n\nA third one stays as well.\n\n{first.format(7)}"
    blocks = compare(before, after)
    assert [block.change for block in blocks] == ["moved away", "same", "same", "moved"]
    assert [part.text for part in blocks[3].words if part.touch] == ["3 days", "7 days"]


@pytest.mark.parametrize(
    ("before", "after", "note"),
    [
        ("Keep warm", "Keep **warm**", "Bold added"),
        ("Keep **warm**", "Keep warm", "Bold removed"),
        ("Keep warm", "Keep *warm*", "Italics added"),
        ("## Dose", "### Dose", "Heading level 2 became 3"),
        ("- gloves", "* gloves", "List mark “-” became “*”"),
        ("- gloves", "1. gloves", "List mark “-” became “1.”"),
        ("gloves", "- gloves", "A paragraph became an item of a list"),
        ("See [it](http://a.org)", "See [it](http://b.org)", "Address of a link changed"),
        ("See it", "See [it](http://b.org)", "Link added"),
        ("Keep warm", "> Keep warm", "Put into a box"),
        ("Keep\nwarm", "Keep warm", "Line breaks or spaces changed"),
        ("*Keep* warm", "Keep *warm*", "Emphasis moved"),
        ("One.\n\nTwo.", "One.\n\n\n\nTwo.", "Blank lines changed"),
    ],
)
def test_a_change_of_formatting_is_named(before: str, after: str, note: str) -> None:
    flagged = [block for block in compare(before, after) if block.change != "same"]
    assert [(block.change, block.notes) for block in flagged] == [("formatting", (note,))]


def test_the_kind_of_a_box_is_named() -> None:
    blocks = compare("> [!KEY]\n> Keep warm.", "> [!URGENT]\n> Keep warm.")
    assert blocks[0].notes == ("Box “Key point” became “Get help now”",)
    assert blocks[1].change == "same"


def test_a_list_is_compared_item_by_item_and_a_table_row_by_row() -> None:
    before = "- one is red\n- two is blue\n- three is green\n\n| A | B |\n|---|---|\n| x | 1 |\n| y | 2 |"
    after = before.replace("two is blue", "two is black").replace("| y | 2 |", "| y | 3 |")
    assert [block.kind for block in compare(before, after) if block.change == "changed"] == ["item", "row"]
