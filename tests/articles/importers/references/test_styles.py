"""Entries of reference lists in the styles of different publishers."""

import pytest

from articles.importers.references.entries import read_reference


@pytest.mark.parametrize(
    ("raw", "authors", "title", "volume", "issue", "pages"),
    [
        ("Made A, Up B (2009) Cold nerves. J Warm 256:1076–1082", ("Made A", "Up B"), "Cold nerves", "256", None, "1076–1082"),
        ("Made A, Up B; Net-like rashes. Skin Made J. 2021 Mar;12(3):44-50.", ("Made A", "Up B"), "Net-like rashes", "12", "3", "44-50"),
        ("MADE A, UP B: Cold: causes. Clin Warm 2020; 38: 11-6.", ("MADE A", "UP B"), "Cold: causes", "38", None, "11-6"),
        ("Made A. A cohort. Ann Warm 2019; 78 Suppl 2:112.", ("Made A",), "A cohort", "78", "Suppl 2", "112"),
    ],
)  # fmt: skip
def test_an_entry_is_read_in_the_style_of_its_publisher(raw, authors, title, volume, issue, pages):
    entry = read_reference(raw, None)
    assert (entry.authors, entry.title) == (authors, title)
    assert (entry.volume, entry.issue, entry.pages) == (volume, issue, pages)


def test_an_organisation_is_no_author_of_a_colon():
    assert read_reference("Guideline of 2020: what to do. J Warm 2020;1:2-3.", None).authors == ()


@pytest.mark.parametrize(
    ("raw", "authors", "title", "journal", "year", "place"),
    [
        ("Made, U., Up, A.B., 2001. Cold nerves. J Warm. 12 (3), 101–109. https://doi.org/10.9999/w.1.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2001, ("12", "3", "101–109")),
        ("Made, U., & Up, A. B. (2001). Cold nerves. Journal of Warmth, 12(3), 101-109.",
         ("Made U", "Up AB"), "Cold nerves", "Journal of Warmth", 2001, ("12", "3", "101-109")),
        ("U. Made, A.B. Up, Cold nerves, and warm ones, J. Warm. 12 (2001) 101–109, https://doi.org/10.9999/w.1.",
         ("Made U", "Up AB"), "Cold nerves, and warm ones", "J. Warm", 2001, ("12", None, "101–109")),
        ("Made U, Up AB. Cold nerves. J Warm 12: 101-109, 2001.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2001, ("12", None, "101-109")),
        ("Made, U. & Up, A. B. Cold nerves? J. Warm 12, 101–109 (2001).",
         ("Made U", "Up AB"), "Cold nerves?", "J. Warm", 2001, ("12", None, "101–109")),
        ("Made U, Up AB. Cold nerves. J Warm (2001) 12:101–9. doi: 10.9999/w.1",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2001, ("12", None, "101–9")),
        ("Made U, Up AB (1974): Cold nerves. J Warm 57:775-788.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 1974, ("57", None, "775-788")),
        ("U. Made and A. B. Up, “Cold nerves,” J. Warm, vol. 12, no. 3, pp. 101–109, 2001.",
         ("Made U", "Up AB"), "Cold nerves", "J. Warm", 2001, ("12", "3", "101–109")),
        ("Made U, Up AB. Cold nerves. Our way of warming them and a look at the rest. J Warm 2001;12(3):101-9.",
         ("Made U", "Up AB"), "Cold nerves. Our way of warming them and a look at the rest", "J Warm", 2001,
         ("12", "3", "101-9")),
        ("Made U, Up AB. Cold nerves. J Warm. 2019 Dec. 86 (6):707-713.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2019, ("86", "6", "707-713")),
    ],
)  # fmt: skip
def test_the_orders_of_journal_year_and_volume_are_told_apart(raw, authors, title, journal, year, place):
    entry = read_reference(raw, None)
    assert (entry.authors, entry.title, entry.journal, entry.year) == (authors, title, journal, year)
    assert (entry.volume, entry.issue, entry.pages) == place
