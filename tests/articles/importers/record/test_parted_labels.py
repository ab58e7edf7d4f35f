"""Labels that stand in one line, and the people in them."""

from datetime import date

import pytest

from articles.importers.reading import read
from articles.importers.record.glued_labels import with_label_unglued
from articles.importers.record.labels import read_labels
from articles.importers.record.parted_labels import parts_of
from articles.importers.record.statements import is_statement, reviewers_of
from articles.importers.value import Reviewer

TEXT = "Causes\n\nFrost brings winter ankle to those who stand.\n\nRelief\n\nWarm socks help winter ankle."


def page(record: str):
    return read(f"Winter ankle at home\n\n{record}\n\n{TEXT}", "ankle.txt", today=date(2026, 11, 23))


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        (
            "Medically reviewed by Ann Newly, MD Updated on 2 May 2024",
            ["Medically reviewed by Ann Newly, MD", "Updated on 2 May 2024"],
        ),
        (
            "Reviewed by Ann Newly, MD on 2 May 2024 Written by Ulla Made",
            ["Reviewed by Ann Newly, MD on 2 May 2024", "Written by Ulla Made"],
        ),
        ("Date published: May 2022 Review date: May 2025", ["Date published: May 2022", "Review date: May 2025"]),
        ("Reviewed by Ann Newly and Words by Ulla Made", ["Reviewed by Ann Newly", "Words by Ulla Made"]),
        (
            "Published May 2022 and is due to be reviewed in May 2025",
            ["Published May 2022", "and is due to be reviewed in May 2025"],
        ),
        ("Patient Leaflet Updated 2 May 2024", ["Patient Leaflet Updated 2 May 2024"]),
        ("Last Medically Reviewed by Ann Newly", ["Last Medically Reviewed by Ann Newly"]),
        ("It is cold on 2 May 2024. Reviewed by Ann Newly", ["It is cold on 2 May 2024. Reviewed by Ann Newly"]),
        (
            "Reviewed by Ann Newly, MD - Family Medicine & Ulla Made, MD - Rheumatology",
            ["Reviewed by Ann Newly, MD, Family Medicine & Ulla Made, MD", "Rheumatology"],
        ),
    ],
)
def test_a_line_is_parted_before_each_label_inside_it(line, parts):
    assert parts_of(line) == parts


def test_two_labels_that_run_together_are_parted_and_the_words_noted():
    line = "Authored by Dr Ann Newly, MRCPOriginally published 2 May 2024"
    imported = page(line)
    assert (imported.authors, imported.source_dates.published) == (("Ann Newly",), "2024-05-02")
    assert ("MRCPOriginally", "MRCP Originally") in [(one.before, one.after) for one in imported.repairs]
    assert with_label_unglued("The CryoLast reviewed 2 May 2024") is None


@pytest.mark.parametrize(
    ("line", "reviewers"),
    [
        ("Reviewed by Ann Newly, DNP, AOCNP", (Reviewer("Ann Newly", "DNP, AOCNP"),)),
        ("Reviewed by Dr Ann Newly MBE", (Reviewer("Ann Newly", "MBE"),)),
        (
            "Reviewed by Dr Ann Newly, Lead Physician, and Dr Ulla Made, Consultant Nephrologist, October 2022",
            (Reviewer("Ann Newly", "Lead Physician"), Reviewer("Ulla Made", "Consultant Nephrologist")),
        ),
        (
            "Updated by: Ann Newly, MD, Nephrologist and Clinical Associate Professor, Icetown. Also reviewed by Ulla Made, MD.",
            (Reviewer("Ann Newly", "MD"), Reviewer("Ulla Made", "MD")),
        ),
        (
            "Content reviewed by Dr Ann Newly, Consultant Nephrologist",
            (Reviewer("Ann Newly", "Consultant Nephrologist"),),
        ),
        ("Expert review by Dr Ann Newly", (Reviewer("Ann Newly", None),)),
        ("Expert reviewer, Dr Ann Newly", (Reviewer("Ann Newly", None),)),
        ("Approved by the Ice House Editorial Board", ()),
    ],
)
def test_reviewers_are_read_with_what_they_hold(line, reviewers):
    assert is_statement(line) and reviewers_of(line) == reviewers


