"""Entries of reference lists in the styles of different publishers."""

import pytest

from articles.importers.references import read_reference


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
