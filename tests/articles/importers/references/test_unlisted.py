"""Sources in one paragraph, or only named: below their heading, they are no part of the text above it."""

from datetime import date

import pytest

from articles.importers.reading import read
from articles.importers.value import Imported

TODAY = date(2026, 11, 22)
BODY = "Gloves keep hands warm in winter."
OPENING = f"Warm Hands in Winter\n\nWarm hands are a comfort in winter.\n\nWhat helps?\n\n{BODY}\n\n"
FIRST, SECOND, THIRD = (
    "Made A. Cold hands. J Warm. 2016;12(1):26-31.",
    "Up B. Warm feet. J Warm. 2017;13(1):1-9.",
    "Roe C. Gloves. J Warm. 2018;14(1):2-8.",
)


def page(end: str) -> Imported:
    return read(OPENING + end, "page.txt", form="patient_page", today=TODAY)


def listed(imported: Imported) -> list[tuple[int | None, str]]:
    return [(reference.number, reference.raw) for reference in imported.references]


def text(imported: Imported) -> str:
    return "\n".join(section.text for section in imported.sections)


@pytest.mark.parametrize("heading", ["References\n\n", "References: ", "Sources:\n", "Bibliography: "])
def test_a_paragraph_that_counts_its_entries_is_parted(heading: str):
    for style in ("{}. ", "({}) ", "[{}] "):
        one, two, three = (style.format(number) for number in (1, 2, 3))
        imported = page(f"{heading}{one}{FIRST} {two}{SECOND} {three}{THIRD}\n")
        assert listed(imported) == [(1, FIRST), (2, SECOND), (3, THIRD)]
        assert text(imported) == BODY


def test_a_paragraph_of_whole_entries_is_parted_before_their_names():
    imported = page(f"References\n\n{FIRST} {SECOND} {THIRD}\n")
    assert listed(imported) == [(None, FIRST), (None, SECOND), (None, THIRD)]
    parted = page(f"References\n\n{FIRST.rstrip('.')}; {SECOND}\n")
    assert listed(parted) == [(None, FIRST.rstrip(".")), (None, SECOND)]


def test_one_entry_is_not_parted():
    for one in (FIRST, "Made A. Cold hands of 2. Sort. J Warm. 2016;12(1):26-31."):
        assert listed(page(f"References\n\n{one}\n")) == [(None, one)]


def test_names_with_their_titles_in_brackets_are_parted():
    sources = ["Warm Society (Cold hands)", "Town Guide (Gloves, and socks: a primer)", "State Council (Hands)"]
    for heading in ("Sources\n\n", "Sources: "):
        imported = page(f"{heading}{', '.join(sources)}.\n\nLast reviewed: April 2024\n")
        assert listed(imported) == [(None, source) for source in sources]
        assert text(imported) == BODY


def test_a_sentence_behind_such_a_word_is_no_list():
    for sentence in ("Sources: wool (soft), cotton (light) and hair.", "References: Wool (soft) keeps hands warm."):
        imported = page(f"{sentence}\n")
        assert imported.references == () and sentence in text(imported)


def test_bullets_below_the_heading_are_sources_whatever_they_state():
    for heading in ("References", "Sources", "Further reading"):
        imported = page(f"{heading}\n\n- About cold hands, Warm Example.\n- Gloves, Town Example.\n\nShare this page\n")
        assert listed(imported) == [(None, "About cold hands, Warm Example."), (None, "Gloves, Town Example.")]
        assert text(imported) == BODY


@pytest.mark.parametrize("bullet", ["Wool", "Wool is what most people choose, " + "and wear all winter, " * 14])
def test_bullets_that_name_no_source_stay_below_their_heading(bullet: str):
    imported = page(f"Sources\n\n- {bullet}\n- Sun\n\nWho helps?\n\nYour nurse helps you choose.\n")
    assert imported.references == ()
    assert [section.heading for section in imported.sections] == ["What helps?", "Sources", "Who helps?"]


def test_a_bullet_in_a_list_of_entries_is_one_too():
    imported = page(f"References\n\n- {FIRST}\n- Town leaflet on gloves\n- {SECOND}\n\n- Wool\n")
    assert listed(imported) == [(None, FIRST), (None, "Town leaflet on gloves"), (None, SECOND)]


def test_lines_that_name_a_body_below_the_heading_are_sources():
    lines = ["Warm Society: About cold hands", "Gloves – Town Hospital", "Hands (National Wool Institute)"]
    imported = page("Sources\n\n" + "\n".join(lines) + "\n\nWho helps?\n\nYour nurse helps you choose.\n")
    assert listed(imported) == [(None, line) for line in lines]
    assert [section.heading for section in imported.sections] == ["What helps?", "Who helps?"]


def test_bare_addresses_below_the_heading_are_sources():
    addresses = ["https://warm.example/1", "https://warm.example/2"]
    for between in ("\n", "\n\n"):
        imported = page(f"Further reading\n\n{between.join(addresses)}\n")
        assert [reference.raw for reference in imported.references] == addresses


@pytest.mark.parametrize(
    "line",
    [
        "J Warm • VOL 8 • July 2016 505",
        "JULY 2016, VOL. 8, NO. 2",
        "Issue 3, July 2016",
        "Volume 3, July 2016",
        "No. 3, July 2016",
    ],
)
def test_a_line_of_the_page_among_numbered_entries_is_none(line: str):
    imported = page(f"References\n1. {FIRST}\n{line}\n2. {SECOND}\n")
    assert listed(imported) == [(1, FIRST), (2, SECOND)]
    assert line in [aside.text for aside in imported.set_aside]


@pytest.mark.parametrize("line", ["doi:10.9999/w.1", "PMID: 31000001"])
def test_an_identifier_below_an_entry_goes_on_with_it(line: str):
    imported = page(f"References\n\n{FIRST}\n{line}\n{SECOND}\n")
    assert listed(imported) == [(None, f"{FIRST} {line}"), (None, SECOND)]


@pytest.mark.parametrize(
    "entry",
    ["Roe C, Found D. The volume of hands. J Warm. 2018;14(1):2-8.", "The volume of very cold hands. J Warm. 2018."],
)
def test_an_entry_that_lost_its_number_is_none_of_the_page(entry: str):
    imported = page(f"References\n1. {FIRST}\n{entry}\n2. {SECOND}\n")
    assert entry in [reference.raw for reference in imported.references]


def test_numbers_without_a_full_stop_count_entries_too():
    imported = page(f"References\n1 {FIRST}\n2 {SECOND}\n")
    assert listed(imported) == [(1, FIRST), (2, SECOND)] and imported.repairs == ()
