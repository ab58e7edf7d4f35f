"""Where an entry was printed, in each order of journal, year, volume, issue and pages that publishers use."""

import pytest

from articles.importers.references.entries import read_reference
from articles.importers.references.places import issue_of, title_and_place

TITLE = "Cold hands and feet."


def printed(place: str, title: str = TITLE, **how: bool) -> tuple[str | None, ...] | None:
    """Title, journal, year, volume, issue and pages; nothing where no order fits."""
    found, match = title_and_place(f"{title} {place}", **how)
    if match is None:
        return None
    return (found, match["journal"], match["year"], match["volume"], issue_of(match), match["pages"])


@pytest.mark.parametrize(
    ("place", "read"),
    [
        ("J Warm Med 2004 Dec;12(1):3-9.", ("2004", "12", "1", "3-9")),
        ("J Warm Med. 2004 Dec 12-14;12:3-9.", ("2004", "12", None, "3-9")),
        ("J Warm Med. 2004;12(1):3-9.", ("2004", "12", "1", "3-9")),
        ("J Warm Med 2004, 12, 100–105.", ("2004", "12", None, "100–105")),
        ("J Warm Med 2004, 12, no. 4, pp. 3–9.", ("2004", "12", "4", "3–9")),
        ("J Warm Med 2004, 12 issue 4, p. 3.", ("2004", "12", "4", "3")),
        ("J Warm Med (2004) 12:101–9.", ("2004", "12", None, "101–9")),
        ("J Warm Med (2004a) 12:101–9.", ("2004", "12", None, "101–9")),
        ("J Warm Med 2004: 12; 3.", ("2004", "12", None, None)),
        ("J Warm Med 2004. vol. 12: e3.", ("2004", "12", None, "e3")),
        ("J Warm Med 2004;12 Suppl 2:S3-S9.", ("2004", "12", "Suppl 2", "S3-S9")),
        ("J Warm Med 2004;12 Supplement:3.", ("2004", "12", "Supplement", "3")),
        ("J Warm Med, 2004.", ("2004", None, None, None)),
        ("J Warm Med 2004;12(1):49-52.e5.", ("2004", "12", "1", "49-52.e5")),
        ("J Warm Med 2004;12(1):49.e1-49.e12.", ("2004", "12", "1", "49.e1-49.e12")),
        ("J Warm Med 2004;12:101‐109.", ("2004", "12", None, "101‐109")),
        ("J Warm Med 2004;12:101‑109.", ("2004", "12", None, "101‑109")),
        ("J Warm Med 2004; 12 (03) 101-109", ("2004", "12", "03", "101-109")),
        ("J Warm Med 12:101-109 (March) 2004.", ("2004", "12", None, "101-109")),
        ("J Warm Med 12:101-109, 3 March 2004.", ("2004", "12", None, "101-109")),
        ("J Warm Med, vol. 2004, Article ID 4567, 8 pages, 2004", ("2004", "2004", None, "4567")),
        ("J Warm Med 12: 3-9, 2004", ("2004", "12", None, "3-9")),
        ("J Warm Med 12, 3–9 (2004)", ("2004", "12", None, "3–9")),
        ("J Warm Med 12(1): 3-9, Dec. 2004", ("2004", "12", "1", "3-9")),
        ("J Warm Med, vol. 12, no. 1, pp. 3–9, 2004", ("2004", "12", "1", "3–9")),
        ("J Warm Med 12 (2004) 3–9", ("2004", "12", None, "3–9")),
        ("J Warm Med 12, no. 1 (2004): 3–9", ("2004", "12", "1", "3–9")),
        ("J Warm Med 12 (1998), 3–9", ("1998", "12", None, "3–9")),
        ("J Warm Med 2004 12:3.", ("2004", None, None, None)),
        ("J Warm Med, vol. 12, Article ID 4567, 8 pages, 2015", ("2015", "12", None, "4567")),
        ("J Warm Med. Published online March 3, 2021", ("2021", "", None, "")),
        ("J Warm Med. Epub 3 March 2021", ("2021", "", None, "")),
        ("J Warm Med; Epub ahead of print March 3, 2021", ("2021", "", None, "")),
    ],
)
def test_each_order_is_read(place: str, read: tuple[str | None, ...]):
    assert printed(place) == ("Cold hands and feet", "J Warm Med", *read)


def test_a_title_ends_with_its_mark_or_within_quotation_marks():
    place = "J Warm Med 2004;12:3-9."
    assert printed(place, "Cold hands?") and printed(place, "Cold hands?")[0] == "Cold hands?"  # type: ignore[index]
    for title in ("“Cold hands.”", "“Cold hands,”", '"Cold hands."'):
        assert printed(place, title) == ("Cold hands", "J Warm Med", "2004", "12", None, "3-9"), title


def test_commas_part_title_and_journal_where_the_entry_is_written_so():
    entry = ("Cold hands, feet, J Warm Med 12 (2004) 3–9", "")
    assert printed(*reversed(entry)) is None
    assert printed(entry[0], "", by_commas=True) == ("Cold hands, feet", "J Warm Med", "2004", "12", None, "3–9")


