import pytest

from articles.importers.references.entries import first_page_only, is_reference, read_reference


def test_a_vancouver_entry_is_parted_into_its_fields():
    entry = read_reference("Doe J, van der Berg AB, et al. Cold hands: a trial. J Warm Med 2004; 19:3054.", 1)
    assert entry.authors == ("Doe J", "van der Berg AB")
    assert entry.et_al
    assert (entry.title, entry.journal) == ("Cold hands: a trial", "J Warm Med")
    assert (entry.year, entry.volume, entry.issue, entry.pages) == (2004, "19", None, "3054")


def test_issue_pages_doi_and_pmid_are_read():
    entry = read_reference(
        "Doe JA, Roe RB. Is it cold? J Warm. 2016 Dec 2;12(1):226-231. doi:10.1234/jw.16. PMID: 27913484.", 2
    )
    assert (entry.title, entry.journal, entry.year) == ("Is it cold?", "J Warm", 2016)
    assert (entry.volume, entry.issue, entry.pages) == ("12", "1", "226-231")
    assert (entry.doi, entry.pmid) == ("10.1234/jw.16", "27913484")


def test_names_with_commas_are_read():
    entry = read_reference("Doe, J.; Roe, R.B. Proteins in the cold. Lancet 1999, 353, 100–105. [CrossRef]", 3)
    assert entry.authors == ("Doe J", "Roe RB")
    assert (entry.journal, entry.volume, entry.pages) == ("Lancet", "353", "100–105")


@pytest.mark.parametrize(
    "raw",
    [
        "Town Hospital. Warm rooms. https://town.example/rooms. Accessed May 1, 2024.",
        "Cold hands",
        "Smith, John (2011). Something. In: A Book about Cold. 7th ed. Publisher",
    ],
)
def test_what_an_entry_does_not_state_stays_empty(raw):
    entry = read_reference(raw, None)
    assert entry.raw == raw
    assert (entry.authors, entry.title, entry.journal, entry.volume, entry.pages) == ((), None, None, None, None)


def test_the_day_a_page_was_opened_is_not_its_year():
    assert read_reference("Town Hospital. Rooms. Accessed May 1, 2024.", 1).year is None


def test_an_entry_with_its_first_page_only_is_told_from_a_complete_one():
    assert first_page_only(read_reference("Doe J. Title here. J Warm 2004; 19:3054.", 1))
    assert not first_page_only(read_reference("Doe J. Title here. J Warm 2004; 19:3054-60.", 1))


def test_a_line_without_year_or_identifier_is_no_entry():
    assert not is_reference("This page was made with care.")
    assert is_reference("Doe J. Title. doi:10.1234/abc")
