import pytest

from articles.importers.record.glued_labels import split_glued, with_date_unglued, with_names_unglued
from articles.importers.record.labels import read_labels
from articles.importers.record.statements import is_statement, reviewers_of
from articles.importers.value import Reviewer


def keys_and_dates(line: str) -> list[tuple[str, str | None]]:
    return [(label.key, label.date.iso if label.date else None) for label in read_labels(line)]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Last updated: May 4, 2024 • View editorial policy", [("updated", "2024-05-04"), ("policy", None)]),
        ("Review Date: 4/30/2023", [("reviewed", "2023-04-30")]),
        ("Reviewed on: 14-08-2023", [("reviewed", "2023-08-14")]),
        (
            "Written: 6 February 2023. Last reviewed: 3 June 2024.",
            [("published", "2023-02-06"), ("reviewed", "2024-06-03")],
        ),
        ("Page last reviewed: 15 March 2025", [("reviewed", "2025-03-15")]),
        ("Next review due: 15 March 2028", [("next", "2028-03-15")]),
        ("This page was last updated on: January 13, 2022 04:28 PM", [("updated", "2022-01-13")]),
        ("Published: May 03, 2024", [("published", "2024-05-03")]),
        ("Available online 2 June 2016", [("published", "2016-06-02")]),
        ("Advance Access publication 11 March 2021", [("published", "2021-03-11")]),
        ("Epub 2019 Jun 12", [("published", "2019-06-12")]),
        ("Published on: 2/25/2026", [("published", "2026-02-25")]),
        ("Last medically reviewed on March 30, 2022", [("reviewed", "2022-03-30")]),
        ("Years published: 1992, 2000, 2004", [("received", None)]),
        (
            "Received: 3 January 2021 / Accepted: 2 February 2021 / Published: 9 March 2021",
            [("received", "2021-01-03"), ("received", "2021-02-02"), ("published", "2021-03-09")],
        ),
        (
            "Medically reviewed by Jane Q. Doe, MD — By Rita Roe on March 30, 2022",
            [("statement", None), ("byline", "2022-03-30")],
        ),
    ],
)
def test_the_wordings_of_dates_are_read(line, expected):
    assert keys_and_dates(line) == expected


def test_a_date_that_can_be_read_in_two_ways_is_not_guessed():
    [label] = read_labels("Review Date: 3/4/2023")
    assert label.date is not None
    assert (label.date.iso, label.date.doubt) == (None, "date_ambiguous")


@pytest.mark.parametrize("line", ["(Updated 3/4/2024)", "Hands/3/4/2025", "Reviewed by Dr Ann Able, Surgeon, 3/4/2024"])
def test_a_date_set_apart_that_can_be_read_in_two_ways_is_not_guessed(line):
    [label] = read_labels(line)
    assert label.date is not None
    assert (label.date.iso, label.date.doubt) == (None, "date_ambiguous")


def test_a_month_without_a_day_is_no_date():
    [label] = read_labels("Last updated: August 2027")
    assert label.date is not None
    assert (label.date.iso, label.date.doubt) == (None, "date_incomplete")


def test_a_day_that_does_not_exist_is_no_date():
    [label] = read_labels("Published: 31 February 2024")
    assert label.date is not None
    assert label.date.doubt == "date_impossible"


@pytest.mark.parametrize(
    "line",
    [
        "Updated guidance was given to all patients in March 2020 by the board.",
        "The literature reviewed by Smith covers ten years.",
        "Peer-reviewed by two experts.",
        "By the time of diagnosis, most patients have purpura.",
        "Reviewed evidence shows no benefit.",
        "Published data are few.",
        "Pending results, start treatment.",
    ],
)
def test_sentences_of_the_text_are_not_labels(line):
    assert read_labels(line) == []


@pytest.mark.parametrize(
    ("statement", "reviewers"),
    [
        ("Medically reviewed by Ann B. Clark, MD", (Reviewer("Ann B. Clark", "MD"),)),
        ("Reviewed by: Dr. Jane Doe, MBBS, FRCP", (Reviewer("Jane Doe", "MBBS, FRCP"),)),
        (
            "Reviewed By: Eve Poe, MD, Assistant Professor, Town Clinic, Springfield, AZ. Also reviewed by "
            "David C. Moe, MD, Medical Director, Rita Roe, Editorial Director, and the editorial team.",
            (Reviewer("Eve Poe", "MD"), Reviewer("David C. Moe", "MD")),
        ),
        (
            "Clinically reviewed by Sam Coe, Independent Prescriber, on 19 August 2026. Next review due 2027.",
            (Reviewer("Sam Coe", "Independent Prescriber"),),
        ),
        ("Every page is reviewed for accuracy by our Expert Panel", ()),
        ("Our content is medically reviewed by two doctors of this town.", ()),
    ],
)
def test_only_a_named_person_is_a_reviewer(statement, reviewers):
    assert is_statement(statement)
    assert reviewers_of(statement) == reviewers