@pytest.mark.parametrize("journal", ["Ann. Warm Hosp. Med", "Ann. of the Cold. Med"])
def test_full_stops_within_the_name_of_a_journal_do_not_end_the_title(journal: str):
    assert printed(f"{journal} 2004;12:3-9.") == ("Cold hands and feet", journal, "2004", "12", None, "3-9")


def test_a_place_without_a_title_has_none():
    assert printed("J Warm Med 2004;12:3-9.", ".") == (None, "J Warm Med", "2004", "12", None, "3-9")


def test_a_sentence_of_the_title_is_no_journal():
    entry = printed("In winter these hands become cold. J Warm Med 2004;12:3-9.")
    assert entry is not None
    assert entry[:2] == ("Cold hands and feet. In winter these hands become cold", "J Warm Med")


@pytest.mark.parametrize(
    "place",
    [
        "Doe, A., Roe, B., Moe, C., J Warm Med 2004;12:3-9.",
        "It tells what becomes of these hands. In winter they freeze. J Warm Med 2004;12:3-9.",
    ],
)
def test_names_and_sentences_are_no_journal(place: str):
    read = printed(place)
    assert read is None or read[1] == "J Warm Med"


@pytest.mark.parametrize(
    ("rest", "read"),
    [
        ("J Warm Med 12(1):3-9", ("12", "1", "3-9")),
        ("J Warm Med,12,3–9", ("12", None, "3–9")),
        ("J Warm Med. vol. 12, no. 4: pp. 3–9", ("12", "4", "3–9")),
        ("J Warm Med 12 Suppl 1:S3", ("12", "Suppl 1", "S3")),
        ("J Warm Med 12", ("12", None, None)),
        ("J Warm Med, 12(1), Article 55.", ("12", "1", "55")),
    ],
)
def test_the_place_is_read_where_the_year_stood_before_the_title(rest: str, read: tuple[str | None, ...]):
    title, match = title_and_place(f"Cold. {rest}", dated=True)
    assert match is not None and (title, match["journal"]) == ("Cold", "J Warm Med")
    assert (match["volume"], issue_of(match), match["pages"]) == read


@pytest.mark.parametrize("word", ["reviewed", "updated", "Last update", "Accessed", "Retrieved"])
def test_the_day_of_a_page_is_no_journal(word: str):
    assert printed(f"Warm rooms. {word} May 3, 2019.") is None


def test_an_issue_of_two_numbers_is_read_whole():
    read = read_reference("A. Doe, “Cold hands,” Journal of Warmth, vol. 13, no. 4-5, pp. 351–354, 2014.", 1)
    assert (read.journal, read.volume, read.issue, read.pages) == ("Journal of Warmth", "13", "4-5", "351–354")


@pytest.mark.parametrize(
    ("place", "read"),
    [
        ("J Warm Med 2004; 12 101-109", ("2004", "12", None, "101-109")),
        ("J Warm Med 2004; 12 e101 doi: 10.9999/w", ("2004", "12", None, "e101")),
        ("J Warm Med 2004;235-236:106.", ("2004", "235-236", None, "106")),
        ("J Warm Med 2004;85B:42-55.", ("2004", "85B", None, "42-55")),
        ("J Warm Med 2004;12 Pt 2:42-55.", ("2004", "12", "Pt 2", "42-55")),
        ("J Warm Med, vol. 12, no. Pt 3, pp. 3–9, 2004", ("2004", "12", "Pt 3", "3–9")),
        ("J Warm Med, vol. 12, no. 4 Suppl 1, Mar. 2004, pp. 3–9", ("2004", "12", "4 Suppl 1", "3–9")),
        ("J Warm Med, vol. 12 Suppl 2, Mar. 2004, pp. 3–9", ("2004", "12", "Suppl 2", "3–9")),
        ("J Warm Med 12 Suppl 2 (2004) 3–9", ("2004", "12", "Suppl 2", "3–9")),
        ("J Warm Med 12 Suppl 2, 3–9 (2004)", ("2004", "12", "Suppl 2", "3–9")),
        ("J Warm Med 2021, 5582241 (2021)", ("2021", "2021", None, "5582241")),
        ("J Warm Med 2021 (2021) 5582241", ("2021", "2021", None, "5582241")),
        ("J Warm Med. 2004;12(1):WARMJOURNAL1210001.", ("2004", "12", "1", "WARMJOURNAL1210001")),
        ("J Warm Med. 2004;12(1):101-109.PubMedGoogle Scholar", ("2004", "12", "1", "101-109")),
    ],
)
def test_volumes_issues_and_pages_are_read_in_each_form(place: str, read: tuple[str | None, ...]):
    assert printed(place) == ("Cold hands and feet", "J Warm Med", *read)


@pytest.mark.parametrize("state", ["Advance online publication.", "Online ahead of print.", "In press"])
def test_a_journal_is_read_before_it_prints(state: str):
    read = read_reference(f"Made, A. (2021). Cold hands. J Warm. {state} https://doi.org/10.9999/w", None)
    assert (read.title, read.journal, read.volume, read.pages) == ("Cold hands", "J Warm", None, None)
