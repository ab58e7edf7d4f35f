"""Labels of a page's record that stand together in one line or paragraph, and what disclaims it."""

import pytest

from articles.importers.forms import PROFESSIONAL, recognise
from articles.importers.record.audience import asks_for_professionals, speaks_to_professionals
from articles.importers.record.labels import read_labels
from articles.importers.record.statements import is_statement, reviewers_of
from articles.importers.record.taking import is_disclaimer
from articles.importers.value import Reviewer
from tests.articles.importers.copied.pages import page

TEXT = "Winter ankle is stiff in the cold.\n\nCauses\n\nFrost brings it.\n\nRelief\n\nWarm socks help."


def keys(line: str) -> list[str]:
    return [label.key for label in read_labels(line)]


def test_sentences_that_are_labels_each_are_a_record():
    line = "Page last reviewed: 12 May 2024. Next review due: May 2027. Reviewed by Dr Ann Newly, nurse of ankles."
    assert keys(line) == ["reviewed", "next", "statement"]
    assert keys(f"{line} Winter ankle is stiff.") == []


def test_authors_stand_before_a_note_and_the_day():
    [names, note, day] = read_labels("Ann Newly, MD, & Brian Found, MD | Issue: March 2023 | March 17, 2023")
    assert (names.key, names.names, note.key, day.key) == ("byline", ("Ann Newly", "Brian Found"), "post", "bare_date")
    assert keys("Ann Newly, MD | who has walked in winter for years | March 17, 2023") == []


def test_the_day_of_issue_is_that_of_publication():
    assert [(one.key, one.date and one.date.iso) for one in read_labels("Date of issue: 12 March 2023")] == [
        ("published", "2023-03-12")
    ]


@pytest.mark.parametrize("line", ["Meta description: Warm socks.", "Slug: winter-ankle", "Focus keyword: ankle"])
def test_what_a_writer_notes_for_the_site_is_no_text(line):
    assert keys(line) == ["identifier"]


def test_that_a_page_meets_its_guidelines_is_a_link_to_them():
    assert keys("Meets our editorial guidelines") == ["policy"]


def test_people_with_titles_are_reviewers_without_degrees_and_parted_by_a_bar():
    line = "Last update: 3 June 2019 - Expert reviewer(s): Pr Ann Newly | Dr Brian Found"
    [updated, statement] = read_labels(line)
    assert (updated.key, [one.name for one in reviewers_of(statement.text)]) == (
        "updated",
        ["Ann Newly", "Brian Found"],
    )


@pytest.mark.parametrize("line", ["Validated by Prof. Ann Newly.", "Clinically verified by Dr Ann Newly"])
def test_who_validated_a_page_reviewed_it(line):
    assert is_statement(line) and [one.name for one in reviewers_of(line)] == ["Ann Newly"]
    assert not is_statement("Checked by hand by the staff")


def test_peer_reviewers_named_below_their_label_are_reviewers():
    imported = page(f"Winter ankle\n\nPeer reviewers\nAnn Newly, MBBS, FRCP\n\n{TEXT}")
    assert imported.source_review.reviewers == (Reviewer("Ann Newly", "MBBS, FRCP"),)


@pytest.mark.parametrize(
    "text",
    [
        "What is said on this site is designed to support, not to replace the relationship between patient and doctor.",
        "Nothing in this letter is medical advice. Ask your own doctor.",
        "This post is for learning and is not medical advice.",
        "What is said on this page is not intended nor implied to be a substitute for a doctor.",
        "This guideline is not intended to replace the clinical judgment of anybody.",
    ],
)
def test_a_paragraph_that_disclaims_is_a_disclaimer(text):
    assert is_disclaimer(text)


def test_a_page_that_asks_for_whom_it_is_and_answers_professionals_is_for_them():
    assert asks_for_professionals("Who is it for?", "Healthcare professionals")
    assert recognise(f"Winter ankle\n\n{TEXT}\n\nWho is it for?\nHealthcare professionals") == PROFESSIONAL
    assert not asks_for_professionals("Who is it for?", "People with winter ankle")
    assert not asks_for_professionals("Who are they?", "Healthcare professionals")


TECHNICAL = (
    "Proteinuria and haematuria precede arthralgia in refractory frost disease; histopathology shows infiltrates. "
    "Serology is unhelpful. Prophylaxis is idiopathic. Glucocorticoids are first-line in severe manifestations. "
)
PLAIN = "The ankle was warmed in the morning and again at noon, when the light was best for such work on the ward. "


def test_a_text_in_the_words_of_professionals_is_for_them_unless_it_speaks_to_its_reader():
    text = TECHNICAL * 3 + PLAIN * 5
    assert speaks_to_professionals([text])
    assert not speaks_to_professionals([text, "You know people, and your people know you. " * 3])
    assert recognise(text) == PROFESSIONAL
    assert not speaks_to_professionals([TECHNICAL])
    assert not speaks_to_professionals([TECHNICAL * 3, PLAIN * 80])
    assert not speaks_to_professionals(["Proteinuria, haematuria and arthralgia were seen. " * 30])


@pytest.mark.parametrize(
    "line",
    [
        "By: Ann Newly August 18, 2020 3:21 PM PDT",
        "By Ann Newly @annewly on August 18, 2020 at 9:00a",
        "By Ann Newly Tuesday, Aug. 18, 2020",
        "Posted by Ann Newly on August 18, 2020",
        "Post author: Ann Newly, August 18, 2020 @annewly",
    ],
)
def test_the_day_behind_the_authors_is_no_part_of_their_names(line):
    [byline] = read_labels(line)
    assert (byline.key, byline.names) == ("byline", ("Ann Newly",))
    assert byline.date and byline.date.iso == "2020-08-18"


def test_how_many_answered_is_no_part_of_the_author_s_name():
    assert [one.names for one in read_labels("By Ann Newly 3 Comments")] == [("Ann Newly",)]


def test_how_long_a_page_takes_to_read_stands_behind_its_author():
    names, day, _ = read_labels("Ann Newly • June 3, 2020 • 5 min read")
    assert (names.names, day.key) == (("Ann Newly",), "bare_date")
