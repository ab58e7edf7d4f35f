"""Where a title ends and its journal opens, in titles and names of journals as they are."""

import pytest

from articles.importers.references.entries import read_reference
from articles.importers.references.places import bare_title

NUMBERS = "2015;12:3-9."


@pytest.mark.parametrize(
    "title",
    [
        "[What warms hands? Gloves and mittens]",
        "Gloves (of wool. And of cotton) in use",
        "Cold hands. A review",
        "Cold hands. II. Wool and what becomes of it",
        "Knitting for patients with cold hands in U.S. Community Wool Centers",
        "Answer to “Gloves in town”",
        'Answer to "Gloves in town"',
        "Wool: how? A trial",
        "Cold hands. Update 2",
        "A Guide to Gloves for Hands With Cold. Case Report",
        "The name of hands. HANDS-2",
        "Warm hands in towns. Arctica",
    ],
)
@pytest.mark.parametrize("journal", ["J Warm Med", "J. Warm. Med", "Am J Warm", "Biol Wool Update"])
def test_a_title_is_read_to_its_end(title: str, journal: str):
    entry = read_reference(f"Made A, Up B. {title}. {journal}. {NUMBERS}", None)
    assert (entry.title, entry.journal, entry.pages) == (title, journal, "3-9")


@pytest.mark.parametrize(
    "journal",
    [
        "J. Wool Chem. B", "Warm Transactions. Series A", "The Warmth. Gloves", "WARM. Basic to Gloves", "Ann. Warm. Sci", "J. Warm. Phys. Wool",
        "3 Warmtech", "G3 (Wooltown)", "npj Warmth", "Wool (Warmtown, N.W.)",
    ],
)  # fmt: skip
def test_the_name_of_a_journal_may_hold_full_stops_and_figures(journal: str):
    entry = read_reference(f"Made A, Up B. Cold hands in winter. {journal}. {NUMBERS}", None)
    assert (entry.title, entry.journal, entry.pages) == ("Cold hands in winter", journal, "3-9")


@pytest.mark.parametrize("journal", ["Journal of Cold Hands. B", "Gloves. Series A"])
def test_a_series_belongs_to_its_journal_behind_a_title_in_capitals_too(journal: str):
    entry = read_reference(f"Made A, Up B. A Guide to Hands in Cold Towns. {journal}. {NUMBERS}", None)
    assert (entry.title, entry.journal) == ("A Guide to Hands in Cold Towns", journal)


@pytest.mark.parametrize(
    "journal", ["J. Warm. Med", "Ann. Warm. Sci", "Annu. Rev. Wool", "Glove Res. Clin. Pract", "Hands"]
)
@pytest.mark.parametrize(
    "title", ["Cold, warm and other hands: MRI, and CT", "Hands, feet. A look from Wooltown, Lapland"]
)
def test_commas_end_titles_only_where_the_year_stands_between_volume_and_pages(title: str, journal: str):
    by_comma = read_reference(f"A. Made, B. Up, {title.partition('.')[0]}, {journal}. 12 (2015) 3–9.", None)
    assert (by_comma.title, by_comma.journal) == (title.partition(".")[0], journal)
    by_stop = read_reference(f"A. Made, B. Up, {title}. {journal}. 12, 3–9 (2015).", None)
    assert (by_stop.title, by_stop.journal) == (title, journal)


def test_an_entry_without_a_title_opens_with_its_journal():
    for journal in ("J. Warm. Med", "Int J Warm Hands Cold Feet Wool"):
        entry = read_reference(f"Made A, Up B. {journal}. {NUMBERS}", None)
        assert (entry.title, entry.journal, entry.pages) == (None, journal, "3-9")


@pytest.mark.parametrize("title", ["Inside front cover", "Reply"])
def test_a_short_title_is_one_where_volume_and_pages_follow_its_journal(title: str):
    entry = read_reference(f"{title}. J Warm. {NUMBERS}", None)
    assert (entry.authors, entry.title, entry.journal) == ((), title, "J Warm")
    assert read_reference(f"{title}. J Warm. 2015.", None).title is None


def test_numbers_in_a_sentence_of_the_title_are_no_place():
    years = "Gloves after the cold 2014 season, or before"
    entry = read_reference(f"A. Made, B. Up, {years}, J. Warm. 12 (2015) 3–9.", None)
    assert (entry.title, entry.year, entry.volume) == (years, 2015, "12")
    volume = "Cold hands. I. Loss of wool T4 by washing"
    assert read_reference(f"Made, A. (2015). {volume}. J Warm, 12, 3–9.", None).title == volume


