"""Two laws of an import: nothing is lost, nothing is invented; and one of its errors: only UnreadableSource."""

import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.importers import FORMS, UnreadableSource, decode, read, to_draft

from .accounting import lost_and_invented

TODAY = date(2026, 11, 22)
SHARED = Path(__file__).parents[4] / "shared"
FIXTURES = sorted((Path(__file__).parent / "fixtures").glob("*.txt"))
SEEDS = sorted((SHARED / "seeds").glob("*.txt"))

LINES = st.sampled_from((Path(__file__).parent / "fixtures" / "lines.txt").read_text("utf-8").split("\n"))
PAGES = st.lists(LINES, min_size=1, max_size=40).map("\n".join)
FAST = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("path", [*FIXTURES, *SEEDS], ids=lambda path: path.stem)
@pytest.mark.parametrize("form", [None, *FORMS])
def test_no_word_of_a_source_is_lost_or_invented_in_any_form(path, form):
    source = path.read_text(encoding="utf-8")
    assert lost_and_invented(source, read(source, path.name, form=form, today=TODAY)) == ({}, {})


@FAST
@given(source=PAGES, form=st.sampled_from([None, *FORMS]))
def test_no_word_of_a_generated_page_is_lost_or_invented(source, form):
    try:
        imported = read(source, "page.txt", form=form, today=TODAY)
    except UnreadableSource:
        return
    assert lost_and_invented(source, imported) == ({}, {})


@FAST
@given(source=st.text(max_size=400), form=st.sampled_from([None, *FORMS]))
def test_any_text_is_read_or_refused_with_a_sentence(source, form):
    try:
        imported = read(source, "any.txt", form=form, today=TODAY)
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")
        return
    assert lost_and_invented(source, imported) == ({}, {})
    assert to_draft(imported).body


@FAST
@given(data=st.binary(max_size=400))
def test_any_bytes_are_decoded_or_refused_with_a_sentence(data):
    try:
        assert decode(data, "any.bin").strip()
    except UnreadableSource as refusal:
        assert refusal.sentence.endswith(".")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("unit", ["word ", "a", "1,", "A (B) ", "x. Y ", "May 2, "])
def test_two_megabytes_on_one_line_are_read_in_time(unit, form):
    source = "Word " + unit * (1_900_000 // len(unit))
    started = time.perf_counter()
    read(source, "long.txt", form=form, today=TODAY)
    assert time.perf_counter() - started < 5
