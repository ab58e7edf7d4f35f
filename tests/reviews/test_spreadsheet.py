import csv
import io

import pytest

from reviews.spreadsheet import csv_lines, safe


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_begins_with_an_apostrophe(cell: str) -> None:
    assert safe(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "text"), [("What is it?", "What is it?"), (None, ""), (12, "12"), ("a=b", "a=b")])
def test_any_other_cell_stays_as_it_is(cell: object, text: str) -> None:
    assert safe(cell) == text


def test_lines_read_back_as_they_were_written() -> None:
    rows = [("one, two", 'a "word"'), ("line\nbreak", "=2")]
    text = "".join(csv_lines(("a", "b"), rows))
    assert list(csv.reader(io.StringIO(text, newline=""))) == [
        ["a", "b"], ["one, two", 'a "word"'], ["line\nbreak", "'=2"]
    ]  # fmt: skip
