"""How pages word their bylines and record: capitals, posts behind names, buttons behind dates."""

from lxml import html

from articles.importers.copied.headings import FAQS
from articles.importers.html.tables import states_record
from articles.importers.record.bylines import as_written, byline_names
from articles.importers.record.labels import read_labels
from articles.importers.record.people import each_with_post, names_in, reviewers_in
from articles.importers.references.places import bare_title


def test_an_and_in_capitals_joins_two_names():
    assert names_in("ANN MADE, MD, AND BERT NEWLY, PhD") == ["ANN MADE", "BERT NEWLY"]
    assert byline_names("ANN MADE, MD, AND BERT NEWLY, PhD") == [as_written("ANN MADE"), as_written("BERT NEWLY")]


def test_a_publisher_is_no_reviewer():
    line = "Ann Made, MD, Chief Editor, Mitten Health Publishing; Board Member, Mitten Health Publishing"
    assert [one.name for one in reviewers_in(line)] == ["Ann Made"]


def test_each_of_two_authors_may_have_a_post_behind_the_name():
    assert each_with_post("Dr Ann Made, Consultant Nephrologist, and Bert Newly, Clinic Nurse") == [
        "Ann Made",
        "Bert Newly",
    ]
    assert each_with_post("Ann Made, Staff Writer, New York") == []


def test_a_button_behind_a_date_leaves_the_date():
    (label,) = read_labels("Published: 3 May 2023 Article history")
    assert (label.key, label.date and label.date.iso) == ("published", "2023-05-03")


def test_a_version_is_no_text():
    assert [one.key for one in read_labels("Version: 4.2")] == ["identifier"]


def test_questions_that_people_ask_are_faqs():
    assert FAQS.match("Questions patients often ask")
    assert not FAQS.match("Questions to ask your doctor")


def test_a_title_keeps_the_quotation_mark_of_its_first_word():
    assert bare_title("“Mitten” hands in a cold town.") == "“Mitten” hands in a cold town"
    assert bare_title("“Hands in a cold town.”") == "Hands in a cold town"


def test_a_table_of_labels_is_told_from_one_of_figures():
    rows = (("Written by", "Ann Made"), ("Date published", "3 May 2023"), ("Next review", "May 2026"))
    made = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in rows)
    assert states_record(html.fromstring(f"<table>{made}</table>"))
    assert not states_record(html.fromstring("<table><tr><td>Age</td><td>51</td></tr></table>"))
