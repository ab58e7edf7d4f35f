"""Boxes of key points in copied pages: where they end, and those that say their label in the line itself."""

import pytest

from tests.articles.importers.copied.pages import page

REST = "Signs\n\nWinter ankle is stiff in the cold.\n\nRelief\n\nWarm socks help a winter ankle."


def test_a_box_of_bullets_ends_with_its_last_bullet():
    imported = page(
        "Winter ankle\n\nPublished: May 3, 2024\n\nKey Takeaways\n\n• It is stiff.\n• It passes.\n\n"
        f"Winter ankle can be a nuisance for weeks.\n\n{REST}"
    )
    assert imported.key_point == "- It is stiff.\n- It passes."
    assert imported.summary == "Winter ankle can be a nuisance for weeks."


def test_a_box_of_one_paragraph_that_opens_the_page_ends_with_it():
    imported = page(
        "Winter ankle\n\nPublished: May 3, 2024\n\nBottom line\n\nWarm socks are enough.\n\n"
        f"Winter ankle can be a nuisance.\n\nIt comes with the frost every year.\n\n{REST}"
    )
    assert imported.key_point == "Warm socks are enough."
    assert imported.sections[0].text == "Winter ankle can be a nuisance.\n\nIt comes with the frost every year."


def test_the_author_s_last_word_is_whole():
    imported = page(f"{REST}\n\nThe bottom line\n\nKeep warm.\n\nAsk for help if it does not pass.")
    assert imported.key_point == "Keep warm.\n\nAsk for help if it does not pass."


def test_text_behind_the_bullets_of_a_last_box_is_kept_apart():
    imported = page(f"{REST}\n\nLearning points\n\n• Keep warm.\n• Walk.\n\nThe staff of the ward helped us.")
    assert imported.key_point == "- Keep warm.\n- Walk."
    assert (imported.sections[-1].heading, imported.sections[-1].text) == (None, "The staff of the ward helped us.")


@pytest.mark.parametrize("label", ["Key point:", "Bottom line:", "Take-home message:"])
def test_a_paragraph_that_opens_with_the_label_is_the_key_point(label):
    imported = page(f"{REST}\n\n{label} Keep the ankle warm in winter.\n\nIt was stiff for a week in all of them.")
    assert imported.key_point == "Keep the ankle warm in winter."
    assert imported.sections[-1].text == "It was stiff for a week in all of them."


def test_a_label_in_several_paragraphs_marks_none():
    imported = page(f"{REST}\n\nBottom line: Keep warm.\n\nMore\n\nSocks last.\n\nBottom line: Walk a lot.")
    assert imported.key_point is None


@pytest.mark.parametrize(
    "said", ["Winter ankle causes stiff feet and cold toes.", "Winter ankle can pass without help in spring."]
)
def test_the_only_paragraph_set_against_another_that_opens_with_the_title_s_words_is_the_takeaway(said):
    imported = page(
        "What Are the Signs of Winter Ankle?\n\nPublished: May 3, 2024\n\nFrost can be felt in the feet.\n\n"
        f"Feet\n\nThe feet are stiff in the morning.\n{said}\n\nHelp\n\nWarm socks help."
    )
    assert imported.key_point == said


def test_two_paragraphs_set_against_others_are_no_takeaways():
    imported = page(
        "What Are the Signs of Winter Ankle?\n\nPublished: May 3, 2024\n\nFrost can be felt in the feet.\n\n"
        "Feet\n\nThe feet are stiff in the morning.\nWinter ankle can pass in spring.\n\n"
        "Help\n\nWarm socks help.\nSo does a bath in the evening."
    )
    assert imported.key_point is None


def test_points_that_lost_their_bullets_are_one_box():
    imported = page(
        f"Winter ankle\n\nKey points\nIt is stiff.\nIt passes in spring.\n\nIt can be a nuisance.\n\n{REST}"
    )
    assert imported.key_point == "It is stiff.\n\nIt passes in spring."


@pytest.mark.parametrize("behind", ["Disclosure: I knit the socks myself.", "1. Doe J. Cold. J Warm 2001; 3:4-9."])
def test_a_last_word_ends_before_what_the_author_declares_or_cites(behind):
    assert page(f"{REST}\n\nThe bottom line\n\nKeep warm.\n\n{behind}").key_point == "Keep warm."
