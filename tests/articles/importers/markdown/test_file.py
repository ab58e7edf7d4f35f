"""Markdown with front matter: its claims read as plain text, its Markdown kept, hostile YAML refused."""

from datetime import date

import pytest

from articles.importers import UnreadableSource, read, to_draft
from articles.importers.forms import recognise

TODAY = date(2026, 11, 22)
BODY = "\n# Winter ankle\n\nA **swelling** of the ankle.\n"


def page(matter: str, body: str = BODY, fence: str = "---"):
    return read(f"{fence}\n{matter}\n{fence}\n{body}", "ankle.md", today=TODAY)


def test_values_are_text_as_it_is_printed():
    imported = page("title: No\ntags: [on, 1_000, 2024-05-03]")
    assert (imported.title, imported.keywords) == ("No", ("on", "1_000", "2024-05-03"))


def test_names_dates_kind_and_audience_are_claims_of_the_source():
    imported = page(
        'author: ["[[Ann Newly]]", {given: Brian, family: Found}]\ndate: 2024-05-03T10:00:00Z\nlast_reviewed: 12 January 2025\n'
        "kind: Case report\naudience: Professionals\nreviewed_by: Mary Made, MD\nstatus: Approved"
    )
    assert imported.authors == ("Ann Newly", "Brian Found")
    assert (imported.source_dates.published, imported.source_dates.reviewed) == ("2024-05-03", "2025-01-12")
    assert (imported.kind, imported.audience) == ("case_report", "professionals")
    assert imported.source_review.reviewers[0].name == "Mary Made" and imported.source_review.status == "Approved"


def test_a_date_of_two_readings_is_a_question():
    [question] = page("lastmod: 3/4/2024").date_questions
    assert (question.key, question.readings) == ("updated", ("2024-03-04", "2024-04-03"))


def test_a_key_that_names_nothing_of_ours_and_remarks_are_set_aside():
    aside = [one.text for one in page("layout: post # for the blog\n# to do\ntitle: Ankle").set_aside]
    assert aside == ["layout: post", "# for the blog\n# to do"]


def test_toml_is_read_too():
    imported = page('title = "Ankle"\ndate = 2024-05-03\ntags = ["a b", "c"]', fence="+++")
    assert (imported.title, imported.source_dates.published, imported.keywords) == ("Ankle", "2024-05-03", ("a b", "c"))


@pytest.mark.parametrize(
    ("matter", "sentence"),
    [
        ("a: &a [x]\nb: *a", "aliases"),
        ("a: &a x", "aliases"),
        ("a: !!python/object/apply:os.system [ls]", "tag"),
        ("a: !secret x", "tag"),
        ("a: " + "[" * 2_000 + "]" * 2_000, "far more than"),
        ("a: [" + "x, " * 4_000 + "x]", "far more than"),
        ("title: a: b: c", "no YAML at line 2"),
    ],
)
def test_hostile_or_broken_front_matter_is_refused_with_a_sentence(matter: str, sentence: str):
    with pytest.raises(UnreadableSource, match=sentence) as refusal:
        page(matter)
    assert refusal.value.sentence.endswith(".")


def test_a_rule_of_dashes_is_no_front_matter():
    assert recognise("---\n\nJust a text below a rule.\n\n---\n\nMore.") != "markdown"


def test_markdown_stays_markdown_but_for_images():
    body = "A **b** [c](https://c.example) ![d](d.png)\n\n| x | y |\n| --- | --- |\n| 1 | 2 |\n\n```\ncode *as is*\n```"
    draft = to_draft(page("title: T", body))
    assert draft.body == body.replace("![d]", "!\\[d]") + "\n"


def test_a_line_of_labels_in_italics_is_the_record_and_tells_the_reader():
    imported = page(
        "title: T", "*By Ann Doe, PharmD · Last updated 2024-07-09 · For healthcare professionals*\n\nText."
    )
    assert (imported.authors, imported.source_dates.updated) == (("Ann Doe",), "2024-07-09")
    assert (imported.kind, imported.audience) == ("explainer", "professionals")


def test_a_reviewer_in_parts_is_a_reviewer():
    [reviewer] = page("medicalReviewer:\n  name: Dr Mary Made\n  credentials: MBBS, FRCP").source_review.reviewers
    assert (reviewer.name, reviewer.credentials) == ("Mary Made", "MBBS, FRCP")


@pytest.mark.parametrize(
    "line",
    [
        "![A sock](sock.png)", "[![A sock](sock.png)](https://sock.example/)", "[Share](https://ankle.example/share)",
        "[Leave a comment](https://ankle.example/say)", "Thanks for reading Cold Feet! Subscribe for free.",
    ],
)  # fmt: skip
def test_a_picture_or_offer_alone_in_its_paragraph_is_no_text(line):
    imported = page("title: Ankle", f"{BODY}\n{line}\n\nThe end.")
    assert line in [one.text for one in imported.set_aside]
    assert imported.sections[-1].text.endswith("ankle.\n\nThe end.")


def test_a_picture_amid_words_and_a_link_in_text_stay():
    line = "See ![A sock](sock.png) and [share](https://ankle.example/share) it."
    assert line in page("title: Ankle", f"{BODY}\n{line}\n").sections[-1].text


def test_a_disclaimer_in_emphasis_is_read():
    assert (
        page("title: Ankle", f"{BODY}\n*Nothing here is medical advice.*\n").disclaimer
        == "Nothing here is medical advice."
    )
