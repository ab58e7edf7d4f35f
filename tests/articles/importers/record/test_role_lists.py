from datetime import date

import pytest

from articles.importers.reading import read
from articles.importers.record.labels import read_labels
from articles.importers.record.role_lists import read_role_list

TODAY = date(2026, 11, 1)

LINE = "Author: Dr Ann Doe, Skin Registrar, Bath; Editor in Chief: Prof Bo Roe, Surgeon, Hull; Copy edited by Cy Moe"


def authors(line: str) -> list[str]:
    return [name for label in read_labels(line) for name in label.names]


def test_an_author_with_a_post_is_named_and_the_editors_of_the_line_are_not():
    assert authors(LINE) == ["Ann Doe"]
    assert [label.key for label in read_labels(LINE)] == ["byline", "identifier", "identifier"]


def test_a_line_with_a_part_that_is_no_role_is_no_list_of_roles():
    assert read_role_list("Author: Ann Doe, Skin Registrar; it was written in haste") == []


@pytest.mark.parametrize(
    "line", ["Author: Dr Ann Doe, Skin Registrar, Bath", "Author   Dr Ann Doe ( Lead for Warm Hands)"]
)
def test_an_author_is_named_before_a_post_and_a_place(line):
    assert authors(line) == ["Ann Doe"]


def test_the_date_behind_a_byline_is_its_own_label_and_no_second_author():
    labels = read_labels("By Ann Doe, RN  Updated on May 05, 2024")
    assert [(label.key, label.names, label.date and label.date.iso) for label in labels] == [
        ("byline", ("Ann Doe",), None),
        ("updated", (), "2024-05-05"),
    ]


def test_who_checked_the_facts_is_no_medical_reviewer_and_stands_aside():
    text = (
        "Warm Hands: What Helps\n\nMedically reviewed by Bo Roe, MD\nFact checked by Cy Moe\n\n"
        "Warm hands are a comfort in winter for everyone who works outdoors.\n\nWhat helps\n\nGloves help most people.\n"
    )
    imported = read(text, "page.txt", form="patient_page", today=TODAY)
    assert [reviewer.name for reviewer in imported.source_review.reviewers] == ["Bo Roe"]
    assert "Fact checked by Cy Moe" in [aside.text for aside in imported.set_aside]


def test_who_checked_the_facts_of_a_reviewed_page_is_not_named_among_its_reviewers():
    text = "Title\n\nReviewed by Bo Roe, MD, and fact checked by Cy Moe, PhD\n\nWarm hands are a comfort in winter.\n"
    imported = read(text, "page.txt", form="patient_page", today=TODAY)
    assert [reviewer.name for reviewer in imported.source_review.reviewers] == ["Bo Roe"]


def test_a_list_of_roles_stands_below_the_title():
    text = (
        f"Main menu\nAll skin topics\n\nWarm hands in winter\n\n{LINE}\n\nWhat are warm hands?\n\n"
        "Warm hands are hands that stay warm in winter.\n\nWhat helps?\n\nGloves help to keep hands warm in winter.\n"
    )
    imported = read(text, "page.txt", form="patient_page", today=TODAY)
    assert (imported.title, imported.authors) == ("Warm hands in winter", ("Ann Doe",))


def test_reviewers_below_their_label_are_read_with_their_fields_and_their_place_set_aside():
    text = "Hands hurt.\n\nMedical Review:\nAnn Made MD - Cold Medicine\nBo Roe MD - Family Medicine\nof the Example College\n\nMore."
    imported = read(text, "page.txt", form="patient_page", today=date(2026, 11, 22))
    assert [one.name for one in imported.source_review.reviewers] == ["Ann Made", "Bo Roe"]
    assert [one.text for one in imported.set_aside] == ["of the Example College"]


@pytest.mark.parametrize(
    "heading",
    [
        "Credits", "Credit", "About this page", "About this article:", "About this information", "Document control",
        "Page information", "Article details", "Review history", "Publication details", "Document history",
        "Leaflet information",
    ],
)  # fmt: skip
def test_a_heading_over_nothing_but_the_record_goes_with_it(heading: str):
    text = f"Cold hands\n\nHands hurt in the cold.\n\n{heading}\n\nCurrent as of: June 12, 2023\n\nMore\n\nGloves help."
    imported = read(text, "page.txt", form="patient_page", today=date(2026, 11, 22))
    assert heading in [aside.text for aside in imported.set_aside]
    assert imported.source_dates.updated == "2023-06-12"
    assert [section.heading for section in imported.sections if section.heading] == ["More"]
