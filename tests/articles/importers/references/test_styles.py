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
        ("Made A, Up B (2009) Cold nerves. J Warm 12 Suppl 1: S45–49.", ("Made A", "Up B"), "Cold nerves", "12", "Suppl 1", "S45–49"),
        ("Made A; Up B; Tried D. Cold nerves. J Warm. 2015;12(3):45-49", ("Made A", "Up B", "Tried D"), "Cold nerves", "12", "3", "45-49"),
        ("Made A, Up B, …, Last Z. Cold nerves. J Warm. 2015;12(3):45-49", ("Made A", "Up B", "Last Z"), "Cold nerves", "12", "3", "45-49"),
        ("Made, A; Up, BC (May 2015). \"Cold nerves\". J Warm. 12 (3): 45–49.", ("Made A", "Up BC"), "Cold nerves", "12", "3", "45–49"),
        ("Made A, Up B. Cold nerves. J Warm, 2013, vol. 12, no. 3, pp. 45-49.", ("Made A", "Up B"), "Cold nerves", "12", "3", "45-49"),
        ("A. Made and B. Up, “Cold nerves,” J Warm, vol. 12, Article ID 4567, 8 pages, 2015.", ("Made A", "Up B"), "Cold nerves", "12", None, "4567"),
        ("Made, Anna, and Bert Up. “Cold Nerves.” J Warm 12, no. 3 (2015): 45–49.", ("Made Anna", "Bert Up"), "Cold Nerves", "12", "3", "45–49"),
        ("Made, A., B.C. Up, and D. van der Found, Cold nerves. J Warm, 2015. 12(3): p. 45-49.", ("Made A", "Up BC", "van der Found D"), "Cold nerves", "12", "3", "45-49"),
        ("Warm Nerves Study Group. Cold nerves. J Warm. 2015;12(3):45-49.", ("Warm Nerves Study Group",), "Cold nerves", "12", "3", "45-49"),
        ("Made A; Warm Nerves Study Group. Cold nerves. J Warm. 2015;12:45.", ("Made A", "Warm Nerves Study Group"), "Cold nerves", "12", None, "45"),
    ],
)  # fmt: skip
def test_an_entry_is_read_in_the_style_of_its_publisher(raw, authors, title, volume, issue, pages):
    entry = read_reference(raw, None)
    assert (entry.authors, entry.title) == (authors, title)
    assert (entry.volume, entry.issue, entry.pages) == (volume, issue, pages)


@pytest.mark.parametrize(
    ("raw", "authors", "title", "year"),
    [
        ("World Warmth Organization. Rules for cold hands. Warm Town: Warm Press; 2018.", ("World Warmth Organization",), "Rules for cold hands", 2018),
        ("Warmth Society. Rules for cold hands. Warm Town: WS, 2018.", ("Warmth Society",), "Rules for cold hands", 2018),
        ("Made A, Up B. Textbook of Warmth. 3rd ed. Warm Town: Warm Press; 2012.", ("Made A", "Up B"), "Textbook of Warmth", 2012),
        ("Warm Institute. Cold hands: what to ask. https://warm.example/cold. Accessed March 3, 2021.", ("Warm Institute",), "Cold hands: what to ask", None),
        ("Made, A. (2015, March 3). Cold hands. Warm Site. https://warm.example/cold", ("Made A",), "Cold hands", 2015),
        ("Made A, Up B. Cold hands. J Warm. Published online March 3, 2021. doi:10.9999/w", ("Made A", "Up B"), "Cold hands", 2021),
    ],
)  # fmt: skip
def test_books_pages_and_what_is_not_printed_yet_keep_their_titles(raw, authors, title, year):
    entry = read_reference(raw, None)
    assert (entry.authors, entry.title, entry.year) == (authors, title, year)


def test_words_that_are_no_name_of_a_body_are_no_author():
    assert read_reference("The college of the warm hands. J Warm 2020;1:2-3.", None).authors == ()


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