@pytest.mark.parametrize("mark", ["\n", ": "])
def test_a_board_that_reviews_a_publishers_texts_is_a_claim_without_a_name(mark):
    claim = "All Icehouse education is reviewed by a team of nurses and doctors."
    imported = page(f"Clinical Review Board{mark}{claim}")
    assert claim in (imported.source_review.statement or "") and imported.source_review.reviewers == ()
    assert not any("Board" in (section.heading or "") + section.text for section in imported.sections)


def test_papers_reviewed_by_somebody_are_no_claim():
    assert not is_statement("Articles reviewed by two of us were included.")
    assert not is_statement("Content reviewed by hand is slow.")


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("Medical Author: Ann Newly, MD", ("Ann Newly",)),
        ("Words by Ann Newly", ("Ann Newly",)),
        ("Written by Icehouse Editorial Contributors", ("Icehouse Editorial Contributors",)),
        ("By Handbook Staff,", ("Handbook Staff",)),
        ("by Ann Newly | May 2, 2024 | Ankle Health", ("Ann Newly",)),
        ("Dr. Ann Newly, MBBS, MD, DM (Cold Medicine) | Published on 2 May, 2024", ("Ann Newly",)),
    ],
)
def test_authors_are_read_from_the_labels_of_portals_blogs_and_clinics(line, authors):
    imported = page(line)
    assert imported.authors == authors
    assert not any("Newly" in (section.heading or "") + section.text for section in imported.sections)


def test_one_who_wrote_and_reviewed_a_page_is_both():
    imported = page("Written & medically reviewed by Dr. Ann Newly")
    assert (imported.authors, imported.source_review.reviewers) == (("Ann Newly",), (Reviewer("Ann Newly", None),))


@pytest.mark.parametrize(
    "line",
    [
        "Version 3",
        "Ref number: 4235/V3",
        "Content source: House of Ice, Department of Ankles",
        "Produced by: Ankle Department",
        "Medical illustrator: Ann Newly",
    ],
)
def test_what_a_leaflet_says_of_itself_is_no_text(line):
    assert [label.key for label in read_labels(line)] == ["identifier"]
    [dated, rights] = read_labels("Date published: May 2022 © 2022 House of Ice")
    assert (dated.key, rights.key) == ("published", "identifier")


def test_the_label_of_a_reviewer_may_stand_above_the_name():
    imported = page("AUTHOR\nUlla Made, RD\nREVIEWER\nAnn Newly, MD\nPUBLISHED\nMay 2, 2024")
    assert imported.authors == ("Ulla Made",)
    assert imported.source_review.reviewers == (Reviewer("Ann Newly", "MD"),)
    assert imported.source_dates.published == "2024-05-02"


def test_a_degree_behind_a_bar_goes_with_its_name_and_the_day_with_the_review():
    imported = page(
        "Medically reviewed by Ann Newly | MD, Town School of Wool, on May 2nd, 2024. Updated on June 3rd, 2024"
    )
    assert imported.source_review.reviewers == (Reviewer("Ann Newly", "MD"),)
    assert (imported.source_dates.reviewed, imported.source_dates.updated) == ("2024-05-02", "2024-06-03")


@pytest.mark.parametrize(
    "line",
    [
        "By Ulla MadeReviewed ByAnn Newly, MD",
        "By Ulla Made, RN Medically Reviewed ByAnn Newly, MD",
        "Written ByUlla Made, MDReviewed ByAnn Newly, MD",
    ],
)
def test_a_reviewer_glued_behind_a_byline_is_no_author(line):
    imported = page(line)
    assert imported.authors == ("Ulla Made",)
    assert imported.source_review.reviewers == (Reviewer("Ann Newly", "MD"),)


def test_words_of_the_page_before_a_day_are_no_author_and_a_name_is():
    assert page("Winter Socks | 3 May 2024").authors == ()
    assert page("Ann Newly | 3 May 2024").authors == ("Ann Newly",)
