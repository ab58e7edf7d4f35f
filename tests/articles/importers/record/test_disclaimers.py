"""Paragraphs that say of themselves that they are no advice."""

import pytest

from articles.importers.record.disclaimers import is_disclaimer


@pytest.mark.parametrize(
    "text",
    [
        "This information is provided for general education only. Ask a nurse about your own hands.",
        "Ask your pharmacist to ensure the information displayed on this page applies to your own hands.",
        "It is not intended to be medical advice or a substitute for that of a nurse.",
        "AI-generated. Check all of it before you act on it.",
        "This assistant can make mistakes. Ask a nurse.",
    ],
)
def test_what_says_that_it_is_no_advice_is_a_disclaimer(text):
    assert is_disclaimer(text)


@pytest.mark.parametrize(
    "text",
    [
        "The ward is open for general use only in the morning.",
        "AI may help to read slides in the coming years.",
        "People can make mistakes with gloves. This assistant to warm hands is old.",
    ],
)
def test_what_speaks_of_other_things_is_none(text):
    assert not is_disclaimer(text)


def test_a_tool_that_does_not_replace_judgement_is_no_disclaimer_of_the_page():
    assert not is_disclaimer("The scores were made for trials of gloves and should not replace clinical judgement.")
    assert is_disclaimer("These ward guidelines do not replace clinical judgement, and each hand is different.")
    assert is_disclaimer("The content given here does not replace the judgement of a nurse.")
