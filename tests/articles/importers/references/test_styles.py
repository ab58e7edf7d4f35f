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
        ("Made AB, Up CD, eds. Textbook of Warmth. 4th ed. Glove Press; 2018.", ("Made AB", "Up CD"), "Textbook of Warmth", 2018),
        ("Made A. Cold hands: what is new in 2015. Warm Town: Warm Press; 2018.", ("Made A",), "Cold hands: what is new in 2015", 2018),
        ("Made, A., & Up, B. (Eds.). (2016). The book of hands (2nd ed.). Wool Press.", ("Made A", "Up B"), "The book of hands (2nd ed.)", 2016),
        ("Made, A. (2016). Cold hands. In B. Up & C. Roe (Eds.), The book of hands (pp. 10–20). Wool Press.", ("Made A",), "Cold hands", 2016),
        ("Made A. Cold hands. In: Up B, Roe C, eds. Textbook of Warmth. Warm Town: Warm Press; 2018:12-19.", ("Made A",), "Cold hands", 2018),
        ("Made A, Up B. Cold hands. [Updated 2023 Jul 3]. In: Warm Books [Internet]. Warm Town: Warm Press; 2024 Jan-.", ("Made A", "Up B"), "Cold hands", 2024),
        ("Made A. Cold hands [Internet]. Warm Town: Warm Press; 2018 [cited 2021 Mar 3].", ("Made A",), "Cold hands", 2018),
        ("Made, A.; Up, B. Cold hands. In Proceedings of the 5th Meeting on Wool, Town, 3–5 May 2018; pp. 10–20.", ("Made A", "Up B"), "Cold hands", 2018),
        ("Made A, Up B. Cold hands. Presented at: Warm Meeting; May 3-5, 2019; Town.", ("Made A", "Up B"), "Cold hands", 2019),
        ("Made A. Cold hands. PhD thesis, University of Wool, 2015.", ("Made A",), "Cold hands", 2015),
        ("Made A. Cold hands. Warm Service. Last Update May 3, 2019. Accessed May 3, 2020.", ("Made A",), "Cold hands", 2019),
        ("Warmth Society. Cold hands. Last reviewed March 2020.", ("Warmth Society",), "Cold hands", 2020),
        ("Warmth Society. Cold hands. (https://warm.example/cold) Accessed 8/10/2022.", ("Warmth Society",), "Cold hands", None),
        ("Warmth Society. Cold hands.", ("Warmth Society",), "Cold hands", None),
        ("Warmth Society (2018) Cold hands. Available at: https://warm.example/cold (Accessed: 3 March 2021).", ("Warmth Society",), "Cold hands", 2018),
        ("Warmth Society. (2018). Cold hands. www.warm.example/cold", ("Warmth Society",), "Cold hands", 2018),
        ("Made A, et al. (2016). Cold hands. DOI: 10.9999/w", ("Made A",), "Cold hands", 2016),
        ("Made A, et al. (2016). Cold hands. warm.hands.example/articles/1/", ("Made A",), "Cold hands", 2016),
        ("Made, A. (n.d.). Cold hands. Town Hospital. https://warm.example/cold", ("Made A",), "Cold hands", None),
        ("Warmth Society (2020). “About cold hands.” https://warm.example/cold", ("Warmth Society",), "About cold hands", 2020),
        ("Cold hands. (2020). https://warm.example/cold", (), "Cold hands", 2020),
        ("“Cold Hands.” Town Clinic, 3 Mar. 2020, www.warm.example/cold.", (), "Cold Hands", 2020),
        ("Warmex (glovumab) [package insert]. Wool City: Warm Pharma, Inc.; 2019.", (), "Warmex (glovumab) [package insert]", 2019),
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
        ("Made, U.A., Up, A.B. (2001) 'Cold nerves: are they warm?', Journal of Warmth, 12(3), pp. 101–109.",
         ("Made UA", "Up AB"), "Cold nerves: are they warm?", "Journal of Warmth", 2001, ("12", "3", "101–109")),
        ("Made, U. et al. (2001) ‘Cold nerves’, J Warm, 12(3), pp. 101–109.",
         ("Made U",), "Cold nerves", "J Warm", 2001, ("12", "3", "101–109")),
        ("Made U, Up AB 2001, ‘Cold nerves’, J Warm, vol. 12, no. 3, pp. 101-109.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2001, ("12", "3", "101-109")),
        ("Made, Anna, et al. “Cold Nerves.” J Warm, vol. 12, no. 3, Mar. 2001, pp. 101–09.",
         ("Made Anna",), "Cold Nerves", "J Warm", 2001, ("12", "3", "101–09")),
        ("Made, Anna. “Are Nerves Cold?” J Warm 12, no. 3 (March 2001): 101–9.",
         ("Made Anna",), "Are Nerves Cold?", "J Warm", 2001, ("12", "3", "101–9")),
        ("U. Made and A. B. Up, “Cold nerves: a look,” J. Warm, vol. 12, no. 3, pp. 101–109, Mar. 2001.",
         ("Made U", "Up AB"), "Cold nerves: a look", "J. Warm", 2001, ("12", "3", "101–109")),
        ("Made U. 2001 May 3. Cold nerves. Town Herald. 4:1-2.",
         ("Made U",), "Cold nerves", "Town Herald", 2001, ("4", None, "1-2")),
        ("Made U, Up AB. Cold nerves. J Warm [Internet]. 2001 Mar [cited 2021 Mar 3];12(3):101-9.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2001, ("12", "3", "101-9")),
        ("Made U, Up AB. Cold nerves. (https://warm.example/1) J Warm. 2001;12(3):101-9. Accessed 8/10/2022.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2001, ("12", "3", "101-9")),
        ("Made,U., Up,A.B. (2001) Cold nerves. J Warm 12(3), 101-109.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2001, ("12", "3", "101-109")),
        ("Made U et al. J Warm. 2001;12:101-9.",
         ("Made U",), None, "J Warm", 2001, ("12", None, "101-9")),
        ("Made U, Up AB. Cold nerves. Warmxiv. Preprint posted online May 3, 2021. doi:10.9999/w",
         ("Made U", "Up AB"), "Cold nerves", "Warmxiv", 2021, (None, None, None)),
        ("Made, U. et al. Cold nerves. Nat. Warm. https://doi.org/10.9999/w (2020).",
         ("Made U",), "Cold nerves", "Nat. Warm", 2020, (None, None, None)),
        ("Made U. Cold nerves. J Warm. 2019 May 3:10.9999/w. Online ahead of print.",
         ("Made U",), "Cold nerves", "J Warm", 2019, (None, None, None)),
        ("Made U, Up AB. Cold nerves. J Warm. 2019 Dec. 86 (6):707-713.",
         ("Made U", "Up AB"), "Cold nerves", "J Warm", 2019, ("86", "6", "707-713")),
    ],
)  # fmt: skip
def test_the_orders_of_journal_year_and_volume_are_told_apart(raw, authors, title, journal, year, place):
    entry = read_reference(raw, None)
    assert (entry.authors, entry.title, entry.journal, entry.year) == (authors, title, journal, year)
    assert (entry.volume, entry.issue, entry.pages) == place