@pytest.mark.parametrize("authors", ["A. Made, B.C. Up", "A. Made, et al."])
def test_what_nothing_parts_is_not_stated(authors: str):
    raw = f"{authors} Cold hands: what becomes of them in winter J. Warm., 12 (3) (2015), pp. 3-9, 10.9999/w.1"
    entry = read_reference(raw, None)
    assert (entry.title, entry.journal, entry.et_al) == (None, None, "et al" in authors)
    assert entry.authors == (("Made A",) if entry.et_al else ())
    assert (entry.year, entry.volume, entry.issue, entry.pages, entry.doi) == (2015, "12", "3", "3-9", "10.9999/w.1")


def test_what_a_full_stop_or_a_comma_parts_is_stated_there():
    for parted in ("Made A. Cold: a look. J Warm", "A. Made, Cold: a look, J Warm", "A. Made, Cold: a look? J Warm"):
        entry = read_reference(f"{parted}, 12 (3) (2015), pp. 3-9", None)
        assert (entry.authors, entry.journal, entry.pages) == (("Made A",), "J Warm", "3-9"), parted


@pytest.mark.parametrize(
    ("printed", "bare"),
    [
        ("“Cold hands.”", "Cold hands"),
        ("'Cold hands'", "Cold hands"),
        ("Answer to “Cold hands”.", "Answer to “Cold hands”"),
        ('"Cold" and "warm" hands', '"Cold" and "warm" hands'),
        ("“Cold” and “warm”", "“Cold” and “warm”"),
    ],
)
def test_only_the_quotation_marks_around_a_title_are_taken_off(printed: str, bare: str):
    assert bare_title(printed) == bare


def test_marks_within_a_quoted_title_do_not_end_it():
    for raw in ("Made, A. (2015) ‘Answer to \"Cold hands\"’, J Warm, 12(3), pp. 3–9.", "Made, A. (2015) 'Hands' Answer', J Warm, 12, pp. 3–9."):  # fmt: skip
        entry = read_reference(raw, None)
        assert (entry.title, entry.journal) == (raw[17:].split(", J Warm")[0][:-1], "J Warm")


def test_a_place_that_is_whole_is_looked_for_before_numbers_of_the_title():
    title = "Wool in winter. III. A look at 14C-labelled L51 gloves"
    entry = read_reference(f"Made A, Up B (2015) {title}. J Warm 12(3):101-109.", None)
    assert (entry.title, entry.journal, entry.volume) == (title, "J Warm", "12")
    title = "Is wool warm? An answer to Roe et al., 2014"
    entry = read_reference(f"Made A, Up B. {title}. Wool. 2015;12:101-109.", None)
    assert (entry.title, entry.journal, entry.year) == (title, "Wool", 2015)


@pytest.mark.parametrize(
    "title",
    ["[How warm are hands? Gloves]", "Warm hands in towns. HANDS-2", "A Guide to Gloves in Town. Woolen Mittens"],
)
def test_the_last_words_of_a_title_are_no_part_of_a_journal_of_one_word(title: str):
    entry = read_reference(f"Made A, Up B. {title}. Wool. {NUMBERS}", None)
    assert (entry.title, entry.journal) == (title, "Wool")


def test_a_journal_opens_behind_the_last_comma_and_with_a_capital():
    entry = read_reference("A. Made, B. Up, Cold hands? Gloves, Lapland Wool 12 (2015) 3–9.", None)
    assert (entry.title, entry.journal) == ("Cold hands? Gloves", "Lapland Wool")
    assert read_reference("A. Made, B. Up, Cold hands, and gloves 12 (2015) 3–9.", None).journal is None


def test_numbers_before_a_word_are_no_place_where_no_pages_are_printed():
    entry = read_reference("Made A, Up B. Gloves. Hands in the 2014 season. J Warm. 2015.", None)
    assert (entry.title, entry.year) == ("Gloves. Hands in the 2014 season", 2015)
    entry = read_reference("Made, A. (2015). Gloves. Loss of wool 4 by washing. J Warm, 12.", None)
    assert (entry.title, entry.volume) == ("Gloves. Loss of wool 4 by washing", "12")
