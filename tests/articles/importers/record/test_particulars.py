"""A table of what a document says of itself is its record; a table of anything else stays a table."""

from datetime import date

import pytest

from articles.importers import Imported, read, read_text
from tests.articles.importers.accounting import lost_and_invented

TODAY = date(2026, 11, 22)
ROWS = (
    ("Author", "Dr Rita Roe, Consultant in Mittens"), ("Reviewed by", "Prof. Ann Clark, FRCP"),
    ("Date of review", "9 July 2024"), ("First published", "3 May 2023"), ("Version", "Blue 7"),
)  # fmt: skip
TEXT = (
    "Cold weather closes the small vessels of the hands, and the blood goes elsewhere for a while. It hurts a little."
)


def from_html() -> Imported:
    rows = "".join(f"<tr><td><b>{label}</b></td><td>{value}</td></tr>" for label, value in ROWS)
    body = f"<h1>Cold hands</h1><table>{rows}</table><h2>Care</h2><p>{TEXT}</p>"
    return read_text(f"<html><body>{body}</body></html>", "page.html", today=TODAY)[1]


def from_markdown() -> Imported:
    first, *others = (f"| **{label}** | {value} |" for label, value in ROWS)
    source = "\n".join(("# Cold hands", "", first, "| --- | --- |", *others, "", "## Care", "", TEXT))
    imported = read(source, "page.md", today=TODAY)
    assert lost_and_invented(source, imported) == ({}, {})
    return imported


@pytest.mark.parametrize("imported", [from_html(), from_markdown()], ids=["html", "markdown"])
def test_a_table_of_labels_is_the_record_of_its_document(imported: Imported):
    assert imported.authors == ("Rita Roe",)
    assert [(one.name, one.credentials) for one in imported.source_review.reviewers] == [("Ann Clark", "FRCP")]
    assert (imported.source_dates.reviewed, imported.source_dates.published) == ("2024-07-09", "2023-05-03")
    assert "Version: Blue 7" in [one.text for one in imported.set_aside]
    assert [section.heading for section in imported.sections] == ["Care"]


@pytest.mark.parametrize(
    "rows",
    [
        [("Test", "Result"), ("Warmth", "Low"), ("Colour", "White")],
        [("Author", "Rita Roe", "MD"), ("Reviewed by", "Ann Clark", "MD")],
        [("Updated", "9 July 2024"), ("Warmth", "Low"), ("Colour", "White"), ("Pain", "Some")],
    ],
)
def test_a_table_of_results_or_of_three_cells_or_with_one_date_stays_a_table(rows):
    table = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    source = f"<html><body><h1>Cold hands</h1><p>{TEXT}</p><h2>Care</h2><table>{table}</table></body></html>"
    imported = read_text(source, "page.html", today=TODAY)[1]
    assert f"| {' | '.join(rows[1])} |" in imported.sections[-1].text
