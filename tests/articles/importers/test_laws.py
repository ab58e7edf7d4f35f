"""Two laws of an import: nothing is lost, nothing is invented; and one of its errors: only UnreadableSource."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.importers import TEXT_FORMS, UnreadableSource, decode, read, to_draft
from tests.articles.importers.accounting import lost_and_invented
from tests.articles.importers.cases import CASES

TODAY = date(2026, 11, 22)
SHARED = Path(__file__).parents[4] / "shared"
FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

LINES = st.sampled_from((Path(__file__).parent / "fixtures" / "lines.txt").read_text("utf-8").split("\n"))
PAGES = st.lists(LINES, min_size=1, max_size=40).map("\n".join)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
@pytest.mark.parametrize("form", [None, *TEXT_FORMS])
def test_no_word_of_a_fixture_is_lost_or_invented_in_any_form(path, form):
    source = path.read_text(encoding="utf-8")
    assert lost_and_invented(source, read(source, path.name, form=form, today=TODAY)) == ({}, {})


@pytest.mark.skipif(not SEEDS, reason="the seeds stand outside the repository, in ../shared/seeds, and are absent")
def test_no_word_of_a_seed_is_lost_or_invented_in_any_form():
    for path in SEEDS:
        source = path.read_text(encoding="utf-8")
        for form in (None, *TEXT_FORMS):
            assert lost_and_invented(source, read(source, path.name, form=form, today=TODAY)) == ({}, {})


@CASES
@given(source=PAGES, form=st.sampled_from([None, *TEXT_FORMS]))
def test_no_word_of_a_generated_page_is_lost_or_invented(source, form):
    try:
        imported = read(source, "page.txt", form=form, today=TODAY)
    except UnreadableSource:
        return
    assert lost_and_invented(source, imported) == ({}, {})


@CASES
@given(source=st.text(max_size=400), form=st.sampled_from([None, *TEXT_FORMS]))
def test_any_text_is_read_or_refused_with_a_sentence(source, form):
    try:
        imported = read(source, "any.txt", form=form, today=TODAY)
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
        return
    assert lost_and_invented(source, imported) == ({}, {})
    assert to_draft(imported).body


@CASES
@given(data=st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused_with_a_sentence(data):
    try:
        assert decode(data, "any.bin").strip()
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")


def seconds_for(source: str, form: str) -> float:
    started = time.process_time()
    read(source, "long.txt", form=form, today=TODAY)
    return time.process_time() - started


@pytest.mark.parametrize(
    ("unit", "form"),
    [
        ("word ", "patient_page"),
        ("1,", "professional_page"),
        ("x. Y ", "journal_text"),
        ("A (B) ", "plain"),
        ("1 ", "journal_text"),
    ],
)
def test_two_megabytes_on_one_line_are_read_in_time(unit, form):
    assert seconds_for("Word " + unit * (1_900_000 // len(unit)), form) < 5


@pytest.mark.deep
@pytest.mark.parametrize("form", TEXT_FORMS)
@pytest.mark.parametrize(
    "unit", ["a", "[1,", "(", "-", "1 ", "Mr. Bean, MD, ", "10.1234/", "May 2, ", "• ", "(a)", "a-"]
)
def test_two_megabytes_of_any_pattern_are_read_in_time(unit, form):
    assert seconds_for("Word " + unit * (1_900_000 // len(unit)), form) < 5


def test_a_joining_word_at_the_end_of_a_dated_line_is_not_lost():
    source = ". 2020 Jun 18;19:8. doi: 10.9999/example.1 told over a narrow line and"
    assert lost_and_invented(source, read(source, "page.txt", today=TODAY)) == ({}, {})
