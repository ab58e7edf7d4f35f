import pytest

from articles.importers.references.entries import LIST_HEADING, first_page_only, is_reference, read_reference


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
        "Warm Rooms. Town Council. https://town.example/rooms. Accessed May 1, 2024.",
        "Cold hands",
        "Warm rooms; town guideline (March 2016, last updated July 2020)",
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


@pytest.mark.parametrize(
    "heading",
    [
        "Reference", "References", "REFERENCES:", "(References)", "Sources", "Bibliography", "Citations", "Works cited",
        "Literature", "Literature cited", "Further reading", "Additional references", "Selected references",
        "Key references", "Cited literature", "Further references", "Other sources", "Medical references",
        "Article sources", "Show 3 references", "Hide references", "View all references", "Show sources",
        "References cited", "Reference list", "References and sources", "Sources and references",
        "References and further reading", "References and resources", "12 sources",
    ],
)  # fmt: skip
def test_the_usual_headings_open_a_list(heading: str):
    assert LIST_HEADING.match(heading)


@pytest.mark.parametrize(
    "text", ["Sources of warmth", "Our references", "References are listed below", "Literature review"]
)
def test_other_headings_open_none(text: str):
    assert not LIST_HEADING.match(text)


@pytest.mark.parametrize(
    "printed",
    [
        "PMID: 27913484",
        "PMID 27913484",
        "PubMed: 27913484",
        "pubmed.ncbi.nlm.nih.gov/27913484",
        "PubMed PMID: 27913484",
    ],
)
def test_the_number_in_pubmed_is_read_in_each_form(printed: str):
    assert read_reference(f"Made A. Cold hands. J Warm. 1999;12:3-9. {printed}", 1).pmid == "27913484"


@pytest.mark.parametrize(
    "sort", ["Research", "Guideline", "Guidelines", "Review", "Systematic review", "Trial", "Clinical trial"]
)
def test_the_sort_of_a_work_is_no_part_of_its_title(sort: str):
    entry = read_reference(f"{sort}. Cold hands in very old people. The Warm Journal, 1999.", 1)
    assert (entry.title, entry.journal, entry.year) == ("Cold hands in very old people", "The Warm Journal", 1999)


def test_part_of_a_longer_number_is_no_year():
    assert not is_reference("Call 0120151 or 201512")
    assert read_reference("Warm Institute. Cold hands. Leaflet 1201945. Last reviewed 1999.", 1).year == 1999


@pytest.mark.parametrize(
    ("printed", "doi"),
    [
        ("doi:10.9999/w.1PubMedGoogle ScholarCrossref", "10.9999/w.1"),
        ("doi: 10.9999/0041-008x(79)90073-5.", "10.9999/0041-008x(79)90073-5"),
        ("doi: 10.9999/s0140(15)60", "10.9999/s0140(15)60"),
        ("doi: 10.9999/s0140(15).", "10.9999/s0140(15)"),
        ("(doi: 10.9999/w.1)", "10.9999/w.1"),
        ("https://doi.org/10.9999/(1977)39:2+<882::aid-w2820390726>3.0.co;2-x.", "10.9999/(1977)39:2+<882::aid-w2820390726>3.0.co;2-x"),
    ],
)  # fmt: skip
def test_a_doi_is_read_to_its_end(printed: str, doi: str):
    assert read_reference(f"Made A. Cold hands. J Warm. 1999;12:3-9. {printed}", 1).doi == doi


@pytest.mark.parametrize(
    "words", ["OpenUrlCrossRefPubMed", "OpenUrlAbstract/FREE Full Text", "Abstract/FREE", "CASPubMed"]
)
def test_words_of_links_glued_to_a_doi_are_no_part_of_it(words):
    raw = f"Doe J. Mittens. J Warm 2001;3:4-9. doi:10.9999/0002-9343(74)90852-3{words}"
    assert read_reference(raw, 1).doi == "10.9999/0002-9343(74)90852-3"


def test_an_identifier_behind_a_link_fills_the_field_and_one_that_is_printed_goes_first():
    raw, place = "Doe J. Mittens. J Warm 2001;3:4-9.", "https://doi.org/10.9999/w.1"
    assert (read_reference(raw, 1, [place]).doi, read_reference(raw, 1, [place]).raw) == ("10.9999/w.1", raw)
    assert read_reference(f"{raw} doi:10.9999/w.2", 1, [place]).doi == "10.9999/w.2"
