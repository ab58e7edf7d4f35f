"""Labels of dates, told by their words; and the days on the line below, or of the next review."""

from datetime import date

import pytest

from articles.importers.reading import read
from articles.importers.record.dated_labels import keys_of, read_dated
from articles.importers.record.labels import read_labels

TODAY = date(2026, 11, 23)
TEXT = "Causes\n\nFrost brings winter ankle to those who stand.\n\nRelief\n\nWarm socks help winter ankle."


def page(record: str):
    return read(f"Winter ankle at home\n\n{record}\n\n{TEXT}", "ankle.txt", today=TODAY)


@pytest.mark.parametrize(
    ("label", "keys"),
    [
        ("Response published:", ("published",)),
        ("Date of last revision:", ("updated",)),
        ("Content last modified", ("updated",)),
        ("Last full review/revision", ("reviewed",)),
        ("Last Annual Review Date:", ("reviewed",)),
        ("Last clinically reviewed:", ("reviewed",)),
        ("Last medical review", ("reviewed",)),
        ("Evidence last reviewed", ("reviewed",)),
        ("Page reviewed:", ("reviewed",)),
        ("Last checked:", ("reviewed",)),
        ("Created:", ("published",)),
        ("Last revised in", ("updated",)),
        ("This leaflet was published in", ("published",)),
        ("It will be revised in", ("next",)),
        ("Date for review:", ("next",)),
        ("To be reviewed:", ("next",)),
        ("Next scheduled review date", ("next",)),
        ("Last reviewed and updated:", ("reviewed", "updated")),
        ("Medically reviewed and updated", ("reviewed", "updated")),
        ("Revised", ("received",)),
    ],
)
def test_the_words_of_a_label_tell_its_key_in_whatever_order_they_stand(label, keys):
    assert keys_of(label) == keys


@pytest.mark.parametrize(
    "line",
    [
        "Review 2019",
        "Review article 2019",
        "Medical update 2023",
        "Current evidence 2023",
        "Revised in 2019",
        "The guideline was updated in 2023",
        "The guideline was updated 2 May 2023",
        "Published ankles of 2019",
        "Update on ankles: May 2023",
        "Last reviewed: May 2023 was a cold month",
        "Publication 2023",
        "Issue: March 2023",
    ],
)
def test_headings_and_sentences_of_the_text_are_no_labels_of_dates(line):
    assert read_dated(line) is None


@pytest.mark.parametrize("tail", [" + show all updates", " at 9:00 a.m.", " by Sophie", ", Ann Newly"])
def test_who_changed_a_page_or_a_button_may_stand_behind_the_day(tail):
    assert [(one.key, one.date and one.date.iso) for one in read_labels(f"Last updated: 2 May 2024{tail}")] == [
        ("updated", "2024-05-02")
    ]


def test_a_label_for_two_dates_gives_both():
    dates = page("Last reviewed and updated: 2 May 2024").source_dates
    assert (dates.reviewed, dates.updated) == ("2024-05-02", "2024-05-02")


@pytest.mark.parametrize("label", ["Last medically reviewed on", "Last reviewed", "Date reviewed"])
def test_a_day_on_the_line_below_its_label_is_read(label):
    assert page(f"{label}\n2 May 2024").source_dates.reviewed == "2024-05-02"


def test_a_label_without_its_day_does_not_take_the_label_below():
    imported = page("This article was last reviewed on\nThis article was last modified on\n2 May 2024")
    assert (imported.source_dates.reviewed, imported.source_dates.updated) == (None, "2024-05-02")
    assert "empty_label" in [problem.code for problem in imported.problems]
    named = page("Reviewed by:\nReview Date:\n2 May 2024")
    assert (named.source_review.reviewers, named.source_dates.reviewed) == ((), "2024-05-02")


@pytest.mark.parametrize(
    ("record", "reviewed"),
    [
        ("Review date: 2 May 2024", "2024-05-02"),
        ("Review date: 2 May 2028", None),
        ("Issue date: 14/03/2022 Review date: 14/03/2025", None),
        ("Issue date: 14/03/2022 Review date: 20/08/2024", "2024-08-20"),
        ("Reviewed: 2 May 2028", "2028-05-02"),
    ],
)
def test_a_review_date_ahead_or_a_term_of_years_after_the_issue_is_that_of_the_next_review(record, reviewed):
    imported = page(record)
    assert imported.source_dates.reviewed == reviewed
    assert not any("Review date" in (section.heading or "") + section.text for section in imported.sections)


def test_a_month_of_the_next_review_is_not_asked_about():
    imported = page("Date published: June 2022 | Review date: June 2025")
    assert [question.key for question in imported.date_questions] == ["published"]
    assert [problem.code for problem in imported.problems].count("date_incomplete") == 1
    assert "Review date: June 2025" in [aside.text for aside in imported.set_aside]
