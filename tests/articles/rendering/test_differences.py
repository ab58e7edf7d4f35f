import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering.differences import compare, same_words

WORDS = st.lists(st.sampled_from(["cold", "blood", "5", "mg", "not", ".", "\n\n", " ", "## Dose"])).map("".join)


def texts(before: str, after: str) -> tuple[str, str]:
    blocks = compare(before, after)
    old = ["".join(part.text for part in block.parts if part.operation != "added") for block in blocks]
    new = ["".join(part.text for part in block.parts if part.operation != "removed") for block in blocks]
    return "\n\n".join(text for text in old if text), "\n\n".join(text for text in new if text)


@given(WORDS, WORDS)
def test_the_parts_put_together_give_back_both_texts(before: str, after: str) -> None:
    def blocks(text: str) -> str:
        return "".join(text.split())

    old, new = texts(before, after)
    assert (blocks(old), blocks(new)) == (blocks(before), blocks(after))


@given(WORDS)
def test_an_unchanged_text_is_never_flagged(text: str) -> None:
    assert all(block.change == "same" for block in compare(text, text))


def test_a_changed_dose_stands_out_whole() -> None:
    (block,) = compare("Give 2.5 mg daily.", "Give 25 mg daily.")
    assert [(part.operation, part.text) for part in block.parts if part.operation != "same"] == [
        ("removed", "2.5"),
        ("added", "25"),
    ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Keep warm please", "Keep warm, please."),
        ("keep **warm**", "Keep warm"),
        ("a  b\n\nc", "a b c"),
    ],
)
def test_punctuation_emphasis_and_spacing_are_no_change_of_words(before: str, after: str) -> None:
    assert same_words(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("5 mg", "50 mg"),
        ("0.5 g", "05 g"),
        ("5 mg", "5 g"),
        ("do take it", "do not take it"),
        ("rituximab", "infliximab"),
        ("a claim [@made2020up]", "a claim"),
        ("Dose", "## Dose"),
        ("## Dose", "### Dose"),
        ("under 5%", "under 5"),
        ("x < 3", "x > 3"),
        ("5 µg", "5 g"),
        ("1-2 days", "12 days"),
        ("text", "> [!KEY]\n> text"),
    ],
)
def test_a_change_that_could_matter_is_a_change_of_words(before: str, after: str) -> None:
    assert not same_words(before, after)