def test_the_day_of_a_clinical_review_is_read_from_its_statement():
    line = "Clinically reviewed by Sam Coe, Independent Prescriber, on 19 August 2026. Next review due 2027."
    assert keys_and_dates(line) == [("statement", "2026-08-19")]


def test_a_label_that_runs_into_its_sentence_is_parted():
    glued = "Clinical BoardAll pages are reviewed for accuracy by our Clinical Board"
    assert split_glued(glued) == ("Clinical Board", "All pages are reviewed for accuracy by our Clinical Board")
    assert split_glued("An eGFR below 30 is reviewed by the team") is None


def test_the_status_steps_are_labels_only_on_lines_of_their_own():
    assert [label.key for label in read_labels("Under Review")] == ["status"]
    assert read_labels("Approved drugs are few") == []


@pytest.mark.parametrize(
    ("line", "key", "iso"),
    [
        ("Received 2023 Jan 9", "received", "2023-01-09"),
        ("Updated: 2026-01-05T10:00:00Z", "updated", "2026-01-05"),
        ("Last updated on Tuesday, March 4, 2025", "updated", "2025-03-04"),
        ("This topic last updated: Sep 12, 2026.", "updated", "2026-09-12"),
        ("Last reviewed: 2024/03/05", "reviewed", "2024-03-05"),
        ("Updated 9 January 2025", "updated", "2025-01-09"),
        ("Article Publication Date 12-Oct-2023", "published", "2023-10-12"),
        ("News Release 12-Oct-2023", "published", "2023-10-12"),
        ("(Published 21 July 2018)", "published", "2018-07-21"),
        ("Hands/December 8, 2025", "published", "2025-12-08"),
        ("Reviewed/Revised 3 May 2024", "reviewed", "2024-05-03"),
        ("Reviewed by Dr Ann Able, Consultant in Warmth, 28 January 2025", "statement", "2025-01-28"),
    ],
)
def test_a_date_is_read_in_whatever_order_it_is_printed(line, key, iso):
    assert [(label.key, label.date and label.date.iso) for label in read_labels(line)] == [(key, iso)]


def test_a_reviewer_named_by_a_peer_review_line_is_no_status_of_ours():
    assert [label.key for label in read_labels("Peer reviewed by Prof Made Found, FRCP")] == ["statement"]
    assert read_labels("Peer reviewed by two experts.") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (
            "Medically reviewed by Ann Doe, PharmD. Last updated on Oct 9, 2024.",
            [("statement", None), ("updated", "2024-10-09")],
        ),
        ("Last update: 4 May 2024 - Expert reviewer(s): Dr Ann Doe", [("updated", "2024-05-04"), ("statement", None)]),
        (
            "Ann Doe | Reviewed by Rita Roe, MD | Published: May 03, 2024",
            [("byline", None), ("statement", None), ("published", "2024-05-03")],
        ),
        (
            "Answered by the Hand Team • Updated 9 January 2025 • 4 sources",
            [("identifier", None), ("updated", "2025-01-09"), ("identifier", None)],
        ),
        (". 2020 Jun 18;19:817–854. doi: 10.9999/x.1", [("published", "2020-06-18")]),
        ("PMCID: PMC999  PMID: 999", [("identifier", None)]),
        ("Deputy Editor: Ann Doe, MD", [("identifier", None)]),
        ("Medically Reviewed.Last updated on 08/14/2023.", [("claim", None), ("updated", "2023-08-14")]),
        ("This page was last edited on 12 May 2025, at 10:21 (UTC).", [("updated", "2025-05-12")]),
        ("Researched by Warmly— the search engine for socks", [("identifier", None)]),
        (
            "By Ann Doe, PharmD · Updated 2024-07-09 · For healthcare professionals",
            [("byline", None), ("updated", "2024-07-09"), ("audience", None)],
        ),
        ("Approved by: Ann Doe, DO, November 2022", [("statement", None)]),
        ("This leaflet was written by the nurses of Example Ward and reviewed by Ann Doe, MD.", [("statement", None)]),
        ("Updated May 2024 by Ann Doe, MD, and reviewed by the Example Society of Socks.", [("statement", None)]),
    ],
)
def test_labels_in_one_line_are_told_apart(line, expected):
    assert keys_and_dates(line) == expected


def test_a_name_that_runs_into_its_label_is_parted():
    assert with_names_unglued("Reviewed ByAnn Newly, MD") == ("Reviewed By Ann Newly, MD", ["By Ann"])
    assert with_names_unglued("ByPass surgery is rare") is None


def test_a_date_is_parted_from_the_words_behind_it():
    assert with_date_unglued("Last updated 3 Aug 2023Meets our standards") == (
        "Last updated 3 Aug 2023 | Meets our standards",
        "2023Meets",
    )
    assert with_date_unglued("In 2023Gloves were worn by all") is None


def test_the_post_of_a_reviewer_before_a_date_is_the_credential():
    line = "Reviewed by Dr Ann Doe, consultant in cold medicine, 28 January 2025"
    assert reviewers_of(line) == (Reviewer("Ann Doe", "consultant in cold medicine"),)
